"""Convergence checks: whether a loss is flat, and whether it leaps. Flat is not yet finished."""

from dataclasses import dataclass, field
from itertools import pairwise

LOOK_BACK = 20  # epochs
LEAST = 0.001  # a fall of the loss within LOOK_BACK epochs that counts as none
OFTEN = 5  # rises among the last LOOK_BACK epochs that are no accident
NEAR = 0.02  # above the floor


@dataclass
class Progress:
    """Watches a loss from epoch to epoch, and remembers when its curve became flat."""

    losses: list[float] = field(default_factory=list)  # the last ones
    flat_since: tuple[int, float] | None = None  # the epoch, and its loss

    def add(self, epoch: int, loss: float) -> None:
        self.losses = [*self.losses[-LOOK_BACK:], loss]
        if not self.flat or self.crept(loss):
            self.flat_since = None
        elif self.flat_since is None:
            self.flat_since = (epoch, loss)

    @property
    def flat(self) -> bool:
        return len(self.losses) > LOOK_BACK and max(self.losses) - min(self.losses) < LEAST

    def crept(self, loss: float) -> bool:
        """Whether the loss, ever flat, has come far from where it was when its curve became flat."""
        return self.flat_since is not None and abs(loss - self.flat_since[1]) > NEAR

    @property
    def leaping(self) -> bool:
        """Whether the loss rises again and again: each step goes too far."""
        return sum(after > before + LEAST for before, after in pairwise(self.losses)) >= OFTEN
