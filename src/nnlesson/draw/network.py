"""A network diagram: neurons as circles, weights as lines between them.

A line is as wide as its weight is large, blue and whole for a positive weight, orange and dashed for a negative one. A
neuron is filled by how active it is, with its number inside; its bias is a small satellite.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.tokens import EDGE_THICK, EDGE_THIN, NODE
from nnlesson.draw.wording import short, signed

Weights = NDArray[np.float64]  # (from, to)

FULL = 6.0  # the size of a weight that is drawn at full width


@dataclass(frozen=True)
class Node:
    """A neuron or an input: what it is called, how active it is, and its bias if it has one."""

    label: str
    activation: float
    bias: float | None = None


type Place = tuple[float, float]


def network(
    layers: Sequence[Sequence[Node]], weights: Sequence[Weights], width: float = 340.0, height: float = 240.0
) -> Figure:
    """`layers` from left to right, and between each two of them their weights (from, to)."""
    places = [column(i, len(layers), len(layer), width, height) for i, layer in enumerate(layers)]
    edges, numbers = [], []
    for i, layer_weights in enumerate(weights):
        for (a, b), weight in np.ndenumerate(layer_weights):
            edges.append(edge(places[i][a], places[i + 1][b], float(weight)))
            numbers.append(weight_number(places[i][a], places[i + 1][b], float(weight)))
    nodes = [drawn for i, layer in enumerate(layers) for drawn in map(node, layer, places[i])]
    crowded = sum(w.size for w in weights) > 12
    return Figure(svg(width, height, description(layers, weights), *edges, *nodes, *([] if crowded else numbers)))


def column(index: int, layers: int, count: int, width: float, height: float) -> list[Place]:
    margin = NODE + 34
    x = margin + index * (width - 2 * margin) / max(1, layers - 1)
    return [(x, height * (i + 0.5) / count) for i in range(count)]


def edge(start: Place, end: Place, weight: float) -> Element:
    tone = "positive" if weight >= 0 else "negative"
    thickness = EDGE_THIN + (EDGE_THICK - EDGE_THIN) * sqrt(min(1.0, abs(weight) / FULL))
    return element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke_width=thickness,
        class_=f"nn-edge nn-edge--{tone} nn-stroke-{tone}",
    )


def weight_number(start: Place, end: Place, weight: float) -> Element:
    """Written above the line, a little closer to where it comes from, so that two lines' numbers keep apart."""
    x, y = start[0] + 0.45 * (end[0] - start[0]), start[1] + 0.45 * (end[1] - start[1])
    tone = "positive" if weight >= 0 else "negative"
    return text(x, y - 9, signed(weight), f"nn-value nn-halo nn-middle nn-fill-{tone}")


def node(given: Node, place: Place) -> Element:
    x, y = place
    strength = min(1.0, abs(given.activation))
    tone = "positive" if given.activation >= 0 else "negative"
    children: list[Child] = [
        element("circle", cx=x, cy=y, r=NODE, class_="nn-node"),
        element("circle", cx=x, cy=y, r=NODE, class_=f"nn-node-fill nn-map-{tone}", fill_opacity=0.75 * strength),
        text(x, y + 4.5, short(given.activation, 2), "nn-value nn-middle nn-node-number"),
        text(x, y - NODE - 8, given.label, "nn-label nn-middle"),
    ]
    if given.bias is not None:
        children += bias(x, y, given.bias)
    return element("g", *children)


def bias(x: float, y: float, value: float) -> list[Child]:
    tone = "positive" if value >= 0 else "negative"
    below = y + NODE + 30
    line = element("line", x1=x, y1=y + NODE, x2=x, y2=below - 5, stroke_width=1.5, class_=f"nn-stroke-{tone}")
    dot = element("circle", cx=x, cy=below, r=5.0, class_=f"nn-fill-{tone}")
    return [line, dot, text(x, below + 20, f"bias {signed(value)}", f"nn-value nn-halo nn-middle nn-fill-{tone}")]


def description(layers: Sequence[Sequence[Node]], weights: Sequence[Weights]) -> str:
    sizes = ", ".join(str(len(layer)) for layer in layers)
    answers = ", ".join(f"{node.label} {short(node.activation)}" for node in layers[-1])
    count = sum(w.size for w in weights)
    return f"A network with layers of {sizes} and {count} weights. Its answer: {answers}."
