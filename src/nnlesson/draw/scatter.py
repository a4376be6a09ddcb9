"""A scatter plot: named points on a map of two numbers, with the way that each has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.scales import Linear, round_up
from nnlesson.draw.wording import short

WIDTH, HEIGHT = 320.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 12.0, 30.0, 46.0
LEAST_REACH = 2.0
LETTER, LINE = 8.0, 15.0  # about the size of a name's letters
SIDES = ((1.0, 0.0, "nn-start"), (-1.0, 0.0, "nn-end"), (0.0, -1.0, "nn-middle"), (0.0, 1.0, "nn-middle"))

type Place = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A point: its name, where it is, and where it was before, first to last."""

    label: str
    x: float
    y: float
    trail: Sequence[Place] = ()
    chosen: bool = False


def scatter(spots: Sequence[Spot], name: str, x_label: str, y_label: str) -> Figure:
    """Point i can be pressed as "name-i". Both axes have the same scale and the origin in the middle."""
    axes = axes_of(spots, x_label, y_label)
    places = [(axes.x.place(spot.x), axes.y.place(spot.y)) for spot in spots]
    drawn = sorted(range(len(spots)), key=lambda i: spots[i].chosen)
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(spots, x_label, y_label),
        axes.draw(),
        *[trail(spots[i], axes) for i in drawn if spots[i].trail],
        *[point(spots[i], places[i], f"{name}-{i}") for i in drawn],
        *labels(spots, places),
    )
    return Figure(drawing)


def axes_of(spots: Sequence[Spot], x_label: str, y_label: str) -> Axes:
    passed = [place for spot in spots for place in [*spot.trail, (spot.x, spot.y)]]
    reach = round_up(max([LEAST_REACH, *(1.08 * max(abs(x), abs(y)) for x, y in passed)]))
    up = Linear(-reach, reach, HEIGHT - BOTTOM, TOP, 6)
    left = max(LEFT, 10 + LETTER * max(len(short(tick)) for tick in up.ticks()))
    return Axes(Linear(-reach, reach, left, WIDTH - RIGHT, 6), up, x_label, y_label, WIDTH)


def trail(spot: Spot, axes: Axes) -> Element:
    places = [(axes.x.place(x), axes.y.place(y)) for x, y in [*spot.trail, (spot.x, spot.y)]]
    begin = element("circle", cx=places[0][0], cy=places[0][1], r=3.0, class_="nn-trail-start")
    line = element("path", d=polyline(places), class_="nn-trail")
    return element("g", line, begin, class_="nn-trail--chosen" if spot.chosen else None)


def point(spot: Spot, place: Place, name: str) -> Element:
    look = "nn-spot nn-spot--chosen" if spot.chosen else "nn-spot"
    return element("circle", cx=place[0], cy=place[1], r=8.0 if spot.chosen else 6.0, class_=look, data_point=name)


def labels(spots: Sequence[Spot], places: Sequence[Place]) -> list[Element]:
    """Each name on the side of its point where it has most room."""
    taken: list[Place] = list(places)
    drawn = []
    for i in sorted(range(len(spots)), key=lambda i: not spots[i].chosen):
        x, y, side, middle = roomiest(spots[i].label, places[i], [place for place in taken if place != places[i]])
        taken.append(middle)
        weight = "nn-value " if spots[i].chosen else ""
        drawn.append(text(x, y + 4.5, spots[i].label, f"{weight}nn-halo {side}"))
    return drawn


def roomiest(label: str, place: Place, taken: Sequence[Place]) -> tuple[float, float, str, Place]:
    """Where a name stands best: its anchor and side, and its middle."""
    half = LETTER * len(label) / 2
    best, most = None, -1.0
    for right, down, side in SIDES:
        x, y = place[0] + 12 * right, place[1] + 18 * down
        middle = (x + half * right, y)
        inside = half < middle[0] < WIDTH - half and TOP < y < HEIGHT - BOTTOM
        free = min((hypot((middle[0] - a) / (half + LINE), (middle[1] - b) / LINE) for a, b in taken), default=9.0)
        room = min(free, 1.5) + (0.0 if inside else -2.0)
        if best is None or room > most + 0.05:
            best, most = (x, y, side, middle), room
    assert best
    return best


def description(spots: Sequence[Spot], x_label: str, y_label: str) -> str:
    said = ", ".join(f"{spot.label} at {short(spot.x)}, {short(spot.y)}" for spot in spots)
    chosen = "".join(f" Chosen: {spot.label}." for spot in spots if spot.chosen)
    return f"A map of {x_label} across and {y_label} up: {said}.{chosen}"
