"""Whether two values hold the same data."""

from typing import Any

import numpy as np
import pytest

from nnlesson.contract.alike import alike
from nnlesson.core import Dense

NAN = float("nan")


def layer(seed: int) -> Dense:
    return Dense(2, 1, np.random.default_rng(seed))


def ring() -> list[Any]:
    row: list[Any] = [1]
    row.append(row)
    return row


def doubled(depth: int) -> list[Any]:
    """Few lists, in each of which the one before is twice."""
    row: list[Any] = [1.0]
    for _ in range(depth):
        row = [row, row]
    return row


SAME: dict[str, tuple[Any, Any]] = {
    "numbers": (0.5, 0.5),
    "no number": (NAN, NAN),
    "ragged lists": ([[1], [2, 3]], [[1], [2, 3]]),
    "arrays in a dictionary": ({"a": np.array([1.0, NAN])}, {"a": np.array([1.0, NAN])}),
    "layers": (layer(1), layer(1)),
    "generators": (np.random.default_rng(1), np.random.default_rng(1)),
    "sets": (frozenset({(1, 2)}), frozenset({(1, 2)})),
    "what holds itself": (ring(), ring()),
    "what is held many times": (doubled(60), doubled(60)),
}
OTHER: dict[str, tuple[Any, Any]] = {
    "numbers": (0.5, 0.6),
    "a list and a tuple": ([1], (1,)),
    "lengths": ([1], [1, 2]),
    "shapes": (np.zeros(2), np.zeros((2, 1))),
    "keys": ({"a": 1}, {"b": 1}),
    "layers": (layer(1), layer(2)),
    "generators": (np.random.default_rng(1), np.random.default_rng(2)),
    "nothing": (None, 0),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_the_same_data_is_alike(pair: tuple[Any, Any]) -> None:
    assert alike(*pair)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_other_data_is_not(pair: tuple[Any, Any]) -> None:
    assert not alike(*pair)
