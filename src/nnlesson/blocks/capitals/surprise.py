"""A plot of -log p: what a right answer costs that was held to have the probability p."""

from functools import cache
from math import isfinite

import numpy as np

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Element, element, number, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, across
from nnlesson.draw.scales import Linear
from nnlesson.draw.wording import short

WIDTH, HEIGHT = 320.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 14.0, 34.0, 48.0
SMALL, LARGE = 0.223, 1.386  # the losses of 80 % and of an even guess among four
HIGHEST = 5.0  # the loss at the upper end of the axis; the curve has no end


def surprise(handle: Handle, loss: float, x_label: str, y_label: str) -> Figure:
    """The handle is the probability, and `loss` is its loss; where that is above the axis, an arrow says so."""
    probability = handle.value
    axes = Axes(Linear(0.0, 1.0, LEFT, WIDTH - RIGHT, 4), Linear(0.0, HIGHEST, HEIGHT - BOTTOM, TOP), x_label, y_label)
    drawing = svg(
        WIDTH,
        HEIGHT,
        f"{y_label} for each {x_label}, steep on the left and 0 at 1; at {short(probability)} it is {short(loss)}.",
        axes.draw(),
        element("path", d=outline(axes), class_="nn-curve nn-stroke-loss"),
        *(on_curve(handle, axes, loss) if loss <= HIGHEST else above(handle, axes, loss)),
    )
    return Figure(drawing)


@cache
def outline(axes: Axes) -> str:
    """From the upper edge down, with most of its points where it is steep."""
    losses = np.linspace(HIGHEST, 0.0, 80, dtype=np.float64)
    return polyline(zip(axes.x.places(np.exp(-losses)).tolist(), axes.y.places(losses).tolist(), strict=True))


def on_curve(handle: Handle, axes: Axes, loss: float) -> list[Element]:
    x, y = axes.x.place(handle.value), axes.y.place(loss)
    side, shift = ("nn-end", -11.0) if handle.value > 0.6 else ("nn-start", 11.0)
    return [
        element("line", x1=x, x2=x, y1=y, y2=axes.bottom, class_="nn-guide"),
        element("line", x1=axes.left, x2=x, y1=y, y2=y, class_="nn-guide"),
        text(x + shift, y - 9, f"loss {loss:.2f}", f"nn-value nn-halo nn-fill-{tone_of(loss)} {side}"),
        across(
            handle, axes.x, (x, y), element("circle", cx=x, cy=y, r=7.0, class_=f"nn-point nn-fill-{tone_of(loss)}")
        ),
    ]


def tone_of(loss: float) -> str:
    """A loss that is small, middling or large has a colour of its own."""
    return "right" if loss < SMALL else "loss" if loss < LARGE else "wrong"


def above(handle: Handle, axes: Axes, loss: float) -> list[Element]:
    x, y = axes.x.place(handle.value), axes.top
    arrow = element("path", d=f"M{number(x)} {number(y - 14)}l8 14h-16z", class_="nn-fill-wrong")
    words = f"loss {loss:.2f}, above the edge" if isfinite(loss) else "no number is large enough"
    return [
        element("line", x1=x, x2=x, y1=y, y2=axes.bottom, class_="nn-guide"),
        text(max(x + 14, LEFT + 40), y + 12, words, "nn-value nn-halo nn-fill-wrong nn-start"),
        across(handle, axes.x, (x, y - 7), arrow),
    ]
