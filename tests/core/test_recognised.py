"""Which trainings the kernel knows, and when it is told of one anew."""

from collections.abc import Callable
from copy import copy, deepcopy

import numpy as np
import pytest

from core.trainings import rng, training
from nnlesson.core import (
    Adam,
    Array,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Embedding,
    GradientDescent,
    Layer,
    MeanSquaredError,
    Momentum,
    ReLU,
    RMSProp,
    Sigmoid,
    Softmax,
    Tanh,
    Training,
)
from nnlesson.core.recognised import recognised, the_same


@pytest.mark.parametrize("optimizer", [GradientDescent(0.1), Momentum(0.1), RMSProp(0.1), Adam(0.1)])
@pytest.mark.parametrize("activation", [Tanh, Sigmoid, ReLU, Softmax])
def test_the_cores_own_parts_are_known(
    activation: Callable[[], Layer], optimizer: GradientDescent | Momentum | RMSProp | Adam
) -> None:
    run = training(Dense(2, 3, rng()), activation(), Dense(3, 1, rng()), activation())
    run.optimizer = optimizer

    assert recognised(run)


@pytest.mark.parametrize(
    ("loss", "target"),
    [
        (MeanSquaredError(), np.zeros((8, 3))),
        (BinaryCrossEntropy(), np.ones((8, 3), bool)),
        (CrossEntropy(), np.arange(8) % 3),
        (CrossEntropy(), np.zeros((8, 1))),
    ],
)
def test_targets_of_every_loss_are_known(loss: CrossEntropy, target: Array) -> None:
    run = training(Dense(2, 3, rng()), Sigmoid())
    run.loss, run.target = loss, target

    assert recognised(run)


class Steep(Tanh):
    """A layer of somebody else, who has begun with one of the core's."""


class Shifted:
    """A layer of somebody else."""

    def forward(self, x: Array) -> Array:
        return x + 1

    def backward(self, dy: Array) -> Array:
        return dy


def shared() -> list[Layer]:
    square = Dense(2, 2, rng())
    return [square, square]


@pytest.mark.parametrize(
    "layers",
    [
        [Dense(2, 1, rng()), Steep()],
        [Dense(2, 1, rng()), Shifted()],
        [Dense(2, 1, rng()), Tanh(), Tanh()],
        [Tanh(), Dense(2, 1, rng())],
        [Embedding(5, 2, rng()), Dense(4, 1, rng())],
        shared(),
        [Dense(3, 1, rng())],
    ],
    ids=["of a subclass", "of somebody", "two activations", "first", "embedding", "shared", "no fit"],
)
def test_other_layers_are_left_to_numpy(layers: list[Layer]) -> None:
    assert recognised(training(*layers)) is None


def changed_class(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tanh, "backward", lambda self, dy: dy)


def changed_object(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.network.layers[1].forward = lambda z: z  # type: ignore[method-assign, assignment]


def frozen(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.network.learned = run.network.learned[2:]


def columns(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    dense = run.network.layers[0]
    assert isinstance(dense, Dense)
    dense.W = np.asfortranarray(dense.W)


def single_precision(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    dense = run.network.layers[0]
    assert isinstance(dense, Dense)
    dense.W = dense.W.astype(np.float32)


def rates(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.optimizer.rate = np.ones(1)  # type: ignore[assignment]


def broadcast(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.target = run.target.ravel()


def changed_loop(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Training, "step", lambda self: 0.0)


def missing_class(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.loss, run.target = CrossEntropy(), np.full(8, 7.0)


def missing_example(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.batch, run.order = 3, np.array([1, 8])


def other_weights(run: Training) -> None:
    dense = run.network.layers[0]
    assert isinstance(dense, Dense)
    dense.W = dense.W.copy()


def other_data(run: Training) -> None:
    run.x = run.x.copy()


def other_state(run: Training) -> None:
    vars(run.optimizer)["v"] = [array.copy() for array in vars(run.optimizer)["v"]]


def a_state_less(run: Training) -> None:
    vars(run.optimizer)["m"] = []


def other_classes(run: Training) -> None:
    run.target += 1  # where they are, but not what they were


@pytest.mark.parametrize(
    "change",
    [
        changed_class,
        changed_object,
        frozen,
        columns,
        single_precision,
        rates,
        broadcast,
        changed_loop,
        missing_class,
        missing_example,
    ],
)
def test_what_somebody_has_changed_is_left_to_numpy(
    change: Callable[[Training, pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = training()
    parts = recognised(run)
    assert parts
    assert the_same(run, parts)

    change(run, monkeypatch)

    assert not the_same(run, parts)
    assert recognised(run) is None


@pytest.mark.parametrize("replace", [other_weights, other_data, other_state, other_classes, a_state_less])
def test_what_somebody_has_replaced_is_written_down_anew(replace: Callable[[Training], None]) -> None:
    run = training(Dense(2, 3, rng()), Sigmoid())
    run.loss, run.target, run.optimizer = CrossEntropy(), np.zeros((8, 1), int), Adam(0.1)
    before = recognised(run)
    assert before
    assert the_same(run, before)

    replace(run)

    assert not the_same(run, before)
    after = recognised(run)
    assert after
    assert the_same(run, after)


def test_what_changes_by_itself_in_training_is_still_the_same() -> None:
    run = training(batch=3)
    parts = recognised(run)
    assert parts

    run.step()
    run.optimizer.rate *= 0.5
    run.x *= 2

    assert the_same(run, parts)


def test_copies_are_known_and_what_was_copied_is() -> None:
    run = training()
    assert recognised(deepcopy(run))

    for layer in run.network.layers:
        copy(layer)  # notes something in the class

    assert recognised(run)


def test_what_is_changed_back_is_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    run = training()
    with monkeypatch.context() as changing:
        changed_class(run, changing)
        assert recognised(run) is None

    assert recognised(run)
