"""A surface plot, seen from the side and above: a height for every pair of numbers, and a path that runs over it.

The surface is cut into four-sided facets, painted from the far ones to the near ones, so that what is in front covers
what is behind. Colour says the height once more: the darker, the higher.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil, cos, hypot, radians, sin

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element, number, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, Numbers
from nnlesson.draw.wording import short

Heights = NDArray[np.float64]  # (rows, columns): along the second direction, along the first

WIDTH, HEIGHT = 320.0, 300.0
CENTRE = (172.0, 150.0)
SIZE = 98.0  # half a side of the base
TALL = 150.0  # of the highest place
BANDS = 10  # of colour
APART = 4.0  # between two steps of the path that are drawn
NUMBERS_APART = 14.0  # on the scale
NAME = 92.0  # room for the name of a direction
DOT = "M%.1f %.1fm-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0z"

type Place = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Terrain:
    """Heights on a square grid that reaches from -1 to 1 in both directions; `top` is the end of the height's scale.

    A terrain stays as it is: who keeps it, and looks at it from the same side again, has it drawn already.
    """

    heights: Heights
    top: float
    label: str


@dataclass(frozen=True)
class Walk:
    """The places (first, second, height) that were walked through, of which the last is where the walker is now."""

    places: Numbers  # (n, 3)


@dataclass(frozen=True)
class View:
    """From where it is seen, in degrees: turned around the vertical, and how far from above (90) or the side (0)."""

    turn: float
    tilt: float

    def places(self, first: Numbers, second: Numbers, height: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Where points are drawn, x and y, and how far away they are. `height` is a share of the scale."""
        a, e = radians(self.turn), radians(self.tilt)
        across, away = first * cos(a) - second * sin(a), first * sin(a) + second * cos(a)
        up = SIZE * away * sin(e) + TALL * (height - 0.4) * cos(e)
        return CENTRE[0] + SIZE * across, CENTRE[1] - up, away


def surface(name: str, terrain: Terrain, walk: Walk, view: View, description: str) -> Figure:
    """`name` makes the surface something to take hold of and turn."""
    drawing = svg(
        WIDTH,
        HEIGHT,
        description,
        element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="nn-turnable", data_point=name),
        element("g", *base(view), *scale(terrain, view), class_="nn-behind"),
        facets(terrain, view),
        *path(terrain, walk, view),
    )
    return Figure(drawing)


@lru_cache(maxsize=8)
def facets(terrain: Terrain, view: View) -> Element:
    """The facets from far to near. Neighbours of one colour are one element."""
    rows, columns = terrain.heights.shape
    first, second = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    x, y, away = view.places(first, second, terrain.heights / terrain.top)
    order = np.argsort(-corners(away).mean(axis=1), kind="stable")
    outline = np.stack([corners(x), corners(y)], axis=2).reshape(-1, 8)[order]
    shapes = ("M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ|" * len(order) % tuple(outline.ravel().tolist())).split("|")
    share = corners(terrain.heights).mean(axis=1)[order] / terrain.top
    bands = np.minimum(BANDS - 1, BANDS * np.clip(share, 0, 1)).astype(int).tolist()
    runs = groupby(zip(shapes[:-1], bands, strict=True), key=lambda pair: pair[1])
    paths = [element("path", d="".join(shape for shape, _ in run), class_=f"nn-height-{band}") for band, run in runs]
    return element("g", *paths, class_="nn-facets")


def corners(grid: Heights) -> Heights:
    """The four corners of every facet (facets, 4), going round."""
    return np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=-1).reshape(-1, 4)


def base(view: View) -> list[Element]:
    """The edge of the ground, at height 0, with the names of the two directions."""
    first, second = np.array([-1.0, 1, 1, -1]), np.array([-1.0, -1, 1, 1])
    x, y, _ = view.places(first, second, np.zeros(4))
    edge = polyline(zip(x.tolist(), y.tolist(), strict=True)) + "z"
    return [element("path", d=edge, class_="nn-guide nn-unfilled"), *names(view)]


def names(view: View) -> list[Element]:
    """Each direction's name stands below that of its two edges which is nearer to who looks."""
    drawn = []
    for label, along in (("direction 1", (0.0, 1.0)), ("direction 2", (1.0, 0.0))):
        sides = np.array([-1.0, 1.0])
        x, y, away = view.places(sides * along[0], sides * along[1], np.zeros(2))
        near = int(away.argmin())
        outwards = float(x[near]) + 0.16 * (float(x[near]) - CENTRE[0])
        at = min(max(outwards, NAME / 2), WIDTH - NAME / 2)
        drawn.append(text(at, float(y[near]) + 20, label, "nn-tick nn-middle nn-halo"))
    return drawn


def scale(terrain: Terrain, view: View) -> list[Child]:
    """The scale of the heights, up along the corner that is furthest to the left."""
    first, second = np.array([-1.0, 1, 1, -1]), np.array([-1.0, -1, 1, 1])
    left = int(view.places(first, second, np.zeros(4))[0].argmin())
    ticks = np.array(Linear(0.0, terrain.top, 0.0, 1.0, 4).ticks())
    x, y, _ = view.places(np.full(len(ticks), first[left]), np.full(len(ticks), second[left]), ticks / terrain.top)
    drawn: list[Child] = [element("line", x1=x[0], x2=x[-1], y1=y[0], y2=y[-1], class_="nn-guide")]
    every = max(1, ceil(NUMBERS_APART / max(1.0, float(y[0] - y[1]))))  # seen from above they lie close to each other
    for tick, tick_x, tick_y in list(zip(ticks.tolist(), x.tolist(), y.tolist(), strict=True))[::every]:
        drawn.append(text(tick_x - 6, tick_y + 4.5, short(tick), "nn-tick nn-end"))
    drawn.append(text(float(x[-1]) - 6, float(y[-1]) - 16, terrain.label, "nn-label nn-middle"))
    return drawn


def apart(places: list[Place]) -> list[Place]:
    """The steps that can be told from each other: at the end of a path they lie on top of each other."""
    shown: list[Place] = []
    for place in places:
        if not shown or hypot(place[0] - shown[-1][0], place[1] - shown[-1][1]) > APART:
            shown.append(place)
    return shown


def path(terrain: Terrain, walk: Walk, view: View) -> list[Element]:
    """The path lies a little above the ground, so that the facets do not cut it, and is seen through hills."""
    first, second, height = walk.places.T
    x, y, _ = view.places(first, second, height / terrain.top + 0.008)
    places = list(zip(x.tolist(), y.tolist(), strict=True))
    shown = apart(places[:-1])
    dots = DOT * len(shown) % tuple(coordinate for place in shown for coordinate in place)
    return [
        element("path", d=polyline(places), class_="nn-walk"),
        element("path", d=dots, class_="nn-walk-dots"),
        element("circle", cx=number(places[-1][0]), cy=number(places[-1][1]), r=7.0, class_="nn-ball"),
    ]
