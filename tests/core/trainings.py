"""A small training, of the core's own parts."""

import numpy as np

from nnlesson.core import Dense, GradientDescent, Layer, MeanSquaredError, Network, Tanh, Training


def training(*layers: Layer, batch: int | None = None, seed: int = 0) -> Training:
    rng = np.random.default_rng(seed)
    network = Network(layers or [Dense(2, 3, rng), Tanh(), Dense(3, 1, rng)])
    data = rng.normal(size=(8, 2)), rng.normal(size=(8, 1))
    return Training(network, MeanSquaredError(), GradientDescent(0.1), data, batch, rng)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)
