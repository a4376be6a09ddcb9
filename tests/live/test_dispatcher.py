"""What the page is answered, and that one block's trouble is not another's."""

import json

import pytest

from live.counter import Counter
from live.visit import BLOCK, FRAME, Visit, shown
from nnlesson.live.session import write

OTHER = "other@2"


def test_a_block_that_is_opened_answers_with_a_frame(visit: Visit) -> None:
    frame = visit.open()

    assert frame.keys() == {"type", "block", "body", "layers", "running", "answered", "announcement"}
    assert (frame["type"], frame["block"], frame["running"], frame["answered"]) == ("frame", BLOCK, False, 0)
    assert frame["body"][0] == "div"
    assert len(visit.posted) == 1


def test_a_frame_brings_its_pixels_beside_it(visit: Visit) -> None:
    frame = visit.open(first=7)

    assert frame["layers"] == {"glow": [2, 3]}
    assert visit.buffers["glow"] == bytes([7] * 2 * 3 * 4)


def test_controls_are_named_after_the_element_in_the_page(visit: Visit) -> None:
    visit.open()

    assert "figure-goal" in json.dumps(visit.newest["body"])


def test_options_come_from_the_page(visit: Visit) -> None:
    assert shown(visit.open(first=42), "count") == 42


def test_an_event_is_answered_by_the_tick_that_follows_it(visit: Visit) -> None:
    visit.open()

    visit.event("step")
    before = len(visit.posted)
    frame = visit.tick(0)

    assert before == 1
    assert shown(frame, "count") == 1
    assert frame["answered"] == 1


def test_a_frame_answers_the_newest_of_many_events(visit: Visit) -> None:
    visit.open()

    for _ in range(10):
        visit.event("step")

    assert visit.tick(0)["answered"] == 10
    assert shown(visit.newest, "count") == 10


def test_nothing_new_is_answered_by_rest(visit: Visit) -> None:
    visit.open()

    assert visit.tick() == {"type": "rest", "block": BLOCK}
    assert visit.buffers == {}


def test_a_closed_block_is_gone(visit: Visit) -> None:
    visit.open()
    visit.send({"type": "close", "block": BLOCK})

    visit.event("step")
    visit.send({"type": "tick", "block": BLOCK, "elapsed": FRAME})

    assert len(visit.posted) == 1
    assert not visit.dispatcher.sessions


def test_closing_a_block_twice_is_no_trouble(visit: Visit) -> None:
    visit.open()

    visit.send({"type": "close", "block": BLOCK})
    visit.send({"type": "close", "block": BLOCK})

    assert len(visit.posted) == 1


def test_a_block_that_is_opened_again_begins_anew(visit: Visit) -> None:
    visit.open()
    visit.does("step")

    assert shown(visit.open(), "count") == 0


def test_two_blocks_of_one_kind_know_nothing_of_each_other(visit: Visit) -> None:
    visit.open()
    visit.open(block=OTHER, first=50)

    visit.event("step", block=OTHER)

    assert shown(visit.tick(0, block=OTHER), "count") == 51
    assert visit.tick()["type"] == "rest"


@pytest.mark.parametrize("part", ["start", "picture"])
def test_a_block_that_cannot_be_opened_says_so(visit: Visit, part: str) -> None:
    failed = visit.open(broken=part)

    assert failed["type"] == "failed"
    assert failed["block"] == BLOCK
    assert failed["sentence"] == (
        f"This figure met an error of its own and stopped (ZeroDivisionError: the {part} is broken)."
    )
    assert "fail_if" in failed["detail"]


def test_a_kind_that_does_not_exist_fails_in_its_own_block(visit: Visit) -> None:
    assert visit.open(kind="nobody")["type"] == "failed"


@pytest.mark.parametrize("part", ["step", "picture"])
def test_a_block_that_fails_leaves_the_others_alone(visit: Visit, part: str) -> None:
    visit.open()
    visit.open(block=OTHER)
    visit.event("train", block=OTHER)

    visit.event("set", {"option": "broken", "to": part})
    visit.event("train")
    failed = visit.tick(50)

    assert failed["type"] == "failed"
    assert failed["block"] == BLOCK
    assert shown(visit.tick(50, block=OTHER), "count") == 3


def test_an_event_that_fails_is_told_at_once_and_only_once(visit: Visit) -> None:
    visit.open(broken="step")

    visit.event("step")
    visit.event("step")
    visit.send({"type": "tick", "block": BLOCK, "elapsed": FRAME})

    assert [message["type"] for message, _ in visit.posted] == ["frame", "failed"]


def test_a_block_that_has_failed_can_be_opened_again(visit: Visit) -> None:
    visit.open(broken="step")
    visit.event("step")

    assert visit.open()["type"] == "frame"
    assert shown(visit.does("step"), "count") == 1


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_a_browser_cannot_read_is_never_written(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write({"answered": number})


def test_texts_go_as_they_are(visit: Visit) -> None:
    assert write({"sentence": "η ≤ 2 − ½"}) == '{"sentence":"η ≤ 2 − ½"}'


def test_sessions_rehearse_one_after_another_and_say_nothing(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsed = []
    monkeypatch.setattr(Counter, "step", lambda block: rehearsed.append(block.goal))
    visit.open(goal=1)
    visit.open(goal=2, block=OTHER)
    before = len(visit.posted)

    for _ in range(3):
        visit.dispatcher.rehearse()

    assert rehearsed == [1, 2, 1]
    assert len(visit.posted) == before


def test_a_block_that_fails_at_a_rehearsal_goes_on_and_keeps_nobody_from_rehearsing(visit: Visit) -> None:
    visit.open(broken="step")
    visit.open(block=OTHER)

    with pytest.raises(ZeroDivisionError):
        visit.dispatcher.rehearse()
    visit.dispatcher.rehearse()

    assert visit.tick(0)["type"] == "rest"


def test_without_a_session_there_is_nothing_to_rehearse(visit: Visit) -> None:
    visit.dispatcher.rehearse()

    assert visit.posted == []


@pytest.mark.parametrize(("module", "told"), [("statistics", False), ("numpy.fft", False), ("a_word_misspelt", True)])
def test_a_module_that_only_a_snapshot_lacks_is_no_fault_of_the_block(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, module: str, told: bool
) -> None:
    def lack(counter: Counter) -> None:
        raise ModuleNotFoundError(f"No module named '{module}'", name=module)

    monkeypatch.setattr(Counter, "start", lack)
    visit.dispatcher.whole = False

    if told:
        assert visit.open()["type"] == "failed"
    else:
        with pytest.raises(ModuleNotFoundError, match=module):
            visit.open()


def test_a_module_that_a_whole_python_lacks_is_told(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def lack(counter: Counter) -> None:
        raise ModuleNotFoundError("No module named 'curses'", name="curses")

    monkeypatch.setattr(Counter, "start", lack)

    assert visit.open()["sentence"].endswith("(ModuleNotFoundError: No module named 'curses').")
