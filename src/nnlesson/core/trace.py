"""A bounded history: the course of one number over a run of any length, kept in a few hundred places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

PLACES = 160


@dataclass
class Trace:
    """Remembers the first, the lowest and the highest value of every `stride` steps: a swing is never averaged away.

    When all places are taken, neighbours are joined and the stride doubles: a run of a million steps costs no more to
    keep or to draw than one of a hundred.
    """

    stride: int = 1
    count: int = 0
    firsts: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    last: float = float("nan")

    def add(self, value: float) -> None:
        self.extend([value])

    def extend(self, values: Sequence[float]) -> None:
        """Add value after value; those of one place are looked at together."""
        done = 0
        while done < len(values):
            within = self.count % self.stride
            if within == 0 and len(self.firsts) == PLACES:
                self.join()
                within = self.count % self.stride
            here = values[done : done + self.stride - within]
            if within == 0:
                for kept in (self.firsts, self.lows, self.highs):
                    kept.append(here[0])
            self.lows[-1], self.highs[-1] = min(self.lows[-1], *here), max(self.highs[-1], *here)
            self.count += len(here)
            self.last = here[-1]
            done += len(here)

    def join(self) -> None:
        self.firsts = self.firsts[::2]
        self.lows = [min(pair) for pair in zip(self.lows[::2], self.lows[1::2], strict=True)]
        self.highs = [max(pair) for pair in zip(self.highs[::2], self.highs[1::2], strict=True)]
        self.stride *= 2

    def points(self, every: int = 1) -> list[tuple[float, float]]:
        """(step, value) pairs to draw: of each place its first value, and what lies beyond it and the next one's.

        With `every` so many places are taken together.
        """
        found: list[tuple[float, float]] = []
        firsts, lows, highs, stride = self.firsts[::every], self.lows, self.highs, every * self.stride
        if every > 1:
            lows = [min(lows[place : place + every]) for place in range(0, len(lows), every)]
            highs = [max(highs[place : place + every]) for place in range(0, len(highs), every)]
        following = [*firsts[1:], self.last]
        for place, (first, low, high) in enumerate(zip(firsts, lows, highs, strict=True)):
            step = float(place * stride)
            found.append((step, first))
            if high > first and high > following[place]:
                found.append((step + stride / 2, high))
            if low < first and low < following[place]:
                found.append((step + stride / 2, low))
        return [*found, (float(self.count - 1), self.last)] if self.count else []

    def at(self, share: float, high: float) -> tuple[int, int, float, float] | None:
        """The place at `share` of the way from step 0 to step `high`: first and last step, lowest and highest value."""
        if not self.count:
            return None
        step = min(max(round(share * high), 0), self.count - 1)
        place = step // self.stride
        last = min((place + 1) * self.stride, self.count) - 1
        return place * self.stride, last, self.lows[place], self.highs[place]
