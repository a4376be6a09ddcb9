"""Alike: whether two values hold the same data, whatever they are made of."""

from typing import Any

import numpy as np
from numpy.random import Generator


def alike(one: Any, other: Any, seen: set[tuple[int, int]] | None = None) -> bool:
    """Numbers, texts, arrays, and all that holds such; what is held in two places is looked at once."""
    seen = set() if seen is None else seen
    if one is other or (id(one), id(other)) in seen:
        return True
    if type(one) is not type(other):
        return False
    seen.add((id(one), id(other)))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(alike(*pair, seen) for pair in zip(one, other, strict=True))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key], seen) for key in one)
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, Generator):
        return bool(one.bit_generator.state == other.bit_generator.state)
    if hasattr(one, "__dict__"):
        return alike(vars(one), vars(other), seen)
    return bool(one == other or (one != one and other != other))  # NaN is not itself
