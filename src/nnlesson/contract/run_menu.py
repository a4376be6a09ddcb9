"""The run menu: what a learner can take out of a figure, and bring into it, in the last line of a block that trains."""

from nnlesson.contract.block import Block
from nnlesson.contract.run_bar import goes_step_by_step
from nnlesson.draw.element import Element, element

LABEL = "This run"
TAKES = {
    "link": "Copy a link to this moment",
    "file": "Save this moment as a file",
    "python": "Copy as Python",
    "notebook": "Save as a notebook",
}
OPENS = "Open a saved moment …"


def run_menu(block: Block) -> list[Element]:
    if not goes_step_by_step(block):
        return []
    takes = [
        element("button", label, type="button", name="take", value=what, aria_label=f"{label}: {block.name}")
        for what, label in TAKES.items()
    ]
    opens = element("button", OPENS, type="button", data_opens=True, aria_label=f"{OPENS}: {block.name}")
    offered = element("div", *takes, opens, class_="nn-run-menu__offer")
    return [element("details", element("summary", LABEL), offered, class_="nn-run-menu")]
