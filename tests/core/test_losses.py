"""Every loss against hand calculation, and its slope against central differences."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.random import Generator
from numpy.testing import assert_allclose

import nnlesson.core as core
from core.central_differences import CLOSE, STEP, central_differences
from nnlesson.core import Array, BinaryCrossEntropy, CrossEntropy, MeanSquaredError

type Case = Callable[[int, int, Generator], tuple[Array, Array]]  # examples, outputs: prediction and target

CASES: dict[type[Any], Case] = {
    MeanSquaredError: lambda n, o, rng: (rng.normal(size=(n, o)), rng.normal(size=(n, o))),
    BinaryCrossEntropy: lambda n, o, rng: (rng.uniform(0.05, 0.95, (n, o)), rng.integers(0, 2, (n, o)).astype(float)),
    CrossEntropy: lambda n, o, rng: (rng.normal(size=(n, o)), rng.integers(0, o, n).astype(float)),
}

SHAPES = [(1, 1), (1, 3), (2, 1), (6, 4)]

# Predictions as far out as a network gets, with targets on either side, and a step that suits the smallest of them.
ALMOST = 1e-6
EXTREMES: dict[type[Any], tuple[list[list[float]], list[list[float]], float]] = {
    MeanSquaredError: ([[1e6, -1e6, 1e-6]], [[0.0, 1e6, 0.0]], 1e-2),
    BinaryCrossEntropy: ([[ALMOST, ALMOST, 1 - ALMOST, 1 - ALMOST]], [[0.0, 1.0, 0.0, 1.0]], 1e-4 * ALMOST),
    CrossEntropy: ([[1000.0, -1000.0], [1000.0, -1000.0], [500.0, 500.0]], [[0.0], [1.0], [1.0]], STEP),
}

every_loss = pytest.mark.parametrize("kind", CASES)
every_shape = pytest.mark.parametrize(("examples", "outputs"), SHAPES)


def public_losses() -> set[type[Any]]:
    """What `nnlesson.core` offers that goes forward, and backward without being handed a slope."""
    classes = [thing for thing in vars(core).values() if inspect.isclass(thing)]
    both_ways = [kind for kind in classes if hasattr(kind, "forward") and hasattr(kind, "backward")]
    return {kind for kind in both_ways if len(inspect.signature(kind.backward).parameters) == 1} - {core.Loss}


def test_every_loss_of_the_core_has_its_cases() -> None:
    assert set(CASES) == set(EXTREMES) == public_losses()


@every_loss
@every_shape
def test_the_slope_is_right(kind: type[Any], examples: int, outputs: int) -> None:
    prediction, target = CASES[kind](examples, outputs, np.random.default_rng(6))
    loss = kind()
    loss.forward(prediction, target)

    slope = loss.backward()

    found = central_differences(lambda: float(kind().forward(prediction, target)), prediction)
    assert slope.shape == prediction.shape
    assert_allclose(slope, found, CLOSE, CLOSE)


@every_loss
def test_the_slope_is_right_for_extreme_predictions(kind: type[Any]) -> None:
    given, wanted, step = EXTREMES[kind]
    prediction, target = np.array(given), np.array(wanted)
    loss = kind()
    loss.forward(prediction, target)

    slope = loss.backward()

    found = central_differences(lambda: float(kind().forward(prediction, target)), prediction, step)
    assert_allclose(slope, found, rtol=1e-5, atol=1e-6 * np.abs(slope).max())


@every_loss
def test_a_loss_is_a_mean_so_a_doubled_batch_leaves_it(kind: type[Any]) -> None:
    prediction, target = CASES[kind](5, 3, np.random.default_rng(8))
    twice = np.concatenate([prediction, prediction]), np.concatenate([target, target])

    assert kind().forward(*twice) == pytest.approx(kind().forward(prediction, target), rel=1e-14)


@every_loss
def test_a_loss_is_a_plain_number(kind: type[Any]) -> None:
    assert type(kind().forward(*CASES[kind](4, 2, np.random.default_rng(9)))) is float


def test_squared_error_is_the_mean_over_examples_and_outputs() -> None:
    assert MeanSquaredError().forward(np.array([[0.3]]), np.array([[1.0]])) == pytest.approx(0.49, rel=1e-15)
    # (1² + 2² + 0² + 3²) / 4
    assert MeanSquaredError().forward(np.array([[1.0, 2.0], [0.0, 3.0]]), np.zeros((2, 2))) == 3.5


def test_a_perfect_prediction_costs_nothing() -> None:
    yes_and_no = np.array([[1.0], [0.0]])

    assert MeanSquaredError().forward(yes_and_no, yes_and_no) == 0
    assert BinaryCrossEntropy().forward(yes_and_no, yes_and_no) == pytest.approx(0, abs=1e-11)
    assert CrossEntropy().forward(np.array([[0.0, 1000.0]]), np.array([1])) == 0


def test_binary_cross_entropy_by_hand() -> None:
    prediction, target = np.array([[0.25], [0.5]]), np.array([[0.0], [1.0]])

    # -(log 0.75 + log 0.5) / 2 = -log(0.375) / 2
    assert BinaryCrossEntropy().forward(prediction, target) == pytest.approx(0.490414626505863, rel=1e-14)


@pytest.mark.parametrize("prediction", [0.0, 1.0])
def test_being_wrong_with_all_certainty_costs_much_but_not_everything(prediction: float) -> None:
    loss = BinaryCrossEntropy()

    # -log 1e-12; one part in 10¹² has only four digits left beside a 1
    assert loss.forward(np.array([[prediction]]), np.array([[1 - prediction]])) == pytest.approx(27.631021, rel=1e-5)
    assert np.isfinite(loss.backward()).all()


def test_cross_entropy_by_hand() -> None:
    scores = np.log(np.array([[1.0, 2.0, 1.0], [6.0, 1.0, 1.0]]))

    # the softmax is [1/4, 1/2, 1/4] and [3/4, 1/8, 1/8]: -(log 1/2 + log 1/8) / 2 = 2 log 2
    assert CrossEntropy().forward(scores, np.array([1, 2])) == pytest.approx(2 * np.log(2), rel=1e-14)


def test_cross_entropy_slopes_to_the_softmax_less_one_at_the_right_class() -> None:
    loss = CrossEntropy()

    loss.forward(np.log(np.array([[1.0, 2.0, 1.0]])), np.array([1]))

    assert_allclose(loss.backward(), [[0.25, -0.5, 0.25]], atol=1e-15)


def test_cross_entropy_takes_its_targets_in_a_row_or_in_a_column() -> None:
    scores = np.random.default_rng(0).normal(size=(3, 4))

    assert CrossEntropy().forward(scores, np.array([[2], [0], [3]])) == CrossEntropy().forward(
        scores, np.array([2, 0, 3])
    )


def test_cross_entropy_of_scores_that_are_all_the_same_is_the_log_of_their_number() -> None:
    assert CrossEntropy().forward(np.full((2, 5), 7.0), np.array([0, 4])) == pytest.approx(np.log(5), rel=1e-15)
