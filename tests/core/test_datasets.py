"""The sets of examples are what their descriptions say."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator
from numpy.testing import assert_allclose

from nnlesson.core import Array
from nnlesson.core.datasets import Data, circle, gate, noisy_sine, spiral, two_gaussians, two_moons

type Draw = Callable[[int, float, Generator], Data]

with_classes = pytest.mark.parametrize("draw", [circle, two_moons, spiral, two_gaussians])
drawn_at_random = pytest.mark.parametrize("draw", [circle, two_moons, spiral, two_gaussians, noisy_sine])


def best_straight_line(x: Array, target: Array) -> float:
    """How many of the examples the best of all straight lines has right: every direction, every place to cut."""
    best = 0.0
    for angle in np.linspace(0, 2 * np.pi, 360, endpoint=False):
        along = np.argsort(x @ [np.cos(angle), np.sin(angle)])
        ones_before = np.concatenate([[0], np.cumsum(target.ravel()[along])])
        zeros_before = np.arange(len(x) + 1) - ones_before
        best = max(best, float((zeros_before + target.sum() - ones_before).max()) / len(x))
    return best


@pytest.mark.parametrize(("name", "answers"), [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0])])
def test_a_gate_is_its_truth_table(name: str, answers: list[float]) -> None:
    x, target = gate(name)

    assert x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert target.tolist() == [[answer] for answer in answers]


@pytest.mark.parametrize(("name", "right"), [("and", 1.0), ("or", 1.0), ("xor", 0.75)])
def test_a_straight_line_parts_every_gate_but_xor(name: str, right: float) -> None:
    assert best_straight_line(*gate(name)) == right


@with_classes
@pytest.mark.parametrize("count", [1, 7, 200])
def test_points_are_in_rows_and_targets_in_a_column(draw: Draw, count: int) -> None:
    x, target = draw(count, 0.1, np.random.default_rng(0))

    assert (x.shape, target.shape) == ((count, 2), (count, 1))
    assert x.dtype == target.dtype == np.dtype(float)


@with_classes
@pytest.mark.parametrize(("count", "ones"), [(200, 100), (201, 100)])
def test_classes_are_as_equal_in_number_as_can_be(draw: Draw, count: int, ones: int) -> None:
    _, target = draw(count, 0.1, np.random.default_rng(0))

    assert target.sum() == ones


@drawn_at_random
def test_the_same_seed_gives_the_same_points_and_another_one_others(draw: Draw) -> None:
    first, second, other = (draw(30, 0.1, np.random.default_rng(seed))[0] for seed in (1, 1, 2))

    assert first.tolist() == second.tolist()
    assert first.tolist() != other.tolist()


@drawn_at_random
def test_noise_moves_the_points(draw: Draw) -> None:
    calm, noisy = (np.hstack(draw(500, noise, np.random.default_rng(1))) for noise in (0.0, 0.1))

    moved = (noisy - calm)[:, :2]

    assert 0.05 < moved.std() < 0.15


@with_classes
def test_points_without_noise_fit_into_a_picture_from_minus_one_to_one(draw: Draw) -> None:
    x, _ = draw(500, 0.0, np.random.default_rng(0))

    assert np.abs(x).max() <= 1.0 + 1e-12


def test_the_circle_is_a_disc_in_a_ring() -> None:
    x, target = circle(1000, 0.0, np.random.default_rng(0))

    radius = np.hypot(*x.T)

    assert radius[target.ravel() == 1].max() <= 0.5
    assert radius[target.ravel() == 0].min() >= 0.7


def test_the_disc_is_filled_evenly() -> None:
    x, target = circle(4000, 0.0, np.random.default_rng(0))

    radius = np.hypot(*x.T)[target.ravel() == 1]

    assert np.mean(radius < 0.25) == pytest.approx(0.25, abs=0.03)  # half the radius holds a quarter of the area


def test_a_straight_line_parts_two_gaussians_nearly_always() -> None:
    assert best_straight_line(*two_gaussians(500, 0.25, np.random.default_rng(0))) > 0.98


def test_two_gaussians_stand_around_their_centres() -> None:
    x, target = two_gaussians(2000, 0.2, np.random.default_rng(0))

    assert_allclose(x[target.ravel() == 1].mean(axis=0), [0.5, 0.5], atol=0.02)
    assert_allclose(x[target.ravel() == 0].mean(axis=0), [-0.5, -0.5], atol=0.02)


@pytest.mark.parametrize(("draw", "at_best"), [(spiral, 0.75), (circle, 0.8), (two_moons, 0.95)])
def test_no_straight_line_parts_the_others(draw: Draw, at_best: float) -> None:
    assert best_straight_line(*draw(500, 0.0, np.random.default_rng(0))) < at_best


def test_the_arms_of_the_spiral_turn_one_and_a_half_times() -> None:
    x, target = spiral(2000, 0.0, np.random.default_rng(0))

    for arm, start in ((0, 0.0), (1, np.pi)):
        points = x[target.ravel() == arm]
        radius = np.hypot(*points.T)
        angle = start + 1.5 * (2 * np.pi) * radius
        assert_allclose(points, np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), atol=1e-12)


def test_the_noisy_sine_is_one_wave() -> None:
    x, target = noisy_sine(400, 0.0, np.random.default_rng(0))

    assert x.shape == target.shape == (400, 1)
    assert (x.min(), x.max()) == pytest.approx((-1, 1), abs=0.02)
    assert_allclose(target, np.sin(np.pi * x))
