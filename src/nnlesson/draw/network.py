"""A network diagram: neurons as circles, weights as lines between them.

A line is as wide as its weight is large, blue and whole for a positive weight, orange and dashed for a negative one. A
neuron is filled by how active it is, with its number inside; its bias is a small satellite.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from nnlesson.draw.axes import text
from nnlesson.draw.backward import Backward, returning, slope_below
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.line_marks import Line, Place, Weights, along, arrows, signals
from nnlesson.draw.pointing import part_at, part_of, stop_for_all
from nnlesson.draw.tokens import EDGE_THICK, EDGE_THIN, NODE
from nnlesson.draw.wording import short, signed

CROWDED = 19.0  # radius of a neuron among many
ABOVE = 6.0  # room for the names of the first neurons, below a title
FULL = 6.0  # the size of a weight that is drawn at full width


@dataclass(frozen=True)
class Node:
    """A neuron or an input: what it is called, how active it is, and its bias if it has one."""

    label: str
    activation: float
    bias: float | None = None


type Layers = Sequence[Sequence[Node]]


@dataclass(frozen=True)
class Show:
    """What a diagram shows beside its numbers.

    `name` makes every neuron and weight something to point at: "name-node-1-0" is the first neuron of layer 1,
    "name-weight-0-2-1" the weight from input 2 to neuron 1. The whole diagram, as "name", is one place for the keys.
    """

    name: str = ""
    told: str = ""  # the thing that is told about just now, as in `things`
    spoken: str = ""  # what is told about it
    reached: float | None = None  # how far a signal has come, in layers: 1.5 is half-way behind layer 1; None: all way
    changes: Sequence[Weights] | None = None  # what the last step added to each weight: marked by an arrow
    back: Backward | None = None  # the slopes on their way back: they stand where the biases stood


def network(
    layers: Layers, weights: Sequence[Weights], width: float = 320.0, height: float = 240.0, show: Show = Show()
) -> Figure:
    """`layers` from left to right, and between each two of them their weights (from, to)."""
    places = [column(i, len(layers), len(layer), width, height) for i, layer in enumerate(layers)]
    brief = sum(w.size for w in weights) > 12  # too many for all of them to have their numbers written on them
    edges, numbers = [], []
    for i, layer_weights in enumerate(weights):
        for (a, b), weight in np.ndenumerate(layer_weights):
            ends = (places[i][a], places[i + 1][b])
            thing = f"weight-{i}-{a}-{b}"
            edges.append(connection(*ends, float(weight), thing, show))
            if show.told == thing or not brief:
                numbers.append(weight_number(*ends, float(weight), layer_weights.size > 6 and not brief))
    nodes = [
        neuron(layer[j], places[i][j], i, j, show, brief) for i, layer in enumerate(layers) for j in range(len(layer))
    ]
    return Figure(
        svg(
            width,
            height,
            description(layers, weights),
            *([keys(show, layers, weights, width, height)] if show.name else []),
            *edges,
            *signals(places, show.reached),
            *returning(places, weights, show.back),
            *nodes,
            *numbers,
            *arrows(places, show.changes),
        )
    )


def things(layers: Layers, weights: Sequence[Weights]) -> list[str]:
    """Every neuron and every weight by name, in the order in which the arrow keys go through them."""
    names: list[str] = []
    for i, layer in enumerate(layers):
        names += [f"node-{i}-{j}" for j in range(len(layer))]
        names += [f"weight-{i}-{a}-{b}" for a, b in np.ndindex(weights[i].shape)] if i < len(weights) else []
    return names


def thing_at(name: str, pointed: str, x: float, layers: Layers, weights: Sequence[Weights]) -> str:
    """The thing that a learner points at, with the pointer or, `x` of the way through all of them, with the keys."""
    if pointed == name:
        names = things(layers, weights)
        return names[part_at(x, len(names))]
    return part_of(name, pointed)


def weight_line(thing: str) -> Line | None:
    """Layer, from and to of a weight by its name; None for a neuron."""
    kind, *place = thing.split("-")
    if kind != "weight":
        return None
    layer, a, b = map(int, place)
    return layer, a, b


def keys(show: Show, layers: Layers, weights: Sequence[Weights], width: float, height: float) -> Element:
    names = things(layers, weights)
    told = names.index(show.told) if show.told in names else None
    stop = stop_for_all(show.name, "Neurons and weights, one after another", show.spoken, told, len(names))
    return element("rect", x=0, y=0, width=width, height=height, class_="nn-target", **stop)


def column(index: int, layers: int, count: int, width: float, height: float) -> list[Place]:
    """Many layers use the room at the sides, which a few leave to long names."""
    margin = NODE + (40 if layers < 4 else 12)
    x = margin + index * (width - 2 * margin) / max(1, layers - 1)
    return [(x, ABOVE + (height - ABOVE) * (i + 0.5) / count) for i in range(count)]


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


def connection(start: Place, end: Place, weight: float, thing: str, show: Show) -> Element:
    """The line of a weight, and around it the room in which it can be pointed at."""
    line = edge(start, end, weight)
    if show.reached is not None and show.reached < int(thing.split("-")[1]) + 0.02:
        line[1]["class"] += " nn-unlit"
    if not show.name:
        return line
    if show.told == thing:
        line[1]["class"] += " nn-told"
    reach = element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_="nn-reach")
    return element("g", line, reach, data_point=f"{show.name}-{thing}")


def weight_number(start: Place, end: Place, weight: float, crowded: bool = False) -> Element:
    """Written above the line, a little closer to where it comes from, so that two lines' numbers keep apart.

    Where many lines cross it is written on the line, close to where they all still stand in order.
    """
    way, up = (0.27, -4) if crowded else (0.45, 9)
    x, y = along(start, end, way)
    tone = "positive" if weight >= 0 else "negative"
    return text(x, y - up, signed(weight, 2 if crowded else 3), f"nn-value nn-halo nn-middle nn-fill-{tone}")


def node(given: Node, place: Place, brief: bool = False) -> Element:
    x, y = place
    radius = CROWDED if brief else NODE
    strength = min(1.0, abs(given.activation))
    tone = "positive" if given.activation >= 0 else "negative"
    children: list[Child] = [
        element("circle", cx=x, cy=y, r=radius, class_="nn-node"),
        element("circle", cx=x, cy=y, r=radius, class_=f"nn-node-fill nn-map-{tone}", fill_opacity=0.75 * strength),
        text(x, y + 4.5, inside(given.activation), "nn-value nn-middle nn-node-number"),
        text(x, y - radius - 8, given.label, "nn-label nn-halo nn-middle"),
    ]
    if given.bias is not None:
        children += bias(x, y, given.bias, brief)
    return element("g", *children)


def inside(value: float) -> str:
    """As much of a number as a disc has room for."""
    return short(round(value, 2), 2)


def neuron(given: Node, place: Place, layer: int, index: int, show: Show, brief: bool) -> Element:
    """A neuron as the diagram shows it now: one that the signal has not reached says nothing yet."""
    slope = show.back.at(layer, index) if show.back else None
    drawn = node(given if slope is None else Node(given.label, given.activation), place, brief)
    if slope is not None:
        drawn += slope_below(place, CROWDED if brief else NODE, slope)
    if show.reached is not None and layer > show.reached:
        drawn = node(Node(given.label, 0.0, given.bias), place, brief)
        drawn[4][2] = "?"
    if show.name:
        drawn[1]["data-point"] = f"{show.name}-node-{layer}-{index}"
    if show.told == f"node-{layer}-{index}":
        drawn[2][1]["class"] += " nn-told-node"
    return drawn


def bias(x: float, y: float, value: float, brief: bool = False) -> list[Child]:
    """The satellite and its number: below it, or, `brief`, beside it and without the word."""
    tone = "positive" if value >= 0 else "negative"
    radius = CROWDED if brief else NODE
    below = y + radius + (14 if brief else 30)
    line = element("line", x1=x, y1=y + radius, x2=x, y2=below - 5, stroke_width=1.5, class_=f"nn-stroke-{tone}")
    dot = element("circle", cx=x, cy=below, r=5.0, class_=f"nn-fill-{tone}")
    if brief:
        words = text(x + 9, below + 4.5, signed(round(value, 3), 2), f"nn-value nn-halo nn-fill-{tone}")
    else:
        words = text(x, below + 20, f"bias {signed(value)}", f"nn-value nn-halo nn-middle nn-fill-{tone}")
    return [line, dot, words]


def description(layers: Sequence[Sequence[Node]], weights: Sequence[Weights]) -> str:
    sizes = ", ".join(str(len(layer)) for layer in layers)
    answers = ", ".join(f"{node.label} {short(node.activation)}" for node in layers[-1])
    count = sum(w.size for w in weights)
    return f"A network with layers of {sizes} and {count} weights. Its answer: {answers}."
