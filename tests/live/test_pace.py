"""As fast as it goes: how many steps a frame gets, and that a learner always gets through."""

import pytest

from live.counter import Counter
from live.visit import BLOCK, FRAME, Visit
from nnlesson.contract import Picture
from nnlesson.live.pace import FRAME as OF_THE_SCREEN
from nnlesson.live.pace import LEAST, SLICE


def count(visit: Visit) -> int:
    """What the counter has reached, whether or not the page has been shown it."""
    return int(vars(visit.dispatcher.sessions["figure@1"].block)["count"])


def test_as_fast_as_it_goes_is_as_many_steps_as_fit_into_a_slice(visit: Visit) -> None:
    visit.open(hurried=1)
    visit.event("train")

    visit.clock.each_look = 1.0  # every step takes a millisecond
    visit.tick(0)  # a frame that comes at once is as good as any other

    assert SLICE - 2 <= count(visit) <= SLICE


def test_as_fast_as_it_goes_leaves_time_for_a_picture_that_takes_long(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.open(hurried=1)
    picture = Counter.picture

    def slowly(counter: Counter) -> Picture:
        visit.clock.now += 10.0
        return picture(counter)

    monkeypatch.setattr(Counter, "picture", slowly)
    visit.clock.each_look = 1.0
    visit.does("train")
    before = count(visit)
    visit.tick(0)

    assert LEAST <= count(visit) - before <= OF_THE_SCREEN - 10


def test_however_slow_it_is_as_fast_as_it_goes_makes_a_step_for_every_frame(visit: Visit) -> None:
    visit.open(hurried=1)
    visit.event("train")

    visit.clock.each_look = 2 * SLICE
    counts = []
    for _ in range(3):
        visit.tick(0)
        counts.append(count(visit))

    assert counts == [1, 2, 3]


def test_as_fast_as_it_goes_says_how_fast_that_is(visit: Visit) -> None:
    visit.open(hurried=1)
    visit.event("train")
    block = visit.dispatcher.sessions[BLOCK].block
    assert block.made_per_second == 0

    visit.clock.each_look = 0.5
    for _ in range(100):
        visit.tick(FRAME)

    made, took = count(visit), visit.clock.now / 1000
    assert block.made_per_second == pytest.approx(made / took, rel=0.1)
    visit.event("reset")
    assert block.made_per_second == 0


def test_a_run_as_fast_as_it_goes_can_be_paused_and_comes_to_its_end(visit: Visit) -> None:
    visit.open(hurried=1, goal=30)
    visit.event("train")
    visit.clock.each_look = 1.0
    visit.tick(0)

    assert visit.does("pause")["running"] is False
    assert count(visit) < 30
    visit.event("train")
    for _ in range(5):
        frame = visit.tick(0)
        if not frame["running"]:
            break

    assert frame["running"] is False
    assert count(visit) == 30
