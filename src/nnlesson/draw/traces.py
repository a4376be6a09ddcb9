"""Traces: how several numbers went over the same run, with the levels that they cannot pass and a moment marked.

Each line has its name at its end. A strong line stands out; the others are thin, for comparison. Where values span
decades, the chart can be logarithmic.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nnlesson.draw.axes import Axes, target, text
from nnlesson.draw.curve import BOTTOM, LEAST_STEPS, LEFT, TOP, Subject
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, Log, Scale, round_up
from nnlesson.draw.trace import Trace
from nnlesson.draw.wording import short

WIDTH = 340.0
LETTER, GAP = 6.9, 14.0  # about the width of a letter, and the room between two rows of letters
BRIEF = 8  # letters of a name behind which its value has room; behind longer ones it goes below
VALUE = 6  # letters of a value, about

type Wording = Callable[[float], str]


@dataclass(frozen=True)
class Line:
    """One number: its course, its name, its colour token; `since` is the step at which its course begins."""

    trace: Trace
    label: str
    tone: str = "loss"
    strong: bool = True
    dashes: str = ""  # of SVG; "" is a whole line
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
    low: float | None = None,
) -> Figure:
    """`pointed` is how far across the chart a learner points; `written` puts a value into words.

    With `low` the chart is logarithmic, and begins there.
    """
    shown = [line for line in lines if line.trace.count]
    axes = axes_of(shown, subject, levels, height, low)
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


def axes_of(lines: Sequence[Line], subject: Subject, levels: Sequence[Level], height: float, low: float | None) -> Axes:
    steps = max(LEAST_STEPS, round_up(max((line.last for line in lines), default=1)))
    x = Linear(0.0, steps, LEFT, WIDTH - 14 - LETTER * longest(lines), 4)
    y = y_scale(lines, subject, levels, height - BOTTOM, low)
    return Axes(x, y, subject.step, subject.label)


def y_scale(
    lines: Sequence[Line], subject: Subject, levels: Sequence[Level], bottom: float, low: float | None
) -> Scale:
    values = [subject.reach, *(max(line.trace.highs) for line in lines), *(level.value for level in levels)]
    top = subject.high or round_up(max(values) or 1.0)
    if low is not None:
        return Log(low, top, bottom, TOP)
    least = min((min(line.trace.lows) for line in lines), default=0.0)
    return Linear(-round_up(-least) if least < 0 else 0.0, top, bottom, TOP, subject.ticks)


def longest(lines: Sequence[Line]) -> int:
    """Letters of the longest row behind a line's end."""
    if stacked(lines):
        return max(VALUE, *(len(line.label) for line in lines))
    return max((len(line.label) + (VALUE if line.strong else 0) for line in lines), default=0)


def stacked(lines: Sequence[Line]) -> bool:
    """Whether the values stand below the names."""
    return any(line.strong and len(line.label) > BRIEF for line in lines)


def course(line: Line, axes: Axes) -> Element:
    steps, values = [np.array(column) for column in zip(*line.trace.points(), strict=True)]
    places = zip(axes.x.places(steps + line.since).tolist(), axes.y.places(values).tolist(), strict=True)
    weight = "" if line.strong else " nn-curve--thin"
    return element(
        "path",
        d=polyline(places),
        class_=f"nn-curve nn-stroke-{line.tone}{weight}",
        stroke_dasharray=line.dashes or None,
    )


def names(lines: Sequence[Line], axes: Axes, written: Wording) -> list[Element]:
    """The lines' names behind their ends, moved apart where they would cover each other."""
    below = stacked(lines)
    ends = [axes.y.place(line.trace.last) for line in lines]
    drawn: list[Element] = []
    for line, end, y in zip(lines, ends, apart(ends, axes.top, axes.bottom, GAP * (1 + below)), strict=True):
        x = axes.x.place(line.last)
        look = f"nn-halo nn-value nn-fill-{line.tone}" if line.strong else "nn-halo nn-label"
        value = written(line.trace.last) if line.strong else ""
        rows = [line.label, value] if below else [f"{line.label} {value}".strip()]
        drawn.append(element("circle", cx=x, cy=end, r=3.5 if line.strong else 2.5, class_=f"nn-fill-{line.tone}"))
        first = y + 4 - (GAP / 2 if below else 0)
        drawn += [text(x + 8, first + i * (GAP - 1), row, look) for i, row in enumerate(rows) if row]
    return drawn


def apart(places: Sequence[float], top: float, bottom: float, gap: float = GAP) -> list[float]:
    """The same places in the same order, at least `gap` from each other, and as near to where they were as can be."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    lowest = bottom
    for i in reversed(order):
        moved[i] = max(min(moved[i], lowest), min(top, moved[i]))
        lowest = moved[i] - gap
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
    x, y = axes.x.place(moment.step), (axes.top + axes.bottom) / 2
    return element("g", upright(axes, x, "nn-moment"), text(beside(x, moment.label, 6), y, moment.label, "nn-halo"))


def upright(axes: Axes, x: float, look: str) -> Element:
    return element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_=look)


def beside(x: float, words: str, away: float) -> float:
    """Where words begin that stand right of x, or left of it where they would leave the drawing."""
    width = LETTER * len(words)
    return x + away if x + away + width <= WIDTH else max(0.0, x - away - width)


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
    label = text(beside(x, words, 8), axes.top + 8, words, "nn-value nn-halo")
    return element("g", upright(axes, x, "nn-guide"), label, aria_hidden="true")


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
