"""Scales: from a value to a place in the drawing, with round numbers to write beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ROOM = 17.0  # between two numbers beside a logarithmic axis


class Scale(Protocol):
    """`low` to `high` in values becomes `start` to `end` in places."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...

    def place(self, value: float) -> float: ...
    def places(self, values: Numbers) -> Numbers: ...
    def value(self, place: float) -> float: ...
    def ticks(self) -> list[float]: ...


@dataclass(frozen=True)
class Linear:
    """Equal steps look equal."""

    low: float
    high: float
    start: float
    end: float
    count: int = 5  # ticks, about

    def place(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def places(self, values: Numbers) -> Numbers:
        return self.start + (values - self.low) / (self.high - self.low) * (self.end - self.start)

    def value(self, place: float) -> float:
        return self.low + (place - self.start) / (self.end - self.start) * (self.high - self.low)

    def ticks(self) -> list[float]:
        step = round_step((self.high - self.low) / self.count)
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return [round(i * step, 12) for i in range(first, last + 1)]


@dataclass(frozen=True)
class Log:
    """Equal factors look equal; for positive values that span decades."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        return float(self.places(np.array(value)))

    def places(self, values: Numbers) -> Numbers:
        share = np.log(np.maximum(values, self.low) / self.low) / np.log(self.high / self.low)
        return np.asarray(self.start + share * (self.end - self.start))

    def value(self, place: float) -> float:
        return float(self.low * (self.high / self.low) ** ((place - self.start) / (self.end - self.start)))

    def ticks(self) -> list[float]:
        """As many round numbers as have room beside each other."""
        found = []
        for times, every in (((1, 2, 5), 1), ((1, 3), 1), *(((1,), every) for every in range(1, 40))):
            found = self.powers(times, every)
            if len(found) < 2 or float(np.abs(np.diff(self.places(np.array(found)))).min()) >= ROOM:
                break
        return found

    def powers(self, times: Sequence[int], every: int) -> list[float]:
        """The powers of ten, or one in `every` of them from the highest down, times each of `times`."""
        first, last = floor(log10(self.low) + 1e-9), ceil(log10(self.high) - 1e-9)
        ticks = [float(f"{time}e{power}") for power in range(last, first - 1, -every) for time in times]
        return sorted(tick for tick in ticks if self.low * 0.999 <= tick <= self.high * 1.001)


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, ... (times a power of ten) that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= least * 0.999))


def round_up(value: float) -> float:
    """The next number that an axis can end at without looking odd: 0.31 becomes 0.4, 7 becomes 8."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    steps: Sequence[float] = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
    return float(next(step * power for step in steps if step * power >= value * 0.999))


def round_down(value: float) -> float:
    """The last number before it at which a logarithmic axis can begin: 0.0031 becomes 0.002."""
    power = 10.0 ** floor(log10(value))
    return float(max(step * power for step in (1, 2, 5) if step * power <= value * 1.001))
