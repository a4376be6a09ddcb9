"""The runs that a block had before are kept: drawn, told apart, compared, thrown away, and gone back to."""

import csv
import io
from typing import Any

import pytest

from live.runs.test_links import taken
from live.runs.test_rewind import KINDS, bar, every_training_block, shown
from live.test_kept import opened
from live.visit import BLOCK, Visit, outputs
from nnlesson.draw.element import Element


def find(body: Element, **attributes: str) -> list[Element]:
    here = [body] if attributes.items() <= body[1].items() else []
    return here + [hit for part in body[2:] if isinstance(part, list) for hit in find(part, **attributes)]


def words(body: Element) -> str:
    return " ".join(part if isinstance(part, str) else words(part) for part in body[2:])


def shelf(frame: dict[str, Any]) -> list[str]:
    """What is said of each run on the shelf."""
    return [words(label).strip() for row in find(frame["body"], **{"class": "nn-shelf"}) for label in labels(row)]


def labels(row: Element) -> list[Element]:
    return [part for item in row[2:] for part in item[2:] if part[0] == "label"]


def past_lines(frame: dict[str, Any]) -> int:
    charts = find(frame["body"], **{"class": "nn-svg nn-chart"})
    return sum(part[1].get("class", "").find("nn-past") > 0 for chart in charts for part in chart[2:])


def steps(visit: Visit, count: int) -> dict[str, Any]:
    for _ in range(count):
        visit.does("step")
    return visit.newest


