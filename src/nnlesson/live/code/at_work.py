"""What is at work: which functions of the core a block runs through, and the shapes at each of their lines.

It is looked for where it happens: a copy of the block starts anew, makes steps and is drawn, and Python says which
lines it comes by. So it holds for every block, whatever its theme does in between.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import numpy as np

from nnlesson.contract.block import Block
from nnlesson.contract.measure import advance, is_over
from nnlesson.core import Array
from nnlesson.live.code.editable import name_of

STAGES = ("step", "picture", "start")  # in which order functions are shown, by when they are first called
STEPS = 12  # in some blocks each is a part only of what a training step is

type Arrays = dict[str, Array]  # by name


@dataclass
class Seen:
    """A function that is at work: when it is called first, and by line, from its own first one, what comes out."""

    name: str
    stage: str
    shapes: dict[int, str] = field(default_factory=dict)


class Observer:
    """Looks on while a block works. Of a line that runs often, the first time is told."""

    def __init__(self) -> None:
        self.seen: dict[str, Seen] = {}
        self.stage = ""
        self.known: dict[int, tuple[int, Arrays]] = {}  # by frame: the line that it is at, and its arrays before

    def called(self, frame: FrameType, event: str, _: Any) -> Any:
        name = name_of(frame.f_code, str(frame.f_globals.get("__name__", "")))
        if not name or name in self.seen:
            return None
        first = frame.f_code.co_firstlineno
        seen = self.seen[name] = Seen(name, self.stage)
        given = arrays(frame)
        self.known[id(frame)] = first, given
        note(seen, 0, [f"{called} {array.shape}" for called, array in given.items() if "." not in called])

        def follow(frame: FrameType, event: str, value: Any) -> Any:
            line, before = self.known[id(frame)]
            now = arrays(frame)
            new = [f"{called} {array.shape}" for called, array in now.items() if before.get(called) is not array]
            if event == "return" and isinstance(value, np.ndarray):
                new.append(f"→ {value.shape}")
            if line != first:
                note(seen, line - first, new)
            self.known[id(frame)] = frame.f_lineno, now
            return follow

        return follow

    @contextmanager
    def looking(self, stage: str) -> Iterator[None]:
        before, self.stage = sys.gettrace(), stage
        sys.settrace(self.called)
        try:
            yield
        finally:
            sys.settrace(before)


def note(seen: Seen, line: int, found: list[str]) -> None:
    if found:
        seen.shapes.setdefault(line, ", ".join(found))


def arrays(frame: FrameType) -> Arrays:
    """What a function has of arrays now, its object's own among them."""
    local = dict(frame.f_locals)
    own = vars(local["self"]) if hasattr(local.get("self"), "__dict__") else {}
    held = local | {f"self.{name}": value for name, value in own.items()}
    return {name: value for name, value in held.items() if isinstance(value, np.ndarray)}


def at_work(block: Block) -> list[Seen]:
    """The functions of the core that a block runs through."""
    observer, twin, fresh = Observer(), deepcopy(block), deepcopy(block)
    if is_over(twin):  # and makes no step any more
        twin.reset()
    with observer.looking("step"):
        advance(twin, STEPS)
    with observer.looking("picture"):
        twin.picture()
        twin.readouts()
    with observer.looking("start"):
        fresh.reset()
    return sorted(observer.seen.values(), key=lambda seen: STAGES.index(seen.stage))
