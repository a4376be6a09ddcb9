"""Training: every example has its turn, and the losses that are written down are what they are said to be."""

import pickle
from itertools import chain

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnlesson.core import Adam, Array, Dense, GradientDescent, MeanSquaredError, Network, Tanh, Training
from nnlesson.core.datasets import two_moons


class Noting(MeanSquaredError):
    """A loss that notes which examples it sees: the targets are their numbers."""

    def __init__(self) -> None:
        self.seen: list[list[int]] = []  # batch by batch

    def forward(self, prediction: Array, target: Array) -> float:
        self.seen.append(target.ravel().astype(int).tolist())
        return super().forward(prediction, target)

    def examples(self) -> list[int]:
        return list(chain.from_iterable(self.seen))


def training(examples: int, batch: int | None, rate: float = 0.0, seed: int = 0) -> tuple[Training, Noting]:
    """One that learns nothing as long as the rate is zero."""
    rng = np.random.default_rng(seed)
    data = rng.normal(size=(examples, 2)), np.arange(examples, dtype=float).reshape(-1, 1)
    loss = Noting()
    return Training(Network([Dense(2, 1, rng)]), loss, GradientDescent(rate), data, batch, rng), loss


def moons(batch: int | None, seed: int) -> Training:
    rng = np.random.default_rng(seed)
    network = Network([Dense(2, 4, rng), Tanh(), Dense(4, 1, rng)])
    return Training(network, MeanSquaredError(), Adam(0.02), two_moons(50, 0.1, rng), batch, rng)


@pytest.mark.parametrize(("examples", "batch", "sizes"), [(10, 4, [4, 4, 2]), (9, 3, [3, 3, 3]), (5, 1, [1] * 5)])
def test_an_epoch_sees_every_example_once_in_batches(examples: int, batch: int, sizes: list[int]) -> None:
    run, loss = training(examples, batch)

    run.epoch()

    assert [len(seen) for seen in loss.seen] == sizes
    assert sorted(loss.examples()) == list(range(examples))


def test_every_epoch_has_an_order_of_its_own() -> None:
    run, loss = training(20, 20 - 1)

    run.epoch()
    run.epoch()

    first, second = loss.examples()[:20], loss.examples()[20:]
    assert first != second
    assert sorted(first) == sorted(second) == list(range(20))


@pytest.mark.parametrize("batch", [None, 6, 100])
def test_a_full_batch_is_all_examples_as_they_stand(batch: int | None) -> None:
    run, loss = training(6, batch)

    losses = [run.epoch(), run.step()]

    assert loss.seen == [[0, 1, 2, 3, 4, 5]] * 2
    assert list(run.history) == losses


def test_an_example_stays_with_its_target_when_they_are_shuffled() -> None:
    run, _ = training(7, 3)
    run.x[:] = run.target  # both columns of every input are the number of the example

    x, target = run.next_batch()

    assert x.tolist() == np.column_stack([target, target]).tolist()


def test_the_loss_of_an_epoch_is_the_mean_over_its_examples_not_over_its_batches() -> None:
    whole, _ = training(5, None)
    parts, _ = training(5, 2)

    losses = [parts.step() for _ in range(3)]

    assert list(parts.history) == [pytest.approx(whole.epoch(), rel=1e-14)]
    assert np.mean(losses) != pytest.approx(whole.history[0], rel=1e-3)  # the last batch has a single example in it


def test_steps_add_up_to_epochs() -> None:
    run, loss = training(5, 2)

    losses = [run.step() for _ in range(6)]

    assert len(run.history) == 2
    assert run.history[1] == pytest.approx((2 * losses[3] + 2 * losses[4] + losses[5]) / 5)
    assert sorted(loss.examples()[5:]) == list(range(5))


def test_an_epoch_that_was_begun_in_steps_is_finished_first() -> None:
    run, loss = training(5, 2)

    run.step()
    run.epoch()

    assert sorted(loss.examples()) == list(range(5))
    assert len(run.history) == 1


def test_a_loss_is_measured_before_the_weights_change() -> None:
    run, _ = training(4, None, rate=0.1)
    before = MeanSquaredError().forward(run.network.forward(run.x), run.target)

    loss = run.step()

    assert loss == before


def test_a_step_goes_down_the_slope_by_hand() -> None:
    dense = Dense(1, 1, np.random.default_rng(0))
    dense.W[:], dense.b[:] = 2.0, 1.0
    data = np.array([[3.0]]), np.array([[5.0]])
    run = Training(Network([dense]), MeanSquaredError(), GradientDescent(0.1), data, None, np.random.default_rng(0))

    loss = run.step()

    # The prediction is 7 and the error 2: the loss is 4, dL/dW = 2 · 2 · 3 = 12 and dL/db = 4
    assert loss == 4
    assert_allclose([dense.W[0, 0], dense.b[0]], [2 - 1.2, 1 - 0.4])


@pytest.mark.parametrize("batch", [None, 8])
def test_the_same_seed_gives_the_same_numbers(batch: int | None) -> None:
    first, second, other = moons(batch, 1), moons(batch, 1), moons(batch, 2)
    for run in (first, second, other):
        for _ in range(5):
            run.epoch()

    assert first.history == second.history
    assert first.history != other.history


@pytest.mark.parametrize("batch", [None, 8])
def test_training_makes_the_loss_smaller(batch: int | None) -> None:
    run = moons(batch, 3)

    for _ in range(200):
        run.epoch()

    assert run.history[-1] < run.history[0] / 5


def test_a_training_that_was_kept_in_the_middle_of_an_epoch_goes_on_the_same() -> None:
    run = moons(8, 4)
    for _ in range(10):
        run.step()

    restored = pickle.loads(pickle.dumps(run))
    losses = [(run.step(), restored.step()) for _ in range(20)]

    assert all(mine == other for mine, other in losses)
    assert restored.history == run.history
