"""A line chart of one number over the steps of a run, its last value written at its end."""

from dataclasses import dataclass

import numpy as np

from nnlesson.core.trace import Trace
from nnlesson.draw.axes import Axes, target, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, Scale, round_up
from nnlesson.draw.wording import short

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 340.0, 44.0, 48.0, 30.0, 40.0
LEAST_STEPS = 20.0  # that the x axis shows, however short the run


@dataclass(frozen=True)
class Subject:
    """What a chart shows: its name for pointing at it, its label, a step's name, and the colour of a single curve."""

    name: str
    label: str
    step: str = "epoch"
    tone: str = "loss"  # a colour token
    high: float | None = None  # the end of the y axis, where it is known
    reach: float = 0.0  # up to which the y axis goes, however low the numbers are
    ticks: int = 4


def curve(trace: Trace, subject: Subject, pointed: float | None = None, height: float = 165.0) -> Figure:
    """`pointed` is how far across the chart a learner points, from 0 to 1; the value there is written out."""
    axes = axes_of(trace, subject, height)
    read = reading(trace, subject, axes, pointed)
    drawing = svg(
        WIDTH,
        height,
        description(trace, subject),
        axes.draw(),
        *([line(trace, axes, subject.tone)] if trace.count else []),
        *last_value(trace, axes, subject.tone),
        *([guide(axes, *read)] if read else []),
        target(axes, subject.name, f"Read {subject.label}", read[2] if read else "", pointed or 0.0),
    )
    return Figure(drawing)


def axes_of(trace: Trace, subject: Subject, height: float) -> Axes:
    top = subject.high or round_up(max([subject.reach, *trace.highs]) or 1.0)
    steps = max(LEAST_STEPS, round_up(trace.count - 1.0))
    x: Scale = Linear(0.0, steps, LEFT, WIDTH - RIGHT)
    y: Scale = Linear(0.0, top, height - BOTTOM, TOP, subject.ticks)
    return Axes(x, y, subject.step, subject.label)


def line(trace: Trace, axes: Axes, tone: str) -> Element:
    steps, values = [np.array(column) for column in zip(*trace.points(), strict=True)]
    places = zip(axes.x.places(steps).tolist(), axes.y.places(values).tolist(), strict=True)
    return element("path", d=polyline(places), class_=f"nn-curve nn-stroke-{tone}")


def last_value(trace: Trace, axes: Axes, tone: str) -> list[Element]:
    if not trace.count:
        return []
    x, y = axes.x.place(trace.count - 1), axes.y.place(trace.last)
    dot = element("circle", cx=x, cy=y, r=3.5, class_=f"nn-fill-{tone}")
    return [dot, text(x + 7, y + 4, short(trace.last), f"nn-value nn-fill-{tone}")]


def reading(trace: Trace, subject: Subject, axes: Axes, pointed: float | None) -> tuple[float, float, str] | None:
    """Where the value under the pointer stands, and how it reads."""
    found = None if pointed is None else trace.at(pointed, axes.x.high)
    if found is None:
        return None
    first, last, low, high = found
    steps = f"{subject.step} {first}" if first == last else f"{subject.step}s {first} to {last}"
    values = short(low) if low == high else f"{short(low)} to {short(high)}"
    return axes.x.place(first), axes.y.place(high), f"{steps}: {values}"


def guide(axes: Axes, x: float, y: float, words: str) -> Element:
    side = "nn-end" if x > (axes.left + axes.right) / 2 else "nn-start"
    return element(
        "g",
        element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-guide"),
        element("circle", cx=x, cy=y, r=4.0, class_="nn-guide-dot"),
        text(x + (-8 if side == "nn-end" else 8), axes.top + 10, words, f"nn-value nn-halo {side}"),
        aria_hidden="true",
    )


def description(trace: Trace, subject: Subject) -> str:
    if not trace.count:
        return f"{subject.label} over {subject.step}s: nothing yet."
    first, steps = short(trace.firsts[0]), trace.count - 1
    return f"{subject.label} over {steps} {subject.step}s: from {first} to {short(trace.last)}."
