"""Label placement in a chart: words moved apart from each other, or put where they cover the least."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LETTER, GAP = 6.9, 14.0  # about the width of a letter, and the room between two rows of letters
RISE, FALL = 10.0, 3.0  # of letters, above and below the line that they stand on
ALONG = np.linspace(0.0, 1.0, 12)  # where a curve is looked at that may run through some words


class Box(NamedTuple):
    """The room that something takes. y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def extent(xs: Numbers, ys: Numbers, left: float, right: float) -> Box:
    """The room that a curve through these places takes from `left` to `right`; none where there is no curve."""
    if right < xs[0] or left > xs[-1]:
        return Box(left, np.inf, right, -np.inf)
    found = np.interp(left + ALONG * (right - left), xs, ys)
    return Box(left, float(found.min()), right, float(found.max()))


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
