"""The contract: what a block is, and all that its maker needs to import.

`block` is the class to inherit from, `training_block` the one for blocks that train. A block declares what can be set
(`option`) and what stands under its figure (`control`), which is checked as it is `declared`, and says what is to be
seen (`picture`). What becomes of it:
`body` draws the whole block as one tree: its `panels` with their tabs, a `chart_foot` below every chart, the `run_bar`
and, in its last line, the way back to the `page_start`, the `run_menu` and the way to the `core_code`; `fixing` is for
what a link holds fast. `measure` runs it and reads its numbers, and `state` keeps it as bytes; `alike` compares what it
holds. `terms` is the language in which prose asks for them, and `settings` are what a run depends on.
"""

from nnlesson.contract.block import Block, Pointer
from nnlesson.contract.control import Button, Choose, Mark, NewStart, Reset, Slider, Step, Train, Write
from nnlesson.contract.option import FASTEST, block_id, choice, option, speeds, text
from nnlesson.contract.picture import Panel, Picture, Readout
from nnlesson.contract.training_block import TrainingBlock

__all__ = [
    "FASTEST",
    "Block",
    "Button",
    "Choose",
    "Mark",
    "NewStart",
    "Panel",
    "Picture",
    "Pointer",
    "Readout",
    "Reset",
    "Slider",
    "Step",
    "Train",
    "TrainingBlock",
    "Write",
    "block_id",
    "choice",
    "option",
    "speeds",
    "text",
]
