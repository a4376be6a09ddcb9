"""The run menu, in the last line of a block that trains: its earlier runs, what can be taken out of it, and brought in.

It is a page's own whether the menu is open; what is in it opens over the figure.
"""

from collections.abc import Collection

from nnlesson.contract.block import Block
from nnlesson.contract.chart_foot import numbers_table
from nnlesson.contract.core_code import core_code
from nnlesson.contract.fixing import class_link
from nnlesson.contract.run_bar import EarlierRun, Run, goes_step_by_step
from nnlesson.draw.element import Element, element

LABEL = "Runs"
TAKES = {
    "link": "Copy a link to this moment",
    "file": "Save this moment as a file",
    "python": "Copy as Python",
    "notebook": "Save as a notebook",
}
OPENS = "Open a saved moment …"
CHECK = "Check the gradient"
CSV = "Copy all runs as CSV"


def run_menu(block: Block, run: Run, tables: Collection[str] = ()) -> list[Element]:
    """`tables` names what is open in it, beside the tables of the charts."""
    if not goes_step_by_step(block):
        return []
    takes = [action(label, block, "take", what) for what, label in TAKES.items()]
    opens = element("button", OPENS, type="button", data_opens=True, aria_label=f"{OPENS}: {block.name}")
    given = [*core_code(block), *takes, opens, *class_link(block, run.ticked, tables)]
    offered = element("div", *shelf(block, run), *check(block, run), *given, class_="nn-run-menu__offer")
    return [element("details", element("summary", LABEL), offered, class_="nn-run-menu")]


def action(label: str, block: Block, name: str, what: str, spoken: str = "") -> Element:
    return element("button", label, type="button", name=name, value=what, aria_label=f"{spoken or label}: {block.name}")


def shelf(block: Block, run: Run) -> list[Element]:
    """The runs of before, and two of them side by side."""
    if not run.earlier:
        return []
    rows = element("ul", *[row(one, block) for one in run.earlier], class_="nn-shelf")
    table = [numbers_table(run.compared)] if run.compared else []
    hint = [] if run.compared else [element("p", "Pick two to compare them.")]
    return [
        element("div", "Earlier runs", *hint, class_="nn-shelf__title"),
        rows,
        *table,
        action(CSV, block, "take", "csv"),
    ]


def check(block: Block, run: Run) -> list[Element]:
    """Every slope beside a finite difference, once that was asked for."""
    asks = element("div", action(CHECK, block, "take", "gradient"), class_="nn-run-menu__stays")
    return [asks, numbers_table(run.slopes)] if run.slopes else [asks]


def row(one: EarlierRun, block: Block) -> Element:
    identity = f"{block.id}-run-{one.name}"
    pick = element("input", type="checkbox", id=identity, name=identity, checked=one.picked, data_run=one.name)
    label = element("label", line(one.dashes), f"{one.name}: {one.words}", for_=identity)
    back = [action("Go back to it", block, "go-back-to", one.name, f"Go back to run {one.name}")] if one.known else []
    away = action("×", block, "throw-away", one.name, f"Throw away run {one.name}")
    return element("li", pick, label, *back, away, data_name=identity)


def line(dashes: str) -> Element:
    """How its lines look in the charts."""
    drawn = element("path", d="M0 5H26", class_="nn-curve nn-past nn-stroke-ink", stroke_dasharray=dashes)
    return element("svg", drawn, viewBox="0 0 26 10", width=26, height=10, aria_hidden="true")
