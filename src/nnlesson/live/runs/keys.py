"""Keys: a block as it was at some moments of its run. They never leave this process: nobody else writes one."""

import pickle
from collections.abc import Collection, Sequence
from typing import NamedTuple

from nnlesson.contract.block import Block

# What is not of a run, but of the page, or of how its reader looks at it now.
OF_THE_PAGE = ("id", "heading", "page_answers", "page_options", "page_outlasting", "resumed")
OF_NOW = (*OF_THE_PAGE, "earlier_lines", "made_per_second", "pointer", "scales")


class Key(NamedTuple):
    """A block at a moment, after so many happenings."""

    moment: int
    happened: int
    state: bytes
    noted_running: bool | None


def state_of(block: Block, but_for: Collection[str] = ()) -> bytes:
    """All of a block that is of its run, and how it is looked at; `but_for` some attributes."""
    held = {name: value for name, value in vars(block).items() if name not in OF_NOW and name not in but_for}
    return pickle.dumps(held, pickle.HIGHEST_PROTOCOL)


def put_back(block: Block, state: bytes) -> None:
    """Let a block be as it was, but for what is not of its run."""
    held = {name: value for name, value in vars(block).items() if name in OF_NOW}
    vars(block).clear()
    vars(block).update(held | pickle.loads(state))


def least_missed(keys: Sequence[Key]) -> int:
    """The place of the key without which the hole between its neighbours is the smallest."""
    return min(range(1, len(keys) - 1), key=lambda place: keys[place + 1].moment - keys[place - 1].moment)
