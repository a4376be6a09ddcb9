"""Two curves in one chart: how a number went for what was trained on, and for what was held out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnlesson.draw.axes import Axes, target, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, round_up
from nnlesson.draw.trace import Trace
from nnlesson.draw.wording import short

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 340.0, 172.0, 34.0, 82.0, 26.0, 40.0
LEAST_STEPS = 20.0  # that the x axis shows, however short the run
APART = 15.0  # between the labels at the ends of two curves


@dataclass(frozen=True)
class Course:
    """One of the curves: its name, its colour, and the number over the steps. A `dashed` one tells itself apart."""

    name: str
    tone: str
    trace: Trace
    dashed: bool = False


def two_curves(courses: Sequence[Course], name: str, label: str, high: float, pointed: float | None = None) -> Figure:
    """`high` is the least that the y axis shows. `pointed` is how far across a learner points, from 0 to 1."""
    axes = axes_of(courses, label, high)
    read = reading(courses, axes, pointed)
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(courses, label),
        axes.draw(),
        *[line(course, axes) for course in courses],
        *labels(courses, axes),
        *([guide(axes, *read)] if read else []),
        target(axes, name, f"Read {label}", read[1] if read else "", pointed or 0.0),
    )
    return Figure(drawing)


def axes_of(courses: Sequence[Course], label: str, high: float) -> Axes:
    top = round_up(max(high, *[max(course.trace.highs) for course in courses]))
    steps = max(LEAST_STEPS, round_up(courses[0].trace.count - 1.0))
    return Axes(Linear(0.0, steps, LEFT, WIDTH - RIGHT, 4), Linear(0.0, top, HEIGHT - BOTTOM, TOP, 4), "step", label)


def line(course: Course, axes: Axes) -> Element:
    steps, values = [np.array(column) for column in zip(*course.trace.points(), strict=True)]
    places = zip(axes.x.places(steps).tolist(), axes.y.places(values).tolist(), strict=True)
    look = f"nn-curve nn-stroke-{course.tone}" + (" nn-dashed" if course.dashed else "")
    return element("path", d=polyline(places), class_=look)


def labels(courses: Sequence[Course], axes: Axes) -> list[Element]:
    """A dot at the end of each curve, with its name and its last value, kept apart from each other."""
    ends = sorted(((axes.y.place(course.trace.last), i) for i, course in enumerate(courses)), reverse=True)
    drawn, above = [], axes.bottom + APART
    for y, i in ends:
        course, x = courses[i], axes.x.place(courses[i].trace.count - 1)
        above = min(y, above - APART)
        drawn.append(element("circle", cx=x, cy=y, r=3.5, class_=f"nn-fill-{course.tone}"))
        words = f"{course.name} {short(course.trace.last, 2)}"
        drawn.append(text(x + 7, above + 4, words, f"nn-value nn-halo nn-fill-{course.tone}"))
    return drawn


def reading(courses: Sequence[Course], axes: Axes, pointed: float | None) -> tuple[float, str] | None:
    """Where a learner points, and what both curves say there."""
    found = [None if pointed is None else course.trace.at(pointed, axes.x.high) for course in courses]
    known = [(course.name, at) for course, at in zip(courses, found, strict=True) if at]
    if not known:
        return None
    first = known[0][1][0]
    return axes.x.place(first), f"step {first}: " + ", ".join(f"{name} {short(at[3], 2)}" for name, at in known)


def guide(axes: Axes, x: float, words: str) -> Element:
    side = "nn-end" if x > (axes.left + axes.right) / 2 else "nn-start"
    return element(
        "g",
        element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-guide"),
        text(x + (-8 if side == "nn-end" else 8), axes.top + 4, words, f"nn-value nn-halo {side}"),
        aria_hidden="true",
    )


def description(courses: Sequence[Course], label: str) -> str:
    said = ", ".join(
        f"{course.name} from {short(course.trace.firsts[0])} to {short(course.trace.last)}" for course in courses
    )
    return f"{label} over {courses[0].trace.count - 1} steps: {said}."
