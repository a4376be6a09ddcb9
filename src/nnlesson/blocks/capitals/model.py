"""The network of the capitals: seven words, four hidden neurons, four answers, 44 weights."""

import numpy as np
from numpy.random import Generator

from nnlesson.blocks.capitals.world import ANSWERS, WORDS, examples
from nnlesson.core import Array, CrossEntropy, Dense, GradientDescent, Network, Softmax, Tanh, Training

HIDDEN = 4
RATE = 0.5
TRAINED = 300  # steps after which the network counts as trained


class Weights:
    """y = x W: a dense layer without biases. "The" is in every sentence, so its weights do a bias's work."""

    def __init__(self, inputs: int, outputs: int, rng: Generator) -> None:
        self.W: Array = Dense(inputs, outputs, rng).W  # (i, o)
        self.dW: Array = np.zeros_like(self.W)

    def forward(self, x: Array) -> Array:
        self.x = x  # (n, i)
        return x @ self.W

    def backward(self, dy: Array) -> Array:
        self.dW = self.x.T @ dy  # (i, n) (n, o) = (i, o)
        return dy @ self.W.T


def capitals_network(rng: Generator) -> Network:
    return Network([Weights(len(WORDS), HIDDEN, rng), Tanh(), Weights(HIDDEN, len(ANSWERS), rng)])


def train(network: Network, steps: int, rng: Generator) -> None:
    """So many steps of gradient descent on all six sentences."""
    training = Training(network, CrossEntropy(), GradientDescent(RATE), examples(), None, rng)
    for _ in range(steps):
        training.step()


def shares(network: Network, x: Array) -> Array:
    """How likely the network holds each answer: the softmax of its scores, (n, answers)."""
    return Softmax().forward(network.forward(x))


def flat(network: Network) -> Array:
    """All weights in one row (44,)."""
    return np.concatenate([parameter.ravel() for parameter in network.parameters()])
