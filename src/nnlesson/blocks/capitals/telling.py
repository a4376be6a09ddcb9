"""Descriptions of the network: its drawing, and the arithmetic of whatever a learner points at."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.blocks.capitals.chip_network import ChipNetwork, Word
from nnlesson.blocks.capitals.model import HIDDEN
from nnlesson.blocks.capitals.world import ANSWERS, COUNTRIES, TOPICS, WORDS
from nnlesson.core import Array, Network, Softmax
from nnlesson.draw import sums
from nnlesson.draw.network import Node, thing_at
from nnlesson.draw.wording import bracketed, exact, percent, signed

NEURONS = tuple(f"h{i + 1}" for i in range(HIDDEN))
FLIPPING = {
    **{label: ("topic", key) for key, label in TOPICS.items()},
    **{v: ("country", k) for k, v in COUNTRIES.items()},
}
Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Pass:
    """One sentence on its way through the network: what every neuron received and what it made of it."""

    x: Array  # (words,)
    sums: Array  # (hidden,)
    activations: Array  # (hidden,)
    scores: Array  # (answers,)
    shares: Array  # (answers,)
    weights: tuple[Array, Array]

    def drawn(self, right: int, frozen: Sequence[str] = ()) -> ChipNetwork:
        words = [Word(word, bool(there), word in FLIPPING) for word, there in zip(WORDS, self.x.tolist(), strict=True)]
        hidden = [Node(name, a) for name, a in zip(NEURONS, self.activations.tolist(), strict=True)]
        answers = [Node(name, share) for name, share in zip(ANSWERS, self.shares.tolist(), strict=True)]
        return ChipNetwork(words, hidden, answers, self.weights, right, frozen)


def forward(network: Network, x: Array) -> Pass:
    """x (1, words)"""
    first, squeeze, second = network.layers
    sums = first.forward(x)
    activations = squeeze.forward(sums)
    scores = second.forward(activations)
    weights = (network.parameters()[0].copy(), network.parameters()[1].copy())
    return Pass(x[0], sums[0], activations[0], scores[0], Softmax().forward(scores)[0], weights)


def as_pass(drawn: ChipNetwork) -> sums.Pass:
    """What is drawn, as the sums of any network take it."""
    return sums.Pass(drawn.layers, drawn.weights, [None, None], ["tanh", "softmax"])


def pointed_thing(name: str, at: str, x: float, drawn: ChipNetwork) -> str:
    return thing_at(name, at, x, drawn.layers, drawn.weights)


def weight_name(layer: int, a: int, b: int) -> str:
    start, end = (WORDS[a], NEURONS[b]) if layer == 0 else (NEURONS[a], ANSWERS[b])
    return f"{start} → {end}"


def arithmetic(thing: str, passed: Pass) -> Lines:
    """How the number of a neuron, or of a weight, comes about: a title and the sum, line by line."""
    kind, layer, *index = thing.split("-")
    if kind == "weight":
        return about_weight(int(layer), int(index[0]), int(index[1]), passed)
    about = (about_word, about_hidden, about_answer)[int(layer)]
    return about(int(index[0]), passed)


def about_word(i: int, passed: Pass) -> Lines:
    if passed.x[i]:
        return [(f"The word {WORDS[i]}", "It is in the sentence, so it sends 1.")]
    press = " Press it to put it there." if WORDS[i] in FLIPPING else ""
    return [(f"The word {WORDS[i]}", f"It is not in the sentence, so it sends 0, and its lines carry nothing.{press}")]


def about_hidden(i: int, passed: Pass) -> Lines:
    terms = [(x, w) for x, w in zip(passed.x.tolist(), passed.weights[0][:, i].tolist(), strict=True) if x]
    z = passed.sums[i]
    return [
        (f"{NEURONS[i]} adds up what its words send", f"{products(terms)} = {exact(z)}"),
        ("and squeezes the sum", f"tanh({exact(z)}) = {exact(passed.activations[i])}"),
    ]


def about_answer(i: int, passed: Pass) -> Lines:
    terms = list(zip(passed.activations.tolist(), passed.weights[1][:, i].tolist(), strict=True))
    others = [passed.scores[j] for j in range(len(ANSWERS)) if j != i]
    below = " + ".join(power(score) for score in [passed.scores[i], *others])
    return [
        (f"The score of {ANSWERS[i]}", f"{products(terms)} = {exact(passed.scores[i])}"),
        ("Its share of all scores", f"{power(passed.scores[i])} / ({below}) = {percent(passed.shares[i])}"),
    ]


def about_weight(layer: int, a: int, b: int, passed: Pass) -> Lines:
    weight = float(passed.weights[layer][a, b])
    sent = float((passed.x if layer == 0 else passed.activations)[a])
    carries = f"{bracketed(sent)} × {bracketed(weight)} = {exact(sent * weight)}"
    return [(f"The weight {weight_name(layer, a, b)}", signed(weight, 4)), ("What it carries now", carries)]


def products(terms: list[tuple[float, float]]) -> str:
    return " + ".join(f"{bracketed(x)} × {bracketed(w)}" for x, w in terms)


def power(score: float) -> str:
    return f"e^{bracketed(score)}"
