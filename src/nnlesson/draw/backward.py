"""The way back: the slopes of the loss, which flow from the outputs over the same lines that the signal came by.

The slope of a neuron says how fast the loss would rise if its sum did: the field's dz. For one example it is the slope
of the neuron's bias too, so it may stand where the bias stood.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.line_marks import Place, Weights, along
from nnlesson.draw.wording import signed

DOT, MORE = 2.0, 3.5  # radius of a dot that brings nothing, and what it grows by for the one that brings most


@dataclass(frozen=True)
class Backward:
    """The slopes of all neurons, layer by layer from left to right (none for inputs), and how far they have come.

    `reached` counts layers from the last one: 0 is at the outputs, 0.5 half-way to the layer before them. With None
    they go all the way by themselves, moved by the style sheet.
    """

    slopes: Sequence[Sequence[float]]
    reached: float | None = None

    def at(self, layer: int, neuron: int) -> float | None:
        """The slope of a neuron; None where none has come, or where none comes to."""
        there = self.reached is None or self.stage(layer) <= self.reached
        return self.slopes[layer][neuron] if there and self.slopes[layer] else None

    def stage(self, layer: int) -> int:
        """How many layers the slopes have come back when they are at this one."""
        return len(self.slopes) - 1 - layer


@dataclass(frozen=True)
class Load:
    """What one line brings back: a slope times the line's weight, drawn as a dot, the larger the more it is."""

    start: Place  # where the signal ended
    end: Place
    value: float
    radius: float


def loads(places: Sequence[Sequence[Place]], weights: Sequence[Weights], back: Backward, layer: int) -> Iterator[Load]:
    """Of all lines by which slopes leave a layer."""
    brought = [
        (start, end, slope * float(weights[layer - 1][b, a]))
        for a, (start, slope) in enumerate(zip(places[layer], back.slopes[layer], strict=True))
        for b, end in enumerate(places[layer - 1])
    ]
    most = max(abs(value) for *_, value in brought) or 1.0
    for start, end, value in brought:
        yield Load(start, end, value, round(DOT + MORE * sqrt(abs(value) / most), 2))


def returning(places: Sequence[Sequence[Place]], weights: Sequence[Weights], back: Backward | None) -> list[Element]:
    """A dot on every line that a slope is on its way back by."""
    if back is None or back.reached is None or back.reached % 1 == 0:
        return []
    leaving = len(places) - 1 - int(back.reached)
    return [on_its_way(load, back.reached % 1) for load in loads(places, weights, back, leaving)]


def on_its_way(load: Load, way: float) -> Element:
    x, y = along(load.start, load.end, way)
    return element("circle", cx=x, cy=y, r=load.radius, class_="nn-signal nn-signal--back")


def flowing(places: Sequence[Sequence[Place]], weights: Sequence[Weights], back: Backward | None) -> list[Element]:
    """A dot for every line behind the first layer that brings anything; one layer after the other sends its own."""
    if back is None:
        return []
    return [
        moved(load, back.stage(layer))
        for layer in range(len(places) - 1, 1, -1)
        for load in loads(places, weights, back, layer)
        if load.value
    ]


def moved(load: Load, stage: int) -> Element:
    """The style sheet moves it; where motion is reduced it appears half-way."""
    x, y = load.end[0] - load.start[0], load.end[1] - load.start[1]
    return element(
        "circle",
        cx=load.start[0],
        cy=load.start[1],
        r=load.radius,
        class_=f"nn-back nn-back--{stage} nn-fill-{'positive' if load.value >= 0 else 'negative'}",
        style=f"--nn-x: {x:.1f}px; --nn-y: {y:.1f}px",
    )


def arriving(stage: int) -> str:
    """The class of a slope's number, which appears when the slopes that flow have come back so far."""
    return f"nn-slope-number nn-slope-number--{stage}"


def slope_below(place: Place, radius: float, slope: float) -> list[Child]:
    """The slope of a neuron on its satellite, in the colour of the loss."""
    x, y = place
    below = y + radius + 14
    return [
        element("line", x1=x, x2=x, y1=y + radius, y2=below - 5, stroke_width=1.5, class_="nn-stroke-loss"),
        element("circle", cx=x, cy=below, r=5.0, class_="nn-fill-loss"),
        text(x + 9, below + 4.5, signed(slope, 2), "nn-value nn-halo nn-fill-loss"),
    ]
