"""The network: three inputs, four hidden neurons, two outputs, and everything that a figure asks of them."""

from copy import copy, deepcopy

import numpy as np
from numpy.random import Generator

from nnlesson.blocks.passing.students import COLUMNS, HELD_OUT, TRAINING, numbers, scaled
from nnlesson.core import Array, CrossEntropy, Dense, GradientDescent, Network, Softmax, Tanh, Training

# The weights that every figure starts from: input by input, then hidden neuron by hidden neuron. Not random: they are
# the same for everyone, so that everyone can check them.
FIRST_WEIGHTS = [[0.40, -0.60, 0.30, -0.50], [0.20, -0.70, 0.50, -0.30], [0.60, -0.40, 0.35, -0.45]]
SECOND_WEIGHTS = [[0.40, -0.60], [0.30, -0.50], [0.20, -0.70], [0.50, -0.30]]
HIDDEN = ("hidden 1", "hidden 2", "hidden 3", "hidden 4")


class Learner:
    """Learns from one student after the other: in the first epoch in the order of the table, then in random order.

    With `rng` seeded by 0 it starts from the given weights. `flipped` is a student whose result is told wrongly, and
    `without` a column that the network does not get: its input is 0 for everyone.
    """

    def __init__(self, scaling: str, rate: float, seed: int = 0, flipped: int = -1, without: str = "") -> None:
        rng = np.random.default_rng(seed)
        self.scaling, self.without = scaling, without
        self.first, self.second = layers(seed, rng)
        self.tanh = Tanh()
        self.network, self.loss = Network([self.first, self.tanh, self.second]), CrossEntropy()
        self.optimizer = GradientDescent(rate)
        raw, target = numbers(TRAINING)
        if flipped >= 0:
            target[flipped] = 1 - target[flipped]
        self.x, self.target = self.seen(raw), target
        raw, self.held_target = numbers(HELD_OUT)
        self.held_x = self.seen(raw)
        self.training = Training(self.network, self.loss, self.optimizer, (self.x, target), 1, rng)
        self.training.order = np.arange(len(self.x))

    @property
    def epochs(self) -> int:
        return len(self.training.history)

    def seen(self, raw: Array) -> Array:
        """Students (n, 3) in hours and percent, as the network gets them."""
        kept: Array = np.array([float(column != self.without) for column in COLUMNS])
        return scaled(raw, self.scaling) * kept

    def hidden(self, x: Array) -> Array:
        """What the four hidden neurons answer (n, 4)."""
        return Tanh().forward(copy(self.first).forward(x))

    def scores(self, x: Array) -> Array:
        """The scores of Pass and Fail (n, 2), by copies of the layers: what training keeps for its way back stays."""
        return Network([copy(layer) for layer in self.network.layers]).forward(x)

    def probabilities(self, x: Array) -> Array:
        return Softmax().forward(self.scores(x))

    def loss_of(self, x: Array, target: Array) -> float:
        return CrossEntropy().forward(self.scores(x), target)

    def judged(self, x: Array, target: Array) -> tuple[Array, float]:
        """Both: the probabilities and the loss."""
        scores = self.scores(x)
        return Softmax().forward(scores), CrossEntropy().forward(scores, target)

    def weights(self) -> list[Array]:
        return [self.first.W.copy(), self.second.W.copy()]

    def kept(self) -> list[Array]:
        """Everything it has learned so far, to go back to."""
        return deepcopy(self.network.parameters())

    def restore(self, kept: list[Array]) -> None:
        for now, then in zip(self.network.parameters(), kept, strict=True):
            now[...] = then


def layers(seed: int, rng: Generator) -> tuple[Dense, Dense]:
    first, second = Dense(3, 4, rng), Dense(4, 2, rng)
    if seed == 0:
        first.W, second.W = np.array(FIRST_WEIGHTS), np.array(SECOND_WEIGHTS)
    return first, second


def confusion(probabilities: Array, target: Array) -> Array:
    """(2, 2) counts: a row for those who passed and one for those who failed, a column for what the network says."""
    counts = np.zeros((2, 2))
    np.add.at(counts, (target.astype(int), probabilities.argmax(axis=1)), 1)
    return counts
