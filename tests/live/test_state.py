"""The state that a page keeps: from it a block is opened again, as if nothing had happened."""

import json

import pytest

from live.visit import BLOCK, Visit, shown
from nnlesson.contract.block import Block
from nnlesson.live import session
from nnlesson.live.session import KEEP_EVERY


def test_the_first_frame_brings_the_state_along(visit: Visit) -> None:
    visit.open()

    assert "state" in visit.buffers
    assert "state" not in visit.newest["layers"]


def test_a_block_opened_from_its_state_shows_what_it_showed(visit: Visit) -> None:
    visit.open(first=3)
    visit.event("step")
    visit.event("set", {"option": "goal", "to": 77})
    visit.event("point", {"at": "dial", "x": 0.25, "y": 0.5})
    before, state = visit.tick(0), visit.buffers["state"]

    visit.send({"type": "close", "block": BLOCK})
    after = visit.open(first=3, state=state)

    assert after["body"] == before["body"]
    assert shown(after, "count") == 4


def test_a_state_arrives_as_a_browser_hands_it_over(visit: Visit) -> None:
    visit.open()
    before, state = visit.does("step"), visit.buffers["state"]

    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "counter", "options": {}}
    visit.dispatcher.receive(json.dumps(message), memoryview(state))

    assert visit.newest["body"] == before["body"]


def test_a_run_goes_on_from_where_it_was_kept(visit: Visit) -> None:
    visit.open()
    visit.event("train")
    while "state" not in visit.buffers or not visit.newest["running"]:
        visit.tick(50)
    kept, state = visit.newest, visit.buffers["state"]
    visit.tick(50)

    frame = visit.open(state=state)

    assert frame["body"] == kept["body"]
    assert frame["running"] is True
    assert shown(visit.tick(50), "count") == shown(kept, "count") + 3


def test_the_numbers_of_events_begin_anew_with_a_worker(visit: Visit) -> None:
    visit.open()
    visit.does("step")
    state = visit.buffers["state"]

    assert visit.open(state=state)["answered"] == 0


def test_a_start_is_kept_at_once_and_pointing_is_not(visit: Visit) -> None:
    visit.open()
    visit.tick(0)

    visit.event("point", {"at": "dial", "x": 0.25, "y": 0.5})
    visit.tick(0)
    assert "state" not in visit.buffers

    visit.event("train")
    visit.tick(0)
    assert "state" in visit.buffers


def test_a_running_block_is_kept_now_and_then(visit: Visit) -> None:
    visit.open()
    visit.event("train")

    kept = 0
    for _ in range(100):
        visit.tick(50)
        kept += "state" in visit.buffers

    assert kept == pytest.approx(100 * 50 / KEEP_EVERY, abs=1)


@pytest.mark.parametrize(("size", "every"), [(20_000, 1000.0), (300_000, 3000.0), (5_000_000, 5000.0)])
def test_a_large_state_is_kept_less_often(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, size: int, every: float
) -> None:
    def write_state(block: Block, run: object = None) -> bytes:
        return bytes(size)

    monkeypatch.setattr(session, "write_state", write_state)
    visit.open(speed=1.0, goal=1_000_000)
    visit.event("train")

    began, kept = visit.clock.now, 0
    while visit.clock.now < began + 60_000:
        visit.tick(50)
        kept += "state" in visit.buffers

    assert kept == pytest.approx(60_000 / every, rel=0.15)


@pytest.mark.parametrize("event", ["step", "reset", "new-start", "pause"])
def test_what_a_learner_does_to_a_resting_block_is_kept_at_once(visit: Visit, event: str) -> None:
    visit.open()
    visit.does("train")

    visit.does("pause")
    visit.does(event)

    assert "state" in visit.buffers


def test_a_state_that_cannot_be_used_is_told_and_troubles_nobody_else(visit: Visit) -> None:
    visit.open(block="other@2")
    visit.does("step", block="other@2")

    told = visit.open(state=b"no state")

    assert told["type"] == "failed"
    assert told["sentence"] == (
        "What was kept of this figure cannot be used: it is damaged, or something else has written it. "
        "Try again starts it anew."
    )
    assert shown(visit.does("step", block="other@2"), "count") == 2
    assert shown(visit.open(), "count") == 0


def test_a_state_of_another_kind_of_block_is_refused(visit: Visit) -> None:
    visit.open("squared-error")
    state = visit.buffers["state"]

    assert "it is of another figure, squared-error." in visit.open(state=state)["sentence"]
