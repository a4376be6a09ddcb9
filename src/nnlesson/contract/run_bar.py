"""The run bar: the moments of a run as a slider, below the picture of every block that trains step by step.

Nothing can be gone back to before the first step: until then its room is kept, and nothing is seen.
"""

from nnlesson.contract.block import Block
from nnlesson.contract.control import Button, Train
from nnlesson.contract.training_block import TrainingBlock
from nnlesson.draw.element import Element, element

NAME, LABEL = "rewind", "Run"

type Run = tuple[int, int]  # the moment at which a block stands, and the last one that its run has had


def run_bar(block: Block, run: Run) -> list[Element]:
    if not goes_step_by_step(block):
        return []
    moment, end = run
    identity = f"{block.id}-{NAME}"
    where = f"{block.look('').step} {block.made:,}"
    slider = element(
        "input",
        type="range",
        id=identity,
        name=NAME,
        data_event=NAME,
        min="0",
        max=str(max(end, 1)),
        step="1",
        value=str(moment),
        aria_label=f"{LABEL}: {block.name}",
        aria_valuetext=where,
    )
    label = element("label", LABEL, for_=identity)
    return [element("div", label, slider, element("span", where, aria_hidden="true"), class_=look(moment, end))]


def look(moment: int, end: int) -> str:
    if not end:
        return "nn-run nn-run--none"
    return "nn-run nn-run--earlier" if moment < end else "nn-run"


def goes_step_by_step(block: Block) -> bool:
    """Whether it trains, and a learner can follow that step by step."""
    controls = block.controls
    steps = any(isinstance(control, Button) and control.name == "step" for control in controls)
    return any(isinstance(control, Train) for control in controls) and (steps or isinstance(block, TrainingBlock))
