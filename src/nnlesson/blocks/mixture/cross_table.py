"""A heat map: how many things of each kind (rows) went to each place (columns), the darker the more."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.axes import text
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.pointing import part_at, part_of, stop_for_all

WIDTH, LEFT, ROW, HEAD = 700.0, 156.0, 32.0, 34.0

Counts = NDArray[np.int64]  # (rows, columns)


@dataclass(frozen=True)
class Table:
    """The name by which its cells can be pointed at ("name-2-5"), its counts, and what rows and columns are called.

    `corner` says what the columns are.
    """

    name: str
    counts: Counts
    rows: Sequence[str]
    columns: Sequence[str]
    corner: str
    label: str
    looks: Sequence[str] = ()  # a class for each column, where it has a colour of its own


def cross_table(table: Table, told: tuple[int, int] | None = None, spoken: str = "") -> Figure:
    """`told` is the cell that is told about just now, and `spoken` what is told."""
    across = (WIDTH - LEFT) / len(table.columns)
    height = HEAD + ROW * len(table.rows) + 2
    heads = [
        text(LEFT + across * (i + 0.5), HEAD - 10, name, "nn-label nn-middle") for i, name in enumerate(table.columns)
    ]
    corner = text(LEFT - 12, HEAD - 10, table.corner, "nn-label nn-end")
    sides = [
        text(LEFT - 12, HEAD + ROW * (i + 0.5), name, "nn-value nn-end", dy="0.35em")
        for i, name in enumerate(table.rows)
    ]
    cells = [
        cell(f"{table.name}-{i}-{j}", LEFT + across * j, HEAD + ROW * i, across, (n, sum(row)), (i, j) == told, look)
        for i, row in enumerate(table.counts.tolist())
        for j, (n, look) in enumerate(zip(row, table.looks or [""] * len(row), strict=True))
    ]
    drawing = svg(
        WIDTH,
        height,
        description(table),
        keys(table, told, spoken, height),
        corner,
        *heads,
        *sides,
        *cells,
        class_="nn-svg--wide",
    )
    return Figure(drawing)


@lru_cache(maxsize=2048)  # most cells are what they were in the frame before
def cell(name: str, x: float, y: float, across: float, share: tuple[int, int], told: bool, look: str) -> Element:
    """`share` is how many there are, of how many in the row."""
    count, of = share
    box = {"x": x + 1, "y": y + 1, "width": across - 2, "height": ROW - 2, "rx": 3.0}
    filled = {"class_": "nn-expert__fill", "fill_opacity": 0.15 + 0.3 * count / of} if count else {}
    return element(
        "g",
        element("rect", **box, **(filled or {"class_": "nn-bar-ground"})),
        *([text(x + across / 2, y + ROW / 2, str(count), "nn-value nn-middle", dy="0.35em")] if count else []),
        *([element("rect", **box, class_="nn-ring")] if told else []),
        class_=look or None,
        data_point=name,
    )


def keys(table: Table, told: tuple[int, int] | None, spoken: str, height: float) -> Element:
    """The whole table is one place for the keys, which go through the cells line by line."""
    number = told[0] * table.counts.shape[1] + told[1] if told else None
    stop = stop_for_all(table.name, f"{table.label}, cell by cell", spoken, number, table.counts.size)
    return element("rect", x=0, y=0, width=WIDTH, height=height, class_="nn-target", **stop)


def cell_at(table: Table, pointed: str, x: float) -> tuple[int, int] | None:
    """The cell that a learner points at, with the pointer or, `x` of the way through all of them, with the keys."""
    if pointed == table.name:
        return divmod(part_at(x, table.counts.size), table.counts.shape[1])
    part = part_of(table.name, pointed)
    if not part:
        return None
    row, column = map(int, part.split("-"))
    rows, columns = table.counts.shape
    return (row, column) if row < rows and column < columns else None  # the table may have shrunk under the pointer


def description(table: Table) -> str:
    rows = []
    for name, counts in zip(table.rows, table.counts.tolist(), strict=True):
        found = ", ".join(
            f"{table.corner} {column} {count}" for column, count in zip(table.columns, counts, strict=True) if count
        )
        rows.append(f"{name}: {found or 'none'}")
    return f"{table.label}. {'; '.join(rows)}."
