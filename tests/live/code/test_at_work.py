"""Which functions of the core are at work in a block, and which shapes come out at their lines."""

import inspect
from copy import deepcopy

import pytest

from live.runs.test_rewind import every_training_block
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance, is_over
from nnlesson.contract.state import write_state
from nnlesson.live.code.at_work import STAGES, Seen, at_work
from nnlesson.live.code.editable import original


def seen(kind: str) -> dict[str, Seen]:
    return {found.name: found for found in at_work(catalogue()[kind](seed=5))}


@every_training_block
def test_every_block_that_trains_runs_through_functions_of_the_core(kind: str) -> None:
    found = at_work(catalogue()[kind](seed=5))

    assert any(one.stage == "step" for one in found)
    assert all(original(one.name) and one.stage in STAGES for one in found)
    assert [one.stage for one in found] == sorted((one.stage for one in found), key=STAGES.index)
    for one in found:
        function = original(one.name)
        assert function
        assert all(0 <= line < len(inspect.getsourcelines(function)[0]) for line in one.shapes)


@pytest.mark.parametrize("kind", ["descent", "knobs", "make-4"])
def test_a_run_that_is_over_shows_the_functions_of_its_steps_as_before(kind: str) -> None:
    block = catalogue()[kind](seed=5)
    before = {(found.name, found.stage) for found in at_work(block)}
    advance(block, 100_000)

    assert is_over(block)
    assert {(found.name, found.stage) for found in at_work(block)} == before


@pytest.mark.parametrize("kind", list(catalogue()))
def test_to_look_changes_nothing(kind: str) -> None:
    block = catalogue()[kind](seed=5)
    before = write_state(deepcopy(block))

    at_work(block)

    assert write_state(block) == before


def test_shapes_stand_at_the_lines_at_which_they_come_out() -> None:
    found = seen("and-gate")

    assert found["layers.Dense.forward"].shapes == {0: "x (4, 2)", 2: "→ (4, 1)"}
    assert found["layers.Dense.backward"].shapes == {
        0: "dy (4, 1)",
        1: "self.dW (2, 1)",
        2: "self.db (1,)",
        3: "→ (4, 2)",
    }
    assert found["optimizers.GradientDescent.step"].shapes == {1: "w (2, 1), g (2, 1)"}


def test_what_makes_steps_faster_is_not_shown() -> None:
    assert not [name for name in seen("student-training") if name.startswith(("compiled", "plan", "trace", "history"))]
