"""A response curve: how a network's answer changes with one input, while all the others stay."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import Axes, ground, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, across
from nnlesson.draw.scales import Linear
from nnlesson.draw.wording import percent, short

Numbers = NDArray[np.float64]

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 250.0, 220.0, 40.0, 14.0, 30.0, 48.0


@dataclass(frozen=True)
class Response:
    """One input: its name, and the handle that says where it is now; the answer (m,) to the inputs (m,).

    `known` are the values of the examples that were learned from: outside them, nothing has been seen.
    """

    label: str
    inputs: Numbers
    answers: Numbers
    now: Handle
    answer: float
    known: Sequence[float]


def responses(given: Sequence[Response], label: str) -> Figure:
    """Side by side where there is room. `label` says what the answer is: "P(Pass)"."""
    return Figure(element("div", *[response(one, label) for one in given], class_="nn-responses"))


def response(given: Response, label: str) -> Element:
    x = Linear(float(given.inputs[0]), float(given.inputs[-1]), LEFT, WIDTH - RIGHT, 4)
    axes = Axes(x, Linear(0.0, 1.0, HEIGHT - BOTTOM, TOP, 4), given.label, label)
    places = zip(axes.x.places(given.inputs).tolist(), axes.y.places(given.answers).tolist(), strict=True)
    return svg(
        WIDTH,
        HEIGHT,
        description(given, label),
        *unseen(given, axes),
        axes.draw(),
        element("line", x1=axes.left, x2=axes.right, y1=axes.y.place(0.5), y2=axes.y.place(0.5), class_="nn-guide"),
        element("path", d=polyline(places), class_="nn-curve nn-stroke-ink"),
        *[
            element("line", x1=x, x2=x, y1=axes.bottom - 7, y2=axes.bottom, class_="nn-known")
            for x in known(given, axes)
        ],
        *now(given, axes),
    )


def unseen(given: Response, axes: Axes) -> list[Element]:
    """The ground on both sides of the values that were learned from."""
    low, high = axes.x.place(min(given.known)), axes.x.place(max(given.known))
    sides = [(axes.left, low), (high, axes.right)]
    height = axes.bottom - axes.top
    return [
        element("rect", x=start, y=axes.top, width=end - start, height=height, class_="nn-unseen")
        for start, end in sides
        if end > start
    ]


def known(given: Response, axes: Axes) -> list[float]:
    return [axes.x.place(value) for value in sorted(set(given.known))]


def now(given: Response, axes: Axes) -> list[Element]:
    x, y = axes.x.place(given.now.value), axes.y.place(given.answer)
    side, shift = ("nn-end", -10.0) if x > (axes.left + axes.right) / 2 else ("nn-start", 10.0)
    up = -9 if given.answer < 0.85 else 18
    return [
        element("line", x1=x, x2=x, y1=y, y2=axes.bottom, class_="nn-guide"),
        text(x + shift, y + up, percent(given.answer), f"nn-value nn-halo {side}"),
        ground(axes, given.now.option),
        across(given.now, axes.x, (x, y), element("circle", cx=x, cy=y, r=6.0, class_="nn-point nn-fill-loss")),
    ]


def description(given: Response, label: str) -> str:
    first, last = percent(float(given.answers[0])), percent(float(given.answers[-1]))
    ends = f"{first} at {short(float(given.inputs[0]))}, {last} at {short(float(given.inputs[-1]))}"
    now = f"now {short(given.now.value)}, {percent(given.answer)}"
    return f"{label} as {given.label} changes and the others stay: {ends}; {now}."
