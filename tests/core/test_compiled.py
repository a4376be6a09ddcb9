"""Compiled training: which trainings the kernel is given, and that NumPy makes all others, unasked and the same.

What the kernel makes of them is tested where it runs: tests/pyodide/test_compiled.py.
"""

import re
from collections.abc import Callable
from copy import copy, deepcopy
from pathlib import Path

import numpy as np
import pytest

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
    Network,
    ReLU,
    RMSProp,
    Sigmoid,
    Softmax,
    Tanh,
    Training,
    compiled,
)
from nnlesson.core.plan import LAYER, PLAN
from nnlesson.core.recognised import recognised

KERNEL = Path(compiled.__file__).parents[1] / "web" / "kernel"


def training(*layers: Layer, batch: int | None = None, seed: int = 0) -> Training:
    rng = np.random.default_rng(seed)
    network = Network(layers or [Dense(2, 3, rng), Tanh(), Dense(3, 1, rng)])
    data = rng.normal(size=(8, 2)), rng.normal(size=(8, 1))
    return Training(network, MeanSquaredError(), GradientDescent(0.1), data, batch, rng)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a kernel was asked for; there is none to be had."""
    times: list[str] = []
    monkeypatch.setattr(compiled.Offer, "bring", staticmethod(lambda: times.append("asked")))
    return times


@pytest.mark.parametrize("batch", [None, 3])
def test_without_a_kernel_numpy_makes_all_epochs(batch: int | None) -> None:
    together, one_by_one = training(batch=batch), training(batch=batch)

    last = together.epochs(5)
    for _ in range(5):
        one_by_one.epoch()

    assert together.history == one_by_one.history
    assert last == one_by_one.history[-1]


def test_a_kernel_is_asked_for_once_and_not_before_it_is_wanted(asked: list[str]) -> None:
    run = training()
    run.epoch()
    assert asked == []

    run.epochs(1000)
    run.epochs(1000)

    assert asked == ["asked"]
    assert len(run.history) == 2001


def test_what_is_over_in_no_time_asks_for_none(asked: list[str]) -> None:
    training().epochs(1)

    assert asked == []


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


def missing_class(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.loss, run.target = CrossEntropy(), np.full(8, 7.0)


def missing_example(run: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    run.batch, run.order = 3, np.array([1, 8])


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
        missing_class,
        missing_example,
    ],
)
def test_what_somebody_has_changed_is_left_to_numpy(
    change: Callable[[Training, pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = training()
    assert recognised(run)

    change(run, monkeypatch)

    assert recognised(run) is None


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


@pytest.mark.parametrize(("name", "written"), [("Layer", LAYER), ("Plan", PLAN)])
def test_the_plan_has_the_fields_that_the_kernel_reads(name: str, written: np.dtype[np.void]) -> None:
    source = (KERNEL / "plan.ts").read_text("utf-8")
    body = source.partition(f"export class {name} {{")[2].partition("\n}")[0]

    fields = re.findall(r"^  (\w+): (\w+);", body, re.MULTILINE)

    assert [name for name, _ in fields] == list(written.names or ())
    assert [kind == "f64" for _, kind in fields] == [written[name] == np.float64 for name, _ in fields]
