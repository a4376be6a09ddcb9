"""A bar chart of probabilities: one bar for each of a few answers, with the number written behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.wording import percent

WIDTH, ROW = 320.0, 30.0
NUMBER = 72.0  # room for a percentage behind the longest bar
LETTER, TICK = 9.0, 20.0  # the width of a letter of a name, and of a tick, in a wide font or set widely


@dataclass(frozen=True)
class Bar:
    """One answer and its probability.

    `right` marks the answer that is wanted, `top` the likeliest, `dim` one that is out of play.
    """

    label: str
    share: float | None  # from 0 to 1; None: nobody has asked yet
    right: bool = False
    dim: bool = False
    top: bool = False
    look: str = ""  # a class that gives it a colour of its own


def bars(given: Sequence[Bar], name: str, width: float = WIDTH) -> Figure:
    """`name` says what the bars are: "Probability of the next word". The longest name sets where the bars begin."""
    left = 14 + max(LETTER * len(bar.label) + TICK * bar.right for bar in given)
    rows = [row(bar, 4 + i * ROW, left, width - left - NUMBER) for i, bar in enumerate(given)]
    return Figure(svg(width, 8 + ROW * len(given), description(given, name), *rows))


def row(bar: Bar, y: float, left: float, longest: float) -> Element:
    middle = y + ROW / 2
    fill = bar.look or ("nn-fill-right" if bar.right else "nn-fill-bar")
    end = left + longest * min(1.0, max(0.0, bar.share or 0.0))
    children: list[Child] = [
        text(left - 8, middle + 4.5, ("✓ " if bar.right else "") + bar.label, "nn-value nn-end"),
        element("rect", x=left, y=y + 5, width=longest, height=ROW - 10, rx=3.0, class_="nn-bar-ground"),
        element("rect", x=left, y=y + 5, width=end - left, height=ROW - 10, rx=3.0, class_=fill),
        text(end + 6, middle + 4.5, written(bar), "nn-value"),
    ]
    return element("g", *children, class_="nn-dim" if bar.dim else "nn-top" if bar.top else None)


def written(bar: Bar) -> str:
    return "…" if bar.share is None else percent(bar.share)


def description(given: Sequence[Bar], name: str) -> str:
    shares = ", ".join(f"{bar.label} {written(bar)}" for bar in given)
    wanted = "".join(f" Wanted: {bar.label}." for bar in given if bar.right)
    return f"{name}: {shares}.{wanted}"
