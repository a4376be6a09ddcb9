"""A network that reads words: each word is a chip, the hidden neurons, and the answers with their shares.

Only the words that are there send something on; the lines of the others stand back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnlesson.draw.axes import text
from nnlesson.draw.backward import Backward, arriving, flowing
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.line_marks import Line, Place, Weights, along, arrows, signals
from nnlesson.draw.network import Node, Show, connection, inside, keys, weight_line
from nnlesson.draw.wording import percent, signed

WIDTH, HEIGHT = 320.0, 316.0
CHIP_WIDTH, CHIP_HEIGHT = 74.0, 30.0
HIDDEN, ANSWER = 172.0, 284.0  # where the neurons of a layer stand
RADIUS = 21.0
PLAIN = Show()


@dataclass(frozen=True)
class Word:
    """A word, and whether it is in the sentence. `choice` says that pressing it puts it there."""

    text: str
    there: bool
    choice: bool = False


@dataclass(frozen=True)
class ChipNetwork:
    """What is drawn: words, hidden neurons, answers with their shares, and the weights between them."""

    words: Sequence[Word]
    hidden: Sequence[Node]
    answers: Sequence[Node]
    weights: Sequence[Weights]
    right: int  # the answer that is wanted
    frozen: Sequence[str] = ()  # weights that are kept as they are, by name as in Show

    @property
    def layers(self) -> list[list[Node]]:
        return [[Node(word.text, float(word.there)) for word in self.words], [*self.hidden], [*self.answers]]


def chip_network(given: ChipNetwork, show: Show = PLAIN, look: str = "") -> Figure:
    """`look` is a class of the drawing: "nn-flowing" lets the lines light up, one layer after the other."""
    places = [column(x, len(layer)) for x, layer in zip((CHIP_WIDTH, HIDDEN, ANSWER), given.layers, strict=True)]
    lines = [
        line(given, places, layer, a, b, show) for layer, w in enumerate(given.weights) for a, b in np.ndindex(w.shape)
    ]
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(given),
        *([keys(show, given.layers, given.weights, WIDTH, HEIGHT)] if show.name else []),
        *lines,
        *told_line(given, places, show),
        *signals(places, show.reached, [word.there for word in given.words]),
        *flowing(places, given.weights, show.back),
        *[chip(word, places[0][i], i, show) for i, word in enumerate(given.words)],
        *[hidden(node, places[1][i], i, show) for i, node in enumerate(given.hidden)],
        *[answer(node, places[2][i], i, i == given.right, show) for i, node in enumerate(given.answers)],
        *arrows(places, show.changes),
        *told_number(given, places, show),
        *[lock(middle(places, frozen)) for frozen in map(weight_line, given.frozen) if frozen],
        class_=look,
    )
    return Figure(drawing)


def column(x: float, count: int) -> list[Place]:
    return [(x, HEIGHT * (i + 0.5) / count) for i in range(count)]


def line(given: ChipNetwork, places: Sequence[Sequence[Place]], layer: int, a: int, b: int, show: Show) -> Element:
    drawn = connection(
        places[layer][a], places[layer + 1][b], float(given.weights[layer][a, b]), f"weight-{layer}-{a}-{b}", show
    )
    if layer == 0 and not given.words[a].there:
        (drawn[2] if drawn[0] == "g" else drawn)[1]["class"] += " nn-idle"
    return drawn


def told_line(given: ChipNetwork, places: Sequence[Sequence[Place]], show: Show) -> list[Element]:
    """The line that is told about, once more and in front of all others."""
    told = weight_line(show.told)
    if not told:
        return []
    layer, a, b = told
    weight = float(given.weights[layer][a, b])
    front = connection(places[layer][a], places[layer + 1][b], weight, show.told, Show(told=show.told))
    front[1]["class"] += " nn-front"
    return [front]


def told_number(given: ChipNetwork, places: Sequence[Sequence[Place]], show: Show) -> list[Element]:
    told = weight_line(show.told)
    if not told:
        return []
    layer, a, b = told
    weight, (x, y) = float(given.weights[layer][a, b]), middle(places, told)
    tone = "positive" if weight >= 0 else "negative"
    return [text(x, y - 8, signed(weight), f"nn-value nn-halo nn-middle nn-front nn-fill-{tone}")]


def middle(places: Sequence[Sequence[Place]], line: Line) -> Place:
    layer, a, b = line
    return along(places[layer][a], places[layer + 1][b], 0.5)


def lock(place: Place) -> Element:
    """A bar across the middle of a line: this weight is kept as it is."""
    x, y = place
    return element("rect", x=x - 6, y=y - 6, width=12.0, height=12.0, rx=3.0, class_="nn-lock")


def chip(word: Word, place: Place, index: int, show: Show) -> Element:
    x, y = place
    look = "nn-word-chip nn-word-chip--there" if word.there else "nn-word-chip"
    if show.told == f"node-0-{index}":
        look += " nn-told-node"
    box = element(
        "rect",
        x=x - CHIP_WIDTH + 1,
        y=y - CHIP_HEIGHT / 2,
        width=CHIP_WIDTH - 1,
        height=CHIP_HEIGHT,
        rx=7.0,
        class_=look,
    )
    label = text(
        x - CHIP_WIDTH / 2, y + 4.5, word.text, "nn-middle nn-word-chip__text" + (" nn-value" if word.there else "")
    )
    return element(
        "g",
        box,
        label,
        class_="nn-choosable" if word.choice else None,
        data_point=f"{show.name}-node-0-{index}" if show.name else None,
    )


def hidden(node: Node, place: Place, index: int, show: Show) -> Element:
    """A neuron that the signal has not reached says nothing yet."""
    known = show.reached is None or show.reached >= 1
    return element(
        "g",
        *circles(place, node.activation if known and not show.back else 0.0, show.told == f"node-1-{index}"),
        number(inside(node.activation) if known else "?", place, 1, index, show.back),
        text(place[0], place[1] - RADIUS - 6, node.label, "nn-label nn-middle nn-halo"),
        data_point=f"{show.name}-node-1-{index}" if show.name else None,
    )


def answer(node: Node, place: Place, index: int, right: bool, show: Show) -> Element:
    known = show.reached is None or show.reached >= 2
    x, y = place
    tone = " nn-fill-right" if right else ""
    share = node.activation if known else 0.0
    filled = 0.0 if show.back else share  # a slope stands on plain ground
    return element(
        "g",
        *circles(place, filled, show.told == f"node-2-{index}"),
        number(f"{share:.2f}" if known else "?", place, 2, index, show.back),
        text(x, y - RADIUS - 6, node.label, f"nn-value nn-middle nn-halo{tone}"),
        text(x, y + RADIUS + 15, percent(share) if known else "?", f"nn-label nn-middle nn-halo{tone}"),
        data_point=f"{show.name}-node-2-{index}" if show.name else None,
    )


def number(says: str, place: Place, layer: int, index: int, back: Backward | None) -> Element:
    """In a circle: what its neuron says, or the slope that has come back to it."""
    x, y = place
    if back:
        look = f"nn-value nn-middle nn-node-number nn-fill-loss {arriving(back.stage(layer))}"
        return text(x, y + 4.5, signed(round(back.slopes[layer][index], 2), 2), look)
    return text(x, y + 4.5, says, "nn-value nn-middle nn-node-number")


def circles(place: Place, activation: float, told: bool) -> list[Child]:
    x, y = place
    tone = "positive" if activation >= 0 else "negative"
    fill = f"nn-node-fill nn-map-{tone}" + (" nn-told-node" if told else "")
    return [
        element("circle", cx=x, cy=y, r=RADIUS, class_="nn-node"),
        element("circle", cx=x, cy=y, r=RADIUS, class_=fill, fill_opacity=0.75 * min(1.0, abs(activation))),
    ]


def description(given: ChipNetwork) -> str:
    there = " ".join(word.text for word in given.words if word.there)
    shares = ", ".join(f"{node.label} {percent(node.activation)}" for node in given.answers)
    count = sum(w.size for w in given.weights)
    return (
        f"A network of {len(given.words)} words, {len(given.hidden)} hidden neurons and {len(given.answers)} answers, "
        f"with {count} weights. Words that are there: {there}. Its answer: {shares}."
    )
