"""The network that learns which word comes next, as Bengio and others built it in 2003, only very small.

Every word is looked up as two numbers; those of the words before are laid side by side; a hidden layer, tanh, and an
output layer turn them into one score per word; softmax makes probabilities of the scores.
"""

from collections.abc import Sequence
from copy import copy

import numpy as np
from numpy.random import Generator

from nnlesson.blocks.language.examples import START, Examples, examples, vocabulary
from nnlesson.core import (
    Array,
    CrossEntropy,
    Dense,
    Embedding,
    GradientDescent,
    Network,
    Softmax,
    Tanh,
    Training,
)
from nnlesson.core.entropy import conditional_entropy

SIZE = 2  # numbers per word: as many as a map can show whole
HIDDEN = 8


class LanguageModel:
    """Learns from one sentence: from the `length` words before, the next one. All questions are one batch."""

    def __init__(self, words: Sequence[str], length: int, rng: Generator) -> None:
        self.words, self.length, self.vocabulary = list(words), length, vocabulary(words)
        self.asked: Examples = examples(self.words, self.vocabulary, length)
        rows = len(self.vocabulary) + (length > 1)  # a start mark is needed only in front of a longer context
        self.embedding = Embedding(rows, SIZE, rng)
        self.hidden, self.output = Dense(length * SIZE, HIDDEN, rng), Dense(HIDDEN, len(self.vocabulary), rng)
        self.network = Network([self.embedding, self.hidden, Tanh(), self.output])
        self.optimizer = GradientDescent(0.0)
        data = (self.asked.x, self.asked.target)
        self.training = Training(self.network, CrossEntropy(), self.optimizer, data, None, rng)
        self.floor = conditional_entropy(*data)
        self.evaluate()

    def step(self, rate: float) -> None:
        """One epoch: all questions, the mean of their losses, one step."""
        self.optimizer.rate = rate
        self.training.step()
        self.evaluate()

    def evaluate(self) -> None:
        """What it answers now to the questions that it learns from."""
        measured = CrossEntropy()
        self.loss = measured.forward(self.network.forward(self.asked.x), self.asked.target)
        self.probabilities: Array = np.exp(measured.log_p)  # (questions, words)
        self.right: Array = self.probabilities[measured.rows, measured.target]

    @property
    def parameters(self) -> int:
        """How many numbers training may change."""
        return sum(array.size for array in self.network.parameters())

    @property
    def steepness(self) -> float:
        """The length of the gradient of the last step."""
        return float(np.sqrt(sum((slope**2).sum() for slope in self.network.gradients())))

    def activations(self, x: Array) -> list[Array]:
        """What every layer answers, and the probabilities. On copies, so that training keeps its own last pass."""
        found = [x]
        for layer in [*map(copy, self.network.layers), Softmax()]:
            found.append(layer.forward(found[-1]))
        return found[1:]

    def answers(self, asked: Examples) -> Array:
        """The probability of every word, for each question of any sentence."""
        return self.activations(asked.x)[-1] if asked.places else np.zeros((0, len(self.vocabulary)))

    def after(self, context: Sequence[str]) -> Array | None:
        """The probability of every word after a context; None if it has never met one of the context's words."""
        known = [*self.vocabulary, START] if self.length > 1 else self.vocabulary
        if not all(word in known for word in context):
            return None
        found: Array = self.activations(np.array([[known.index(word) for word in context]], dtype=float))[-1][0]
        return found
