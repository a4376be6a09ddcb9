"""Label placement in a chart: words moved apart from each other, or put where they cover the least."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LETTER, BOLD = 7.7, 8.5  # about the width of a letter in a wide font
GAP = 15.0  # from one row of letters to the next
RISE, FALL = 11.0, 3.5  # of letters, above and below the line that they stand on
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

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


def extent(xs: Numbers, ys: Numbers, left: float, right: float) -> Box:
    """The room that a curve through these places takes from `left` to `right`; none where there is no curve."""
    if right < xs[0] or left > xs[-1]:
        return Box(left, np.inf, right, -np.inf)
    found = np.interp(left + ALONG * (right - left), xs, ys)
    return Box(left, float(found.min()), right, float(found.max()))


def box(x: float, y: float, *rows: str, letter: float = LETTER) -> Box:
    """Of rows of words that begin at x, the first of them standing on y."""
    return Box(x, y - RISE, x + letter * max(map(len, rows), default=0), y + FALL + GAP * (len(rows) - 1))


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


class Taken:
    """What a chart has in it already: words, which no other words may cover, and curves, which they had better not."""

    def __init__(self, inside: Box, courses: Sequence[tuple[Numbers, Numbers]], words: Iterable[Box] = ()) -> None:
        self.inside, self.courses, self.words = inside, courses, list(words)

    def freest(self, spots: Iterable[tuple[float, float]], words: str, letter: float = LETTER) -> Box | None:
        """The first of the spots, each where the words would begin, at which they cover the least; it is then taken.

        None if they would cover other words everywhere, or stand outside.
        """
        best, least = None, len(self.courses) + 1
        for x, y in spots:
            room = box(x, y, words, letter=letter)
            if not room.within(self.inside) or any(map(room.covers, self.words)):
                continue
            covered = sum(room.covers(extent(xs, ys, room.left, room.right)) for xs, ys in self.courses)
            if covered < least:
                best, least = room, covered
        if best:
            self.words.append(best)
        return best
