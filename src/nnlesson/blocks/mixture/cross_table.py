"""A heat map: how many things of each kind (rows) went to each place (columns), the darker the more."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.pointing import part_at, part_of, stop_for_all

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
    """`told` is the cell that is told about just now, and `spoken` what is told.

    The whole table is one place for the keys, which go through the cells line by line. Where it is wider than its panel
    it can be scrolled.
    """
    heads = [element("span", name, class_="nn-cross__head") for name in table.columns]
    looks = table.looks or [""] * len(table.columns)
    rows = [
        child
        for i, (name, row) in enumerate(zip(table.rows, table.counts.tolist(), strict=True))
        for child in (
            element("span", name, class_="nn-cross__side"),
            *[
                cell(f"{table.name}-{i}-{j}", n, sum(row), (i, j) == told, look)
                for j, (n, look) in enumerate(zip(row, looks, strict=True))
            ],
        )
    ]
    cells = element(
        "div",
        element("span", table.corner, class_="nn-cross__corner"),
        *heads,
        *rows,
        element("div", class_="nn-cross__stop", **keys(table, told, spoken)),
        class_="nn-cross",
        style=f"--nn-columns: {len(table.columns)}",
    )
    return Figure(element("div", cells, class_="nn-scroller", role="group", aria_label=description(table)))


@lru_cache(maxsize=2048)  # most cells are what they were in the frame before
def cell(name: str, count: int, of: int, told: bool, look: str) -> Element:
    """`count` is how many there are, `of` how many in the row."""
    filled = f" nn-cross__cell--filled {look}".rstrip() if count else ""
    return element(
        "span",
        *([str(count)] if count else []),
        class_=f"nn-cross__cell{filled}{' nn-ring' if told else ''}",
        style=f"--nn-strength: {15 + 30 * count / of:.0f}%" if count else None,
        data_point=name,
    )


def keys(table: Table, told: tuple[int, int] | None, spoken: str) -> dict[str, str | None]:
    number = told[0] * table.counts.shape[1] + told[1] if told else None
    return stop_for_all(table.name, f"{table.label}, cell by cell", spoken, number, table.counts.size)


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
