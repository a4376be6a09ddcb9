"""Every layer's backward rule against central differences. A layer without a case here fails the first test."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.random import Generator
from numpy.testing import assert_allclose

import nnlesson.core as core
from core.central_differences import CLOSE, central_differences
from nnlesson.core import Array, Dense, Embedding, Layer, ReLU, Sigmoid, Softmax, Tanh

type Case = Callable[[int, int, int, Generator], tuple[Layer, Array]]  # examples, inputs, outputs


def numbers(examples: int, inputs: int, rng: Generator) -> Array:
    """Between 0.1 and 2 in size, either way: clear of the kink that ReLU has at zero."""
    sign = np.where(rng.random((examples, inputs)) < 0.5, -1.0, 1.0)
    return sign * rng.uniform(0.1, 2, (examples, inputs))


CASES: dict[type[Any], Case] = {
    Dense: lambda n, i, o, rng: (Dense(i, o, rng), numbers(n, i, rng)),
    Tanh: lambda n, i, o, rng: (Tanh(), numbers(n, i, rng)),
    Sigmoid: lambda n, i, o, rng: (Sigmoid(), numbers(n, i, rng)),
    ReLU: lambda n, i, o, rng: (ReLU(), numbers(n, i, rng)),
    Softmax: lambda n, i, o, rng: (Softmax(), numbers(n, i, rng)),
    Embedding: lambda n, i, o, rng: (Embedding(3, o, rng), rng.integers(0, 3, (n, i)).astype(float)),
}

SHAPES = [(1, 1, 1), (1, 3, 2), (2, 1, 1), (5, 1, 4), (5, 3, 1), (7, 4, 5)]

every_layer = pytest.mark.parametrize("kind", CASES)
every_shape = pytest.mark.parametrize(("examples", "inputs", "outputs"), SHAPES)


def public_layers() -> set[type[Any]]:
    """What `nnlesson.core` offers that goes forward, and backward from a slope that is handed in."""
    classes = [thing for thing in vars(core).values() if inspect.isclass(thing)]
    both_ways = [kind for kind in classes if hasattr(kind, "forward") and hasattr(kind, "backward")]
    handed_in = [kind for kind in both_ways if len(inspect.signature(kind.backward).parameters) == 2]
    return {kind for kind in handed_in if kind not in (core.Layer, core.Network)}


def test_every_layer_of_the_core_has_a_case() -> None:
    assert set(CASES) == public_layers()


@every_layer
@every_shape
def test_the_slope_of_the_input_is_right(kind: type[Any], examples: int, inputs: int, outputs: int) -> None:
    rng = np.random.default_rng(3)
    layer, x = CASES[kind](examples, inputs, outputs, rng)
    dy = rng.normal(size=layer.forward(x).shape)

    dx = layer.backward(dy)

    assert dx.shape == x.shape
    if kind is Embedding:  # between two tokens there is nothing to slope
        assert not dx.any()
    else:
        assert_allclose(dx, central_differences(lambda: float((dy * layer.forward(x)).sum()), x), CLOSE, CLOSE)


@every_layer
@every_shape
def test_the_slope_of_all_that_is_learned_is_right(kind: type[Any], examples: int, inputs: int, outputs: int) -> None:
    rng = np.random.default_rng(4)
    layer, x = CASES[kind](examples, inputs, outputs, rng)
    dy = rng.normal(size=layer.forward(x).shape)

    layer.backward(dy)

    for name in learned(layer):
        slope = central_differences(lambda: float((dy * layer.forward(x)).sum()), getattr(layer, name))
        assert_allclose(getattr(layer, f"d{name}"), slope, CLOSE, CLOSE)


@every_layer
def test_a_layer_says_which_of_its_numbers_are_learned(kind: type[Any]) -> None:
    layer, _ = CASES[kind](2, 3, 2, np.random.default_rng(0))

    found = core.Network([layer]).parameters()

    assert [id(array) for array in found] == [id(getattr(layer, name)) for name in learned(layer)]


def learned(layer: Layer) -> list[str]:
    """The names of the arrays that have a slope beside them: W if there is a dW."""
    return [name for name in vars(layer) if f"d{name}" in vars(layer)]


def test_a_token_that_is_seen_twice_collects_both_slopes() -> None:
    layer = Embedding(3, 2, np.random.default_rng(0))

    layer.forward(np.array([[1, 1], [2, 1]]))
    layer.backward(np.array([[1.0, 2.0, 10.0, 20.0], [5.0, 6.0, 100.0, 200.0]]))

    assert layer.dW.tolist() == [[0, 0], [111, 222], [5, 6]]


def test_a_backward_pass_forgets_the_one_before() -> None:
    rng = np.random.default_rng(0)
    layer, x = Dense(2, 3, rng), rng.normal(size=(4, 2))
    dy = np.ones_like(layer.forward(x))

    layer.backward(dy)
    first = layer.dW.copy()
    layer.backward(dy)

    assert layer.dW.tolist() == first.tolist()
