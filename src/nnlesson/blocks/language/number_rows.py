"""Rows of numbers, each number on a ground as strong as it is large: blue above zero, orange below."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Child, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.scroller import scroller

STRONGEST = 60.0  # percent of the page that a ground covers: the number on it must stay readable


@dataclass(frozen=True)
class Row:
    """A name, its numbers, and a word about it."""

    label: str
    numbers: Sequence[float]
    note: str = ""
    chosen: bool = False


def number_rows(rows: Sequence[Row], name: str, head: Sequence[str], caption: str, full: float = 3.0) -> Figure:
    """Row i can be pressed as "name-i"; `full` is the size of a number with the strongest ground."""
    heading = element("tr", *[element("th", label, scope="col") for label in head])
    lines = [line(row, f"{name}-{i}", full) for i, row in enumerate(rows)]
    hidden = element("caption", caption, class_="nn-hidden")
    parts = (hidden, element("thead", heading), element("tbody", *lines))
    return Figure(scroller(caption, element("table", *parts, class_="nn-table nn-number-rows"), stop=False))


def line(row: Row, name: str, full: float) -> Child:
    press = element(
        "button",
        row.label,
        type="button",
        class_="nn-pick",
        data_point=name,
        aria_pressed="true" if row.chosen else "false",
    )
    cells = [cell(number, full) for number in row.numbers]
    note = element("td", row.note, class_="nn-note")
    return element("tr", element("td", press), *cells, note, class_="nn-chosen" if row.chosen else None)


def cell(number: float, full: float) -> Child:
    """With a fixed number of places, so that points stand below points, and nothing moves while it trains."""
    strength = STRONGEST * min(1.0, abs(number) / full)
    sign = "positive" if number >= 0 else "negative"
    ground = f"--nn-strength: {strength:.0f}%"
    return element(
        "td", f"{number:+.3f}".replace("-", "−"), class_=f"nn-number-cell nn-number-cell--{sign}", style=ground
    )
