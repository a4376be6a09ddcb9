"""No link does harm: each one that is none is refused in a sentence, and all is as it was."""

import json
import re
import tracemalloc
from typing import Any
from unittest.mock import patch

import pytest

from live.runs.hostile_links import KIND, LINK, OPTIONS, RULES, SAID, Case, link_of, oversized, written
from live.runs.test_rewind import KINDS, every_training_block, shown
from live.visit import BLOCK, Visit
from nnlesson.contract.state import write_state
from nnlesson.live.runs.history import History

OTHER = "other@2"
REFUSED = re.compile(r"This link cannot be used: [a-z][^\n]{5,120}\. The figure is as it was\.")
MOST = 48_000_000  # bytes that a link may take while it is read, however much it says


def opened() -> Visit:
    """A page with a figure in the midst of a run, and another one beside it."""
    visit = Visit()
    visit.open(KIND, block=OTHER, **OPTIONS)
    visit.open(KIND, **OPTIONS)
    for _ in range(6):
        visit.does("step", block=OTHER)
        visit.does("step")
    return visit


def standing(visit: Visit) -> list[Any]:
    """All that there is of both figures, and of their runs."""
    found: list[Any] = []
    for session in visit.dispatcher.sessions.values():
        head, _, arrays = write_state(session.block).partition(b"\n")
        history = session.workshop.history
        found += [json.loads(head), arrays, history.recipe, history.keys, session.block.running, session.block.pointer]
    return found


def follow(visit: Visit, link: object) -> str:
    visit.event("follow", link)
    taken = visit.dispatcher.sessions[BLOCK].workshop.taken
    assert taken is not None
    assert taken["how"] == "say"
    text: str = taken["text"]
    return text


def refuses(visit: Visit, cases: list[Case]) -> None:
    before, frame = standing(visit), shown(visit.newest)
    for name, link in cases:
        assert REFUSED.fullmatch(follow(visit, link)), name
        assert standing(visit) == before, name
    assert shown(visit.tick(0)) == frame
    assert visit.newest["type"] == "frame"


def test_the_good_one_is_followed() -> None:
    visit = opened()

    assert follow(visit, LINK) == "Here is the moment of the link."
    assert len(SAID["happenings"]) == 2


@pytest.mark.parametrize("rule", RULES)
def test_a_link_that_is_none_is_refused_and_changes_nothing(rule: str) -> None:
    refuses(opened(), list(RULES[rule]()))


def test_there_are_very_many_of_them() -> None:
    cases = [case for rule in RULES.values() for case in rule()]

    assert len({link for _, link in cases}) > 1_000
    assert LINK not in {link for _, link in cases}


@pytest.mark.parametrize("rule", ["cut off", "flipped", "foreign", "of other versions", "out of order", "oversized"])
def test_nothing_is_begun_for_what_is_none(rule: str) -> None:
    visit = opened()
    with patch.object(History, "follow", side_effect=AssertionError("begun")) as begun:
        for _, link in RULES[rule]():
            follow(visit, link)

    assert not begun.called


def test_however_much_one_says_it_does_not_fill_the_memory() -> None:
    visit = opened()
    for name, link in oversized():
        tracemalloc.start()
        try:
            follow(visit, link)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert peak < MOST, f"{name}: {peak:,} bytes"


@every_training_block
def test_a_link_of_another_figure_is_refused(kind: str) -> None:
    visit = Visit()
    visit.open(kind)
    visit.does("step")
    link = link_of(visit)
    other = next(name for name in KINDS if name != kind)
    page = Visit()
    page.open(KIND, block=OTHER, **OPTIONS)
    page.open(other)

    said = follow(page, link)
    refuses(page, [("the link", link), ("its file", json.dumps({"kind": other, "link": link}))])

    assert said == f"This link cannot be used: it is of another figure, {kind}. The figure is as it was."


def test_markup_in_a_text_stays_a_text() -> None:
    markup = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    visit = Visit()
    visit.open("own-sentence", learn=f"the cat {markup}")
    visit.does("step")
    page = Visit()
    page.open("own-sentence")

    frame = page.does("follow", link_of(visit))

    assert "alert(1)" in json.dumps(frame["body"])
    assert not any(tag in ("script", "img") or "onerror" in attributes for tag, attributes in elements(frame["body"]))


def elements(node: Any) -> list[tuple[str, dict[str, str]]]:
    if isinstance(node, str):
        return []
    return [(node[0], node[1]), *(found for child in node[2:] for found in elements(child))]


def test_what_a_link_points_at_is_not_what_its_reader_points_at() -> None:
    visit = opened()
    visit.does("point", {"at": "net-node-1-0", "x": 0.5, "y": 0.5})
    pointer = visit.dispatcher.sessions[BLOCK].block.pointer

    follow(visit, LINK)

    assert visit.dispatcher.sessions[BLOCK].block.pointer == pointer
    follow(visit, written({**SAID, "happenings": [[5, "press", {"at": "net-weight-7-7-7", "x": 0, "y": 0}]]}))
    assert visit.dispatcher.sessions[BLOCK].block.pointer == pointer


def test_what_a_figure_did_not_take_is_not_taken_home() -> None:
    """So that no run of this page is refused in the next one."""
    visit = opened()
    wrong: list[Any] = [1e9, "much", None, []]
    for to in wrong:
        visit.does("set", {"option": "rate", "to": to})
    link = link_of(visit)
    page = Visit()
    page.open(KIND)

    assert follow(page, link) == "Here is the moment of the link."


@every_training_block
def test_a_press_on_what_is_not_there_breaks_no_figure(kind: str) -> None:
    """It is followed, if the figure makes nothing of it, or refused."""
    visit = Visit()
    visit.open(kind)
    frame = visit.does("step")
    said = {"version": 1, "kind": kind, "options": {}, "numbers": {}, "moment": 1, "end": 1}
    for name in not_there(frame):
        for event in ("press", "point"):
            pointer = {"at": name, "x": 1.0, "y": -1.0, "held": event == "point"}
            text = follow(visit, written({**said, "happenings": [[0, event, pointer], [1, event, pointer]]}))

            assert text.startswith(("Here is", "It is of another version", "This link cannot be used: this figure")), (
                name
            )
            assert visit.tick(0)["type"] == "frame", name
    assert visit.does("rewind", 0)["type"] == visit.does("reset")["type"] == visit.does("step")["type"] == "frame"


def not_there(frame: dict[str, Any]) -> list[str]:
    """Names that are like those of what a figure has."""
    there = {attributes["data-point"] for _, attributes in elements(frame["body"]) if "data-point" in attributes}
    stems = {re.sub(r"\d+", "{}", name) for name in there} | {"net-weight-{}-{}-{}", "net-node-{}-{}", "x"}
    spoilt = {stem.replace("{}", number) for stem in stems for number in ("99", "x")}
    return sorted(spoilt | {f"{stem.split('-')[0]}-" for stem in stems})
