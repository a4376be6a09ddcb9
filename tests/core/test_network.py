"""Whole networks: slopes through many layers, and parameters in step with them."""

import pickle
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from numpy.random import Generator
from numpy.testing import assert_allclose

from core.central_differences import CLOSE, central_differences
from nnlesson.core import (
    Array,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Embedding,
    Layer,
    Loss,
    MeanSquaredError,
    Network,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)

type Problem = tuple[Network, Loss, Array, Array]


def regression(rng: Generator) -> Problem:
    network = Network([Dense(2, 3, rng), Tanh(), Dense(3, 2, rng)])
    return network, MeanSquaredError(), rng.normal(size=(6, 2)), rng.normal(size=(6, 2))


def yes_or_no(rng: Generator) -> Problem:
    network = Network([Dense(2, 4, rng), Sigmoid(), Dense(4, 1, rng), Sigmoid()])
    return network, BinaryCrossEntropy(), rng.normal(size=(5, 2)), rng.integers(0, 2, (5, 1)).astype(float)


def rectified(rng: Generator) -> Problem:
    network = Network([Dense(3, 5, rng), ReLU(), Dense(5, 3, rng), Softmax()])
    return network, MeanSquaredError(), rng.normal(size=(4, 3)), rng.normal(size=(4, 3))


def next_word(rng: Generator) -> Problem:
    network = Network([Embedding(5, 3, rng), Dense(6, 4, rng), Tanh(), Dense(4, 5, rng)])
    return network, CrossEntropy(), rng.integers(0, 5, (7, 2)).astype(float), rng.integers(0, 5, 7).astype(float)


def deep(rng: Generator) -> Problem:
    sizes = [2, 8, 8, 8, 8, 8, 8, 1]
    layers: list[Layer] = []
    for inputs, outputs in pairwise(sizes):
        layers += [Dense(inputs, outputs, rng), Tanh()]
    return Network(layers), MeanSquaredError(), rng.normal(size=(10, 2)), rng.choice([-1.0, 1.0], (10, 1))


every_problem = pytest.mark.parametrize("problem", [regression, yes_or_no, rectified, next_word, deep])


@every_problem
def test_the_slope_of_every_parameter_is_right_through_the_whole_network(
    problem: Callable[[Generator], Problem],
) -> None:
    network, loss, x, target = problem(np.random.default_rng(11))
    loss.forward(network.forward(x), target)
    network.backward(loss.backward())

    for parameter, gradient in zip(network.parameters(), network.gradients(), strict=True):
        slope = central_differences(lambda: loss.forward(network.forward(x), target), parameter)
        assert_allclose(gradient, slope, CLOSE, CLOSE)


@every_problem
def test_parameters_and_gradients_stand_in_the_same_order(problem: Callable[[Generator], Problem]) -> None:
    network, loss, x, target = problem(np.random.default_rng(12))
    loss.forward(network.forward(x), target)
    network.backward(loss.backward())

    for parameter, gradient in zip(network.parameters(), network.gradients(), strict=True):
        (layer,) = [layer for layer in network.layers if any(parameter is array for array in vars(layer).values())]
        (name,) = [name for name, array in vars(layer).items() if array is parameter]
        assert gradient is getattr(layer, f"d{name}")
        assert gradient.shape == parameter.shape


def test_the_slope_comes_out_at_the_front_as_well() -> None:
    network, loss, x, target = regression(np.random.default_rng(13))
    loss.forward(network.forward(x), target)

    dx = network.backward(loss.backward())

    assert_allclose(dx, central_differences(lambda: loss.forward(network.forward(x), target), x), CLOSE, CLOSE)


def test_parameters_are_the_numbers_themselves_and_not_copies() -> None:
    network = Network([Dense(2, 1, np.random.default_rng(0))])
    x = np.ones((1, 2))

    for parameter in network.parameters():
        parameter[...] = 1.0

    assert network.forward(x).tolist() == [[3.0]]


def test_a_layer_whose_weights_are_replaced_is_trained_with_the_new_ones() -> None:
    dense = Dense(1, 1, np.random.default_rng(0))
    network = Network([dense])

    dense.W = np.array([[5.0]])

    assert network.parameters()[0] is dense.W


def test_one_example_gives_the_same_answer_alone_and_in_a_batch() -> None:
    network, _, x, _ = deep(np.random.default_rng(14))

    together = network.forward(x)
    alone = np.concatenate([network.forward(example.reshape(1, -1)) for example in x])

    assert_allclose(alone, together, rtol=1e-12)


def test_a_network_is_data_that_can_be_kept_and_restored() -> None:
    network, _, x, _ = next_word(np.random.default_rng(15))
    before = network.forward(x)

    restored = pickle.loads(pickle.dumps(network))
    restored.parameters()[0][...] += 1  # its parameters are still those of its layers

    assert not np.array_equal(restored.forward(x), before)
    assert np.array_equal(network.forward(x), before)
