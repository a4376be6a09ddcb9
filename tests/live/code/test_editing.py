"""A learner edits a function of the core: the figure follows, alone, and its run can be gone through again."""

import inspect
import json
from textwrap import dedent
from typing import Any

import pytest

from live.runs.test_rewind import bar, every_training_block, shown
from live.visit import BLOCK, Visit
from nnlesson.blocks import catalogue
from nnlesson.core import GradientDescent
from nnlesson.live.code.at_work import at_work
from nnlesson.live.code.editable import original

STEP = "optimizers.GradientDescent.step"
UPHILL = """\
def step(self, parameters, gradients):
    for w, g in zip(parameters, gradients):
        w += self.rate * g
"""
FORGETS = UPHILL.replace("w += self.rate * g", "w += self.rat * g")
LATE = """\
def step(self, parameters, gradients):
    self.count = getattr(self, "count", 0) + 1
    if self.count > 3:
        raise ValueError("far enough")
    for w, g in zip(parameters, gradients):
        w -= self.rate * g
"""


def source(name: str) -> str:
    function = original(name)
    assert function
    return dedent(inspect.getsource(function))


def code(frame: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = frame["code"]
    return found


def losses(visit: Visit, steps: int = 5) -> list[Any]:
    return [shown(visit.does("step")) for _ in range(steps)]


@every_training_block
def test_a_function_that_is_written_again_as_it_was_changes_no_number(visit: Visit, kind: str) -> None:
    names = [one.name for one in at_work(catalogue()[kind](seed=5))]
    visit.open(kind, seed=5)
    seen = losses(visit)
    other = Visit()
    other.open(kind, seed=5)

    frame = other.does("edit", {name: source(name) for name in names})

    assert code(frame)["wrong"] is None
    assert sorted(code(frame)["edits"]) == sorted(names)
    assert losses(other) == seen


@every_training_block
def test_every_function_that_is_at_work_can_fail_and_the_figure_goes_on(visit: Visit, kind: str) -> None:
    names = [one.name for one in at_work(catalogue()[kind](seed=5)) if one.stage == "step"]
    visit.open(kind, seed=5)
    before, failed = shown(visit.does("step")), set()
    for name in names:
        head = source(name).split(":\n")[0]
        for frame in (visit.does("edit", {name: f"{head}:\n    raise ValueError('no')\n"}), visit.does("step")):
            if frame.get("code", {}).get("wrong"):
                assert frame["code"]["wrong"]["words"] == "ValueError: no"
                failed.add(name)
        visit.does("edit", {})

    assert failed
    assert shown(visit.does("rewind", 1)) == before


def test_the_figure_follows_what_is_edited(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    first, second = (visit.does("step") for _ in range(2))

    frame = visit.does("edit", {STEP: UPHILL})

    assert code(frame)["edits"] == {STEP: UPHILL}
    assert visit.does("step")["body"] != first["body"]
    assert shown(visit.does("step")) != shown(second)
    assert GradientDescent.step.__qualname__ == "GradientDescent.step"
    assert inspect.getsource(GradientDescent.step).endswith("w -= self.rate * g\n")


def test_another_figure_knows_nothing_of_it(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    alone = [shown(visit.does("step")) for _ in range(3)]
    visit.open("and-gate", "other@2", seed=5)

    visit.does("edit", {STEP: UPHILL})

    assert [shown(visit.does("step", block="other@2")) for _ in range(3)] == alone


def test_a_run_is_rewound_through_what_was_edited_in_it(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    seen = [shown(visit.newest), *losses(visit, 3)]
    visit.does("edit", {STEP: UPHILL})
    seen += losses(visit, 3)
    visit.does("edit", {})
    seen += losses(visit, 3)

    for moment in (8, 2, 5, 0, 9, 4):
        frame = visit.does("rewind", moment)
        assert bar(frame)[0] == moment
        assert shown(frame) == seen[moment]
    visit.does("rewind", 9)
    assert visit.does("rewind", 5)["code"]["edits"] == {STEP: UPHILL}
    assert visit.does("rewind", 2)["code"]["edits"] == {}


def test_a_reset_keeps_what_is_edited_and_the_shelf_says_so(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    seen = losses(visit)

    frame = visit.does("reset")

    assert "edited GradientDescent.step, 5 epochs" in json.dumps(frame["body"])
    visit.does("throw-away", "A")
    assert losses(visit) == seen


def test_what_cannot_make_a_step_is_told_with_its_line_and_changes_nothing(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    before = shown(visit.does("step"))

    frame = visit.does("edit", {STEP: FORGETS})

    words = "AttributeError: 'GradientDescent' object has no attribute 'rat'"
    assert code(frame)["wrong"] == {"name": STEP, "line": 3, "words": words}
    assert code(frame)["edits"] == {}
    assert shown(frame) == before
    assert bar(frame)[:2] == (1, 1)


def test_what_fails_in_the_midst_of_a_run_rests_at_the_moment_before(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    seen = [shown(visit.newest), *losses(visit, 3)]
    visit = Visit()
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: LATE})
    visit.does("train")

    for _ in range(20):
        frame = visit.tick()

    assert not frame.get("running")
    rested = visit.does("point", None)
    assert bar(rested)[0] == 3
    assert shown(rested) == seen[3]
    wrong = visit.does("step")["code"]["wrong"]
    assert wrong == {"name": STEP, "line": 4, "words": "ValueError: far enough"}
    assert bar(visit.does("edit", {}))[0] == 3
    assert bar(visit.does("step"))[0] == 4


def test_who_asks_is_told_that_the_code_was_edited(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})

    assert visit.dispatcher.sessions[BLOCK].watching.altered() == ["edited GradientDescent.step"]


@pytest.mark.parametrize("given", [None, [], {"a": "b"}, {STEP: 1}, 3, "x"], ids=str)
def test_what_is_no_edit_changes_nothing(visit: Visit, given: object) -> None:
    visit.open("and-gate", seed=5)

    frame = visit.does("edit", given)

    assert code(frame)["wrong"]["words"] == "This is no function of the core that can be edited."
    assert code(frame)["edits"] == {}


def test_functions_that_are_edited_see_each_other(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    zeros = "def backward(self, dy):\n    return dy * 0\n"

    visit.does("edit", {"layers.Sigmoid.backward": zeros, "layers.Tanh.backward": zeros})

    first = visit.does("step")["body"]
    assert first
    shapes = visit.does("code", True)["code"]["functions"]
    assert [one["name"] for one in shapes if one["stage"] == "step"]


RETURNS_NOTHING = "def forward(self, x):\n    self.x = x\n    x @ self.W + self.b\n"
KEEPS_NO_DATA = "def forward(self, x):\n    self.x = x\n    self.way = lambda: x\n    return x @ self.W + self.b\n"


@pytest.mark.parametrize("text", [RETURNS_NOTHING, KEEPS_NO_DATA])
def test_what_others_fail_at_is_told_and_ends_nothing(visit: Visit, text: str) -> None:
    visit.open("and-gate", seed=5)
    before = shown(visit.does("step"))

    frame = visit.does("edit", {"layers.Dense.forward": text})

    assert code(frame)["wrong"]["words"]
    assert code(frame)["edits"] == {}
    assert shown(frame) == before


def test_who_asks_is_told_of_code_that_was_edited_on_the_way(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("step")
    visit.does("edit", {STEP: UPHILL})
    visit.does("step")
    visit.does("edit", {})

    visit.does("step")

    assert visit.dispatcher.sessions[BLOCK].watching.altered() == ["edited GradientDescent.step"]
