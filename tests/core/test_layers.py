"""What each layer answers."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnlesson.core import Dense, Embedding, ReLU, Sigmoid, Softmax, Tanh


def test_dense_is_a_weighted_sum_plus_a_bias() -> None:
    layer = Dense(2, 1, np.random.default_rng(0))
    layer.W[:], layer.b[:] = [[2.0], [-3.0]], [0.5]

    assert layer.forward(np.array([[1.0, 1.0], [4.0, 2.0]])).tolist() == [[-0.5], [2.5]]


@pytest.mark.parametrize(("inputs", "outputs"), [(1, 1), (2, 8), (300, 20)])
def test_dense_starts_within_the_limit_of_glorot_and_with_no_bias(inputs: int, outputs: int) -> None:
    limit = np.sqrt(6 / (inputs + outputs))

    layer = Dense(inputs, outputs, np.random.default_rng(1))

    assert (layer.W.shape, layer.b.shape) == ((inputs, outputs), (outputs,))
    assert np.abs(layer.W).max() <= limit
    assert not layer.b.any()


def test_glorot_weights_keep_the_size_of_a_signal_through_ten_layers() -> None:
    rng = np.random.default_rng(2)
    signal = rng.normal(size=(200, 64))

    for _ in range(10):
        signal = Dense(64, 64, rng).forward(signal)

    assert 0.5 < signal.std() < 2


def test_the_same_seed_gives_the_same_weights() -> None:
    first, second = (Dense(3, 4, np.random.default_rng(5)) for _ in range(2))

    assert first.W.tolist() == second.W.tolist()


def test_squashing_layers_at_numbers_known_by_heart() -> None:
    z = np.array([[0.0, np.log(3.0)]])

    assert_allclose(Tanh().forward(z), [[0, 0.8]], atol=1e-15)  # (9 - 1) / (9 + 1)
    assert_allclose(Sigmoid().forward(z), [[0.5, 0.75]], atol=1e-15)  # 3 / (1 + 3)
    assert_allclose(Softmax().forward(z), [[0.25, 0.75]], atol=1e-15)


@pytest.mark.parametrize("size", [50, 1000, 1e300])
def test_squashing_layers_take_numbers_of_any_size(size: float) -> None:
    z = np.array([[-size, 0.0, size]])  # an overflow would be a warning, and a warning fails a test

    assert_allclose(Tanh().forward(z), [[-1, 0, 1]])
    assert_allclose(Sigmoid().forward(z), [[0, 0.5, 1]], atol=1e-20)
    assert_allclose(Softmax().forward(z), [[0, 0, 1]], atol=1e-20)


def test_sigmoid_stays_exact_where_it_is_nearly_zero() -> None:
    assert_allclose(Sigmoid().forward(np.array([[-30.0, -600.0]])), [[np.exp(-30), np.exp(-600)]], rtol=1e-12)


@pytest.mark.parametrize("layer", [Tanh(), Sigmoid(), Softmax()])
def test_what_is_squashed_flat_has_no_slope(layer: Tanh | Sigmoid | Softmax) -> None:
    z = np.array([[-1000.0, 1000.0]])

    layer.forward(z)

    assert_allclose(layer.backward(np.ones_like(z)), [[0, 0]], atol=1e-20)


def test_softmax_gives_rows_that_add_up_to_one() -> None:
    z = np.random.default_rng(0).normal(0, 300, (50, 7))

    assert_allclose(Softmax().forward(z).sum(axis=1), 1, rtol=1e-14)


def test_softmax_does_not_mind_where_zero_is() -> None:
    z = np.random.default_rng(0).normal(size=(5, 3))

    assert_allclose(Softmax().forward(z + 100), Softmax().forward(z), rtol=1e-12)


def test_relu_stops_what_is_not_positive_and_its_slope() -> None:
    layer = ReLU()

    assert layer.forward(np.array([[-2.0, 0.0, 3.0]])).tolist() == [[0, 0, 3]]
    assert layer.backward(np.array([[5.0, 5.0, 5.0]])).tolist() == [[0, 0, 5]]


def test_a_number_that_is_none_is_not_hidden_by_relu() -> None:
    assert np.isnan(ReLU().forward(np.array([[np.nan]]))).all()


def test_embedding_lays_the_rows_of_its_tokens_side_by_side() -> None:
    layer = Embedding(4, 2, np.random.default_rng(0))
    layer.W[:] = [[0, 1], [10, 11], [20, 21], [30, 31]]

    assert layer.forward(np.array([[2, 0], [3, 3]])).tolist() == [[20, 21, 0, 1], [30, 31, 30, 31]]
