"""A strip plot: every example on a lane of its own, as far to the right as the network is sure of its yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear
from nnlesson.draw.tokens import POINT
from nnlesson.draw.wording import percent

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 320.0, 14.0, 14.0, 14.0, 44.0
LANE, GAP, TITLE = 15.0, 10.0, 18.0


@dataclass(frozen=True)
class Example:
    """One example: its name, the probability of yes that the network gives it, and whether yes is right."""

    name: str
    probability: float
    yes: bool

    @property
    def right(self) -> bool:
        return (self.probability > 0.5) == self.yes


@dataclass(frozen=True)
class Group:
    """Examples under one title, those whose right answer is yes before the others."""

    title: str
    examples: Sequence[Example]
    named: bool = False  # whether each example's name is written beside it


def lanes(groups: Sequence[Group], label: str) -> Figure:
    """`label` says what lies to the right: "probability of Pass"."""
    lengths = [TITLE + LANE * len(group.examples) + GAP for group in groups]
    bottom = TOP + sum(lengths)
    axes = axes_of(bottom, label)
    half = axes.x.place(0.5)
    return Figure(
        svg(
            WIDTH,
            bottom + BOTTOM,
            description(groups, label),
            *ground(axes),
            element("line", x1=half, x2=half, y1=TOP, y2=bottom, class_="nn-boundary"),
            *[drawn for i, group in enumerate(groups) for drawn in group_at(group, axes, TOP + sum(lengths[:i]))],
        )
    )


def axes_of(bottom: float, label: str) -> Axes:
    return Axes(Linear(0.0, 1.0, LEFT, WIDTH - RIGHT, 4), Linear(0.0, 1.0, bottom, TOP), label, "")


def ground(axes: Axes) -> list[Element]:
    ticks = [child for tick in axes.x.ticks() for child in axes.column(tick)]
    return [element("g", *ticks, text(axes.right, axes.bottom + 38, axes.x_label, "nn-label nn-end"), class_="nn-axes")]


def group_at(group: Group, axes: Axes, top: float) -> list[Element]:
    right = sum(example.right for example in group.examples)
    title = f"{group.title}: {right} of {len(group.examples)} right"
    drawn = [ground_of(len(group.examples), axes, top), text(axes.left, top + 11, title, "nn-value nn-halo")]
    for i, example in enumerate(group.examples):
        drawn.append(mark(example, axes, top + TITLE + LANE * (i + 0.5), group.named))
    return drawn


@cache  # the lanes stay as they are from frame to frame
def ground_of(count: int, axes: Axes, top: float) -> Element:
    ys = [top + TITLE + LANE * (i + 0.5) for i in range(count)]
    return element("path", d="".join(f"M{axes.left} {y:.1f}H{axes.right}" for y in ys), class_="nn-grid")


def mark(example: Example, axes: Axes, y: float, named: bool) -> Element:
    """A disc for yes and a diamond for no; a cross beside it where the network is on the wrong side."""
    x, tone = axes.x.place(example.probability), "positive" if example.yes else "negative"
    size = POINT - 0.5
    diamond = f"M{x:.1f} {y - size - 1:.1f}l{size + 1} {size + 1}l{-size - 1} {size + 1}l{-size - 1} {-size - 1}z"
    shape = (
        element("circle", cx=x, cy=y, r=size, class_=f"nn-point nn-fill-{tone}")
        if example.yes
        else element("path", d=diamond, class_=f"nn-point nn-fill-{tone}")
    )
    inward, side = (-11.0, "nn-end") if example.probability > 0.5 else (11.0, "nn-start")
    words = (example.name if named else "") + ("" if example.right else " ✗" if named else "✗")
    tone = "" if example.right else " nn-fill-wrong"
    children: list[Child] = [shape, text(x + inward, y + 4.5, words, f"nn-value nn-halo {side}{tone}")]
    return element("g", *children)


def description(groups: Sequence[Group], label: str) -> str:
    return " ".join(f"{group.title}, {label}: {spoken(group.examples)}." for group in groups)


def spoken(examples: Sequence[Example]) -> str:
    return ", ".join(
        f"{example.name} {percent(example.probability)} {'right' if example.right else 'wrong'}" for example in examples
    )
