"""The network: reads five words and guesses the sixth. Chance drew all of its numbers; three of them are knobs."""

import numpy as np

from nnlesson.core import Array, CrossEntropy, Dense, Embedding, Layer, Network, Softmax, Tanh

TOKENS = ("The", "cat", "sat", "on", "the")
NUMBERS = ((0, 1, 2, 3, 0),)  # of the tokens: "The" and "the" are the same word
WORDS = ("desk", "mat", "moon", "pizza", "banana")
KNOBS = ((0, 2), (1, 3), (2, 4))  # from which neuron of the first hidden layer to which of the second

SEED = 37030  # of all other numbers; among random networks, few have their best setting well inside the knobs' range
STRENGTHS = (1.5, 1.5, 5.0)  # of the three layers: as it is usually drawn, a network has almost no opinion


class ThreeKnobs:
    """Five tokens, two hidden layers of 6 and 5 neurons, and five words: 105 numbers, three of which are knobs."""

    def __init__(self) -> None:
        rng = np.random.default_rng(SEED)
        self.embedding = Embedding(4, 1, rng)  # each word is one number
        self.dense = [Dense(5, 6, rng), Dense(6, 5, rng), Dense(5, len(WORDS), rng)]
        for layer, strength in zip(self.dense, STRENGTHS, strict=True):
            layer.W *= strength
        first, second, third = self.dense
        layers: list[Layer] = [self.embedding, first, Tanh(), second, Tanh(), third]
        self.network, self.loss = Network(layers), CrossEntropy()
        self.rows, self.columns = np.array(KNOBS).T

    @property
    def size(self) -> int:
        """How many numbers the network has."""
        return sum(parameter.size for parameter in self.network.parameters())

    def knobs(self) -> Array:
        """The three weights, in an array of their own."""
        knobs: Array = self.dense[1].W[self.rows, self.columns]  # a copy
        return knobs

    def turn(self, knobs: Array) -> None:
        self.dense[1].W[self.rows, self.columns] = knobs

    def slopes(self) -> Array:
        """dL/dw of the three knobs, as the last `measure` has found them."""
        slopes: Array = self.dense[1].dW[self.rows, self.columns]
        return slopes

    def free(self, every: bool) -> tuple[list[Array], list[Array]]:
        """What training may turn, all numbers or the three knobs, and the slope of each, to be turned in place."""
        if every:
            return self.network.parameters(), self.network.gradients()
        middle = self.dense[1]
        return [middle.W[a : a + 1, b] for a, b in KNOBS], [middle.dW[a : a + 1, b] for a, b in KNOBS]

    def measure(self, word: int) -> float:
        """The loss if this word is wanted, after a pass forward; and a pass backward, for the slopes."""
        loss = self.loss.forward(self.network.forward(np.array(NUMBERS)), np.array([word]))
        self.network.backward(self.loss.backward())
        return loss

    def signals(self) -> list[list[float]]:
        """What every neuron says: tokens, both hidden layers, and the probability of each word."""
        x: Array = np.array(NUMBERS)
        layers = self.network.layers
        found = [x := layers[0].forward(x), x := through(layers[1:3], x), x := through(layers[3:5], x)]
        return [signal[0].tolist() for signal in [*found, Softmax().forward(layers[5].forward(x))]]


def through(layers: tuple[Layer, ...], x: Array) -> Array:
    for layer in layers:
        x = layer.forward(x)
    return x
