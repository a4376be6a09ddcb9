"""A block asks about the runs of another one of its page, and is told at the very step that it means."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import nnlesson.live.session
from live.counter import Counter
from live.visit import FRAME, Visit
from nnlesson.blocks import catalogue
from nnlesson.contract import Block, Picture, Readout, text
from nnlesson.contract.option import Value
from nnlesson.contract.terms import parse_term
from nnlesson.plugin.evaluation import Evaluator

ASKER, FIGURE = "asker@1", "figure@1"


class Asker(Block):
    """Asks one question about another block, and remembers all that it is told."""

    kind = "asker"
    question: str = text("count of #figure after 7 steps", label="What it asks")

    @classmethod
    def asks(cls, options: Mapping[str, Value]) -> list[str]:
        return [str(options["question"])]

    def start(self) -> None:
        self.heard: list[tuple[float, str]] = []

    def answered(self, term: str, value: float, changes: Sequence[str]) -> None:
        assert term == self.question
        self.heard = [*self.heard, (value, "; ".join(changes))]

    def picture(self) -> Picture:
        return Picture([], " | ".join(f"{value:g} {changes}".strip() for value, changes in self.heard))

    def readouts(self) -> list[Readout]:
        return [Readout("heard", len(self.heard), "Heard")]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    blocks = catalogue() | {Counter.kind: Counter, Asker.kind: Asker}
    monkeypatch.setattr(nnlesson.live.session, "catalogue", lambda: blocks)
    return Visit()


class Pair:
    """A figure and who asks about it, both open."""

    def __init__(self, visit: Visit, question: str = "count of #figure after 7 steps", **options: Any) -> None:
        self.visit = visit
        visit.open(block=FIGURE, **options)
        visit.send({"type": "open", "block": ASKER, "id": "asker", "kind": "asker", "options": {"question": question}})

    @property
    def heard(self) -> list[tuple[float, str]]:
        block = self.visit.dispatcher.sessions[ASKER].block
        assert isinstance(block, Asker)
        return block.heard

    def does(self, name: str, value: Any = None) -> None:
        self.visit.event(name, value, FIGURE)

    def runs(self, ticks: int) -> None:
        """Ticks, whatever else is posted meanwhile."""
        for _ in range(ticks):
            self.visit.clock.now += FRAME
            self.visit.send({"type": "tick", "block": FIGURE, "elapsed": FRAME})


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

    assert len(visit.dispatcher.sessions[ASKER].block.heard) == 1  # type: ignore[attr-defined]


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
    assert pair.heard == [(0, "First number 0 instead of 20")]
    pair.does("set", {"option": "first", "to": 20})

    assert pair.heard[-1] == (20, "")


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

    assert visit.dispatcher.sessions[ASKER].block.heard == []  # type: ignore[attr-defined]


def test_a_rehearsal_tells_nobody_anything(visit: Visit) -> None:
    pair = Pair(visit)
    for _ in range(6):
        pair.does("step")
    for _ in range(3):
        visit.dispatcher.rehearse()

    assert pair.heard == []


def test_a_guess_is_answered_by_a_neuron_with_the_number_that_the_build_computed(visit: Visit) -> None:
    term = "loss of #figure after 30 steps"
    visit.open("and-gate", block=FIGURE, seed=7)
    message = {"type": "open", "block": ASKER, "id": "guess", "kind": "guess"}
    visit.send(message | {"options": {"answer": term, "guess": "0.3"}})
    for _ in range(30):
        visit.event("step", block=FIGURE)

    built = Evaluator(catalogue()).number(parse_term("loss of and-gate (seed: 7) after 30 steps"), [])
    assert visit.dispatcher.sessions[ASKER].block.said == {term: built.value}  # type: ignore[attr-defined]
