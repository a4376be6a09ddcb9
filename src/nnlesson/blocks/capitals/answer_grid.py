"""A table of questions, one in each cell: the probability of the right answer, and whether it was trained on."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.scroller import scroller
from nnlesson.draw.values import output, verdict
from nnlesson.draw.wording import whole_percent


@dataclass(frozen=True)
class Cell:
    """The probability of the right answer, whether it comes first, and whether the question is held out."""

    share: float
    right: bool
    held_out: bool
    spoken: str  # the question in words


@dataclass(frozen=True)
class Grid:
    """`name` makes every cell something to press: "name-2-0" is the first cell of the third row.

    For the keys the table is one stop: the first cell, from which the arrows go on (web/grid.js).
    """

    caption: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    name: str = ""


def answer_grid(given: Grid) -> Figure:
    head = [element("th", label, scope="col") for label in (given.corner, *given.columns)]
    lines = [
        element("tr", element("th", label, scope="row"), *[cell(one, i, j, given.name) for j, one in enumerate(cells)])
        for i, (label, cells) in enumerate(given.rows)
    ]
    caption = element("caption", given.caption, class_="nn-hidden")
    grid = element(
        "table",
        caption,
        element("thead", element("tr", *head)),
        element("tbody", *lines),
        class_="nn-answer-grid",
        role="grid",
    )
    return Figure(scroller(given.caption, grid, stop=False))


def cell(given: Cell, row: int, column: int, name: str) -> Element:
    look = "nn-cell nn-cell--held" if given.held_out else "nn-cell"
    place = f"{name}-{row}-{column}"
    inside = element(
        "div",
        verdict(given.right),
        output(place, given.share, whole_percent(given.share)),
        class_=look,
        role="button",
        tabindex="-1" if row or column else "0",
        aria_pressed="true" if given.held_out else "false",
        aria_label=f"{given.spoken}: {whole_percent(given.share)}, {'held out' if given.held_out else 'trained on'}",
        data_point=place,
    )
    return element("td", inside)
