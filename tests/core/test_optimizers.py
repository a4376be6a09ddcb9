"""Optimizers against numbers worked out by hand, for one weight that starts at 1 with a rate of 0.1."""

import inspect
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import nnlesson.core as core
from nnlesson.core import Adam, Array, GradientDescent, Momentum, Optimizer, RMSProp

RATE = 0.1

every_optimizer = pytest.mark.parametrize(
    "optimizer", [GradientDescent(RATE), Momentum(RATE, 0.9), RMSProp(RATE), Adam(RATE)], ids=lambda o: type(o).__name__
)


def path(optimizer: Optimizer, gradients: Sequence[float] | Array) -> Array:
    """Where a weight that starts at 1 is after each of the gradients."""
    w = np.array([1.0])
    places = np.zeros(len(gradients))
    for i, g in enumerate(gradients):
        optimizer.step([w], [np.array([g])])
        places[i] = w[0]
    return places


def test_every_optimizer_of_the_core_is_tested_here() -> None:
    classes = {thing for thing in vars(core).values() if inspect.isclass(thing) and hasattr(thing, "step")}

    assert classes - {core.Optimizer, core.Training} == {GradientDescent, Momentum, RMSProp, Adam}


def test_gradient_descent_takes_rate_times_slope() -> None:
    assert_allclose(path(GradientDescent(RATE), [0.5, -2.0, 0.0]), [0.95, 1.15, 1.15], rtol=1e-15)


def test_momentum_gathers_speed_while_the_slope_stays() -> None:
    # v = 1, then 0.9 + 1 = 1.9, then 1.71 + 1 = 2.71
    assert_allclose(path(Momentum(RATE, 0.9), [1.0, 1.0, 1.0]), [0.9, 0.71, 0.439], rtol=1e-14)


def test_momentum_keeps_rolling_after_the_gradient_vanishes() -> None:
    # v = 1, then 0.9, then 0.81
    assert_allclose(path(Momentum(RATE, 0.9), [1.0, 0.0, 0.0]), [0.9, 0.81, 0.729], rtol=1e-14)


def test_momentum_without_memory_is_gradient_descent() -> None:
    gradients = [0.5, -2.0, 3.0]

    assert_array_equal(path(Momentum(RATE, 0.0), gradients), path(GradientDescent(RATE), gradients))


def test_rmsprop_divides_by_the_size_that_slopes_have_lately() -> None:
    # s = 0.1 · 2² = 0.4, a step of 0.2 / √0.4; then s = 0.9 · 0.4 + 0.1 · 1² = 0.46, a step of 0.1 / √0.46
    first = 1 - 0.31622776601683794
    assert_allclose(path(RMSProp(RATE), [2.0, 1.0]), [first, first - 0.14744195615489714], rtol=1e-7)


@pytest.mark.parametrize("scale", [1e-3, 1e3, 1e6])
def test_rmsprop_and_adam_do_not_mind_how_steep_all_slopes_are(scale: float) -> None:
    gradients = np.random.default_rng(0).normal(size=20)
    kinds: list[Callable[[float], Optimizer]] = [RMSProp, Adam]

    for kind in kinds:
        # epsilon, 1e-8, is what is left of the scale: 1e-8 / (1e-3 · 0.003, the smallest size met) is below 1e-2
        assert_allclose(path(kind(RATE), scale * gradients), path(kind(RATE), gradients), atol=1e-4)


def test_adam_takes_its_first_two_steps_as_its_paper_says() -> None:
    # g = 3: m = 0.3 and v = 0.009, corrected 0.3 / 0.1 = 3 and 0.009 / 0.001 = 9, so the step is 0.1 · 3 / √9 = 0.1
    # g = 1: m = 0.27 + 0.1 = 0.37, corrected by 1 - 0.9² = 0.19; v = 0.008991 + 0.001 = 0.009991, corrected by
    # 1 - 0.999² = 0.001999; the step is 0.1 · 1.9473684 / √4.9979990 = 0.08710632
    assert_allclose(path(Adam(RATE), [3.0, 1.0]), [0.9, 0.9 - 0.08710632], rtol=1e-7)


@pytest.mark.parametrize("slope", [1e-4, 1.0, 1e8])
def test_the_first_step_of_adam_is_the_rate_whatever_the_slope(slope: float) -> None:
    assert_allclose(path(Adam(RATE), [slope]), [1 - RATE], rtol=1e-4)


def test_what_an_optimizer_remembers_can_be_read() -> None:
    momentum, rmsprop, adam = Momentum(RATE, 0.9), RMSProp(RATE), Adam(RATE)
    for optimizer in (momentum, rmsprop, adam):
        path(optimizer, [3.0, 1.0])

    assert_allclose(momentum.v, [[3.7]])
    assert_allclose(rmsprop.s, [[0.91]])
    assert_allclose([adam.m, adam.v], [[[0.37]], [[0.009991]]])
    assert adam.t == 2


@every_optimizer
def test_weights_are_moved_in_place(optimizer: Optimizer) -> None:
    w = np.ones((2, 3))

    optimizer.step([w], [np.ones((2, 3))])

    assert (w < 1).all()


@every_optimizer
def test_gradients_are_left_as_they_are(optimizer: Optimizer) -> None:
    g = np.full((2, 3), 0.5)

    optimizer.step([np.ones((2, 3))], [g])

    assert (g == 0.5).all()


@pytest.mark.parametrize("kind", [lambda: Momentum(RATE, 0.9), lambda: RMSProp(RATE), lambda: Adam(RATE)])
def test_every_parameter_has_a_memory_of_its_own(kind: Callable[[], Optimizer]) -> None:
    first, second = np.ones(2), np.ones((3, 1))
    together = kind()

    for g in (1.0, 5.0):
        together.step([first, second], [np.full(2, g), np.full((3, 1), -g)])

    assert_allclose(first, path(kind(), [1.0, 5.0])[-1])
    assert_allclose(second, path(kind(), [-1.0, -5.0])[-1])


@pytest.mark.parametrize(
    "optimizer",
    [GradientDescent(0.1), Momentum(0.02, 0.9), RMSProp(0.01), Adam(0.05)],
    ids=lambda optimizer: type(optimizer).__name__,
)
def test_every_optimizer_finds_the_bottom_of_a_bowl(optimizer: Optimizer) -> None:
    w = np.array([3.0, -2.0])

    for _ in range(1000):
        optimizer.step([w], [w * [1.0, 4.0]])

    assert_allclose(w, 0, atol=0.02)  # RMSProp steps by about its rate to the end, whatever is left of the slope
