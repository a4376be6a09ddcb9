"""Code that was edited travels with its run, and asks before it runs anywhere else."""

import json
import subprocess
import sys
from typing import Any

import pytest

from live.code.test_editing import STEP, UPHILL, code, losses
from live.runs.test_rewind import bar, shown
from live.visit import BLOCK, Visit


def taken(frame: dict[str, Any]) -> str:
    text: str = frame["taken"]["text"]
    return text


def test_a_link_brings_code_that_asks_before_it_runs(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("step")
    visit.does("edit", {STEP: UPHILL})
    losses(visit, 3)
    link, there = taken(visit.does("take", "link")), shown(visit.newest)
    other = Visit()
    still = shown(other.open("and-gate", seed=5))

    frame = other.does("follow", link)

    assert shown(frame) == still
    assert code(frame) == {"functions": [], "edits": {}, "offered": {STEP: UPHILL}, "wrong": None}
    assert "has not run" in taken(frame)
    frame = other.does("consent", True)
    assert shown(frame) == there
    assert code(frame)["edits"] == {STEP: UPHILL}


def test_a_state_brings_code_that_asks_unless_it_is_of_this_visit(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    there = losses(visit, 3)[-1]
    state = visit.buffers["state"]
    after = shown(visit.does("step"))
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "and-gate", "options": {"seed": 5}}

    for mine in (True, False):
        other = Visit()
        other.send({**message, "mine": mine}, state)
        assert shown(other.newest) == there
        if not mine:
            assert code(other.newest)["offered"] == {STEP: UPHILL}
            assert other.buffers.get("state", state) == state  # what is offered is not lost by a second reload
            other.does("consent", True)
        assert shown(other.does("step")) == after
        assert bar(other.does("rewind", 0))[:2] == (0, 4)


def test_who_goes_on_without_the_code_has_a_run_that_began_here(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    losses(visit, 3)
    other = Visit()
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "and-gate", "options": {"seed": 5}}
    other.send(message, visit.buffers["state"])

    other.does("step")

    assert "is not known here" in taken(other.does("take", "link"))


@pytest.mark.parametrize("edits", [{}, {"layers.Tanh.forward": "def forward(self, z):\n    return z\n"}])
def test_code_that_is_declined_is_offered_no_more(visit: Visit, edits: dict[str, str]) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    losses(visit, 3)
    link = taken(visit.does("take", "link"))
    other = Visit()
    still = shown(other.open("and-gate", seed=5))
    other.does("follow", link)

    frame = other.does("edit", edits)

    assert code(frame) == {"functions": [], "edits": edits, "offered": {}, "wrong": None}
    assert bar(other.does("consent", True))[0] == 0
    assert edits or shown(other.newest) == still


def test_code_that_is_wrong_leaves_what_is_offered_as_it_was_until_that_runs(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    link = taken(visit.does("take", "link"))
    other = Visit()
    other.open("and-gate", seed=5)
    other.does("follow", link)

    frame = other.does("edit", {STEP: "pass"})

    assert code(frame)["offered"] == {STEP: UPHILL}
    assert code(frame)["wrong"]
    assert code(other.does("consent", True)) == {"functions": [], "edits": {STEP: UPHILL}, "offered": {}, "wrong": None}


def test_the_program_of_an_edited_run_gives_its_numbers(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL, "layers.Tanh.forward": "def forward(self, z):\n    return 'no\\n'\n"})
    visit.does("edit", {STEP: UPHILL})
    losses(visit, 2)
    visit.does("edit", {STEP: UPHILL.replace("+=", "-= 2 *")})
    losses(visit, 2)
    program = taken(visit.does("take", "python"))

    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    printed = dict(map(str.split, outcome.stdout.splitlines()))
    session = visit.dispatcher.sessions[BLOCK]
    assert {one.name: float(printed[one.name]) for one in session.block.readouts()} == {
        one.name: pytest.approx(one.value, rel=1e-12) for one in session.block.readouts()
    }


def test_after_a_reset_the_code_that_is_offered_leads_to_its_run_as_a_link_does(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    there = losses(visit, 2)[-1]
    other = Visit()
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "and-gate", "options": {"seed": 5}}
    other.send(message, visit.buffers["state"])
    other.does("reset")

    frame = other.does("consent", True)

    assert bar(frame)[:2] == (2, 2)
    assert json.dumps(there[9:11]) == json.dumps(shown(frame)[9:11])


def test_after_a_link_was_followed_the_code_that_is_offered_leads_to_its_own_run(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    losses(visit, 6)
    there, state = shown(visit.newest), visit.buffers["state"]
    class_ = Visit()
    class_.open("and-gate", seed=7)
    link = taken(class_.does("take", "link"))
    other = Visit()
    message = {
        "type": "open",
        "block": BLOCK,
        "id": "figure",
        "kind": "and-gate",
        "options": {"seed": 5},
        "kept": "run",
    }
    other.send(message, state)
    other.does("follow", link)

    frame = other.does("consent", True)

    assert bar(frame)[:2] == (6, 6)
    assert shown(frame) == there
    assert bar(other.does("rewind", 3))[:2] == (3, 6)
    assert shown(other.does("rewind", 6)) == there


def test_code_that_cannot_be_shown_does_not_run(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    visit.does("edit", {STEP: UPHILL})
    visit.does("step")
    visit.does("edit", {STEP: UPHILL.replace("+=", "-=")})
    there = shown(visit.does("step"))
    state, link = visit.buffers["state"], taken(visit.does("take", "link"))
    other = Visit()
    other.open("and-gate", seed=5)

    assert "can be shown before it runs" in taken(other.does("follow", link))
    assert other.does("consent", True).get("type") == "frame"
    assert bar(other.newest)[0] == 0
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "and-gate", "options": {"seed": 5}}
    other.send(message, state)
    frame = other.does("consent", True)
    assert code(frame)["edits"] == {STEP: UPHILL.replace("+=", "-=")}
    assert shown(frame) == there


def test_a_run_that_is_too_long_to_be_told_keeps_its_code(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nnlesson.live.runs.history.MOST", 0)
    visit.open("and-gate", seed=5)
    visit.does("step")
    visit.does("edit", {STEP: UPHILL})
    visit.does("step")
    other = Visit()
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "and-gate", "options": {"seed": 5}, "mine": True}

    other.send(message, visit.buffers["state"])

    assert code(other.newest)["edits"] == {STEP: UPHILL}
    assert shown(other.does("step")) == shown(visit.does("step"))
