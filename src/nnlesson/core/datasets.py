"""Small sets of examples to learn from: x (n, inputs) and target (n, 1), in the order (x, target).

All but the gates are drawn at random from a generator that is passed in, so the same seed gives the same points.
"""

import numpy as np
from numpy.random import Generator

from nnlesson.core.array import Array

Data = tuple[Array, Array]

GATES = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "xor": [0, 1, 1, 0]}


def gate(name: str) -> Data:
    """The truth table of a logic gate: two inputs that are 0 or 1, and the answer for all four cases."""
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    return x, np.array(GATES[name], dtype=float).reshape(-1, 1)


def circle(count: int, noise: float, rng: Generator) -> Data:
    """A disc of radius 0.5 (target 1) inside a ring from 0.7 to 1 (target 0); noise is a standard deviation."""
    target = halves(count)
    radius = np.where(target == 1, 0.5 * np.sqrt(rng.random(count)), rng.uniform(0.7, 1.0, count))
    return on_circle(radius, rng.uniform(0, 2 * np.pi, count)) + scatter(count, noise, rng), column(target)


def two_moons(count: int, noise: float, rng: Generator) -> Data:
    """Two half circles that reach into each other; no straight line parts them."""
    target = halves(count)
    angle = rng.uniform(0, np.pi, count)
    side = np.where(target == 1, 1.0, -1.0)
    x = np.column_stack([side * (np.cos(angle) - 0.5), side * (np.sin(angle) - 0.25)])
    return x / 1.5 + scatter(count, noise, rng), column(target)


def spiral(count: int, noise: float, rng: Generator) -> Data:
    """Two arms that turn around each other one and a half times."""
    target = halves(count)
    along = np.sqrt(rng.random(count))
    angle = 3 * np.pi * along + np.where(target == 1, np.pi, 0.0)
    return on_circle(along, angle) + scatter(count, noise, rng), column(target)


def two_gaussians(count: int, noise: float, rng: Generator) -> Data:
    """Two round clouds around (0.5, 0.5) and (-0.5, -0.5); noise is their standard deviation."""
    target = halves(count)
    centre = np.where(target == 1, 0.5, -0.5).reshape(-1, 1)
    return centre + scatter(count, noise, rng), column(target)


def noisy_sine(count: int, noise: float, rng: Generator) -> Data:
    """One wave of a sine for x from -1 to 1: a curve to follow, where the other sets have classes to part."""
    x = rng.uniform(-1, 1, count)
    return column(x), column(np.sin(np.pi * x) + rng.normal(0, noise, count))


def halves(count: int) -> Array:
    """Classes 0, 1, 0, 1, ...: as equal in number as can be."""
    return (np.arange(count) % 2).astype(float)


def on_circle(radius: Array, angle: Array) -> Array:
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def scatter(count: int, noise: float, rng: Generator) -> Array:
    return rng.normal(0, noise, (count, 2))


def column(values: Array) -> Array:
    return values.reshape(-1, 1)
