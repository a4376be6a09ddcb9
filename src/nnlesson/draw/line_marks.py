"""Marks on the edges of a network: the dots of a signal on its way, and the arrows of what a step has changed."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product
from math import dist, sqrt

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.element import Element, element

Weights = NDArray[np.float64]  # (from, to)
type Place = tuple[float, float]
type Line = tuple[int, int, int]  # layer, from, to

ALONG = [0.66 - 0.02 * i for i in range(16)]  # how far along its line an arrow may stand, the best place first
APART = 14.0  # from arrow to arrow, where there is room
LEAST = 1e-3  # a change that is seen, as a part of the largest one


def signals(
    places: Sequence[Sequence[Place]], reached: float | None, sending: Sequence[bool] | None = None
) -> list[Element]:
    """A dot on every line along which a signal is on its way. `sending` says which of the first layer send one."""
    if reached is None or reached % 1 == 0 or reached >= len(places) - 1:
        return []
    layer, way = int(reached), reached % 1
    starts = [place for a, place in enumerate(places[layer]) if layer or sending is None or sending[a]]
    dots = [along(start, end, way) for start, end in product(starts, places[layer + 1])]
    return [element("circle", cx=x, cy=y, r=4.0, class_="nn-signal") for x, y in dots]


def arrows(places: Sequence[Sequence[Place]], changes: Sequence[Weights] | None) -> list[Element]:
    """On every line that moves a triangle, larger where it moves further: up where it grows, down where it shrinks."""
    if not changes:
        return []
    largest = max(float(np.abs(change).max()) for change in changes)
    stand = arrow_places(tuple(map(tuple, places)))
    return [
        arrow(stand[layer, a, b], bool(by > 0), abs(float(by)) / largest)
        for layer, change in enumerate(changes)
        for (a, b), by in np.ndenumerate(change)
        if abs(by) > LEAST * largest
    ]


@lru_cache(maxsize=32)  # neurons stay where they are
def arrow_places(places: tuple[tuple[Place, ...], ...]) -> dict[Line, Place]:
    """Where the arrow of each line stands: whatever changes, it is the same place."""
    found: dict[Line, Place] = {}
    for layer, (starts, ends) in enumerate(pairwise(places)):
        taken: list[Place] = []
        for (a, start), (b, end) in product(enumerate(starts), enumerate(ends)):
            taken.append(free_place(start, end, taken))
            found[layer, a, b] = taken[-1]
    return found


def free_place(start: Place, end: Place, taken: Sequence[Place]) -> Place:
    """The first place on a line that lies APART from all that are taken, or else the one farthest from them."""
    free = [along(start, end, way) for way in ALONG]
    room = [min([APART, *(dist(place, other) for other in taken)]) for place in free]
    return free[room.index(max(room))]


def along(start: Place, end: Place, way: float) -> Place:
    return start[0] + way * (end[0] - start[0]), start[1] + way * (end[1] - start[1])


def arrow(place: Place, up: bool, share: float) -> Element:
    """A triangle whose size says which `share` of the largest change this one is."""
    x, y = place
    size = 4 + 4 * sqrt(share)
    tall = -size if up else size
    path = f"M{x:.1f} {y + tall:.1f}L{x + size:.1f} {y - 0.7 * tall:.1f}H{x - size:.1f}Z"
    return element("path", d=path, class_=f"nn-change nn-fill-{'positive' if up else 'negative'}")
