"""A function graph, with one point on it and dashed guides to both axes."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, across
from nnlesson.draw.scales import Linear
from nnlesson.draw.wording import short

Numbers = NDArray[np.float64]

WIDTH, HEIGHT = 320.0, 350.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 20.0, 30.0, 50.0
SAMPLES = 101


@dataclass(frozen=True)
class Range:
    """What an axis shows: from `low` to `high`, under a label."""

    label: str
    low: float
    high: float


def graph(function: Callable[[Numbers], Numbers], x: Range, y: Range, handle: Handle) -> Figure:
    """The handle stands at the x whose y is marked and written out."""
    axes = Axes(
        Linear(x.low, x.high, LEFT, WIDTH - RIGHT, 4), Linear(y.low, y.high, HEIGHT - BOTTOM, TOP, 4), x.label, y.label
    )
    xs = np.linspace(x.low, x.high, SAMPLES, dtype=np.float64)
    places = zip(axes.x.places(xs).tolist(), axes.y.places(function(xs)).tolist(), strict=True)
    point, value = handle.value, float(function(np.array(handle.value)))
    drawing = svg(
        WIDTH,
        HEIGHT,
        f"{y.label} for each {x.label} from {short(x.low)} to {short(x.high)}; at {short(point)} it is {short(value)}.",
        axes.draw(),
        element("path", d=polyline(places), class_="nn-curve nn-stroke-loss"),
        *marked(handle, axes, point, value),
    )
    return Figure(drawing)


def marked(handle: Handle, axes: Axes, point: float, value: float) -> list[Element]:
    x, y = axes.x.place(point), axes.y.place(value)
    side, shift = ("nn-end", -10.0) if x > (axes.left + axes.right) / 2 else ("nn-start", 10.0)
    return [
        element("line", x1=x, x2=x, y1=y, y2=axes.bottom, class_="nn-guide"),
        element("line", x1=axes.left, x2=x, y1=y, y2=y, class_="nn-guide"),
        text(x + shift, y - 9, short(value), f"nn-value nn-halo nn-fill-loss {side}"),
        across(handle, axes.x, (x, y), element("circle", cx=x, cy=y, r=6.5, class_="nn-point nn-fill-loss")),
    ]
