"""Fixing: what a link for a class holds fast in a block. Nothing that is sent there changes it, until it is freed.

Most events say which option they set. What a press or a drag in a picture would set is seen on a copy of the block.
"""

from copy import deepcopy
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.fixing import fixable
from nnlesson.live.events import carry_out, changes_run
from nnlesson.live.runs.history import History
from nnlesson.live.runs.recipe import Recipe

SAFE = {"train", "pause", "reset"}  # they change no setting but what training moves
NAMED = 2  # settings, in what is said of a link: a line in the figure names all of them
RETURN = "The start is that of the link: open it again to go back to it."


class Fixing:
    """What is fixed in a block, and what was ticked for the next link to it."""

    def __init__(self, block: Block, history: History) -> None:
        self.block, self.history = block, history
        self.ticked = set(history.fixed)

    @property
    def next_link(self) -> tuple[str, ...]:
        return tuple(name for name in fixable(self.block) if name in self.ticked)

    def tick(self, value: Any) -> None:
        name = value["option"]
        if name in fixable(self.block):
            (self.ticked.add if value["on"] else self.ticked.discard)(name)

    def allows(self, recipe: Recipe) -> bool:
        """Whether a run came about with all that is fixed now."""
        return set(self.history.fixed) <= set(recipe.fixed)

    def refuses(self, name: str, value: Any) -> str:
        """Why an event cannot be carried out now; empty if it can."""
        if not self.history.fixed or name in SAFE or not changes_run(name, value):
            return ""
        if name == "page-start":
            return RETURN
        if moved := self.moved(name, value):
            return f"{self.block.options[moved].label} is fixed by this link."
        return ""

    def moved(self, name: str, value: Any) -> str:
        """Which option of those that are fixed an event would change; empty if none."""
        fixed = self.history.fixed
        option = self.block.options.get(value["option"]) if name == "set" else None
        if option is not None and option.name in fixed:
            return option.name
        if option is not None and option.restarts:
            return ""  # as a reset
        twin = deepcopy(self.block)
        carry_out(twin, name, value)
        return next((one for one in fixed if getattr(twin, one) != getattr(self.block, one)), "")


def what_it_fixes(block: Block, fixed: tuple[str, ...]) -> str:
    """What there is to say of a link that has been followed."""
    if len(fixed) > NAMED:
        return f" It fixes {len(fixed)} settings."
    labels = " and ".join(block.options[name].label for name in fixed)
    return f" It fixes: {labels}." if labels else ""
