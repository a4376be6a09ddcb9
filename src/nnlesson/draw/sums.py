"""Sums: how the number of whatever a learner points at in a network comes about, with the numbers of now."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.element import Child, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.line_marks import Weights
from nnlesson.draw.network import Layers, Show, network, thing_at
from nnlesson.draw.wording import bracketed, exact

FEW = 3  # inputs that are all written out; of more, those that are 0 are left out

type Line = tuple[str, str]  # what is computed, and how


@dataclass(frozen=True)
class Pass:
    """One pass forward: what every neuron is called and says, and behind each layer the weights, biases and function.

    A function is "tanh", "sigmoid" or "softmax"; "" leaves the sum as it is.
    """

    layers: Layers
    weights: Sequence[Weights]
    biases: Sequence[NDArray[np.float64] | None]
    functions: Sequence[str]

    def at(self, name: str, pointed: str, x: float) -> str:
        """The thing that is pointed at in the network of this name; "" if that is none of it."""
        return thing_at(name, pointed, x, self.layers, self.weights)

    def name(self, layer: int, i: int) -> str:
        return self.layers[layer][i].label or f"hidden neuron {i + 1}"

    def says(self, layer: int) -> list[float]:
        return [node.activation for node in self.layers[layer]]

    def sums(self, thing: str) -> list[Line]:
        """The lines about a neuron or a weight, the first of which names it; none about nothing."""
        if not thing:
            return []
        kind, *place = thing.split("-")
        layer, *at = map(int, place)
        if kind == "weight":
            return self.of_weight(layer, *at)
        return self.of_neuron(layer, at[0]) if layer else [(f"Input: {self.name(0, at[0])}", self.sent(at[0]))]

    def sent(self, i: int) -> str:
        return f"sends {exact(self.says(0)[i])}"

    def of_weight(self, layer: int, a: int, b: int) -> list[Line]:
        came, weight = self.says(layer)[a], float(self.weights[layer][a, b])
        title = f"Weight: {self.name(layer, a)} → {self.name(layer + 1, b)}"
        return [(title, f"{bracketed(came)} × {bracketed(weight)} = {exact(came * weight)}")]

    def of_neuron(self, layer: int, i: int) -> list[Line]:
        scores, biases = self.scores(layer), self.biases[layer - 1]
        bias = "" if biases is None else f" + {bracketed(float(biases[i]))}"
        with_bias = "" if biases is None else ", with its bias last"
        sum_ = f"{products(self.says(layer - 1), self.weights[layer - 1][:, i].tolist())}{bias} = {exact(scores[i])}"
        lines = [(f"Sum of {self.name(layer, i)}{with_bias}", sum_)]
        said = self.layers[layer][i].activation
        if function := self.functions[layer - 1]:
            lines.append(("What it says", answer(function, scores, i, said)))
        return lines

    def scores(self, layer: int) -> list[float]:
        scores = np.array(self.says(layer - 1)) @ self.weights[layer - 1]
        biases = self.biases[layer - 1]
        found: list[float] = (scores if biases is None else scores + biases).tolist()
        return found


def products(came: Sequence[float], weights: Sequence[float]) -> str:
    terms = list(zip(came, weights, strict=True))
    sent = [term for term in terms if term[0]] if len(terms) > FEW else terms
    return " + ".join(f"{bracketed(x)} × {bracketed(w)}" for x, w in sent) or "0"


def answer(function: str, scores: Sequence[float], i: int, said: float) -> str:
    if function != "softmax":
        return f"{function}({exact(scores[i])}) = {exact(said)}"
    total = sum(exp(score) for score in scores)
    return f"e^{bracketed(scores[i])} / {exact(total)} = {exact(said)}, its share of all e^sum"


def spoken(lines: Sequence[Line]) -> str:
    return " ".join(f"{title}: {sum_}." for title, sum_ in lines)


def summed(figure: Figure, lines: Sequence[Line], low: bool, small: bool = False) -> Figure:
    """A network with the sums over its half where nothing is pointed at; those of a `small` one stand below it."""
    rows: list[Child] = [child for title, sum_ in lines for child in (element("dt", title), element("dd", sum_))]
    look = "nn-sums nn-sums--below" if small else "nn-sums nn-sums--above" if low else "nn-sums"
    box = element("dl", *rows, class_=look, aria_hidden="true", hidden=not rows)  # a screen reader has it from the keys
    return Figure(element("div", figure.drawing, box, class_="nn-summed"), figure.pixels)


class Pointed(Protocol):
    """Where a learner points."""

    @property
    def name(self) -> str: ...
    @property
    def x(self) -> float: ...


def pointable(name: str, passed: Pass, pointer: Pointed | None, height: float) -> Figure:
    """The small network of a pass forward, each part of which says its sum when a learner points at it."""
    thing = passed.at(name, pointer.name, pointer.x) if pointer else ""
    lines = passed.sums(thing)
    drawn = network(passed.layers, passed.weights, height=height, show=Show(name, thing, spoken(lines)))
    return summed(drawn, lines, low=False, small=True)


def lies_low(thing: str, layers: Layers) -> bool:
    """Whether a thing lies in the lower half of a network that is read from left to right."""
    if not thing:
        return False
    layer, *at = map(int, thing.split("-")[1:])
    sizes = [len(layers[layer + i]) for i in range(len(at))]
    return sum((i + 0.5) / size for i, size in zip(at, sizes, strict=True)) / len(at) > 0.5
