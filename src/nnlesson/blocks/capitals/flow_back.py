"""A pass backward, drawn: the slopes that flow back over the lines of a network, and stand in its circles."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.element import Element, element
from nnlesson.draw.line_marks import Place, Weights
from nnlesson.draw.wording import signed

type Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Back:
    """One pass backward for one example, as the core has made it, from the first layer behind the inputs to the last.

    `arrived` (n,) is what came back to each neuron, dL/da, and `slopes` (n,) is that times the slope of its squeezing,
    dL/dz. `errors` says how the slope of each output comes about: "0.12 − 1 = −0.88".
    """

    arrived: Sequence[Numbers]
    slopes: Sequence[Numbers]
    errors: Sequence[str]

    def number(self, layer: int, i: int) -> str:
        """What stands in a neuron's circle. Layer 0 is the inputs, to which nothing flows back."""
        return signed(round(float(self.slopes[layer - 1][i]), 2), 2)

    def stage(self, layer: int) -> int:
        """How many layers the slopes have come back when they are there."""
        return len(self.slopes) - layer


def flowing(places: Sequence[Sequence[Place]], weights: Sequence[Weights], back: Back) -> list[Element]:
    """On each line behind the first layer a dot that goes back over it, the larger the more it carries."""
    found: list[Element] = []
    for layer, (starts, ends) in list(enumerate(pairwise(places)))[:0:-1]:
        carried = weights[layer] * back.slopes[layer]  # (from, to)
        most = float(np.abs(carried).max())
        found += [
            dot(ends[b], starts[a], float(value), abs(float(value)) / most, back.stage(layer + 1))
            for (a, b), value in np.ndenumerate(carried)
            if value
        ]
    return found


def dot(start: Place, end: Place, value: float, share: float, stage: int) -> Element:
    """The style sheet moves it; where motion is reduced it appears half-way."""
    x, y = end[0] - start[0], end[1] - start[1]
    return element(
        "circle",
        cx=start[0],
        cy=start[1],
        r=2 + 4 * sqrt(share),
        class_=f"nn-back nn-back--{stage} nn-fill-{'positive' if value >= 0 else 'negative'}",
        style=f"--nn-x: {x:.1f}px; --nn-y: {y:.1f}px",
    )


def slope_look(stage: int) -> str:
    """The class of a slope's number, which appears when the slopes have come back so far."""
    return f"nn-slope-number nn-slope-number--{stage}"
