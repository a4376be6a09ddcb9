"""Arithmetic as text: sums line by line, and the parts of one step below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Child, element
from nnlesson.draw.figure import Figure


def arithmetic(lines: Sequence[tuple[str, str]]) -> Figure:
    rows: list[Child] = []
    for title, sum_ in lines:
        rows.append(element("div", element("dt", title), element("dd", sum_)))
    return Figure(element("dl", *rows, class_="nn-arithmetic"))


@dataclass(frozen=True)
class Beat:
    """One part of a step: its name, what came out of it ("" before it has run), and how its number was got."""

    name: str
    result: str
    sum: str


def beats(label: str, given: Sequence[Beat], now: int) -> Figure:
    """The parts of a step below each other; `now` is the one that is seen, and -1 says that none has begun."""
    rows = [
        element(
            "li",
            element("span", beat.name, class_="nn-beat__name"),
            element("span", beat.result or "…", class_="nn-beat__result"),
            element("span", beat.sum, class_="nn-beat__sum"),
            class_=f"nn-beat nn-beat--now nn-beat--{i + 1}" if i == now else "nn-beat",
            aria_current="step" if i == now else None,
        )
        for i, beat in enumerate(given)
    ]
    return Figure(element("ol", *rows, class_="nn-beats", aria_label=label))
