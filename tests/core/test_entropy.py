from math import log

import numpy as np
import pytest

from nnlesson.core import CrossEntropy
from nnlesson.core.entropy import conditional_entropy


def test_an_answer_that_is_never_in_doubt_has_no_entropy() -> None:
    assert conditional_entropy(np.array([[0.0], [1.0], [0.0]]), np.array([2.0, 0.0, 2.0])) == 0


def test_one_question_with_two_answers_costs_one_coin_each_time() -> None:
    x, target = np.array([[0.0], [1.0], [2.0], [3.0], [0.0]]), np.array([1.0, 2.0, 3.0, 0.0, 4.0])

    assert conditional_entropy(x, target) == pytest.approx(2 * log(2) / 5)


def test_answers_count_as_often_as_they_come() -> None:
    x, target = np.zeros((4, 2)), np.array([0.0, 0.0, 0.0, 1.0])

    assert conditional_entropy(x, target) == pytest.approx(-(3 * log(3 / 4) + log(1 / 4)) / 4)


def test_all_of_a_context_counts() -> None:
    x, target = np.array([[0.0, 1.0], [1.0, 1.0]]), np.array([0.0, 2.0])

    assert conditional_entropy(x, target) == 0
    assert conditional_entropy(x[:, 1:], target) == pytest.approx(log(2))


@pytest.mark.parametrize("seed", range(5))
def test_no_scores_cost_less_and_those_of_the_counts_cost_as_much(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, target = rng.integers(0, 3, (20, 1)).astype(float), rng.integers(0, 4, 20).astype(float)
    counts = np.zeros((3, 4))
    np.add.at(counts, (x[:, 0].astype(int), target.astype(int)), 1)
    seen, best = x[:, 0].astype(int), np.log(np.maximum(counts, 1e-12))
    floor = conditional_entropy(x, target)

    assert CrossEntropy().forward(best[seen], target) == pytest.approx(floor)
    for _ in range(20):
        others = best + rng.normal(0, 0.3, best.shape)
        assert CrossEntropy().forward(others[seen], target) >= floor
