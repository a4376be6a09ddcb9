"""The words in a line chart: values at the ends of lines, names of levels and moments, none of them over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import numpy as np

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.course import Level, Line, Moment, Wording
from nnlesson.draw.element import Element
from nnlesson.draw.placing import BOLD, GAP, LETTER, RISE, Box, Numbers, Taken, apart, box
from nnlesson.draw.ranges import TOP, WIDTH, stacked

HEAD = 39  # letters that have room above a chart
BASE = 4.5  # by which words stand lower than what they are beside


@dataclass(frozen=True)
class Drawn:
    """A line in its chart: the places of its course, and the rows of its name, the first of which stands on y.

    A line without a name has its value alone, and y is where its course ends.
    """

    line: Line
    xs: Numbers
    ys: Numbers
    rows: list[str]
    y: float

    @property
    def named(self) -> bool:
        return bool(self.line.label)

    @property
    def end(self) -> tuple[float, float]:
        return float(self.xs[-1]), float(self.ys[-1])

    @property
    def room(self) -> Box:
        """Of its name, behind the dot at its end."""
        return box(self.end[0] + 8, self.y, *self.rows, letter=BOLD if self.line.strong else LETTER)


def laid_out(lines: Sequence[Line], axes: Axes, written: Wording) -> list[Drawn]:
    """The lines, their names behind their ends, moved apart where they would cover each other."""
    below = stacked(lines)
    half = GAP / 2 if below else 0.0
    ends = [axes.y.place(line.trace.last) for line in lines]
    drawn = []
    for line, y in zip(lines, apart(ends, axes.top + half, axes.bottom - 3 - half, GAP + 2 * half), strict=True):
        steps, values = [np.array(column) for column in zip(*line.trace.points(), strict=True)]
        value = written(line.trace.last) + arrow(line.trace.last, axes)
        rows = [line.label, value] if below else [f"{line.label} {value}".strip()]
        place = (axes.x.places(steps + line.since), axes.y.places(values))
        drawn.append(Drawn(line, *place, rows, y + BASE - half))
    return drawn


def arrow(value: float, axes: Axes) -> str:
    """Behind a value that lies beyond the end of the axis: to where."""
    return " ↓" if value < axes.y.low else " ↑" if value > axes.y.high * 1.001 else ""


def labels(drawn: Sequence[Drawn], levels: Sequence[Level], moment: Moment | None, axes: Axes) -> list[Element]:
    """All words inside the chart: what has its place first, and last what can stand in many places."""
    inside = Box(axes.left + 2, TOP - 7, WIDTH - 1, axes.bottom - 1)
    courses = [(one.xs, one.ys) for one in drawn]
    taken = Taken(inside, courses, [one.room for one in drawn if one.named])
    words = [row for one in drawn for row in name(one) if one.named]
    words += [found for one in drawn if not one.named for found in value(one, taken)]
    if moment:
        words += moment_name(moment, taken, axes)
    return words + [found for level in levels for found in level_name(level, taken, axes)]


def look(line: Line) -> str:
    return f"nn-halo nn-value nn-fill-{line.tone}" if line.strong else "nn-halo nn-label"


def name(drawn: Drawn) -> list[Element]:
    x = drawn.end[0] + 8
    return [text(x, drawn.y + i * (GAP - 1), row, look(drawn.line)) for i, row in enumerate(drawn.rows)]


def value(drawn: Drawn, taken: Taken) -> list[Element]:
    """The last value of a line without a name: behind its end, or else above or below it."""
    words, (x, y) = drawn.rows[0], drawn.end
    width = BOLD * len(words)
    starts = [x + 6 - width, x - width / 2, x - 2]
    rows = [y - 8, y + 20, y - 8 - GAP, y + 20 + GAP, y - 8 - 2 * GAP]
    beside = [(x + 8, y + BASE), (x - 8 - width, y + BASE)]
    spots = [beside[0], *((start, row) for row in rows for start in starts), beside[1]]
    return put(taken.freest(spots, words, BOLD), words, look(drawn.line))


def moment_name(moment: Moment, taken: Taken, axes: Axes) -> list[Element]:
    x, width = axes.x.place(moment.step), LETTER * len(moment.label)
    rows = [*np.linspace((axes.top + axes.bottom) / 2, axes.top + 12, 4).tolist(), axes.bottom - 8]
    spots = [(start, row) for row in rows for start in (x + 6, x - 6 - width)]
    taken.courses = [*taken.courses, (np.array([x, x + 0.1]), np.array([axes.top, axes.bottom]))]
    return put(taken.freest(spots, moment.label), moment.label, "nn-halo")


def level_name(level: Level, taken: Taken, axes: Axes) -> list[Element]:
    """At its own side of the chart, or else wherever it covers the least."""
    words = level.label + arrow(level.value, axes)
    y, width = height_of(level, axes), LETTER * len(words)
    start, end = axes.left + 6, axes.right - 4 - width
    sides = np.linspace(start, end, 5).tolist()
    rows = (y - 5, y + GAP, y - GAP, y + 2 * GAP)
    first = (y - 5, y + GAP) if level.at_the_end else (y + GAP, y - 5)
    spots = [(side, row) for side in (sides[::-1] if level.at_the_end else sides) for row in (*first, *rows[2:])]
    return put(taken.freest(spots, words), words, "nn-label nn-halo")


def height_of(level: Level, axes: Axes) -> float:
    """Where a level lies, or the end of the axis that it lies beyond."""
    return axes.y.place(min(max(level.value, axes.y.low), axes.y.high))


def put(room: Box | None, words: str, look: str) -> list[Element]:
    return [text(room.left, room.top + RISE, words, look)] if room else []


def head(words: str) -> list[Element]:
    """What is read at the pointer, above the chart, in the place of the axis' label."""
    rows = wrap(words, HEAD, max_lines=2, placeholder=" …")
    first = TOP - 11 - 13 * (len(rows) - 1)
    return [text(4.0, first + 13 * i, row, "nn-reading") for i, row in enumerate(rows)]
