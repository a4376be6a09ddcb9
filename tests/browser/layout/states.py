"""The states in which a block is looked at: after training, and with its longest texts and its oddest numbers.

They are drawn here, by the Python that would draw them in the browser, and put into the page as HTML.
"""

import json
from functools import cache
from typing import Any

import numpy as np

from nnlesson.blocks import catalogue
from nnlesson.contract import Block
from nnlesson.contract.body import body
from nnlesson.contract.control import Choose, Slider, Write
from nnlesson.contract.measure import advance
from nnlesson.contract.option import Choice, Number
from nnlesson.draw.element import markup

START = "start"  # as it was built
TRAINED = "after training"
STEPS = 60
LONGEST = "the extraordinarily uncharacteristic mathematician misunderstands incomprehensibilities on the mat"
# What is known to be the worst for a block: its options, and how many steps it has made.
WORST: dict[str, list[tuple[dict[str, Any], int]]] = {
    "wiggle": [({"weight": 1.85}, 0), ({"weight": -4.0, "size": 1e-4}, 0)],
    "squared-error": [({"prediction": 0.99}, 0), ({"prediction": 0.5, "target": 0.5}, 0)],
    "expert-training": [({}, 400)],
    "next-word": [({}, 600), ({"rate": 10.0}, 40)],
    "training-loop": [({}, 300)],
    "generalization": [({}, 300)],
    "students": [({}, 8), ({}, 19)],
    "word-network": [({}, 4)],
    "knobs": [({}, 200)],
    "guess": [({"draft": "0.5", "guess": "0.5"}, 0), ({"draft": "0"}, 0)],
}


@cache  # a page is looked at several times
def bodies(id: str, opening: str) -> dict[str, str]:
    """The HTML of a block's body in every state but its start; `opening` is what the page opens it with."""
    opened = json.loads(opening)
    kind, options = opened["kind"], opened["options"]
    make = catalogue()[kind]
    low, high = extremes(make)
    given = {TRAINED: ({}, STEPS), "all at their low end": (low, STEPS), "all at their high end": (high, STEPS)}
    given |= {f"worst {i}": worst for i, worst in enumerate(WORST.get(kind, []), start=1)}
    return {
        state: markup(body(ran(make(id, **options | changes), steps))[0]) for state, (changes, steps) in given.items()
    }


def ran(block: Block, steps: int) -> Block:
    """The block after so many steps: with the largest rate its numbers may leave what floats can hold."""
    with np.errstate(all="ignore"):
        advance(block, steps)
    return block


def extremes(make: type[Block]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a learner can set with the block's controls: all at one end, and all at the other with the longest text."""
    low: dict[str, Any] = {}
    high: dict[str, Any] = {}
    for control in make.controls:
        if not isinstance(control, Slider | Choose | Write):
            continue
        option = make.options[control.option]
        if isinstance(option, Number):
            low[option.name], high[option.name] = option.low, option.high
        elif isinstance(option, Choice):
            words = list(option.choices)
            low[option.name], high[option.name] = words[0], words[-1]
        else:
            low[option.name], high[option.name] = "", LONGEST
    return low, high
