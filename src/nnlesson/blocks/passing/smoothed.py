"""A loss without its jumps: with few examples it leaps from epoch to epoch, and one leap is no trend."""

from dataclasses import dataclass, field

SPAN = 20  # epochs over which it is averaged
CLEAR = 1.2  # times its lowest: a rise that is no accident


@dataclass
class Smoothed:
    """Keeps the last losses of a run, and the lowest mean that SPAN of them in a row have had."""

    last: list[float] = field(default_factory=list)
    lowest: float = float("inf")
    lowest_at: int = 0  # the epoch with which those ended

    def add(self, epoch: int, loss: float) -> None:
        self.last = [*self.last[1 - 2 * SPAN :], loss]
        if len(self.last) >= SPAN and self.mean < self.lowest:
            self.lowest, self.lowest_at = self.mean, epoch

    @property
    def mean(self) -> float:
        return sum(self.last[-SPAN:]) / SPAN

    @property
    def rising(self) -> bool:
        """Whether it has come clearly above its lowest, and is still on its way up."""
        before = self.last[:-SPAN]
        return len(before) == SPAN and self.mean > CLEAR * self.lowest and self.mean > sum(before) / SPAN
