"""Four sentences and one network for all of them: 108 numbers, as chance usually draws them, and none picked."""

from itertools import pairwise

import numpy as np
from numpy.random import Generator

from nnlesson.core import Array, CrossEntropy, Dense, Embedding, GradientDescent, Network, Softmax, Tanh

VOCABULARY = ("the", "sat", "on", "cat", "clerk", "rover", "fly")
WORDS = ("desk", "mat", "moon", "pizza", "banana")
PAIRS = (("cat", "mat"), ("clerk", "desk"), ("rover", "moon"), ("fly", "pizza"))  # who sat on the what

X = np.array([[VOCABULARY.index(word) for word in ("the", who, "sat", "on", "the")] for who, _ in PAIRS])
TARGET = np.array([WORDS.index(what) for _, what in PAIRS])

WIDTHS = (X.shape[1], 6, 5, len(WORDS))  # tokens of a sentence, neurons of two hidden layers, words
SIZES = (len(VOCABULARY), *(size for i, o in pairwise(WIDTHS) for size in (i * o, o)))  # of all parameters
SIZE = sum(SIZES)
NAMES = (
    "the number of a word",
    *(f"a {kind} of the {layer} layer" for layer in ("first", "second", "last") for kind in ("weight", "bias")),
)


class FourSentences:
    """A number for each token, two hidden layers, and the words that may come next."""

    def __init__(self, rng: Generator) -> None:
        first, second, third = (Dense(i, o, rng) for i, o in pairwise(WIDTHS))
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
    for size, name in zip(SIZES, NAMES, strict=True):
        if number < size:
            return name
        number -= size
    raise IndexError(number)
