"""The way back: the slopes of the loss, which flow from the outputs over the same lines that the signal came by.

The slope of a neuron says how fast the loss would rise if its sum did: the field's dz. For one example it is the slope
of the neuron's bias too, so it stands where the bias stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.line_marks import Place, Weights, along
from nnlesson.draw.wording import bracketed, exact, signed

DOT, MORE = 2.0, 3.5  # radius of a dot that brings nothing, and what it grows by for the one that brings most

type Line = tuple[str, str]  # what is computed, and how


@dataclass(frozen=True)
class Backward:
    """The slopes of all neurons, layer by layer from left to right (none for inputs), and how far they have come.

    `reached` counts layers from the last one: 0 is at the outputs, 0.5 half-way to the layer before them.
    """

    slopes: Sequence[Sequence[float]]
    reached: float

    def at(self, layer: int, neuron: int) -> float | None:
        """The slope of a neuron; None where none has come, or where none comes to."""
        there = layer >= len(self.slopes) - 1 - self.reached and bool(self.slopes[layer])
        return self.slopes[layer][neuron] if there else None


def returning(places: Sequence[Sequence[Place]], weights: Sequence[Weights], back: Backward | None) -> list[Element]:
    """A dot on every line that a slope is on its way back by: the larger, the more it brings."""
    if back is None or back.reached % 1 == 0:
        return []
    end = len(places) - 1 - int(back.reached)
    brought = [
        (along(stop, start, back.reached % 1), abs(slope * float(weights[end - 1][b, a])))
        for a, (stop, slope) in enumerate(zip(places[end], back.slopes[end], strict=True))
        for b, start in enumerate(places[end - 1])
    ]
    most = max(size for _, size in brought) or 1.0
    return [
        element("circle", cx=x, cy=y, r=round(DOT + MORE * sqrt(size / most), 2), class_="nn-signal nn-signal--back")
        for (x, y), size in brought
    ]


def slope_below(place: Place, radius: float, slope: float) -> list[Child]:
    """The slope of a neuron on its satellite, in the colour of the loss."""
    x, y = place
    below = y + radius + 14
    return [
        element("line", x1=x, x2=x, y1=y + radius, y2=below - 5, stroke_width=1.5, class_="nn-stroke-loss"),
        element("circle", cx=x, cy=below, r=5.0, class_="nn-fill-loss"),
        text(x + 9, below + 4.5, signed(slope, 2), "nn-value nn-halo nn-fill-loss"),
    ]


# The sums of what is pointed at


def of_output(said: float, wanted: float, slope: float) -> list[Line]:
    """Softmax and the logarithm together have this simple slope."""
    return [("its slope: what it says − what was wanted", f"{exact(said)} − {exact(wanted)} = {exact(slope)}")]


def of_hidden(after: Sequence[float], weights: Sequence[float], said: float, slope: float) -> list[Line]:
    """Of a neuron that squeezes by tanh: `after` are the slopes behind it, `weights` those of the lines there."""
    arrived = sum(dz * w for dz, w in zip(after, weights, strict=True))
    terms = " + ".join(f"{bracketed(dz)} × {bracketed(w)}" for dz, w in zip(after, weights, strict=True))
    steep = 1 - said * said
    return [
        ("what comes back: each slope × its line's weight", f"{terms} = {exact(arrived)}"),
        (
            "how steep the squeezing is: 1 − answer × answer",
            f"1 − {bracketed(said)} × {bracketed(said)} = {exact(steep)}",
        ),
        ("its slope: one × the other", f"{bracketed(arrived)} × {exact(steep)} = {exact(slope)}"),
    ]


def of_weight(slope: float, came: float) -> list[Line]:
    product = f"{exact(slope)} × {bracketed(came)} = {exact(slope * came)}"
    return [("gradient = slope where it ends × what came in", product)]
