"""Where words find room in a chart: moved apart from each other, or put where they cover the least."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LETTER, GAP = 6.9, 14.0  # about the width of a letter, and the room between two rows of letters
RISE, FALL = 10.0, 3.0  # of letters, above and below the line that they stand on
SAMPLES = 16  # places at which a curve is looked at below some words


class Box(NamedTuple):
    """The room that words take."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def crossed(self, xs: Numbers, ys: Numbers) -> bool:
        """Whether a curve through these places runs through it."""
        at = np.linspace(self.left, self.right, SAMPLES)
        at = at[(at >= xs[0]) & (at <= xs[-1])]
        found = np.interp(at, xs, ys)
        return bool(np.any((found > self.top) & (found < self.bottom)))


def box(x: float, y: float, *rows: str) -> Box:
    """Of rows of words that begin at x, the first of them standing on y."""
    return Box(x, y - RISE, x + LETTER * max(map(len, rows), default=0), y + FALL + GAP * (len(rows) - 1))


def apart(places: Sequence[float], top: float, bottom: float, gap: float = GAP) -> list[float]:
    """The same places in the same order, at least `gap` from each other, and as near to where they were as can be."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [max(place, top) for place in places]
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    lowest = bottom
    for i in reversed(order):
        moved[i] = max(min(moved[i], lowest), top)
        lowest = moved[i] - gap
    return moved
