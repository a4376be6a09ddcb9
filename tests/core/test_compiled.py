"""Compiled training: when the kernel is asked for, and that NumPy makes all that it does not, the same.

What the kernel makes of them is tested where it runs: tests/pyodide/test_compiled.py.
"""

import re
from pathlib import Path

import numpy as np
import pytest

from core.trainings import training
from nnlesson.core import Training, compiled, plan
from nnlesson.core.plan import LAYER, PLAN

KERNEL = Path(compiled.__file__).parents[1] / "web" / "kernel"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a kernel was asked for; there is none to be had."""
    times: list[str] = []
    monkeypatch.setattr(compiled.Offer, "bring", staticmethod(lambda: times.append("asked")))
    return times


@pytest.mark.parametrize("batch", [None, 3])
def test_without_a_kernel_numpy_makes_all_epochs(batch: int | None) -> None:
    together, one_by_one = training(batch=batch), training(batch=batch)

    losses = [*together.epochs(3), *together.epochs(2)]

    assert losses == [one_by_one.epoch() for _ in range(5)] == list(one_by_one.history)
    assert together.history == one_by_one.history


def test_a_kernel_is_asked_for_once_and_not_before_it_is_wanted(asked: list[str]) -> None:
    run = training()
    run.epoch()
    assert asked == []

    run.epochs(10)
    run.epochs(1)

    assert asked == ["asked"]
    assert len(run.history) == 12


class Idle:
    """A kernel that does nothing."""

    def room(self, plan: int) -> int:
        return 0

    def train(self, plan: int, epochs: int) -> None: ...


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that does nothing; addresses here are longer than it could take."""
    monkeypatch.setattr(compiled.Offer, "kernel", Idle())
    monkeypatch.setattr(plan, "address", lambda array: 0)


@pytest.mark.usefixtures("idle")
def test_of_many_trainings_only_the_newest_have_their_plans_kept() -> None:
    for _ in range(2 * compiled.NEWEST):
        training().epochs(1)

    assert len(compiled.PLANS) == compiled.NEWEST


@pytest.mark.usefixtures("idle")
def test_a_plan_is_kept_until_something_is_replaced() -> None:
    run = training()
    run.epochs(1)
    first = compiled.kept(run)
    assert first

    run.epochs(3)
    assert compiled.kept(run) is first
    run.x = run.x.copy()
    assert compiled.kept(run) is None
    run.epochs(1)

    assert compiled.kept(run) not in (None, first)


class Counting(Training):
    """A training of somebody else."""

    steps = 0

    def step(self) -> float:
        self.steps += 1
        return super().step()


def test_a_training_of_somebody_else_is_left_to_numpy(asked: list[str]) -> None:
    usual = training()
    data = usual.x, usual.target
    run = Counting(usual.network, usual.loss, usual.optimizer, data, None, usual.rng)

    run.epochs(1000)

    assert run.steps == 1000
    assert asked == []


@pytest.mark.parametrize(("name", "written"), [("Layer", LAYER), ("Plan", PLAN)])
def test_the_plan_has_the_fields_that_the_kernel_reads(name: str, written: np.dtype[np.void]) -> None:
    source = (KERNEL / "plan.ts").read_text("utf-8")
    body = source.partition(f"export class {name} {{")[2].partition("\n}")[0]

    fields = re.findall(r"^  (\w+): (\w+);", body, re.MULTILINE)

    assert [name for name, _ in fields] == list(written.names or ())
    assert [kind == "f64" for _, kind in fields] == [written[name] == np.float64 for name, _ in fields]
