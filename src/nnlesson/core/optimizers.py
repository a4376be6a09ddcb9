"""Optimizers: given every parameter w and its slope g = dL/dw, how far should w move?

`step` changes the parameters in place. What an optimizer remembers between steps it keeps under the name that its
paper gives it, one array per parameter, for everyone to read. A tiny epsilon keeps divisors away from zero.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from nnlesson.core.array import Array


class Optimizer(Protocol):
    """What every optimizer can do."""

    rate: float

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None: ...


def zeros_like_all(arrays: Sequence[Array]) -> list[Array]:
    return [np.zeros_like(array) for array in arrays]


class GradientDescent:
    """w ← w - rate · g: a step downhill, as long as the slope is steep."""

    def __init__(self, rate: float) -> None:
        self.rate = rate

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        for w, g in zip(parameters, gradients, strict=True):
            w -= self.rate * g


class Momentum:
    """v ← beta · v + g, then w ← w - rate · v: a ball that keeps some of its speed (Polyak, 1964)."""

    def __init__(self, rate: float, beta: float = 0.9) -> None:
        self.rate, self.beta = rate, beta
        self.v: list[Array] = []

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        self.v = self.v or zeros_like_all(parameters)
        for w, g, v in zip(parameters, gradients, self.v, strict=True):
            v[...] = self.beta * v + g
            w -= self.rate * v


class RMSProp:
    """s ← decay · s + (1 - decay) · g², then w ← w - rate · g / √s: steep slopes are tamed (Hinton, 2012)."""

    def __init__(self, rate: float, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        self.rate, self.decay, self.epsilon = rate, decay, epsilon
        self.s: list[Array] = []

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        self.s = self.s or zeros_like_all(parameters)
        for w, g, s in zip(parameters, gradients, self.s, strict=True):
            s[...] = self.decay * s + (1 - self.decay) * g**2
            w -= self.rate * g / (np.sqrt(s) + self.epsilon)


class Adam:
    """Momentum m and RMSProp's v together, both corrected for their start at zero (Kingma and Ba, 2015)."""

    def __init__(self, rate: float, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8) -> None:
        self.rate, self.beta1, self.beta2, self.epsilon = rate, beta1, beta2, epsilon
        self.m: list[Array] = []
        self.v: list[Array] = []
        self.t = 0

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        self.m, self.v = self.m or zeros_like_all(parameters), self.v or zeros_like_all(parameters)
        self.t += 1
        for w, g, m, v in zip(parameters, gradients, self.m, self.v, strict=True):
            m[...] = self.beta1 * m + (1 - self.beta1) * g
            v[...] = self.beta2 * v + (1 - self.beta2) * g**2
            m_corrected = m / (1 - self.beta1**self.t)
            v_corrected = v / (1 - self.beta2**self.t)
            w -= self.rate * m_corrected / (np.sqrt(v_corrected) + self.epsilon)
