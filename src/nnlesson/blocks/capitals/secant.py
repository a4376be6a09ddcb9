"""A plot of the loss over one weight, with a secant: the line through two points beside where the weight is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Element, element, number, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, across
from nnlesson.draw.landscape import window
from nnlesson.draw.scales import Linear, round_step
from nnlesson.draw.wording import short, signed

Numbers = NDArray[np.float64]

WIDTH, HEIGHT = 320.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 12.0, 30.0, 48.0
WORDS = 56.0  # half the width of those below the sweet spot
SLOPE_HALF = 62.0  # half the length of the slope line


@dataclass(frozen=True)
class Curve:
    """The loss at every weight that is shown, and the weight where it is lowest if that is inside."""

    weights: Numbers
    losses: Numbers
    lowest: float | None


@dataclass(frozen=True)
class Wiggle:
    """The weight and its loss, its slope, and the ghosts (weight, loss) on both sides of it."""

    weight: float
    loss: float
    slope: float
    ghosts: Sequence[tuple[float, float]]
    landed: bool


def wiggle(curve: Curve, at: Wiggle, label: str, handle: Handle) -> Figure:
    axes = Axes(
        Linear(float(curve.weights[0]), float(curve.weights[-1]), LEFT, WIDTH - RIGHT, 8),
        Linear(*heights(curve.losses), HEIGHT - BOTTOM, TOP, 6),
        f"weight {label}",
        "Loss",
    )
    places = zip(axes.x.places(curve.weights).tolist(), axes.y.places(curve.losses).tolist(), strict=True)
    x, y = axes.x.place(at.weight), axes.y.place(at.loss)
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(curve, at, label),
        axes.draw(),
        window(
            axes,
            element("path", d=polyline(places), class_="nn-curve nn-stroke-ink"),
            *sweet_spot(axes, curve.lowest if at.landed else None),
            slope_line(axes, at),
            *[ghost(axes, *place) for place in at.ghosts],
        ),
        text(axes.right, axes.top - 10, f"slope {signed(at.slope)}", "nn-value nn-end nn-fill-loss"),
        across(handle, axes.x, (x, y), element("circle", cx=x, cy=y, r=8.0, class_="nn-ball")),
    )
    return Figure(drawing)


def heights(losses: Numbers) -> tuple[float, float]:
    """What the axis of the loss shows: all of the curve, and 0 if the curve comes near it."""
    low, high = float(losses.min()), float(losses.max())
    grain = round_step((high - low) / 4)
    return (0.0 if low < 0.4 * high else grain * floor(low / grain - 0.3)), grain * ceil(high / grain + 0.1)


def sweet_spot(axes: Axes, lowest: float | None) -> list[Element]:
    """A ring around the lowest place, drawn once it has been found."""
    if lowest is None:
        return []
    x = axes.x.place(lowest)
    middle = min(max(x, axes.left + WORDS), axes.right - WORDS)
    return [
        element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-guide"),
        text(middle, axes.bottom - 10, "✓ sweet spot", "nn-value nn-middle nn-halo nn-fill-right"),
    ]


def ghost(axes: Axes, weight: float, loss: float) -> Element:
    return element("circle", cx=axes.x.place(weight), cy=axes.y.place(loss), r=6.0, class_="nn-ghost")


def slope_line(axes: Axes, at: Wiggle) -> Element:
    """Through the weight, as steep as the line from ghost to ghost."""
    (left, low), (right, high) = at.ghosts
    steep = (axes.y.place(low) - axes.y.place(high)) / (axes.x.place(right) - axes.x.place(left))
    x, y = axes.x.place((left + right) / 2), axes.y.place((low + high) / 2)
    run = max(SLOPE_HALF / (1 + steep * steep) ** 0.5, 1.15 * (axes.x.place(right) - x))
    ends = f"M{number(x - run)} {number(y + run * steep)}L{number(x + run)} {number(y - run * steep)}"
    return element("path", d=ends, class_="nn-slope")


def description(curve: Curve, at: Wiggle, label: str) -> str:
    where = "" if curve.lowest is None else f" The curve is lowest at {short(curve.lowest)}."
    return (
        f"The loss for every value of the weight {label}, between {short(curve.losses.min())} and "
        f"{short(curve.losses.max())}. The weight is {short(at.weight)}, its loss {short(at.loss)}, its slope "
        f"{signed(at.slope)}.{where}"
    )
