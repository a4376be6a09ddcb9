"""The training block: it counts the steps of its training, keeps the course of the loss, and comes to an end."""

from collections.abc import Sequence
from typing import ClassVar

from nnlesson.contract.block import Block
from nnlesson.contract.control import Control, NewStart, Reset, Step, Train
from nnlesson.core.trace import Trace
from nnlesson.draw.course import Look


class TrainingBlock(Block):
    """A block that trains: `step` makes one step of training, and `evaluate` measures what has come of it.

    Training could go on for ever, so a run is finished after `max_steps`, and says so.
    """

    max_steps: ClassVar[int] = 100_000  # after which a run is finished
    unit: ClassVar[str] = "epoch"  # what a step of it is called: in its charts, and where it says that it is finished
    controls: ClassVar[Sequence[Control]] = (Train(), Step(), Reset(), NewStart())

    steps: int  # how many were made since the start
    loss: float  # the loss now, as `evaluate` has measured it
    losses: Trace  # the loss at the start and after every step

    def evaluate(self) -> None:
        """Measure what is shown of the network now, and set `loss`; called after `start` and after every step."""
        raise NotImplementedError(f"{type(self).__name__} needs a method evaluate, which sets self.loss")

    def objective(self) -> float:
        """The loss that a step goes down, with the weights as they are: each slope is checked against it.

        As a rule it is the one that `evaluate` sets. A block says which it is where its steps go down something that is
        added to that, or with some of the examples, or where `evaluate` does not ask the network anew.
        """
        self.evaluate()
        return self.loss

    def fast_forward(self, steps: int) -> Sequence[float] | None:
        """Make so many steps at once, where it runs as fast as it goes; returns the loss after each but the last.

        None: it makes them one by one, as it shows something of each besides the loss. An epoch's loss is measured
        before its step, so for whole batches this is `return self.training.epochs(steps)[1:]`.
        """
        return None

    def reset(self) -> None:
        self.steps, self.losses = 0, Trace()
        super().reset()
        self.record()

    def advance(self) -> None:
        super().advance()
        self.steps += 1
        self.record()

    def leap(self, most: int) -> None:
        losses = self.fast_forward(min(most, self.max_steps - self.steps))
        if losses is None:
            return self.advance()
        self.made += len(losses) + 1
        self.steps += len(losses) + 1
        self.losses.extend(losses)
        return self.record()

    def record(self) -> None:
        """Evaluate, and add the loss to its course."""
        self.evaluate()
        self.losses.add(self.loss)

    def look(self, chart: str) -> Look:
        """How a reader looks at the chart of this name, which calls a step by its `unit`."""
        return super().look(chart)._replace(step=self.unit)

    @property
    def finished(self) -> bool:
        """Whether the run has come to its end; a rule of its own goes here: `return super().finished or ...`."""
        return self.steps >= self.max_steps

    @property
    def finish_note(self) -> str:
        made = f"{self.steps:,} {self.unit}{'' if self.steps == 1 else 's'}"
        if self.steps >= self.max_steps:
            return f"The run rests after {made}."
        return f"The run is over, after {made}." if self.finished else ""
