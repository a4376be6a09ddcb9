"""A history: one number after the other, in an array that grows."""

from collections.abc import Iterator, Sequence
from typing import Self, overload

import numpy as np

from nnlesson.core.array import Array


class History(Sequence[float]):
    """Numbers in the order in which they have come. It is read as a list is; millions of them are no objects of Python.

    Whenever its room is full it takes twice as much, so that a number costs the same however many there are (Cormen et
    al., "Introduction to Algorithms", dynamic tables).
    """

    def __init__(self) -> None:
        self.room: Array = np.zeros(0)
        self.length = 0

    def append(self, value: float) -> None:
        self.extend([value])

    def extend(self, values: Sequence[float] | Array) -> None:
        before, self.length = len(self), len(self) + len(values)
        if self.length > len(self.room):
            self.room = np.concatenate([self.room[:before], np.zeros(self.length)])
        self.room[before : self.length] = values

    @property
    def numbers(self) -> Array:
        return self.room[: self.length]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[float]:
        return iter(self.numbers.tolist())

    @overload
    def __getitem__(self, place: int) -> float: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: int | slice) -> float | Self:
        if not isinstance(place, slice):
            return float(self.numbers[place])
        part = type(self)()
        part.extend(self.numbers[place])
        return part

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and np.array_equal(self.numbers, other.numbers)
