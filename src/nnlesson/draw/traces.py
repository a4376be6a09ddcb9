"""Traces: how several numbers went over the same run, with the levels that they cannot pass and a moment marked.

Each line has its name at its end. A strong line stands out; the others are thin, for comparison.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nnlesson.draw.axes import Axes, target, text
from nnlesson.draw.curve import BOTTOM, LEAST_STEPS, LEFT, TOP, Subject
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, round_up
from nnlesson.draw.trace import Trace
from nnlesson.draw.wording import short

WIDTH = 340.0
LETTER, GAP = 6.9, 14.0  # about the width of a letter, and the room between two names
SHARE_OF_GUIDE = 0.5  # from here on across the chart, words stand left of what they say

type Wording = Callable[[float], str]


@dataclass(frozen=True)
class Line:
    """One number: its course, its name, its colour token; `since` is the step at which its course begins."""

    trace: Trace
    label: str
    tone: str = "loss"
    strong: bool = True
    dashed: bool = False
    since: int = 0

    @property
    def last(self) -> int:
        return self.since + self.trace.count - 1


@dataclass(frozen=True)
class Level:
    """A value drawn across the whole chart: a floor, or what guessing would give."""

    value: float
    label: str
    at_the_end: bool = False  # its name stands at the right


@dataclass(frozen=True)
class Moment:
    """A step at which something happened."""

    step: int
    label: str


def traces(
    lines: Sequence[Line],
    subject: Subject,
    levels: Sequence[Level] = (),
    moment: Moment | None = None,
    pointed: float | None = None,
    height: float = 220.0,
    written: Wording = short,
) -> Figure:
    """`pointed` is how far across the chart a learner points; `written` puts a value into words."""
    shown = [line for line in lines if line.trace.count]
    axes = axes_of(shown, subject, levels, height, written)
    read = reading(shown, axes, subject, pointed, written)
    drawing = svg(
        WIDTH,
        height,
        description(shown, subject, levels, moment, written),
        axes.draw(),
        *[across(level, axes) for level in levels],
        *[course(line, axes) for line in sorted(shown, key=lambda line: line.strong)],
        *[level_name(level, shown, axes) for level in levels],
        *([at_moment(moment, axes)] if moment else []),
        *names(shown, axes, written),
        *([guide(axes, *read)] if read else []),
        target(axes, subject.name, f"Read {subject.label}", read[1] if read else "", pointed or 0.0),
    )
    return Figure(drawing)


def axes_of(lines: Sequence[Line], subject: Subject, levels: Sequence[Level], height: float, written: Wording) -> Axes:
    values = [*(max(line.trace.highs) for line in lines), *(level.value for level in levels)]
    top = subject.high or round_up(max(values, default=1.0))
    least = min((min(line.trace.lows) for line in lines), default=0.0)
    low = -round_up(-least) if least < 0 else 0.0
    steps = max(LEAST_STEPS, round_up(max((line.last for line in lines), default=1)))
    longest = max((len(line.label) + (6 if line.strong else 0) for line in lines), default=0)
    x = Linear(0.0, steps, LEFT, WIDTH - 14 - LETTER * longest)
    return Axes(x, Linear(low, top, height - BOTTOM, TOP, subject.ticks), subject.step, subject.label)


def course(line: Line, axes: Axes) -> Element:
    steps, values = [np.array(column) for column in zip(*line.trace.points(), strict=True)]
    places = zip(axes.x.places(steps + line.since).tolist(), axes.y.places(values).tolist(), strict=True)
    weight = "" if line.strong else " nn-curve--thin"
    return element(
        "path",
        d=polyline(places),
        class_=f"nn-curve nn-stroke-{line.tone}{weight}",
        stroke_dasharray="6 3" if line.dashed else None,
    )


def names(lines: Sequence[Line], axes: Axes, written: Wording) -> list[Element]:
    """The lines' names behind their ends, moved apart where they would cover each other."""
    ends = [axes.y.place(line.trace.last) for line in lines]
    drawn: list[Element] = []
    for line, end, y in zip(lines, ends, apart(ends, axes.top, axes.bottom), strict=True):
        x = axes.x.place(line.last)
        tone = f"nn-fill-{line.tone}" if line.strong else "nn-label"
        words = f"{line.label} {written(line.trace.last)}".strip() if line.strong else line.label
        drawn.append(element("circle", cx=x, cy=end, r=3.5 if line.strong else 2.5, class_=f"nn-fill-{line.tone}"))
        drawn.append(text(x + 8, y + 4, words, f"nn-halo {'nn-value ' if line.strong else ''}{tone}"))
    return drawn


