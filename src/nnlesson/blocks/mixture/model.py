"""The network of the lesson: a word's vector, a mixture of experts, and a score for every word that could come next."""

from copy import deepcopy
from functools import cache

import numpy as np
from numpy.random import Generator

from nnlesson.blocks.mixture.layer import MixtureOfExperts
from nnlesson.blocks.mixture.losses import LoadBalancing, NextWordLoss
from nnlesson.blocks.mixture.text import WORDS, followers
from nnlesson.core import Adam, Array, Embedding, Optimizer

SIZE, HIDDEN = 8, 2  # numbers of a word's vector, and neurons in the middle of an expert
SPREAD = 0.1  # of the numbers that a word's vector starts with
QUICK = 0.06  # the learning rate of a training that nobody watches


class NextWord:
    """Reads one word and scores all words as the next one. One step of training goes through the whole text."""

    def __init__(self, experts: int, k: int, optimizer: Optimizer, rng: Generator) -> None:
        self.embedding = Embedding(len(WORDS), SIZE, rng)
        self.embedding.W *= SPREAD
        self.mixture = MixtureOfExperts(SIZE, HIDDEN, len(WORDS), experts, k, rng)
        counts = followers()
        self.loss, self.balancing = NextWordLoss(counts), LoadBalancing(counts.sum(axis=1) / counts.sum())
        self.optimizer = optimizer
        self.words = np.arange(len(WORDS), dtype=float)[:, None]
        self.store()
        self.evaluate()

    def evaluate(self) -> None:
        """Send every word through the network once, and keep how wrong and how uneven that was."""
        scores = self.mixture.forward(self.embedding.forward(self.words))
        self.wrong = self.loss.forward(scores)
        self.uneven = self.balancing.forward(self.mixture.chosen, self.mixture.probability)

    def step(self, coefficient: float) -> None:
        """One step down the slope of loss + coefficient · balancing loss."""
        dx = self.mixture.backward(self.loss.backward(), coefficient * self.balancing.backward())
        self.embedding.backward(dx)
        self.optimizer.step(self.parameters(), [self.embedding.dW, *self.mixture.gradients()])
        self.store()
        self.evaluate()

    def store(self) -> None:
        """Keep every weight in 32 bits, as large networks do at most.

        It also makes a run the same everywhere: two machines add in different orders, so their last digits differ, and
        a router that chooses one expert and not another makes much of very little.
        """
        for array in self.parameters():
            array[...] = array.astype(np.float32)

    def parameters(self) -> list[Array]:
        return [self.embedding.W, *self.mixture.parameters()]

    @property
    def load(self) -> Array:
        """The share of the text's words that each expert gets."""
        load: Array = self.balancing.load
        return load

    def weights(self) -> int:
        return sum(array.size for array in self.parameters())

    def touched(self) -> int:
        """Weights that a single word needs: its vector, the router, and k experts."""
        return SIZE + self.of_router() + self.mixture.k * self.of_an_expert()

    def of_router(self) -> int:
        return sum(array.size for array in self.mixture.router.parameters())

    def of_an_expert(self) -> int:
        layer = self.mixture
        return sum(array[0].size for array in (layer.W1, layer.b1, layer.W2, layer.b2))


@cache
def trained_once(experts: int, k: int, seed: int, steps: int, coefficient: float) -> NextWord:
    network = NextWord(experts, k, Adam(QUICK), np.random.default_rng(seed))
    for _ in range(steps):
        network.step(coefficient)
    return network


def trained(experts: int, k: int, seed: int, steps: int, coefficient: float) -> NextWord:
    """A network after that much training, by steps that get far quickly: a learner waits for it.

    The same question twice costs one training.
    """
    return deepcopy(trained_once(experts, k, seed, steps, coefficient))


def settled(value: float) -> float:
    """A number without its last digits, in which two machines may differ because they add in different orders."""
    return round(float(value), 12)
