"""Measuring a run: what a block's read-outs say after so many steps, when something has come true, or at its end."""

import operator
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

from nnlesson.contract.block import Block
from nnlesson.contract.picture import Readout

PATIENCE = 100_000  # steps that a condition may take to come true

COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def readouts(block: Block) -> dict[str, Readout]:
    """The read-outs that the block shows now, by name."""
    return {readout.name: readout for readout in block.readouts()}


def readout(block: Block, name: str) -> Readout | None:
    """The read-out of this name, or what the block measures besides; None if it knows neither."""
    shown = readouts(block)
    if name not in shown:
        shown = measures(block)
    return replace(shown[name], trace=None) if name in shown else None


def measures(block: Block) -> dict[str, Readout]:
    """What the block measures besides, by name; on a copy, for to measure must not change what is learned next."""
    return {measure.name: measure for measure in deepcopy(block).measures()}


def is_over(block: Block) -> bool:
    """Whether the block makes no step any more. It stays as it is, whatever step somebody waits for."""
    return not block.enables("step")


def advance(block: Block, steps: int) -> None:
    """So many steps, or as many as the block allows: a ball that has landed steps no further."""
    for _ in range(steps):
        if is_over(block):
            return
        block.advance()


def advance_until(block: Block, name: str, comparison: str, limit: float, patience: int = PATIENCE) -> bool:
    """Steps until the read-out compares so with the limit; False if the run, or `patience`, ends before it does."""
    holds = COMPARISONS[comparison]
    for _ in range(patience):
        if holds(readouts(block)[name].value, limit):
            return True
        if is_over(block):
            return False
        block.advance()
    return False
