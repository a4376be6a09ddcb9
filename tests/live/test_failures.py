"""Whatever a block raises ends that block in a sentence, and no other; and it is rehearsed only where it is quick."""

from collections.abc import Callable
from typing import NoReturn

import pytest

from live.counter import Counter
from live.visit import BLOCK, Visit, shown
from nnlesson.live.failure import LONGEST
from nnlesson.live.session import QUICK

OTHER = "other@2"


class Unprintable(Exception):
    def __str__(self) -> str:
        raise self


class UnprintableExit(SystemExit):
    def __str__(self) -> str:
        raise KeyboardInterrupt


def recurse(block: Counter) -> None:
    recurse(block)


def raising(error: BaseException) -> Callable[[Counter], NoReturn]:
    def step(block: Counter) -> NoReturn:
        raise error

    return step


RAISED = [
    (raising(ValueError("a number is missing")), "ValueError: a number is missing"),
    (raising(ValueError("two\n  lines")), "ValueError: two lines"),
    (raising(ValueError("long " * 100_000)), f"ValueError: {('long ' * 100)[:LONGEST].rstrip()} …"),
    (raising(AssertionError()), "AssertionError"),
    (raising(SystemExit(3)), "SystemExit: 3"),
    (raising(KeyboardInterrupt()), "KeyboardInterrupt"),
    (raising(GeneratorExit()), "GeneratorExit"),
    (raising(MemoryError()), "MemoryError"),
    (raising(Unprintable()), "Unprintable, whose message cannot be read"),
    (raising(UnprintableExit()), "UnprintableExit, whose message cannot be read"),
    (recurse, "RecursionError: maximum recursion depth exceeded"),
]


@pytest.mark.parametrize(("step", "said"), RAISED, ids=[said[:40] for _, said in RAISED])
def test_whatever_a_block_raises_ends_it_in_a_sentence_and_no_other(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, step: Callable[[Counter], None], said: str
) -> None:
    visit.open()
    visit.open(block=OTHER, first=5)
    monkeypatch.setattr(Counter, "step", step)

    visit.event("step")

    assert (visit.newest["type"], visit.newest["block"]) == ("failed", BLOCK)
    assert visit.newest["sentence"] == f"This figure met an error of its own and stopped ({said})."
    assert len(visit.newest["detail"]) > 0
    monkeypatch.undo()
    assert shown(visit.dispatcher.sessions[OTHER].frame()[0], "count") == 5


@pytest.mark.parametrize("error", [SystemExit(1), KeyboardInterrupt(), GeneratorExit()])
def test_a_rehearsal_does_not_end_python(visit: Visit, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    visit.open()
    monkeypatch.setattr(Counter, "step", raising(error))

    with pytest.raises(RuntimeError, match=type(error).__name__):
        visit.dispatcher.rehearse()


def test_what_failed_at_its_rehearsal_is_not_rehearsed_again(visit: Visit) -> None:
    visit.open(broken="step")
    with pytest.raises(ZeroDivisionError):
        visit.dispatcher.rehearse()

    assert visit.dispatcher.rehearses == ""
    visit.dispatcher.rehearse()
    visit.dispatcher.rehearse(BLOCK)


def test_what_was_slow_at_its_rehearsal_is_not_rehearsed_again(visit: Visit) -> None:
    visit.open()
    visit.open(block=OTHER)
    visit.clock.each_look = QUICK
    visit.dispatcher.rehearse()
    visit.clock.each_look = 0.0

    assert visit.dispatcher.rehearses == OTHER
    visit.dispatcher.rehearse()
    assert visit.dispatcher.rehearses == OTHER


def test_one_block_can_be_rehearsed_out_of_turn(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsed = []
    monkeypatch.setattr(Counter, "step", lambda block: rehearsed.append(block.goal))
    visit.open(goal=1)
    visit.open(goal=2, block=OTHER)

    visit.dispatcher.rehearse(OTHER)
    visit.dispatcher.rehearse("nobody@3")

    assert rehearsed == [2]


def test_a_question_that_cannot_be_asked_ends_the_block_that_asks(visit: Visit) -> None:
    visit.open()
    visit.send({"type": "open", "block": OTHER, "id": "asker", "kind": "asker", "options": {"question": "no term"}})

    assert (visit.newest["type"], visit.newest["block"]) == ("failed", OTHER)
    assert visit.open(block="third@3")["type"] == "frame"


@pytest.mark.parametrize("elapsed", [float("nan"), None, "long", -1e9, 1e300])
def test_a_tick_of_no_time_at_all_stops_nothing(visit: Visit, elapsed: object) -> None:
    visit.open()
    visit.event("train")

    visit.send({"type": "tick", "block": BLOCK, "elapsed": elapsed})

    before = shown(visit.tick(50), "count")
    assert shown(visit.tick(50), "count") == before + 3
