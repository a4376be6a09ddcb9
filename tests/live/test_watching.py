"""A block asks about the runs of another one of its page, and is told at the very step that it means."""

import math

import pytest

from live.asker import ASKER, FIGURE, Pair, heard
from live.counter import Counter
from live.visit import Visit
from nnlesson.contract import Readout


@pytest.mark.parametrize("speed", [7.0, 60.0, 1000.0, 100_000.0])
def test_the_value_is_that_of_the_step_and_not_of_a_frame_at_any_speed(visit: Visit, speed: float) -> None:
    pair = Pair(visit, speed=speed)
    pair.does("train")
    pair.runs(100)

    assert pair.heard == [(7, "")]


def test_steps_that_are_pressed_one_by_one_count_too(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(7):
        assert pair.heard == []
        pair.does("step")

    assert pair.heard == [(7, "")]


def test_the_page_is_told_once_that_a_tick_will_bring_something_new(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(10):
        pair.does("step")

    stirred = [message for message, _ in visit.posted if message["type"] == "stirred"]
    assert stirred == [{"type": "stirred", "block": ASKER}]
    visit.send({"type": "tick", "block": ASKER, "elapsed": 0})
    assert visit.newest["type"] == "frame"
    assert "7" in str(visit.newest["body"])


def test_it_does_not_matter_which_of_the_two_is_opened_first(visit: Visit) -> None:
    visit.send({"type": "open", "block": ASKER, "id": "asker", "kind": "asker", "options": {}})
    visit.open(block=FIGURE)
    for _ in range(7):
        visit.event("step", block=FIGURE)

    assert heard(visit) == [(7, "")]


def test_a_run_that_has_left_the_numbers_answers_nobody(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counter, "readouts", lambda counter: [Readout("count", math.nan, "Count")])
    pair = Pair(visit)
    for _ in range(9):
        pair.does("step")

    assert pair.heard == []


def test_each_run_tells_it_once(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(2):
        for _ in range(9):
            pair.does("step")
        pair.does("reset")

    assert pair.heard == [(7, ""), (7, "")]


def test_a_condition_is_told_when_it_first_comes_true(visit: Visit) -> None:
    pair = Pair(visit, "count of #figure when count >= 4")
    for _ in range(9):
        pair.does("step")

    assert pair.heard == [(4, "")]


def test_the_end_is_told(visit: Visit) -> None:
    pair = Pair(visit, "count of #figure at the end", goal=5, speed=1000.0)
    pair.does("train")
    pair.runs(10)

    assert pair.heard == [(5, "")]


def test_a_run_with_another_setting_says_which(visit: Visit) -> None:
    pair = Pair(visit)
    pair.does("set", {"option": "first", "to": 20})
    for _ in range(7):
        pair.does("step")

    assert pair.heard == [(27, "First number 20 instead of 0")]


def test_a_setting_that_is_changed_in_mid_run_counts_until_the_next_start(visit: Visit) -> None:
    pair = Pair(visit)
    pair.does("step")
    pair.does("set", {"option": "goal", "to": 50})
    pair.does("set", {"option": "goal", "to": 1_000_000})
    for _ in range(6):
        pair.does("step")
    pair.does("reset")
    for _ in range(7):
        pair.does("step")

    assert [changes for _, changes in pair.heard] == ["Goal 50 instead of 1e6", ""]


def test_another_start_is_another_run(visit: Visit) -> None:
    pair = Pair(visit, "drawn of #figure after 2 steps")
    pair.does("new-start")
    for _ in range(2):
        pair.does("step")

    assert [changes for _, changes in pair.heard] == ["another random start"]


def test_a_question_may_be_about_other_settings_than_those_of_the_page(visit: Visit) -> None:
    pair = Pair(visit, 'count of #figure (first: 20, broken: "nothing") after 2 steps')
    for first in (0, 20):
        pair.does("set", {"option": "first", "to": first})
        for _ in range(2):
            pair.does("step")

    assert pair.heard == [(2, "First number 0 instead of 20"), (22, "")]


def test_what_is_asked_of_the_start_is_told_as_soon_as_it_is_set(visit: Visit) -> None:
    pair = Pair(visit, "count of #figure (first: 20)")
    pair.does("set", {"option": "first", "to": 10})
    assert pair.heard == []  # nothing has been run that says something else
    pair.does("set", {"option": "first", "to": 20})

    assert pair.heard == [(20, "")]


def test_a_condition_that_holds_at_the_start_is_told_of_the_start_and_once(visit: Visit) -> None:
    pair = Pair(visit, "count of #figure when count >= 0")
    for _ in range(3):
        pair.does("step")

    assert pair.heard == [(0, "")]


def test_a_run_that_is_over_answers_for_every_later_step(visit: Visit) -> None:
    pair = Pair(visit, "count of #figure after 100 steps", goal=5, speed=1000.0)
    pair.does("train")
    pair.runs(10)

    assert pair.heard == [(5, "")]


def test_a_block_that_stumbles_over_its_answer_harms_no_other(visit: Visit) -> None:
    visit.open(block=FIGURE)
    visit.send({"type": "open", "block": ASKER, "id": "asker", "kind": "stumbling", "options": {}})
    for _ in range(9):
        visit.event("step", block=FIGURE)
    visit.send({"type": "tick", "block": ASKER, "elapsed": 0})

    failed = [message["block"] for message, _ in visit.posted if message["type"] == "failed"]
    assert failed == [ASKER]
    assert "9" in str(visit.does("pause", block=FIGURE)["body"])


def test_nobody_answers_a_block_that_has_been_closed(visit: Visit) -> None:
    pair = Pair(visit)
    visit.send({"type": "close", "block": ASKER})
    for _ in range(9):
        pair.does("step")

    assert visit.dispatcher.sessions[FIGURE].watching.watches == []


def test_a_run_that_is_restored_goes_on_counting_where_it_was(visit: Visit) -> None:
    visit.open(block=FIGURE)
    for _ in range(5):
        visit.does("step", block=FIGURE)
    state = visit.buffers["state"]

    again = Visit()
    pair = Pair(again)
    again.open(block=FIGURE, state=state)
    for _ in range(2):
        pair.does("step")

    assert pair.heard == [(7, "")]


def test_a_condition_that_had_come_true_before_is_not_told_again(visit: Visit) -> None:
    visit.open(block=FIGURE)
    for _ in range(5):
        visit.does("step", block=FIGURE)
    options = {"question": "count of #figure when count >= 3"}
    visit.send({"type": "open", "block": ASKER, "id": "asker", "kind": "asker", "options": options})
    visit.event("step", block=FIGURE)

    assert heard(visit) == []


def test_a_rehearsal_tells_nobody_anything(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(6):
        pair.does("step")
    for _ in range(3):
        visit.dispatcher.rehearse()

    assert pair.heard == []


def test_who_goes_back_before_a_change_has_the_run_of_the_page_again(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(3):
        pair.does("step")
    pair.does("set", {"option": "goal", "to": 50})
    for _ in range(4):
        pair.does("step")
    assert pair.heard == [(7, "Goal 50 instead of 1e6")]

    pair.does("rewind", 2)
    for _ in range(5):
        pair.does("step")

    assert pair.heard[1:] == [(7, "")]


def test_to_look_at_a_moment_once_more_answers_nobody(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(9):
        pair.does("step")
    for moment in (0, 7, 9, 7):
        pair.does("rewind", moment)

    assert pair.heard == [(7, "")]


@pytest.mark.parametrize("way", ["link", "shelf", "reload"])
def test_a_run_that_is_gone_on_with_says_what_was_set_at_its_start(visit: Visit, way: str) -> None:
    pair = Pair(visit)
    pair.does("set", {"option": "first", "to": 20})
    for _ in range(3):
        pair.does("step")
    if way == "link":
        link = visit.does("take", "link", FIGURE)["taken"]["text"]
        pair = Pair(Visit())
        pair.does("follow", link)
    elif way == "shelf":
        visit.tick(0, FIGURE)
        pair.does("page-start")
        pair.does("go-back-to", "A")
    else:
        visit.tick(0, FIGURE)
        state = visit.buffers["state"]
        pair = Pair(Visit())
        pair.visit.open(block=FIGURE, state=state)
    for _ in range(4):
        pair.does("step")

    assert pair.heard == [(27, "First number 20 instead of 0")]


def test_a_run_that_is_past_the_moment_may_leap(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(8):
        pair.does("step")
    watching = visit.dispatcher.sessions[FIGURE].watching
    assert not watching.waits

    pair.does("rewind", 8)
    assert not watching.waits
    pair.does("rewind", 6)
    assert watching.waits
