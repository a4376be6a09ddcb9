"""A comparison: the courses of several numbers over the same run in one chart, each named at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnlesson.draw.axes import Axes, target, text
from nnlesson.draw.curve import LEAST_STEPS
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, Log, Scale, round_up
from nnlesson.draw.trace import Trace
from nnlesson.draw.wording import short

LEFT, TOP, BOTTOM = 48.0, 30.0, 40.0
LETTER = 6.6  # the width of a letter, about
APART = 28.0  # between the names at two ends


@dataclass(frozen=True)
class Course:
    """One line: its name, its numbers, its colour, and how it is dashed ("" is a whole line)."""

    name: str
    trace: Trace
    tone: str  # a colour token
    dashes: str = ""


@dataclass(frozen=True)
class Chart:
    """What is compared: the chart's name for pointing at it, the label of its y axis, and where that ends."""

    name: str
    label: str
    low: float = 0.0
    high: float | None = None  # None: as high as the numbers go
    log: bool = False  # equal factors look equal, down to `low`
    step: str = "epoch"
    width: float = 380.0
    height: float = 250.0


def comparison(courses: Sequence[Course], chart: Chart, pointed: float | None = None) -> Figure:
    """`pointed` is how far across a learner points, from 0 to 1: all values there are written out."""
    axes = axes_of(courses, chart)
    spoken = "" if pointed is None else reading(courses, chart, axes, pointed)
    return Figure(
        svg(
            chart.width,
            chart.height,
            description(courses, chart),
            axes.draw(),
            *[line(course, axes) for course in courses],
            *names(courses, axes),
            *guides(axes, pointed, spoken),
            target(axes, chart.name, f"Read {chart.label}", spoken, pointed or 0.0),
        )
    )


def axes_of(courses: Sequence[Course], chart: Chart) -> Axes:
    longest = max(max(len(course.name) for course in courses), 6)  # a number has at most six characters
    steps = max(LEAST_STEPS, round_up(max(course.trace.count for course in courses) - 1.0))
    top = chart.high or round_up(max(max(course.trace.highs, default=1.0) for course in courses))
    x: Scale = Linear(0.0, steps, LEFT, chart.width - 16 - LETTER * longest, 4)
    bottom = chart.height - BOTTOM
    y: Scale = Log(chart.low, top, bottom, TOP) if chart.log else Linear(chart.low, top, bottom, TOP, 4)
    return Axes(x, y, chart.step, chart.label)


def line(course: Course, axes: Axes) -> Element:
    steps, values = [np.array(column) for column in zip(*course.trace.points(), strict=True)]
    places = zip(axes.x.places(steps).tolist(), axes.y.places(values).tolist(), strict=True)
    dashes = course.dashes or None
    return element("path", d=polyline(places), class_=f"nn-curve nn-stroke-{course.tone}", stroke_dasharray=dashes)


def names(courses: Sequence[Course], axes: Axes) -> list[Element]:
    """At the end of each line its name and its last value, moved apart where lines end close to each other."""
    drawn = []
    ends = sorted(courses, key=lambda course: -course.trace.last)
    below = axes.top - APART
    for left, course in zip(range(len(ends), 0, -1), ends, strict=True):
        x, end = axes.x.place(course.trace.count - 1), axes.y.place(course.trace.last)
        below = max(below + APART, min(end, axes.bottom - APART * (left - 1) - 6))
        drawn += [
            element("circle", cx=x, cy=end, r=3.5, class_=f"nn-fill-{course.tone}"),
            text(x + 9, below - 1, course.name, f"nn-value nn-halo nn-fill-{course.tone}"),
            text(x + 9, below + 12, short(course.trace.last), f"nn-value nn-halo nn-fill-{course.tone}"),
        ]
    return drawn


def guides(axes: Axes, pointed: float | None, words: str) -> list[Element]:
    if pointed is None:
        return []
    x = axes.left + pointed * (axes.right - axes.left)
    return [
        element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-guide"),
        text(axes.right, axes.top - 10, words, "nn-value nn-halo nn-end"),
    ]


def reading(courses: Sequence[Course], chart: Chart, axes: Axes, pointed: float) -> str:
    """All values under the pointer: "epoch 40: 0.69, 0.02"."""
    found = [(course, course.trace.at(pointed, axes.x.high)) for course in courses]
    values = [f"{course.name} {short(at[3])}" for course, at in found if at]
    first = next((at[0] for _, at in found if at), 0)
    return f"{chart.step} {first}: {', '.join(values)}"


def description(courses: Sequence[Course], chart: Chart) -> str:
    ends = ", ".join(
        f"{course.name} from {short(course.trace.firsts[0])} to {short(course.trace.last)}" for course in courses
    )
    return f"{chart.label} over {courses[0].trace.count - 1} {chart.step}s: {ends}."
