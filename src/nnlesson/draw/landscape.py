"""A loss landscape over one weight: the hills and valleys, the ball, the slope under it, and the steps it took."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import Axes, ground, text
from nnlesson.draw.element import Child, Element, element, number, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, across
from nnlesson.draw.scales import Linear
from nnlesson.draw.wording import short, signed

Numbers = NDArray[np.float64]

WIDTH, HEIGHT = 640.0, 360.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 16.0, 44.0, 68.0
ABOVE = 12.0  # that is still seen above the axes
SAMPLES = 161
SLOPE_HALF = 70.0  # half the length of the slope line
SHOWN = 60  # places of the path, the last ones


@dataclass(frozen=True)
class View:
    """The part of the landscape that is shown: weights from `low` to `high`, losses from 0 to `top`."""

    low: float
    high: float
    top: float


@dataclass(frozen=True)
class Ball:
    """Where the ball lies, the slope there, where the next step leads, and the weights it has been at before."""

    weight: float
    slope: float
    next: float
    path: Sequence[float] = field(default_factory=tuple)


def landscape(
    handle: Handle,
    loss: Callable[[Numbers], Numbers],
    view: View,
    ball: Ball,
    pointed: float | None,
    description: str,
) -> Figure:
    """The ball is the handle. Who points at the "landscape", so far across from 0 to 1, gets the loss there told."""
    axes = Axes(
        Linear(view.low, view.high, LEFT, WIDTH - RIGHT, 8),
        Linear(0.0, view.top, HEIGHT - BOTTOM, TOP, 4),
        "weight",
        "Loss",
    )
    weights: Numbers = np.linspace(view.low, view.high, SAMPLES, dtype=np.float64)
    drawing = svg(
        WIDTH,
        HEIGHT,
        description,
        axes.draw(),
        window(
            axes,
            hills(axes, weights, loss(weights)),
            *path(axes, loss, ball),
            *step(axes, loss, ball),
            slope_line(axes, loss, ball),
        ),
        note(axes, ball),
        *([] if pointed is None else reading(axes, loss, axes.x.value(axes.left + pointed * (axes.right - axes.left)))),
        ground(axes, "landscape"),
        held_ball(handle, axes, ball.weight, float(loss(np.array(ball.weight)))),
        class_="nn-svg--wide",
    )
    return Figure(drawing)


def window(axes: Axes, *children: Child) -> Element:
    """Cuts off what lies outside the axes; inside, places stay the same."""
    x, y, width, height = axes.left, axes.top - ABOVE, axes.right - axes.left, axes.bottom - axes.top + ABOVE
    box = f"{number(x)} {number(y)} {number(width)} {number(height)}"
    return element("svg", *children, x=x, y=y, width=width, height=height, viewBox=box, class_="nn-window")


def hills(axes: Axes, weights: Numbers, losses: Numbers) -> Element:
    xs, ys = axes.x.places(weights), axes.y.places(losses)
    outline = polyline(zip(xs.tolist(), ys.tolist(), strict=True))
    closed = f"{outline}L{axes.right:.1f} {axes.bottom:.1f}L{axes.left:.1f} {axes.bottom:.1f}z"
    ground_edge = element("path", d=outline, class_="nn-curve nn-stroke-ink")
    return element("g", element("path", d=closed, class_="nn-ground"), ground_edge)


def path(axes: Axes, loss: Callable[[Numbers], Numbers], ball: Ball) -> list[Element]:
    """Every place the ball has been, joined by straight lines: it jumps from one to the next and does not roll."""
    places = np.clip([*ball.path[-SHOWN:], ball.weight], axes.x.low - 9, axes.x.high + 9)
    if len(places) < 2:
        return []
    xs, ys = axes.x.places(places).tolist(), axes.y.places(np.minimum(loss(places), 9 * axes.y.high)).tolist()
    dots = [element("circle", cx=x, cy=y, r=3.0, class_="nn-step-dot") for x, y in zip(xs[:-1], ys[:-1], strict=True)]
    return [element("path", d=polyline(zip(xs, ys, strict=True)), class_="nn-path"), *dots]


def step(axes: Axes, loss: Callable[[Numbers], Numbers], ball: Ball) -> list[Element]:
    """The arrow of the next step: along the weight axis, because a step changes the weight and nothing else."""
    start = axes.x.place(ball.weight)
    end = axes.x.place(min(max(ball.next, axes.x.low - 1), axes.x.high + 1))
    if abs(end - start) < 1.5:
        return []
    y = axes.y.place(float(loss(np.array(ball.weight))))
    way, size = (1 if end > start else -1), min(9.0, abs(end - start))
    tone = "positive" if way > 0 else "negative"
    head = f"M{number(end)} {number(y)}l{number(-way * size)} {number(size * 0.55)}v{number(-size * 1.1)}z"
    down = axes.y.place(float(np.minimum(loss(np.array(ball.next)), 9 * axes.y.high)))
    return [
        element("line", x1=end, x2=end, y1=y, y2=down, class_="nn-guide"),
        element("line", x1=start, x2=end - way * size, y1=y, y2=y, class_=f"nn-arrow nn-stroke-{tone}"),
        element("path", d=head, class_=f"nn-fill-{tone}"),
    ]


def slope_line(axes: Axes, loss: Callable[[Numbers], Numbers], ball: Ball) -> Element:
    """A straight line through the ball, as steep as the ground under it."""
    x, y = axes.x.place(ball.weight), axes.y.place(float(loss(np.array(ball.weight))))
    per_weight = (axes.right - axes.left) / (axes.x.high - axes.x.low)
    per_loss = (axes.bottom - axes.top) / axes.y.high
    steep = ball.slope * per_loss / per_weight
    run = SLOPE_HALF / (1 + steep * steep) ** 0.5
    return element("line", x1=x - run, x2=x + run, y1=y + run * steep, y2=y - run * steep, class_="nn-slope")


def held_ball(handle: Handle, axes: Axes, weight: float, loss: float) -> Element:
    """One that has left the picture is not seen any more, and can be taken hold of at its edge."""
    x, y = axes.x.place(weight), axes.y.place(loss)
    edge = min(max(x, axes.left), axes.right), max(y, axes.top)
    seen = edge[0] == x and y > axes.top - ABOVE
    return across(handle, axes.x, edge, *([element("circle", cx=x, cy=y, r=9.0, class_="nn-ball")] if seen else []))


def reading(axes: Axes, loss: Callable[[Numbers], Numbers], weight: float) -> list[Element]:
    """What stands where a learner points: the place where a click would put the ball."""
    x, height = axes.x.place(weight), float(loss(np.array(weight)))
    y = max(axes.top, axes.y.place(height))
    words = f"weight {short(weight)}: loss {short(height)}"
    side = "nn-end" if x > (axes.left + axes.right) / 2 else "nn-start"
    return [
        element("line", x1=x, x2=x, y1=y, y2=axes.bottom, class_="nn-guide"),
        element("circle", cx=x, cy=y, r=5.0, class_="nn-guide-dot"),
        text(x + (-10 if side == "nn-end" else 10), axes.bottom - 10, words, f"nn-value nn-halo {side}"),
    ]


def note(axes: Axes, ball: Ball) -> Element:
    """The slope in words and numbers, in the corner where it covers nothing."""
    return text(axes.right, axes.top - 12, f"slope {signed(ball.slope)}", "nn-value nn-end nn-fill-loss")
