"""A line chart of several numbers over the same run, with the levels that they cannot pass and a moment marked.

Each line has its name at its end. A strong line stands out; the others are thin, for comparison. Where values span
decades, the chart can be logarithmic.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nnlesson.core.trace import Trace
from nnlesson.draw.axes import Axes, target, text
from nnlesson.draw.curve import BOTTOM, LEAST_STEPS, LEFT, TOP, Subject
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.placing import GAP, LETTER, Box, Numbers, apart, box, extent
from nnlesson.draw.scales import Linear, Log, Scale, round_up
from nnlesson.draw.wording import short

WIDTH = 340.0
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
    drawn = laid_out(shown, axes, written)
    read = reading(shown, axes, subject, pointed, written)
    drawing = svg(
        WIDTH,
        height,
        description(shown, subject, levels, moment, written),
        axes.draw(),
        *[across(level, axes) for level in levels],
        *[course(one) for one in sorted(drawn, key=lambda one: one.line.strong)],
        *[level_name(level, drawn, moment, axes) for level in levels],
        *([at_moment(moment, axes)] if moment else []),
        *[part for one in drawn for part in ending(one)],
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


@dataclass(frozen=True)
class Drawn:
    """A line in its chart: the places of its course, and the rows of its name, the first of which stands on y."""

    line: Line
    xs: Numbers
    ys: Numbers
    rows: list[str]
    y: float

    @property
    def room(self) -> Box:
        """Of its name, with the dot that stands before it."""
        return box(float(self.xs[-1]), self.y, *self.rows)


def laid_out(lines: Sequence[Line], axes: Axes, written: Wording) -> list[Drawn]:
    """The lines, their names behind their ends, moved apart where they would cover each other."""
    below = stacked(lines)
    half = GAP / 2 if below else 0.0
    ends = [axes.y.place(line.trace.last) for line in lines]
    drawn = []
    for line, y in zip(lines, apart(ends, axes.top + half, axes.bottom - half, GAP + 2 * half), strict=True):
        steps, values = [np.array(column) for column in zip(*line.trace.points(), strict=True)]
        value = written(line.trace.last) if line.strong else ""
        rows = [line.label, value] if below else [f"{line.label} {value}".strip()]
        named = [row for row in rows if row]
        drawn.append(Drawn(line, axes.x.places(steps + line.since), axes.y.places(values), named, y + 4 - half))
    return drawn


def course(drawn: Drawn) -> Element:
    line = drawn.line
    weight = "" if line.strong else " nn-curve--thin"
    return element(
        "path",
        d=polyline(zip(drawn.xs.tolist(), drawn.ys.tolist(), strict=True)),
        class_=f"nn-curve nn-stroke-{line.tone}{weight}",
        stroke_dasharray=line.dashes or None,
    )


def ending(drawn: Drawn) -> list[Element]:
    """The dot at the end of a line, and its name."""
    line, x, end = drawn.line, float(drawn.xs[-1]), float(drawn.ys[-1])
    look = f"nn-halo nn-value nn-fill-{line.tone}" if line.strong else "nn-halo nn-label"
    dot = element("circle", cx=x, cy=end, r=3.5 if line.strong else 2.5, class_=f"nn-fill-{line.tone}")
    return [dot, *[text(x + 8, drawn.y + i * (GAP - 1), row, look) for i, row in enumerate(drawn.rows)]]


def across(level: Level, axes: Axes) -> Element:
    y = axes.y.place(level.value)
    return element("line", x1=axes.left, x2=axes.right, y1=y, y2=y, class_="nn-across")


def level_name(level: Level, drawn: Sequence[Drawn], moment: Moment | None, axes: Axes) -> Element:
    """At its own side of the chart, or else wherever it covers the least."""
    y, width = axes.y.place(level.value), LETTER * len(level.label)
    start, end = axes.left + 6, axes.right - 4 - width
    above, below, higher = y - 5, y + GAP, y - GAP  # higher: above a line that has come down to the level
    sides, rows = ((end, start), (above, below)) if level.at_the_end else ((start, end), (below, above))
    inside = [row for row in (*rows, higher) if axes.top < row < axes.bottom - 2] or [above]
    spots = []
    for x in sides:
        near = obstacles(x, x + width, drawn, moment, axes)
        spots += [(sum(map(box(x, row, level.label).covers, near)), x, row) for row in inside]
    _, x, row = min(spots, key=lambda spot: spot[0])
    if x == end:
        return text(axes.right - 4, row, level.label, "nn-label nn-halo nn-end")
    return text(start, row, level.label, "nn-label nn-halo nn-start")


def obstacles(left: float, right: float, drawn: Sequence[Drawn], moment: Moment | None, axes: Axes) -> list[Box]:
    """What words from `left` to `right` could cover: names, curves, and the mark of a moment."""
    found = [one.room for one in drawn] + [extent(one.xs, one.ys, left, right) for one in drawn]
    if moment:
        mark = axes.x.place(moment.step)
        found.append(Box(mark, axes.top, mark, axes.bottom))
    return found


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
