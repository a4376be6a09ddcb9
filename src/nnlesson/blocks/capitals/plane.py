"""A plane through the space of all weights: two directions out of forty-four, and the loss everywhere on them.

The first two principal directions of a training path show most of the path; random directions, each neuron's part as
long as that neuron's own weights, show the neighbourhood of its end (Li and others, 2018).
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from nnlesson.blocks.capitals.model import capitals_network, flat
from nnlesson.blocks.capitals.world import examples
from nnlesson.core import Array, CrossEntropy, Network

MARGIN = 0.25  # of the path's size, around it


@dataclass(frozen=True)
class Plane:
    """weights = centre + size · (u · first + v · second), for u and v from -1 to 1."""

    centre: Array  # (44,)
    directions: Array  # (2, 44)
    size: float

    def weights(self, u: float, v: float) -> Array:
        found: Array = self.centre + self.size * (u * self.directions[0] + v * self.directions[1])
        return found

    def nearest(self, weights: Array) -> Array:
        """The (u, v) of the places on the plane that are nearest to some weights (n, 44)."""
        found: Array = np.linalg.lstsq(self.directions.T, (weights - self.centre).T)[0].T / self.size
        return found

    def captured(self, path: Array) -> float:
        """How much of the path's squared distance from its end lies in the plane: 1 if it never leaves it."""
        places = self.nearest(path)
        within = self.size * (places - places[-1]) @ self.directions
        return float((within**2).sum() / ((path - path[-1]) ** 2).sum())


def along(path: Array) -> Plane:
    """The two directions in which the path, seen from its end, reaches furthest."""
    directions = np.linalg.svd(path - path[-1], full_matrices=False)[2][:2]
    directions *= np.where(directions @ (path[0] - path[-1]) > 0, -1, 1)[:, None]  # the path comes from the left
    plane = Plane(path[-1], directions, 1.0)
    low, high = plane.nearest(path).min(axis=0), plane.nearest(path).max(axis=0)
    middle = (low + high) / 2
    return Plane(plane.weights(*middle), directions, float((0.5 + MARGIN) * (high - low).max()))


def at_random(network: Network, rng: Generator) -> Plane:
    """Around the weights of a network: 1 along a direction changes each neuron's weights by as much as they are."""
    directions = [
        np.concatenate([as_long_as(rng.normal(0, 1, w.shape), w).ravel() for w in network.parameters()])
        for _ in range(2)
    ]
    return Plane(flat(network), np.array(directions), 1.0)


def as_long_as(direction: Array, weights: Array) -> Array:
    """Each column, the weights into one neuron, made as long as that neuron's own."""
    scaled: Array = direction * np.linalg.norm(weights, axis=0) / np.linalg.norm(direction, axis=0)
    return scaled


class Landscape:
    """The loss over all six sentences, for any weights at all."""

    def __init__(self) -> None:
        self.network, self.loss = capitals_network(np.random.default_rng(0)), CrossEntropy()
        self.x, self.target = examples()

    def height(self, weights: Array) -> float:
        start = 0
        for parameter in self.network.parameters():
            parameter[...] = weights[start : start + parameter.size].reshape(parameter.shape)
            start += parameter.size
        return self.loss.forward(self.network.forward(self.x), self.target)

    def heights(self, plane: Plane, points: int) -> Array:
        """On a square grid of places from -1 to 1: rows along the second direction, columns along the first."""
        along_it = np.linspace(-1, 1, points).tolist()
        return np.array([[self.height(plane.weights(u, v)) for u in along_it] for v in along_it])
