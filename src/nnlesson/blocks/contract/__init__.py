"""What a block is: options, controls, a picture. Everything that a file in `blocks` needs to import."""

from nnlesson.blocks.contract.block import Block, Pointer
from nnlesson.blocks.contract.control import Button, Choose, Mark, NewStart, Reset, Slider, Step, Train, Write
from nnlesson.blocks.contract.option import choice, option, paces, text
from nnlesson.blocks.contract.picture import Panel, Picture, Readout
from nnlesson.blocks.contract.training_block import TrainingBlock

__all__ = [
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
    "choice",
    "option",
    "paces",
    "text",
]
