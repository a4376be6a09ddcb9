"""Running: how many steps a tick makes, and that a learner always gets through."""

from typing import Any

import pytest

from live.visit import BLOCK, FRAME, Visit, shown
from nnlesson.live.pace import SLICE


def count(visit: Visit) -> int:
    """What the counter has reached, whether or not the page has been shown it."""
    return int(vars(visit.dispatcher.sessions["figure@1"].block)["count"])


def test_time_alone_starts_nothing(visit: Visit) -> None:
    visit.open()

    visit.tick(100)

    assert count(visit) == 0


@pytest.mark.parametrize(("speed", "steps"), [(1.0, 1), (60.0, 60), (90.0, 90), (1000.0, 1000)])
def test_a_second_of_frames_makes_as_many_steps_as_the_pace_says(visit: Visit, speed: float, steps: int) -> None:
    visit.open(speed=speed)
    visit.event("train")

    for _ in range(60):
        visit.tick(FRAME)

    assert count(visit) == pytest.approx(steps, abs=1)


def test_half_a_step_is_carried_over_to_the_next_tick(visit: Visit) -> None:
    visit.open(speed=50.0)
    visit.does("train")

    counts = []
    for _ in range(4):
        visit.tick(10)  # half of the 20 ms that a step takes
        counts.append(count(visit))

    assert counts == [0, 1, 1, 2]


def test_frames_that_come_a_little_early_or_late_make_one_step_each_and_none_too_many(visit: Visit) -> None:
    visit.open(speed=60.0)
    visit.event("train")

    counts = []
    for elapsed in (16.4, 16.8, 16.5, 16.967) * 15:
        visit.tick(elapsed)
        counts.append(count(visit))

    assert counts == list(range(1, 61))


def test_a_tick_that_was_too_short_for_a_step_is_answered_by_rest(visit: Visit) -> None:
    visit.open(speed=50.0)
    visit.does("train")

    assert visit.tick(10)["type"] == "rest"
    assert visit.tick(10)["type"] == "frame"


def test_what_was_left_over_is_forgotten_when_the_block_stops(visit: Visit) -> None:
    visit.open(speed=50.0)
    visit.does("train")
    visit.tick(18)
    visit.does("pause")

    visit.does("train")
    visit.tick(10)

    assert count(visit) == 0


def test_a_tick_trains_for_no_longer_than_a_slice(visit: Visit) -> None:
    visit.open(speed=1_000_000.0)
    visit.event("train")

    visit.clock.each_look = 1.0  # every step takes a millisecond
    visit.tick(100)

    assert SLICE - 2 <= count(visit) <= SLICE


def test_steps_that_a_slice_had_no_time_for_are_not_made_up_for(visit: Visit) -> None:
    visit.open(speed=1000.0)
    visit.event("train")
    visit.clock.each_look = 1.0
    visit.tick(100)
    after_slice = count(visit)

    visit.clock.each_look = 0.0  # now there is time for any number of steps
    visit.tick(5)

    assert count(visit) - after_slice <= 6


def test_a_step_longer_than_a_slice_is_still_made(visit: Visit) -> None:
    visit.open()
    visit.event("train")

    visit.clock.each_look = SLICE - 1
    visit.tick(FRAME + 1)

    assert count(visit) == 1


def test_a_frame_says_whether_the_block_runs(visit: Visit) -> None:
    visit.open()

    assert visit.does("train")["running"] is True
    assert visit.does("pause")["running"] is False


def test_pause_gets_through_and_holds(visit: Visit) -> None:
    visit.open(speed=1000.0)
    visit.event("train")
    visit.tick(50)

    frame = visit.does("pause")
    reached = shown(frame, "count")

    assert reached == 50
    assert visit.tick(100)["type"] == "rest"
    assert count(visit) == reached


def test_ten_quick_clicks_on_train_are_one(visit: Visit) -> None:
    visit.open()

    for _ in range(10):
        visit.event("train")

    assert visit.tick(50)["running"] is True
    assert shown(visit.newest, "count") == 3


def test_a_block_that_stops_itself_is_shown_stopped_at_that_step(visit: Visit) -> None:
    visit.open(speed=1000.0, goal=7)
    visit.event("train")

    frame = visit.tick(50)

    assert shown(frame, "count") == 7
    assert frame["running"] is False
    assert visit.tick(50)["type"] == "rest"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("descent", {"rate": 0.3}),
        ("loss-surface", {}),
        ("forward-pass", {}),
        ("glimpse", {"of": "descent", "settings": "rate: 0.3"}),
        ("glimpse", {"of": "forward-pass"}),
    ],
)
def test_a_run_that_comes_to_its_end_pauses(visit: Visit, kind: str, options: dict[str, Any]) -> None:
    visit.open(kind, **options)
    began = visit.does("train")["running"]

    for _ in range(200):
        visit.tick(100)

    assert began
    assert not visit.dispatcher.sessions[BLOCK].block.running


