import numpy as np
import pytest

from nnlesson.core.scaling import standardise

KNOWN = np.array([[1.0, 10.0, 5.0], [3.0, 30.0, 5.0]])


def test_what_is_known_has_mean_zero_and_deviation_one() -> None:
    scaled = standardise(KNOWN, KNOWN)

    assert scaled[:, :2].mean(axis=0) == pytest.approx([0, 0])
    assert scaled[:, :2].std(axis=0) == pytest.approx([1, 1])


def test_new_examples_are_scaled_by_what_is_known_and_not_by_themselves() -> None:
    assert standardise(np.array([[4.0, 20.0, 6.0]]), KNOWN).tolist() == [[2.0, 0.0, 1.0]]


def test_a_column_that_is_always_the_same_becomes_zero() -> None:
    assert standardise(KNOWN, KNOWN)[:, 2].tolist() == [0.0, 0.0]


def test_a_factor_in_a_column_makes_no_difference() -> None:
    factors = np.array([1.0, 1000.0, 1.0])

    assert standardise(KNOWN * factors, KNOWN * factors) == pytest.approx(standardise(KNOWN, KNOWN))
