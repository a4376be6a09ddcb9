"""The training block: it counts the steps of its training, keeps the course of the loss, and comes to an end."""

from collections.abc import Sequence
from typing import ClassVar

from nnlesson.contract.block import Block
from nnlesson.contract.control import Control, NewStart, Reset, Step, Train
from nnlesson.core.trace import Trace


class TrainingBlock(Block):
    """A block that trains: its `step` is one step of training, and its `evaluate` measures what has come of it.

    Training could go on for ever, so a run is over after `longest` steps, and says so.
    """

    longest: ClassVar[int] = 100_000
    unit: ClassVar[str] = "epochs"  # what its steps are called
    controls: ClassVar[Sequence[Control]] = (Train(), Step(), Reset(), NewStart())

    steps: int  # that were made since the start
    loss: float  # now, as `evaluate` has measured it
    losses: Trace  # at the start and after every step

    def evaluate(self) -> None:
        """Measure what is shown of the network as it is now, and set `loss`; called at the start and after each step.

        It may read `steps`.
        """
        raise NotImplementedError

    def reset(self) -> None:
        self.steps, self.losses = 0, Trace()
        super().reset()
        self.record()

    def advance(self) -> None:
        super().advance()
        self.steps += 1
        self.record()

    def record(self) -> None:
        """Evaluate, and add the loss to its course."""
        self.evaluate()
        self.losses.add(self.loss)

    @property
    def over(self) -> bool:
        return self.steps >= self.longest

    @property
    def rests(self) -> str:
        return f"The run rests after {self.longest:,} {self.unit}." if self.over else ""
