"""A table: words and numbers in rows, as HTML."""

from collections.abc import Sequence

from nnlesson.draw.element import Child, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.scroller import scroller


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Child]], chosen: int | None = None) -> Figure:
    """`chosen` is the row that the other figures show just now."""
    headings = element("thead", element("tr", *[element("th", label, scope="col") for label in head]))
    lines = [
        element("tr", *[element("td", cell) for cell in row], class_="nn-chosen" if i == chosen else None)
        for i, row in enumerate(rows)
    ]
    name = element("caption", caption, class_="nn-hidden")
    return Figure(scroller(caption, element("table", name, headings, element("tbody", *lines), class_="nn-table")))
