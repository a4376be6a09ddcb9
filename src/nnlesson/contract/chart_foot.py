"""What stands below every chart: a switch between its scales, where it has two, and its numbers as a table.

The scale is data of the block, kept with its run: the block draws with it. Which tables are open is the page's own:
`details` know it without a script, and Python is told, so as to leave out the rows of those that nobody sees. What is
marked `data-kept` the page leaves as it is.
"""

from collections.abc import Callable, Sequence

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Chart, Numbers
from nnlesson.draw.wording import short

type Cell = float | str | None


def chart_foot(chart: Chart, block: str, open: bool) -> Element:
    """`open` says that the table is to have its rows."""
    numbers = numbers_table(chart.numbers()) if open else element("div", data_kept=True)
    table = element(
        "details",
        element("summary", "Show as table"),
        numbers,
        element(
            "p",
            element("button", "Copy as CSV", type="button", class_="nn-button nn-copy"),
            element("span", role="status", data_kept=True),
            class_="nn-numbers__copy",
        ),
        class_="nn-numbers",
        data_chart=chart.name,
    )
    switch = [scale_switch(chart, f"{block}-{chart.name}-scale")] if chart.scale else []
    return element("div", *switch, table, class_="nn-chart-foot")


def scale_switch(chart: Chart, identity: str) -> Element:
    box = element(
        "input", type="checkbox", id=identity, name=identity, checked=chart.scale == "log", data_chart=chart.name
    )
    return element("label", box, "Log scale", for_=identity, class_="nn-scale")


def numbers_table(numbers: Numbers) -> Element:
    """A table that scrolls within its own box: the keys reach that, and it has a name."""
    head = element("tr", *[element("th", column, scope="col") for column in numbers.columns])
    rows = [numbers_row(row, numbers) for row in numbers.rows]
    caption = element("caption", numbers.caption)
    table = element("table", caption, element("thead", head), element("tbody", *rows), class_="nn-table")
    label = {"role": "group", "aria_label": numbers.caption, "tabindex": "0"}
    return element("div", table, class_="nn-numbers__table", **label)


def numbers_row(row: Sequence[Cell], numbers: Numbers) -> Element:
    first, *others = row
    name = element("th", worded(first, short), scope="row", **exact(first))
    return element("tr", name, *[element("td", worded(cell, numbers.written), **exact(cell)) for cell in others])


def worded(cell: Cell, written: Callable[[float], str]) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else written(cell)


def exact(cell: Cell) -> dict[str, object]:
    """A number for who copies it: six digits, and nothing that only people read."""
    return {} if cell is None or isinstance(cell, str) else {"data_value": f"{cell:.6g}"}
