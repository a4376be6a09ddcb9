"""A decision map: what a network answers for every pair of inputs, with the examples that it is to learn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Element, element, number
from nnlesson.draw.figure import Figure, Pixels, svg
from nnlesson.draw.scales import Linear
from nnlesson.draw.tokens import MAP_CELLS, MAP_NEGATIVE, MAP_POSITIVE, MAP_STRENGTH, POINT

Grid = NDArray[np.float64]  # (rows, columns) of answers from 0 to 1, the first row at the top

WIDTH, HEIGHT = 320.0, 308.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 12.0, 24.0, 76.0


@dataclass(frozen=True)
class Example:
    """One point on the map: its inputs, its class (1 a disc, 0 a diamond), and whether the network has it right.

    `right` is None where its answer is neither: one half.
    """

    x: float
    y: float
    positive: bool
    right: bool | None
    chosen: bool = False


def decision_map(
    name: str,
    answer: Callable[[Grid], Grid],
    examples: Sequence[Example],
    low: float,
    high: float,
    labels: tuple[str, str],
) -> Figure:
    """`answer` takes inputs (n, 2) and gives answers (n, 1) from 0 to 1; both inputs run from `low` to `high`."""
    axes = Axes(Linear(low, high, LEFT, WIDTH - RIGHT, 4), Linear(low, high, HEIGHT - BOTTOM, TOP, 4), *labels)
    grid = answers(answer, low, high)
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(examples),
        axes.draw(),
        *([boundary(grid, axes)] if any(example.right is not None for example in examples) else []),
        *[mark(example, axes) for example in examples],
        legend(),
    )
    canvas = element(
        "canvas", class_="nn-pixels", data_layer=name, width=MAP_CELLS, height=MAP_CELLS, style=window(axes)
    )
    return Figure(element("div", canvas, drawing, class_="nn-layers"), {name: colours(grid)})


def answers(answer: Callable[[Grid], Grid], low: float, high: float) -> Grid:
    """The answer at the centre of every cell."""
    return answer(cells(low, high)).reshape(MAP_CELLS, MAP_CELLS)


@cache
def cells(low: float, high: float) -> Grid:
    """The inputs (cells, 2) at the centre of every cell, row by row from the top."""
    centres = low + (np.arange(MAP_CELLS) + 0.5) / MAP_CELLS * (high - low)
    across, up = np.meshgrid(centres, centres[::-1])
    return np.column_stack([across.ravel(), up.ravel()])


def colours(grid: Grid) -> Pixels:
    """Blue above one half, orange below, and the fainter the closer to it."""
    certainty = np.abs(2 * grid - 1)
    pixels = np.empty((*grid.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.where((grid > 0.5)[..., None], np.array(MAP_POSITIVE), np.array(MAP_NEGATIVE))
    pixels[..., 3] = 255 * MAP_STRENGTH * certainty
    return pixels


def boundary(grid: Grid, axes: Axes) -> Element:
    """The line where the answer is one half."""
    cell_x, cell_y = (axes.right - axes.left) / MAP_CELLS, (axes.bottom - axes.top) / MAP_CELLS
    scale, origin = np.array([cell_x, cell_y]), np.array([axes.left + cell_x / 2, axes.top + cell_y / 2])
    pieces = crossings(grid, 0.5, origin, scale)
    return element("path", d="M%.1f %.1fL%.1f %.1f" * len(pieces) % tuple(pieces.ravel()), class_="nn-boundary")


CORNERS = np.array([(0, 0), (0, 1), (1, 1), (1, 0)])  # (down, right) of a cell, clockwise


def crossings(grid: Grid, level: float, origin: Grid, scale: Grid) -> Grid:
    """Straight pieces (n, 4) as x, y, x, y, of the line where the grid crosses the level: marching squares.

    A piece joins two sides of a cell whose corners lie on both sides of the level. Along a side the value is taken to
    change evenly, so the place of the crossing is where it reaches the level.
    """
    above = (grid > level).astype(int)
    count = above[:-1, :-1] + above[:-1, 1:] + above[1:, 1:] + above[1:, :-1]
    cells = np.argwhere((count > 0) & (count < 4))[:, None, :]  # (cells, 1, 2)
    corners = cells + CORNERS  # (cells, 4, 2): row, column
    values = grid[corners[..., 0], corners[..., 1]] - level
    following = np.roll(values, -1, axis=1)
    crossed = (values > 0) != (following > 0)  # (cells, 4): the side from a corner to the next one
    share = (values / np.where(crossed, values - following, 1.0))[..., None]
    sides = corners + share * (np.roll(CORNERS, -1, axis=0) - CORNERS)
    places: Grid = origin + scale * sides[crossed][:, ::-1]
    return places.reshape(-1, 4)  # every cell is crossed at 2 or 4 sides, so the crossings pair up


def mark(example: Example, axes: Axes) -> Element:
    x, y = axes.x.place(example.x), axes.y.place(example.y)
    tone = "positive" if example.positive else "negative"
    ring = [element("circle", cx=x, cy=y, r=POINT + 6, class_="nn-ring")] if example.chosen else []
    sign, look = "≈", ""
    if example.right is not None:
        sign, look = ("✓", " nn-fill-right") if example.right else ("✗", " nn-fill-wrong")
    verdict = text(x + 12, y - 9, sign, f"nn-verdict nn-halo{look}")
    return element("g", *ring, shape(x, y, example.positive, f"nn-point nn-fill-{tone}"), verdict)


def shape(x: float, y: float, positive: bool, class_: str) -> Element:
    """A disc for class 1, a diamond for class 0."""
    if positive:
        return element("circle", cx=x, cy=y, r=POINT, class_=class_)
    r = POINT * 1.25
    return element("path", d=f"M{number(x)} {number(y - r)}l{r} {r}l-{r} {r}l-{r} -{r}z", class_=class_)


@cache
def legend() -> Element:
    """What the colours mean, in numbers."""
    left, width, y, steps = WIDTH / 2 - 70, 140.0, HEIGHT - 22, 14
    swatches = []
    for i in range(steps):
        share = (i + 0.5) / steps
        tone = "positive" if share > 0.5 else "negative"
        strength = MAP_STRENGTH * abs(2 * share - 1)
        place = {"x": left + i * width / steps, "y": y, "width": width / steps, "height": 8.0}
        swatches.append(element("rect", **place, class_=f"nn-map-{tone}", fill_opacity=strength))
    numbers = [text(left + share * width, y + 20, f"{share:g}", "nn-tick nn-middle") for share in (0, 0.5, 1)]
    return element("g", *swatches, *numbers, text(left - 8, y + 8, "answer", "nn-tick nn-end"), aria_hidden="true")


def window(axes: Axes) -> str:
    """Where the pixels lie under the drawing, in parts of its size."""
    places = {
        "left": axes.left / WIDTH,
        "top": axes.top / HEIGHT,
        "width": (axes.right - axes.left) / WIDTH,
        "height": (axes.bottom - axes.top) / HEIGHT,
    }
    return "; ".join(f"{side}: {100 * share:.3f}%" for side, share in places.items())


def description(examples: Sequence[Example]) -> str:
    right = sum(bool(example.right) for example in examples)
    open_ = sum(example.right is None for example in examples)
    undecided = f", {open_} undecided" if open_ else ""
    return (
        f"A map of the answers for every pair of inputs, with {len(examples)} examples, "
        f"{right} answered right{undecided}."
    )