def test_a_button_that_the_block_does_not_allow_does_nothing(visit: Visit) -> None:
    visit.open(goal=1)
    visit.does("step")

    visit.does("step")
    visit.does("train")

    assert count(visit) == 1
    assert visit.newest["running"] is False


def test_reset_goes_back_to_the_same_start_and_stops(visit: Visit) -> None:
    first = visit.open()
    visit.event("train")
    visit.tick(50)

    visit.does("reset")
    frame = visit.does("throw-away", "A")  # the run that was, which is kept

    assert frame["body"] == first["body"]
    assert frame["running"] is False


def test_a_setting_that_starts_anew_stops_the_run(visit: Visit) -> None:
    visit.open()
    visit.event("train")
    visit.tick(50)

    frame = visit.does("set", {"option": "first", "to": 9})

    assert shown(frame, "count") == 9
    assert frame["running"] is False


def test_a_setting_in_the_middle_of_a_run_lets_it_go_on(visit: Visit) -> None:
    visit.open()
    visit.event("train")
    visit.tick(50)

    visit.event("set", {"option": "speed", "to": 1000})
    frame = visit.tick(10)

    assert shown(frame, "count") == 3 + 10
    assert frame["running"] is True


def test_a_setting_reaches_its_own_number_in_the_frame(visit: Visit) -> None:
    visit.open()

    frame = visit.does("set", {"option": "goal", "to": 250})

    assert shown(frame, "goal") == 250


@pytest.mark.parametrize("to", [-1, 0, 2_000_000, 3.5, "many", None, True, [], {}, 1e308])
def test_a_value_that_does_not_fit_is_ignored_and_the_one_that_holds_is_shown(visit: Visit, to: object) -> None:
    visit.open(goal=500)

    frame = visit.does("set", {"option": "goal", "to": to})

    assert frame["type"] == "frame"
    assert frame["answered"] == 1
    assert shown(frame, "goal") == 500


def test_a_new_start_takes_a_seed_that_nobody_can_foresee(visit: Visit) -> None:
    first = shown(visit.open(), "drawn")

    second, third = (shown(visit.does("new-start"), "drawn") for _ in range(2))

    assert len({first, second, third}) == 3
    assert visit.seeds == [33]


def test_reset_after_a_new_start_goes_back_to_that_start(visit: Visit) -> None:
    visit.open()
    started = visit.does("new-start")
    visit.does("step")

    visit.does("reset")
    assert visit.does("throw-away", "A")["body"] == started["body"]


def test_pointing_is_seen_by_the_block_until_the_pointer_leaves(visit: Visit) -> None:
    visit.open()

    over = visit.does("point", {"at": "dial", "x": 0.25, "y": 0.5})
    elsewhere = visit.does("point", {"at": "knob", "x": 0.75, "y": 0.5})
    visit.does("point", {"at": "dial", "x": 0.75, "y": 0.5})
    left = visit.does("point")

    assert [shown(frame, "at") for frame in (over, elsewhere, left)] == [0.25, 0, 0]
    assert shown(left, "presses") == 0


def test_a_press_is_told_to_the_block_once(visit: Visit) -> None:
    visit.open()

    frame = visit.does("press", {"at": "dial", "x": 0.25, "y": 0.5})

    assert shown(frame, "presses") == 1
    assert shown(frame, "at") == 0.25
    assert shown(visit.does("press"), "presses") == 1


def test_pointing_at_a_running_block_does_not_hold_it_up(visit: Visit) -> None:
    visit.open()
    visit.event("train")

    visit.event("point", {"at": "dial", "x": 0.25, "y": 0.5})
    frame = visit.tick(50)

    assert shown(frame, "count") == 3
    assert frame["running"] is True


def test_a_held_pointer_drags_from_where_it_was_on_the_same_thing(visit: Visit) -> None:
    visit.open()
    places = [(0.125, False), (0.25, True), (0.75, True), (0.5, False), (1.0, True)]

    frames = [visit.does("point", {"at": "dial", "x": x, "y": 0.5, "held": held}) for x, held in places]
    elsewhere = visit.does("point", {"at": "knob", "x": 0.0, "y": 0.5, "held": True})

    assert [shown(frame, "dragged") for frame in frames] == [0, 0.125, 0.625, 0.625, 1.125]
    assert shown(elsewhere, "dragged") == 1.125
