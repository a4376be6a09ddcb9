"""Layers: each knows how to answer, and how its answer depends on what went in.

A layer takes n examples at once, one in a row. `forward` computes the layer's answer; `backward`, written right
under it, takes dL/d(answer), the slope of the loss L with respect to that answer, and returns dL/d(input). That is
the chain rule, one link per layer. Everywhere in the core, dz means dL/dz.
"""

from typing import Protocol

import numpy as np
from numpy.random import Generator

from nnlesson.core.array import Array


class Layer(Protocol):
    """What every layer can do."""

    def forward(self, x: Array) -> Array: ...
    def backward(self, dy: Array) -> Array: ...


class Dense:
    """y = x W + b: every output is a weighted sum of all inputs, plus a bias.

    The weights start random and small enough that signals neither fade nor grow on their way through many layers:
    uniform between ±√(6 / (inputs + outputs)) (Glorot and Bengio, 2010). The biases start at zero.
    """

    def __init__(self, inputs: int, outputs: int, rng: Generator) -> None:
        limit = np.sqrt(6 / (inputs + outputs))
        self.W: Array = rng.uniform(-limit, limit, (inputs, outputs))  # (i, o)
        self.b: Array = np.zeros(outputs)  # (o,)
        self.dW: Array = np.zeros_like(self.W)
        self.db: Array = np.zeros_like(self.b)

    def forward(self, x: Array) -> Array:
        self.x = x  # (n, i)
        return x @ self.W + self.b  # (n, i) (i, o) + (o,) = (n, o)

    def backward(self, dy: Array) -> Array:
        self.dW = self.x.T @ dy  # (i, n) (n, o) = (i, o)
        self.db = dy.sum(axis=0)  # (o,)
        return dy @ self.W.T  # (n, o) (o, i) = (n, i)


class Tanh:
    """y = tanh z: squashes every number into the range from -1 to 1."""

    y: Array  # kept for the way back

    def forward(self, z: Array) -> Array:
        self.y = np.tanh(z)
        return self.y

    def backward(self, dy: Array) -> Array:
        return dy * (1 - self.y**2)


class Sigmoid:
    """y = 1 / (1 + exp(-z)): squashes every number into the range from 0 to 1."""

    y: Array  # kept for the way back

    def forward(self, z: Array) -> Array:
        self.y = 1 / (1 + np.exp(-np.maximum(z, -700)))  # exp(700) is near the largest number there is
        return self.y

    def backward(self, dy: Array) -> Array:
        return dy * self.y * (1 - self.y)


class ReLU:
    """y = max(0, z): lets positive numbers through and stops the others."""

    def forward(self, z: Array) -> Array:
        self.open = z > 0
        return np.maximum(z, 0)

    def backward(self, dy: Array) -> Array:
        return dy * self.open


class Softmax:
    """y_k = exp(z_k) / Σ_j exp(z_j): turns every row of scores into probabilities that add up to 1."""

    y: Array  # kept for the way back

    def forward(self, z: Array) -> Array:
        exp = np.exp(z - z.max(axis=1, keepdims=True))  # shifting a row changes nothing, and exp cannot overflow
        self.y = exp / exp.sum(axis=1, keepdims=True)  # (n, k)
        return self.y

    def backward(self, dy: Array) -> Array:
        mean: Array = (dy * self.y).sum(axis=1, keepdims=True)  # (n, 1): each row's dy, as y weighs it
        return self.y * (dy - mean)


class Embedding:
    """y = W[x]: looks up one learned row of numbers for every token.

    x holds token numbers (n, t); the rows of an example are laid side by side: y is (n, t · size).
    """

    def __init__(self, tokens: int, size: int, rng: Generator) -> None:
        self.W: Array = rng.normal(0, 1, (tokens, size))  # (tokens, s)
        self.dW: Array = np.zeros_like(self.W)

    def forward(self, x: Array) -> Array:
        self.x = x.astype(np.intp)  # (n, t)
        y: Array = self.W[self.x].reshape(len(x), -1)  # (n, t, s) to (n, t·s)
        return y

    def backward(self, dy: Array) -> Array:
        self.dW = np.zeros_like(self.W)
        np.add.at(self.dW, self.x, dy.reshape(*self.x.shape, -1))  # a token seen twice collects both slopes
        return np.zeros(self.x.shape)  # a token's number is a name, not a quantity: nothing flows further back
