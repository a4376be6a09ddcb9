"""The block: one Python class from which the still, the live figure, the validation and the documentation come."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.random import Generator

from nnlesson.contract.control import Control, Mark
from nnlesson.contract.option import Option, Paces, Value, option, text
from nnlesson.contract.picture import Picture, Readout


class Pointer(NamedTuple):
    """Where a learner points: the name of the thing, and how far across (0 to 1) and down (0 to 1) it.

    `held` says that a button of the mouse, or a finger, is down.
    """

    name: str
    x: float
    y: float
    held: bool = False


class Block:
    """The base of all blocks. All state of a block is data in its attributes: it can be kept, sent and restored."""

    kind: ClassVar[str]
    options: ClassVar[dict[str, Option]] = {}
    controls: ClassVar[Sequence[Control]] = ()

    seed: int = option(0, low=0, high=2**32 - 1, label="Seed", restarts=True)
    caption: str = text("", label="Caption", longest=1000)

    def __init_subclass__(cls) -> None:
        declared = {name: given for name, given in vars(cls).items() if isinstance(given, Option)}
        cls.options = cls.options | declared

    def __init__(self, id: str = "", **options: Value) -> None:
        self.id = id or self.kind
        for name, declared in self.options.items():
            setattr(self, name, declared.read(options.get(name, declared.default)))  # 1 becomes 1.0, as in a fence
        self.running = False
        self.pointer: Pointer | None = None
        self.opened()
        self.reset()

    # What a block defines

    def start(self) -> None:
        """Build everything from the options and the seed."""

    def step(self) -> None:
        """What one press of Step does. Who runs a block calls `advance`, which calls this."""

    def picture(self) -> Picture:
        """What is to be seen now."""
        raise NotImplementedError

    # What a block may define

    def opened(self) -> None:
        """The block has its options for the first time, and is about to start: what is set here outlasts a reset."""

    def readouts(self) -> Sequence[Readout]:
        """The numbers that are shown under the picture, and that prose can quote."""
        return ()

    @property
    def pace(self) -> float:
        """Steps per second while it runs: what its option made with `paces` says, if it has one."""
        chosen = [given.steps[getattr(self, name)] for name, given in self.options.items() if isinstance(given, Paces)]
        return chosen[0] if chosen else 60.0

    @property
    def over(self) -> bool:
        """Whether a run has come to its end. Then it pauses, and can neither be trained nor stepped any further."""
        return False

    def allows(self, control: str) -> bool:
        """Whether a button can be pressed, or an option's slider moved, now."""
        return not (self.over and control in ("train", "step"))

    @property
    def rests(self) -> str:
        """That a run does not go on, and why, in words that follow the picture's sentence."""
        return ""

    def marks(self, option: str) -> list[Mark]:
        """What is marked under a slider."""
        return []

    def pressed(self, pointer: Pointer) -> None:
        """A learner clicked or tapped at something in the picture that has a name."""

    def dragged(self, start: Pointer, end: Pointer) -> None:
        """A learner has hold of something in the picture that has a name, and drew it from one place to another."""

    def changed(self, option: str) -> None:
        """A learner changed an option that does not start the block anew."""

    # What every block can do

    def rng(self) -> Generator:
        """A fresh generator for this seed: the same numbers for the same seed, wherever it runs."""
        return np.random.default_rng(self.seed)

    def train(self) -> None:
        self.running = True

    def pause(self) -> None:
        self.running = False

    def reset(self) -> None:
        self.running = False
        self.start()

    def advance(self) -> None:
        """Go one step further."""
        self.step()

    def at(self, name: str) -> float | None:
        """How far across the thing of this name a learner points, from 0 to 1; None if at something else."""
        return self.pointer.x if self.pointer and self.pointer.name == name else None

    def set(self, name: str, given: Any) -> None:
        """Change an option; raises Unfit if it cannot take the value."""
        declared = self.options[name]
        setattr(self, name, declared.read(given))
        if declared.restarts:
            self.reset()
        else:
            self.changed(name)


# Block itself is not its own subclass, so its own options are gathered here.
Block.options = {name: given for name, given in vars(Block).items() if isinstance(given, Option)}
