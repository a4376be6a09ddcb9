"""The data of generalization: sixteen questions, four ways to ask about each of four countries.

Two of the ways ask for the capital and two for the language, so that each answer is right for two questions.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from nnlesson.core import Array, CrossEntropy, Dense, GradientDescent, Network, Softmax, Tanh, Training
from nnlesson.core.trace import Trace

COUNTRIES = ("France", "Germany", "Britain", "Spain")
WAYS = ("capital", "ruled from", "language", "speaks")
SAID = ("The capital of {} is", "{} is ruled from", "The language of {} is", "In {} one speaks")
ANSWERS = ("Paris", "Berlin", "London", "Madrid", "French", "German", "English", "Spanish")

HIDDEN = 8
SMALL = 0.3  # of the usual random start: from a small one, training tends to find what the examples have in common
Cell = tuple[int, int]  # way, country
ALL: tuple[Cell, ...] = tuple((way, country) for way in range(len(WAYS)) for country in range(len(COUNTRIES)))

HELD_OUT: dict[str, frozenset[Cell]] = {
    "few": frozenset((i, i) for i in range(4)),
    "half": frozenset(cell for cell in ALL if sum(cell) % 2 == 0),
    "country": frozenset((way, 3) for way in range(4)),
}


# What can be shown so that all other questions are answered: eight with luck, eleven from many starts.
EIGHT = frozenset([(0, 0), (0, 1), (1, 2), (0, 3), (3, 0), (2, 1), (3, 2), (3, 3)])
ELEVEN = frozenset(ALL) - {(0, 2), (1, 0), (1, 3), (2, 0), (2, 2)}


def question(cell: Cell) -> str:
    return SAID[cell[0]].format(COUNTRIES[cell[1]])


def answer(cell: Cell) -> int:
    """The first two ways ask for the capital, the others for the language."""
    return (cell[0] // 2) * len(COUNTRIES) + cell[1]


def by_word(cell: Cell) -> Array:
    """One input for each way of asking and one for each country, the parts that questions share; not one a word."""
    return np.concatenate([np.eye(len(WAYS))[cell[0]], np.eye(len(COUNTRIES))[cell[1]]])


def by_sentence(cell: Cell) -> Array:
    """One input for each whole question: no two of them have anything in common."""
    x: Array = np.eye(len(ALL))[ALL.index(cell)]
    return x


@dataclass(frozen=True)
class Examples:
    """x (n, inputs) and the numbers of the right answers (n,)."""

    x: Array
    target: Array


class Learner:
    """A network that learns the questions that are not held out, and is asked the others too."""

    def __init__(self, words: bool, held_out: frozenset[Cell], rate: float, rng: Generator) -> None:
        self.words = words
        self.trained = self.examples([cell for cell in ALL if cell not in held_out])
        self.held = self.examples([cell for cell in ALL if cell in held_out])
        inputs = self.trained.x.shape[1]
        self.network = Network([Dense(inputs, HIDDEN, rng), Tanh(), Dense(HIDDEN, len(ANSWERS), rng)])
        for parameter in self.network.parameters():
            parameter *= SMALL
        self.optimizer = GradientDescent(rate)
        data = (self.trained.x, self.trained.target)
        self.training = Training(self.network, CrossEntropy(), self.optimizer, data, None, rng)
        self.everything = self.examples(list(ALL))
        self.training_losses, self.test_losses = Trace(), Trace()
        self.evaluate()

    def examples(self, cells: list[Cell]) -> Examples:
        return Examples(
            np.array([self.encode(cell) for cell in cells]), np.array([float(answer(cell)) for cell in cells])
        )

    def encode(self, cell: Cell) -> Array:
        return by_word(cell) if self.words else by_sentence(cell)

    def step(self, rate: float) -> None:
        self.optimizer.rate = rate
        self.training.step()
        self.evaluate()

    def evaluate(self) -> None:
        """What it answers now, to the questions it has trained on and to those it has never seen."""
        self.training_losses.add(self.loss(self.trained))
        self.test_losses.add(self.loss(self.held))
        shares = Softmax().forward(self.network.forward(self.everything.x))
        rows, right = np.arange(len(ALL)), self.everything.target.astype(np.intp)
        self.shares: Array = shares[rows, right]
        self.right = shares.argmax(axis=1) == right

    def loss(self, given: Examples) -> float:
        return CrossEntropy().forward(self.network.forward(given.x), given.target)

    def score(self, held_out: frozenset[Cell]) -> tuple[int, int]:
        """How many of the held-out questions it answers rightly, and of how many."""
        return sum(bool(self.right[ALL.index(cell)]) for cell in held_out), len(held_out)
