"""Scales: from a value to a place in the drawing, with round numbers to write beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


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
        decades = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
        steps = (1, 2, 5) if len(decades) < 4 else (1,)
        ticks = [round(step * 10.0**decade, 12) for decade in decades for step in steps]
        return [tick for tick in ticks if self.low * 0.999 <= tick <= self.high * 1.001]


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
