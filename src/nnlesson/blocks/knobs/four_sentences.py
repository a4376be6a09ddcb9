"""Four sentences and one network for all of them: 108 numbers, as chance usually draws them, and none picked."""

import numpy as np
from numpy.random import Generator

from nnlesson.core import Array, CrossEntropy, Dense, Embedding, GradientDescent, Network, Softmax, Tanh

VOCABULARY = ("the", "sat", "on", "cat", "clerk", "rover", "fly")
WORDS = ("desk", "mat", "moon", "pizza", "banana")
PAIRS = (("cat", "mat"), ("clerk", "desk"), ("rover", "moon"), ("fly", "pizza"))  # who sat on the what

X = np.array([[VOCABULARY.index(word) for word in ("the", who, "sat", "on", "the")] for who, _ in PAIRS])
TARGET = np.array([WORDS.index(what) for _, what in PAIRS])


class FourSentences:
    """Five tokens, two hidden layers of 6 and 5 neurons, and five words."""

    def __init__(self, rng: Generator) -> None:
        first, second, third = Dense(5, 6, rng), Dense(6, 5, rng), Dense(5, len(WORDS), rng)
        self.network = Network([Embedding(len(VOCABULARY), 1, rng), first, Tanh(), second, Tanh(), third])
        self.measure()

    def measure(self) -> None:
        """A pass forward and one backward: what it says of each sentence, the loss, and all the slopes."""
        scores, loss = self.network.forward(X), CrossEntropy()
        self.loss = loss.forward(scores, TARGET)
        self.network.backward(loss.backward())
        self.shares: Array = Softmax().forward(scores)  # (sentences, words)

    def step(self, rate: float) -> None:
        """Gradient descent turns all of its numbers at once."""
        GradientDescent(rate).step(self.network.parameters(), self.network.gradients())
        self.measure()

    def numbers(self) -> Array:
        """All of its numbers in a row."""
        return np.concatenate([parameter.ravel() for parameter in self.network.parameters()])

    def turn(self, number: int, to: float) -> None:
        """One of its numbers, counted from 0, by hand."""
        for parameter in self.network.parameters():
            if number < parameter.size:
                parameter.ravel()[number] = to  # a view: the parameter itself is changed
                break
            number -= parameter.size
        self.measure()

    @property
    def says(self) -> list[int]:
        """The likeliest word for each sentence."""
        found: list[int] = self.shares.argmax(axis=1).tolist()
        return found

    @property
    def right(self) -> list[bool]:
        return [said == wanted for said, wanted in zip(self.says, TARGET.tolist(), strict=True)]

    @property
    def probability(self) -> float:
        """What the right words have, on average."""
        return float(self.shares[np.arange(len(TARGET)), TARGET].mean())


def named(number: int) -> str:
    """What a number is, counted from 0."""
    parts = (
        (len(VOCABULARY), "the number of a word"),
        (30, "a weight of the first layer"),
        (6, "a bias of the first layer"),
        (30, "a weight of the second layer"),
        (5, "a bias of the second layer"),
        (25, "a weight of the last layer"),
        (5, "a bias of the last layer"),
    )
    for size, name in parts:
        if number < size:
            return name
        number -= size
    raise IndexError(number)
