"""The run bar: the moments of a run as a slider, below the picture of every block that trains step by step.

Nothing can be gone back to before the first step: until then its room is kept, and nothing is seen.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nnlesson.contract.block import Block
from nnlesson.contract.control import Button, Train
from nnlesson.contract.training_block import TrainingBlock
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Numbers

NAME, LABEL = "rewind", "Run"


@dataclass(frozen=True)
class EarlierRun:
    """A run of before: its name, what was other in it and how it ended, and the dashes of its lines in the charts."""

    name: str
    words: str
    dashes: str
    picked: bool = False  # to be compared
    known: bool = True  # how it came about, so that it can be gone back to


@dataclass(frozen=True)
class Run:
    """The moment at which a block stands, the last one that its run has had, and what runs it had before."""

    moment: int = 0
    end: int = 0
    earlier: Sequence[EarlierRun] = ()
    compared: Numbers | None = None  # two of them, side by side
    slopes: Numbers | None = None  # of all its weights, as they were checked
    first: int = 0  # the moment up to which it can be gone back
    fixed: Sequence[str] = ()  # the options that a link holds fast
    ticked: Collection[str] = ()  # those that the next one is to


NOTHING = Run()


def run_bar(block: Block, run: Run = NOTHING) -> list[Element]:
    if not goes_step_by_step(block):
        return []
    moment, end = run.moment, run.end
    identity = f"{block.id}-{NAME}"
    where = f"{block.look('').step} {block.made:,}"
    slider = element(
        "input",
        type="range",
        id=identity,
        name=NAME,
        data_event=NAME,
        min=str(run.first),
        max=str(max(end, run.first + 1)),
        step="1",
        value=str(moment),
        aria_label=f"{LABEL}: {block.name}",
        aria_valuetext=where,
    )
    label = element("label", LABEL, for_=identity)
    return [
        element(
            "div",
            label,
            slider,
            element("span", where, aria_hidden="true"),
            class_=look(moment, end),
            data_moment=moment,
        )
    ]


def look(moment: int, end: int) -> str:
    if not end:
        return "nn-run nn-run--none"
    return "nn-run nn-run--earlier" if moment < end else "nn-run"


def goes_step_by_step(block: Block) -> bool:
    """Whether it trains, and a learner can follow that step by step."""
    controls = block.controls
    steps = any(isinstance(control, Button) and control.name == "step" for control in controls)
    return any(isinstance(control, Train) for control in controls) and (steps or isinstance(block, TrainingBlock))