@every_training_block
def test_a_run_that_is_over_is_kept_and_can_be_gone_back_to(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    assert shelf(visit.newest) == []
    last = shown(steps(visit, 6))

    (kept,) = shelf(visit.does("page-start"))
    assert kept.startswith("A: as in the page, ")
    frame = visit.does("go-back-to", "A")

    assert shelf(frame) == []
    assert bar(frame)[0] == bar(frame)[1]
    assert shown(frame) == last


@pytest.mark.parametrize("leave", [("reset", None), ("rewind", 0)], ids=["anew", "gone back in"])
def test_a_run_whose_last_steps_came_faster_than_frames_is_kept_with_all_of_them(
    visit: Visit, leave: tuple[str, Any]
) -> None:
    visit.open("and-gate")
    for _ in range(3):
        visit.event("step")

    visit.does(*leave)

    (kept,) = shelf(visit.does("step"))
    assert kept.startswith("A: as in the page, 3 epochs")


@pytest.mark.parametrize(
    "kind", sorted(set(KINDS) & {"and-gate", "embedding", "loss-surface", "own-sentence", "knobs"})
)
def test_the_lines_of_a_run_that_is_over_are_drawn_behind_those_of_now(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    before = past_lines(steps(visit, 6))

    after = past_lines(visit.does("reset"))
    away = past_lines(visit.does("throw-away", "A"))

    assert (before, away) == (0, 0)
    assert after > 0


def test_an_end_that_is_given_up_for_another_one_is_kept(visit: Visit) -> None:
    visit.open("and-gate")
    steps(visit, 20)
    visit.does("rewind", 8)
    assert shelf(visit.newest) == []

    frame = steps(visit, 1)

    assert shelf(frame) == ["A: as in the page, 20 epochs"]
    assert bar(frame)[:2] == (9, 9)


@pytest.mark.parametrize("leave", ["step", "reset"])
def test_an_end_that_was_not_seen_since_a_reload_is_kept_as_well(visit: Visit, leave: str) -> None:
    visit.open("and-gate")
    last = outputs(steps(visit, 20)["body"])
    visit.does("rewind", 8)
    opened(visit, visit.buffers["state"], kind="and-gate")

    frame = visit.does(leave)

    assert shelf(frame) == ["A: as in the page, 20 epochs"]
    assert outputs(visit.does("go-back-to", "A")["body"]) == last


def test_a_run_that_is_gone_back_to_makes_room_for_the_one_of_now(visit: Visit) -> None:
    visit.open("and-gate")
    for _ in range(8):
        steps(visit, 1)
        visit.does("reset")
    steps(visit, 2)

    frame = visit.does("go-back-to", "H")

    assert [said[0] for said in shelf(frame)] == list("ABCDEFGI")


def test_runs_are_told_apart_by_what_was_changed(visit: Visit) -> None:
    visit.open("and-gate", rate=0.5)
    steps(visit, 3)
    visit.does("set", {"option": "rate", "to": 2.0})
    steps(visit, 2)
    visit.does("reset")
    steps(visit, 1)
    visit.does("new-start")
    steps(visit, 1)
    frame = visit.does("set", {"option": "gate", "to": "xor"})

    assert shelf(frame) == [
        "A: Learning rate 2 from 3 on, 5 epochs",
        "B: Learning rate 2, 1 epoch",
        "C: Seed 11, Learning rate 2, 1 epoch",
    ]


def test_nothing_is_kept_of_what_was_never_run(visit: Visit) -> None:
    visit.open("and-gate")
    visit.does("new-start")
    visit.does("reset")

    assert shelf(visit.newest) == []


def test_the_oldest_goes_when_there_are_too_many(visit: Visit) -> None:
    visit.open("and-gate")
    for _ in range(10):
        steps(visit, 1)
        visit.does("reset")

    assert [said[0] for said in shelf(visit.newest)] == list("CDEFGHIJ")


def test_two_that_are_picked_are_compared(visit: Visit) -> None:
    visit.open("and-gate", rate=0.5)
    steps(visit, 5)
    visit.does("set", {"option": "gate", "to": "or"})
    steps(visit, 7)
    visit.does("reset")
    visit.does("pick", {"run": "A", "on": True})
    assert not find(visit.newest["body"], **{"aria-label": "Runs A and B"})

    frame = visit.does("pick", {"run": "B", "on": True})

    (table,) = find(frame["body"], **{"aria-label": "Runs A and B"})
    said = words(table)
    assert "length 5 epochs 7 epochs" in said
    assert "Gate AND OR" in said
    assert "Loss" in said
    visit.does("pick", {"run": "A", "on": False})
    assert not find(visit.newest["body"], **{"aria-label": "Runs A and B"})


def test_all_of_them_are_taken_home_as_csv(visit: Visit) -> None:
    visit.open("and-gate", rate=0.5)
    steps(visit, 5)
    losses = vars(visit.dispatcher.sessions[BLOCK].block)["losses"].firsts
    visit.does("reset")

    table = taken(visit, "csv")

    assert table["how"] == "copy"
    head, *rows = csv.reader(io.StringIO(table["text"]))
    assert head == ["run", "what", "chart", "line", "step", "value"]
    loss = [row for row in rows if row[2] == "loss"]
    assert [int(row[4]) for row in loss] == list(range(6))
    assert [float(row[5]) for row in loss] == losses
    assert {row[1] for row in rows} == {"as in the page, 5 epochs"}


def test_the_moment_of_a_link_leaves_the_run_that_was_there_on_the_shelf(visit: Visit) -> None:
    visit.open("and-gate")
    steps(visit, 3)
    link = taken(visit, "link")["text"]
    visit.does("reset")
    visit.does("throw-away", "A")
    steps(visit, 7)

    assert shelf(visit.does("follow", "no link")) == []
    assert shelf(visit.does("follow", link)) == ["B: as in the page, 7 epochs"]


@pytest.mark.parametrize("name", ["pick", "throw-away", "go-back-to"])
@pytest.mark.parametrize("run", ["Z", ""])
def test_a_run_that_is_not_there_changes_nothing(visit: Visit, name: str, run: str) -> None:
    visit.open("and-gate")
    steps(visit, 3)
    before = shown(visit.newest)

    frame = visit.does(name, {"run": run, "on": True} if name == "pick" else run)

    assert shown(frame) == before


def test_a_setting_that_was_put_back_at_once_was_none(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    steps(visit, 5)
    for rate in (1.0, 2.0, 0.5):
        visit.does("set", {"option": "rate", "to": rate})
    steps(visit, 3)

    assert shelf(visit.does("reset")) == ["A: as in the page, 8 epochs"]


def test_a_setting_that_was_put_back_later_is_told_both_times(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    steps(visit, 5)
    visit.does("set", {"option": "rate", "to": 2.0})
    steps(visit, 1)
    visit.does("set", {"option": "rate", "to": 0.5})
    steps(visit, 1)

    assert shelf(visit.does("reset")) == ["A: Learning rate 2 from 5 on, Learning rate 0.5 from 6 on, 7 epochs"]