def apart(places: Sequence[float], top: float, bottom: float) -> list[float]:
    """The same places in the same order, at least GAP from each other, and as near to where they were as can be."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + GAP)
    lowest = bottom
    for i in reversed(order):
        moved[i] = max(min(moved[i], lowest), min(top, moved[i]))
        lowest = moved[i] - GAP
    return moved


def across(level: Level, axes: Axes) -> Element:
    y = axes.y.place(level.value)
    return element("line", x1=axes.left, x2=axes.right, y1=y, y2=y, class_="nn-across")


def level_name(level: Level, lines: Sequence[Line], axes: Axes) -> Element:
    """Above the line at its end, where no other line ends; or at its start, below it if there is room."""
    y = axes.y.place(level.value)
    begin = axes.right - LETTER * len(level.label)
    taken = [axes.y.place(line.trace.last) for line in lines if axes.x.place(line.last) > begin - GAP]
    if level.at_the_end and all(abs(end - y + 9) > GAP for end in taken):
        return text(axes.right - 4, y - 5, level.label, "nn-label nn-halo nn-end")
    below = y + GAP < axes.bottom - 2 and not level.at_the_end
    return text(axes.left + 6, y + (GAP if below else -5), level.label, "nn-label nn-halo nn-start")


def at_moment(moment: Moment, axes: Axes) -> Element:
    x = axes.x.place(moment.step)
    left = x > axes.left + SHARE_OF_GUIDE * (axes.right - axes.left)
    words = text(
        x + (-6 if left else 6),
        (axes.top + axes.bottom) / 2,
        moment.label,
        f"nn-halo {'nn-end' if left else 'nn-start'}",
    )
    return element("g", element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-moment"), words)


def reading(
    lines: Sequence[Line], axes: Axes, subject: Subject, pointed: float | None, written: Wording
) -> tuple[float, str] | None:
    """Where a learner points, and what the strong lines have there."""
    if pointed is None or not lines:
        return None
    step = min(round(pointed * axes.x.high), max(line.last for line in lines))
    said = []
    for line in lines:
        found = line.trace.at((step - line.since) / axes.x.high, axes.x.high) if line.strong else None
        if found and line.since <= step <= line.last:
            said.append(f"{line.label} {written(found[2])}".strip())
    return axes.x.place(step), f"{subject.step} {step}: {', '.join(said) or 'nothing'}"


def guide(axes: Axes, x: float, words: str) -> Element:
    left = x > axes.left + SHARE_OF_GUIDE * (axes.right - axes.left)
    return element(
        "g",
        element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-guide"),
        text(x + (-8 if left else 8), axes.top + 8, words, f"nn-value nn-halo {'nn-end' if left else 'nn-start'}"),
        aria_hidden="true",
    )


def description(
    lines: Sequence[Line], subject: Subject, levels: Sequence[Level], moment: Moment | None, written: Wording
) -> str:
    if not lines:
        return f"{subject.label} over {subject.step}s: nothing yet."
    went = "; ".join(
        f"{line.label or subject.label} from {written(line.trace.firsts[0])} to {written(line.trace.last)}"
        for line in lines
    )
    marked = [level.label for level in levels] + ([moment.label] if moment else [])
    told = f" Marked: {', '.join(marked)}." if marked else ""
    return f"{subject.label} over {max(line.last for line in lines)} {subject.step}s: {went}.{told}"
