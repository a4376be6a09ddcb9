"""A network that is read from top to bottom: a sentence goes in as tokens, and one word comes out.

A few of its weights are knobs, drawn as such on their lines: a knob's mark points up at 0, to the left of it the weight
is negative, to the right positive. A line is as wide and as strong as its weight is large; a negative one is dashed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt

import numpy as np

from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, around
from nnlesson.draw.line_marks import Place, Weights, along
from nnlesson.draw.network import Layers, Node, Show, connection, edge, inside, keys, weight_line
from nnlesson.draw.wording import short, signed, whole_percent

WIDTH, HEIGHT = 320.0, 322.0
NEURON = 20.0  # radius
TOP, DOWN = 74.0, 66.0  # the first row, and from row to row
FIRST, ROOM = 22.0, 226.0  # the first neuron of a row, and from there to its last
WORD, WORDS = 32.0, 256.0  # the same of the words
APART = 47.0  # from token to token
CHIP = (43.0, 28.0)
PLAIN = Show()
TURN = 0.75 * pi  # of a knob, from the middle to either stop


@dataclass(frozen=True)
class Knob:
    """A weight that can be turned: behind which layer it lies, from and to which neurons, and what turns it."""

    name: str
    layer: int
    start: int
    end: int
    handle: Handle


@dataclass(frozen=True)
class Sentence:
    """What goes in, what may come out, which of the words is wanted, and how wrong the network is about that."""

    tokens: Sequence[str]
    words: Sequence[str]
    wanted: str
    loss: float


type Signals = Sequence[Sequence[float]]  # what every neuron says, layer by layer; at last the words' probabilities


def sentence_network(
    sentence: Sentence,
    signals: Signals,
    weights: Sequence[Weights],
    knobs: Sequence[Knob],
    running: bool = False,
    show: Show = PLAIN,
) -> Figure:
    places = [row(i, len(signal), i == len(signals) - 1) for i, signal in enumerate(signals)]
    winner = int(np.argmax(signals[-1]))
    turned_by_hand = {(knob.layer, knob.start, knob.end) for knob in knobs}
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(sentence, signals, weights, knobs),
        *([keys(show, nodes(sentence, signals), weights, WIDTH, HEIGHT)] if show.name else []),
        *chips(sentence, places[0], winner),
        *arrows(places[0], running),
        *[
            line(places[i][a], places[i + 1][b], w, f"weight-{i}-{a}-{b}", show.name)
            for i, layer in enumerate(weights)
            for (a, b), w in entries(layer)
            if (i, a, b) not in turned_by_hand
        ],
        *[knob_line(knob, places, weights, show.name) for knob in knobs],
        *told_line(show.told, places, weights),
        *[
            named(neuron(place, value), f"node-{i}-{j}", show)
            for i, (row, signal) in enumerate(zip(places, signals[:-1], strict=False))
            for j, (place, value) in enumerate(zip(row, signal, strict=True))
        ],
        *[
            named(word(places[-1][i], sentence, i, share, winner), f"node-{len(places) - 1}-{i}", show)
            for i, share in enumerate(signals[-1])
        ],
        *[turned(knob, places, weight_of(knob, weights)) for knob in knobs],
        *layer_names(len(signals)),
        text(WIDTH, TOP - 25, f"loss {short(sentence.loss)}", "nn-value nn-strong nn-fill-loss nn-end"),
        class_="nn-sentence-network",
    )
    return Figure(drawing)


def entries(layer: Weights) -> list[tuple[tuple[int, ...], float]]:
    return [(at, float(weight)) for at, weight in np.ndenumerate(layer)]


def row(layer: int, count: int, last: bool) -> list[Place]:
    """Tokens stand below their chips, the words take the whole width, and the rows between leave room for a name."""
    first, room = (WORD, WORDS) if last else (FIRST, ROOM)
    apart = room / (count - 1) if layer else APART
    return [(first + i * apart, TOP + layer * DOWN) for i in range(count)]


def chips(sentence: Sentence, places: Sequence[Place], winner: int) -> list[Element]:
    blank = (2 * places[-1][0] - places[-2][0], places[-1][1])
    said = [*sentence.tokens, f"{sentence.words[winner]}?"]
    return [
        chip(x, token, i == len(places)) for i, ((x, _), token) in enumerate(zip([*places, blank], said, strict=True))
    ]


def chip(x: float, token: str, blank: bool) -> Element:
    width, height = CHIP
    wide = width + (30 if blank else 0)
    left = x - width / 2
    box = element("rect", x=left, y=2.0, width=wide, height=height, rx=7.0, class_="nn-chip__box")
    return element(
        "g",
        box,
        text(left + wide / 2, 2 + height / 2 + 4.5, token, "nn-value nn-middle"),
        class_="nn-chip nn-chip--blank" if blank else "nn-chip",
    )


def arrows(places: Sequence[Place], running: bool) -> list[Element]:
    """From each token into the network."""
    start, end = CHIP[1] + 8, TOP - NEURON - 5
    path = "".join(f"M{x:.1f} {start:.1f}V{end:.1f}m-4 -6l4 6l4 -6" for x, _ in places)
    return [element("path", d=path, class_="nn-into nn-pulse" if running else "nn-into")]


def nodes(sentence: Sentence, signals: Signals) -> Layers:
    """Every neuron with its name: tokens and words are called so, the others by their place."""
    first, *hidden, last = signals
    named = [[Node(f"neuron {j + 1} of row {i + 2}", value) for j, value in enumerate(r)] for i, r in enumerate(hidden)]
    tokens = [Node(f"“{token}”", value) for token, value in zip(sentence.tokens, first, strict=True)]
    return [tokens, *named, [Node(f"“{word}”", share) for word, share in zip(sentence.words, last, strict=True)]]


@lru_cache(maxsize=512)  # most lines are as in the frame before
def line(start: Place, end: Place, weight: float, thing: str, name: str) -> Element:
    drawn = connection(start, end, weight, thing, Show(name))
    (drawn[2] if name else drawn)[1]["stroke-opacity"] = f"{0.12 + 0.5 * min(1.0, sqrt(abs(weight)) / 2):.2f}"
    return drawn


def told_line(thing: str, places: Sequence[Sequence[Place]], weights: Sequence[Weights]) -> list[Element]:
    """The line that is told about, once more, in full strength and in front of all others."""
    told = weight_line(thing)
    if not told:
        return []
    layer, a, b = told
    front = edge(places[layer][a], places[layer + 1][b], float(weights[layer][a, b]))
    front[1]["class"] += " nn-told nn-front"
    return [front]


def named(drawn: Element, thing: str, show: Show) -> Element:
    """A neuron that can be pointed at; the one that is told about has a wider rim."""
    if not show.name:
        return drawn
    tag, attributes, *children = drawn
    look = f"{attributes.get('class', '')} nn-told-neuron".strip() if show.told == thing else attributes.get("class")
    found = attributes | {"data-point": f"{show.name}-{thing}"}
    return [tag, found | {"class": look} if look else found, *children]


def weight_of(knob: Knob, weights: Sequence[Weights]) -> float:
    return float(weights[knob.layer][knob.start, knob.end])


def ends(knob: Knob, places: Sequence[Sequence[Place]]) -> tuple[Place, Place]:
    return places[knob.layer][knob.start], places[knob.layer + 1][knob.end]


def knob_line(knob: Knob, places: Sequence[Sequence[Place]], weights: Sequence[Weights], name: str) -> Element:
    """The line of a knob, in full strength."""
    thing = f"weight-{knob.layer}-{knob.start}-{knob.end}"
    return connection(*ends(knob, places), weight_of(knob, weights), thing, Show(name))


def turned(knob: Knob, places: Sequence[Sequence[Place]], weight: float) -> Element:
    """The knob on its line, and its name."""
    start, end = ends(knob, places)
    x, y = along(start, end, 0.5)
    angle = TURN * max(-1.0, min(1.0, weight / knob.handle.high)) - pi / 2
    tone = "positive" if weight >= 0 else "negative"
    return around(
        knob.handle,
        (x, y),
        TURN,
        element("circle", cx=x, cy=y, r=13.0, class_="nn-knob"),
        element(
            "line",
            x1=x + 4 * cos(angle),
            y1=y + 4 * sin(angle),
            x2=x + 12 * cos(angle),
            y2=y + 12 * sin(angle),
            class_=f"nn-knob__mark nn-stroke-{tone}",
        ),
        text(x + 16, y + 4.5, knob.name, "nn-value nn-halo"),
    )


@lru_cache(maxsize=64)
def neuron(place: Place, value: float) -> Element:
    x, y = place
    tone = "positive" if value >= 0 else "negative"
    return element(
        "g",
        element("circle", cx=x, cy=y, r=NEURON, class_="nn-node"),
        element("circle", cx=x, cy=y, r=NEURON, class_=f"nn-map-{tone}", fill_opacity=0.7 * min(1.0, abs(value))),
        text(x, y + 4.5, inside(value), "nn-value nn-middle nn-node-number"),
    )


def word(place: Place, sentence: Sentence, index: int, share: float, winner: int) -> Element:
    """A word that can come out, with its probability; the likeliest is a chip of its own."""
    x, y = place
    name, wins = sentence.words[index], index == winner
    children: list[Child] = [
        element("circle", cx=x, cy=y, r=NEURON, class_="nn-node"),
        element("circle", cx=x, cy=y, r=NEURON, class_="nn-map-positive", fill_opacity=0.7 * share),
        text(x, y + 4.5, whole_percent(share, gap=""), "nn-value nn-middle nn-node-number"),
        element("rect", x=x - 31, y=y + 26, width=62.0, height=24.0, rx=6.0, class_="nn-word__box"),
        text(x, y + 42.5, name, "nn-value nn-middle"),
    ]
    if name == sentence.wanted:
        children.append(text(x + NEURON - 4, y - NEURON + 4, "✓", "nn-value nn-halo nn-fill-right"))
    return element("g", *children, class_="nn-word nn-word--wins" if wins else "nn-word")


def layer_names(count: int) -> list[Element]:
    """Beside their rows, and that of the words, which leaves no room there, above it."""
    names = ["tokens", *["hidden"] * (count - 2)]
    last = text(WIDTH, TOP + len(names) * DOWN - NEURON - 7, "predictions", "nn-label nn-halo nn-end")
    return [*[text(WIDTH, TOP + i * DOWN + 4.5, name, "nn-label nn-end") for i, name in enumerate(names)], last]


def description(sentence: Sentence, signals: Signals, weights: Sequence[Weights], knobs: Sequence[Knob]) -> str:
    sizes = ", ".join(str(len(signal)) for signal in signals)
    stand = ", ".join(f"{knob.name} {signed(float(weights[knob.layer][knob.start, knob.end]))}" for knob in knobs)
    says = sentence.words[int(np.argmax(signals[-1]))]
    return (
        f"A network with layers of {sizes}. In go the tokens {' '.join(sentence.tokens)}; out comes {says}, with loss "
        f"{short(sentence.loss)}. Its knobs stand at {stand}."
    )
