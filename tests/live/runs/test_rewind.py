"""A run can be gone back to any moment of it, and on from there, with the very numbers that it had."""

import json
import random
import re
from itertools import pairwise
from typing import Any

import pytest

from live.visit import BLOCK, Visit
from nnlesson.blocks import catalogue
from nnlesson.contract.option import Choice, Number
from nnlesson.contract.run_bar import goes_step_by_step
from nnlesson.draw.element import Element
from nnlesson.live.runs import history
from nnlesson.live.runs.history import History

KINDS = [kind for kind, block in catalogue().items() if goes_step_by_step(block())]
every_training_block = pytest.mark.parametrize("kind", KINDS)

MOMENTS = 30


def changes(kind: str) -> list[dict[str, Any]]:
    """What a learner may set in the midst of a run of this block."""
    found = []
    for name, option in catalogue()[kind].options.items():
        if isinstance(option, Number) and not option.restarts:
            found.append({"option": name, "to": option.low + (option.high - option.low) // 3})
        elif isinstance(option, Choice) and not option.restarts:
            found += [{"option": name, "to": word} for word in option.choices]
    return [change for change in found if not is_view(kind, change) and goes_on(kind, change)]


def is_view(kind: str, change: dict[str, Any]) -> bool:
    """Whether it is the same at all moments of a run."""
    return catalogue()[kind].options[change["option"]].view


def goes_on(kind: str, change: dict[str, Any]) -> bool:
    """Whether a run goes on when this is changed in it, and does not begin anew."""
    block = catalogue()[kind](seed=5)
    block.advance()
    made = block.made
    block.set(change["option"], change["to"])
    return block.made == made


def shown(frame: dict[str, Any]) -> Element:
    """All that a frame shows, but for how far its run has gone; and whether it runs."""
    body = json.loads(json.dumps(frame["body"]))
    found: Element = [part for part in body if not (isinstance(part, list) and "nn-run" in part[1].get("class", ""))]
    return found


def bar(frame: dict[str, Any]) -> tuple[int, int, str]:
    """Where a block stands, how far its run has gone, and what is said of that."""
    (found,) = [part for part in frame["body"][2:] if "nn-run" in part[1].get("class", "")]
    slider = found[3][1]
    return int(slider["value"]), int(slider["max"]), slider["aria-valuetext"]


def run(visit: Visit, kind: str) -> list[Element]:
    """A run in which much is changed; what was seen last of each of its moments."""
    visit.open(kind, seed=5)
    seen = {0: shown(visit.newest)}
    waiting = changes(kind)
    for step in range(1, MOMENTS + 1):
        visit.does("step")
        if waiting and step % 3 == 0:
            visit.does("set", waiting.pop(0))
        seen[bar(visit.newest)[0]] = shown(visit.newest)
    return list(seen.values())


@pytest.fixture(autouse=True)
def near_keys(monkeypatch: pytest.MonkeyPatch, visit: Visit) -> None:
    """As if every step took a millisecond, and keys lay seven steps apart."""
    monkeypatch.setattr(history, "GAP", 7.0)
    visit.clock.each_look = 1.0


@every_training_block
def test_every_moment_of_a_run_can_be_gone_back_to(visit: Visit, kind: str) -> None:
    seen = run(visit, kind)
    moments = random.Random(1).sample(range(len(seen)), len(seen))

    for moment in [*moments, len(seen) - 1]:
        frame = visit.does("rewind", moment)

        assert bar(frame)[:2] == (moment, len(seen) - 1)
        assert shown(frame) == seen[moment]
        assert not frame["running"]


@every_training_block
def test_who_goes_on_from_an_earlier_moment_comes_to_the_same_numbers(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    seen = [shown(visit.does("step")) for _ in range(10)]

    visit.does("rewind", 4)
    visit.does("step")

    assert shown(visit.does("throw-away", "A")) == seen[4]  # the old end, which was put on the shelf
    assert [shown(visit.does("step")) for _ in range(5)] == seen[5:]


@every_training_block
def test_a_run_that_is_kept_can_be_gone_back_in_when_its_page_is_opened_again(visit: Visit, kind: str) -> None:
    seen = run(visit, kind)
    visit.does("rewind", len(seen) // 2)
    kept = visit.buffers["state"]

    visit.open(kind, block="again@2", state=kept, seed=5)

    assert bar(visit.newest)[:2] == (len(seen) // 2, len(seen) - 1)
    for moment in (1, len(seen) - 1, 0, len(seen) // 2):
        assert shown(visit.does("rewind", moment, block="again@2")) == seen[moment]


def test_a_run_that_trains_is_gone_back_in_as_one_that_is_stepped(visit: Visit) -> None:
    visit.open("training-loop", speed="beats")
    visit.does("train")
    seen = {}
    for _ in range(40):
        if (frame := visit.tick(300))["type"] == "frame":
            seen[bar(frame)[0]] = shown(frame)

    visit.does("pause")
    for moment in random.Random(1).sample(list(seen), 5):
        got = shown(visit.does("rewind", moment))
        assert numbers(got) == numbers(seen[moment])


def numbers(body: Element) -> list[str]:
    """All numbers in full."""
    found = [body[1]["data-value"]] if "data-value" in body[1] else []
    return found + [number for part in body[2:] if isinstance(part, list) for number in numbers(part)]


def test_what_came_after_is_forgotten_when_the_run_goes_another_way(visit: Visit) -> None:
    visit.open("and-gate")
    for _ in range(20):
        visit.does("step")
    visit.does("rewind", 8)

    assert bar(visit.does("set", {"option": "rate", "to": 2.0}))[:2] == (8, 8)
    other = shown(visit.does("step"))

    assert bar(visit.newest) == (9, 9, "epoch 9")
    visit.does("rewind", 0)
    assert shown(visit.does("rewind", 9)) == other


@pytest.mark.parametrize("to", [-5, 10**9, 1e300, float("1e17"), "3", None, [1], {"to": 2}, True])
def test_a_moment_that_is_none_leads_to_one_that_is(visit: Visit, to: object) -> None:
    visit.open("and-gate")
    for _ in range(5):
        visit.does("step")

    moment, end, _ = bar(visit.does("rewind", to))

    assert 0 <= moment <= end == 5


@pytest.mark.parametrize("event", ["reset", "new-start", "page-start"])
def test_a_new_start_is_a_new_run(visit: Visit, event: str) -> None:
    visit.open("and-gate")
    for _ in range(5):
        visit.does("step")

    assert bar(visit.does(event))[:2] == (0, 1)
    assert bar(visit.does("step"))[:2] == (1, 1)


def test_what_is_dragged_in_a_picture_may_be_no_option(visit: Visit) -> None:
    visit.open("guess", question="How much?", low=0.0, high=1.0, answer="loss of #and after 100 epochs")

    frame = visit.does("set", {"option": handle(visit), "to": 0.25})

    assert frame["type"] == "frame"
    assert "You say 0.25." in json.dumps(frame["body"])


@pytest.mark.parametrize("before", [None, {"at": "dial", "x": 0.7, "y": 0.0}], ids=["finger", "mouse"])
def test_a_drag_begins_where_it_began_and_not_where_another_one_ended(visit: Visit, before: object) -> None:
    visit.open("counter")
    visit.does("step")
    for places in ((0.1, 0.3), (0.8, 0.8, 0.9)):
        visit.does("point", before)
        for x in places:
            visit.does("point", {"at": "dial", "x": x, "y": 0.0, "held": True})
        visit.does("point")
    end = shown(visit.does("step"))

    visit.does("rewind", 0)

    assert shown(visit.does("rewind", 2)) == end


def handle(visit: Visit) -> str:
    """What the handle in the picture names."""
    found = re.search(r'"data-hold": "([a-z-]+)"', json.dumps(visit.newest["body"]))
    assert found
    return found[1]


def test_looking_at_a_run_changes_nothing_in_it(visit: Visit) -> None:
    visit.open("and-gate")
    for _ in range(9):
        visit.does("step")
    visit.does("rewind", 4)

    for held in (False, True):
        for x in (0.4, 0.5, 0.6):
            visit.does("point", {"at": "loss", "x": x, "y": 0.5, "held": held})
    visit.does("press", {"at": "loss", "x": 0.5, "y": 0.5})
    visit.does("scale", {"chart": "loss", "log": True})
    frame = visit.does("tables", ["loss"])

    assert bar(frame)[:2] == (4, 9)
    assert visit.dispatcher.sessions[BLOCK].workshop.history.happenings == []
    visit.does("rewind", 9)
    assert visit.dispatcher.sessions[BLOCK].block.scales == {"loss": "log"}  # it is the reader's, and not the run's


def test_no_run_keeps_more_than_its_budget(monkeypatch: pytest.MonkeyPatch, visit: Visit) -> None:
    visit.open("and-gate")
    kept: History = visit.dispatcher.sessions[BLOCK].workshop.history
    largest = 3 * len(kept.keys[0].state)
    monkeypatch.setattr(history, "BUDGET", largest)
    seen = []

    for _ in range(300):
        seen.append(shown(visit.does("step")))
        assert sum(len(key.state) for key in kept.keys) <= max(largest, 2 * len(kept.keys[-1].state))

    assert kept.gap > 7.0
    for moment in (300, 1, 150, 299):
        assert shown(visit.does("rewind", moment)) == seen[moment - 1]


def test_no_moment_of_a_long_run_is_much_further_from_a_key_than_others(
    monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    visit.open("and-gate")
    kept: History = visit.dispatcher.sessions[BLOCK].workshop.history
    monkeypatch.setattr(history, "BUDGET", 300_000)  # after a while some twenty of them

    for _ in range(1000):
        kept.advance()
        kept.worked(1.0)

    moments = [key.moment for key in kept.keys] + [kept.end]
    holes = [late - early for early, late in pairwise(moments)]
    assert 10 < len(holes) < 50
    assert max(holes) <= 3 * kept.end / len(holes)
    assert kept.gap < 2 * kept.end / len(holes)  # as every step takes a millisecond


def test_many_moves_of_a_slider_at_one_moment_are_kept_as_one(visit: Visit) -> None:
    visit.open("and-gate")
    visit.does("step")

    for rate in range(1, 10):
        visit.does("set", {"option": "rate", "to": float(rate)})

    recipe = visit.dispatcher.sessions[BLOCK].workshop.history.recipe
    assert recipe
    assert [happening.value["to"] for happening in recipe.happenings] == [9.0]
