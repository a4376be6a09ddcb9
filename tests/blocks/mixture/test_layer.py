"""The mixture's slopes against central differences, while every row keeps the experts that it was sent to."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from core.central_differences import CLOSE, central_differences
from nnlesson.blocks.mixture.layer import MixtureOfExperts, highest
from nnlesson.blocks.mixture.losses import LoadBalancing, NextWordLoss
from nnlesson.core import Array

INPUTS, HIDDEN, OUTPUTS, ROWS = 3, 4, 5, 9
COEFFICIENT = 0.7


class Small:
    """A mixture with a loss and a balancing loss, and everything at once as one number."""

    def __init__(self, experts: int, k: int) -> None:
        rng = np.random.default_rng(5)
        self.layer = MixtureOfExperts(INPUTS, HIDDEN, OUTPUTS, experts, k, rng)
        for array in self.layer.parameters():
            array += rng.normal(0, 0.5, array.shape)  # biases too, and clear of the kink that a ReLU has at zero
        self.x, self.dy = rng.normal(size=(ROWS, INPUTS)), rng.normal(size=(ROWS, OUTPUTS))
        weight = rng.random(ROWS)
        self.balancing = LoadBalancing(weight / weight.sum())

    def loss(self) -> float:
        y = self.layer.forward(self.x)
        uneven = self.balancing.forward(self.layer.chosen, self.layer.probability)
        return float((self.dy * y).sum()) + COEFFICIENT * uneven

    def backward(self) -> Array:
        self.loss()
        return self.layer.backward(self.dy, COEFFICIENT * self.balancing.backward())


every_mixture = pytest.mark.parametrize(("experts", "k"), [(1, 1), (4, 1), (4, 2), (6, 3), (3, 3), (30, 2)])


@every_mixture
def test_the_slopes_of_router_and_experts_are_right(experts: int, k: int) -> None:
    small = Small(experts, k)
    small.backward()
    found = [gradient.copy() for gradient in small.layer.gradients()]

    for array, gradient in zip(small.layer.parameters(), found, strict=True):
        assert_allclose(gradient, central_differences(small.loss, array), CLOSE, CLOSE)


@every_mixture
def test_the_slope_of_the_input_is_right(experts: int, k: int) -> None:
    small = Small(experts, k)
    dx = small.backward()

    assert_allclose(dx, central_differences(small.loss, small.x), CLOSE, CLOSE)


@every_mixture
def test_every_row_gets_exactly_k_experts_and_the_others_do_not_count(experts: int, k: int) -> None:
    small = Small(experts, k)
    y = small.layer.forward(small.x)

    assert (small.layer.chosen.sum(axis=1) == k).all()
    assert ((small.layer.gate > 0) == (small.layer.chosen == 1)).all()
    for row in range(ROWS):
        resting = small.layer.chosen[row] == 0
        other = Small(experts, k)
        for array in (other.layer.W1, other.layer.b1, other.layer.W2, other.layer.b2):
            array[resting] = 1e6
        assert_allclose(other.layer.forward(small.x)[row], y[row])


def test_an_expert_that_rests_has_no_slope_and_its_weights_stay() -> None:
    small = Small(30, 1)
    small.backward()
    resting = small.layer.chosen.sum(axis=0) == 0

    assert resting.sum() >= 30 - ROWS
    assert not small.layer.dW1[resting].any()
    assert not small.layer.dW2[resting].any()


def test_gates_add_up_to_one_for_two_experts_and_are_the_probability_for_one() -> None:
    two, one = Small(4, 2).layer, Small(4, 1).layer
    two.forward(np.ones((1, INPUTS)))
    one.forward(np.ones((1, INPUTS)))

    assert two.gate.sum() == pytest.approx(1)
    assert one.gate.max() == one.probability.max() < 1


def test_of_equal_scores_the_first_is_taken() -> None:
    assert highest(np.array([[0.2, 0.4, 0.4], [0.5, 0.0, 0.5]]), 1).tolist() == [[0, 1, 0], [1, 0, 0]]


def test_the_balancing_loss_is_1_when_even_and_the_number_of_experts_when_one_has_all() -> None:
    balancing = LoadBalancing(np.full(8, 1 / 8))

    assert balancing.forward(np.eye(8), np.full((8, 8), 1 / 8)) == pytest.approx(1)
    everything = np.tile(np.eye(8)[0], (8, 1))
    assert balancing.forward(everything, everything) == pytest.approx(8)


def test_the_loss_over_counted_words_is_the_cross_entropy_over_all_places() -> None:
    scores = np.random.default_rng(1).normal(size=(3, 3))
    counts = np.array([[0.0, 2, 1], [4, 0, 0], [1, 1, 1]])
    loss = NextWordLoss(counts)
    log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    by_place = [-log_p[row, column] for row, column in np.ndindex(3, 3) for _ in range(int(counts[row, column]))]

    assert loss.forward(scores) == pytest.approx(np.mean(by_place))
    assert_allclose(loss.backward(), central_differences(lambda: loss.forward(scores), scores), CLOSE, CLOSE)
