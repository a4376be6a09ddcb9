"""The earlier runs of a block outlast a reload as a text, which may come from anywhere."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from live.runs.test_rewind import every_training_block, shown
from live.runs.test_shelf import find, past_lines, shelf, steps
from live.visit import BLOCK, Visit
from nnlesson.live.runs import kept_shelf
from nnlesson.live.runs.kept_shelf import LONGEST, OLD
from nnlesson.live.runs.shelf import PastRun

HUGE = 10**400


def keep(visit: Visit, kind: str, runs: int = 2, count: int = 3, **options: Any) -> str:
    """Make earlier runs, and return the text in which the page keeps them."""
    visit.open(kind, **options)
    for _ in range(runs):
        steps(visit, count)
        text = str(visit.does("page-start")["shelf"])
    return text


def reopened(visit: Visit, text: str, kind: str, *, old: bool = False, **more: Any) -> dict[str, Any]:
    message = {"type": "open", "block": "again@2", "id": "figure", "kind": kind, "options": {}, **more}
    visit.send(message | {"shelf": {"text": text, "old": old}})
    assert visit.newest["type"] == "frame"
    return visit.newest


def csv_of(visit: Visit, block: str = BLOCK) -> str:
    return str(visit.does("take", "csv", block)["taken"]["text"])


@every_training_block
def test_the_earlier_runs_of_every_block_are_the_same_when_it_is_opened_again(visit: Visit, kind: str) -> None:
    keep(visit, kind, seed=5)
    for run in "AB":
        before = visit.does("pick", {"run": run, "on": True})
    lines, text = csv_of(visit), before["shelf"]

    after = reopened(visit, text, kind, options={"seed": 5})

    assert shown(after) == shown(before)
    assert "shelf" not in after  # the page has it
    assert csv_of(visit, "again@2") == lines
    assert shown(visit.does("go-back-to", "B", block="again@2")) == shown(visit.does("go-back-to", "B"))
    assert [run["name"] for run in json.loads(visit.newest["shelf"])["runs"]] == ["A"]


def test_the_text_is_sent_when_it_has_changed_and_only_then(visit: Visit) -> None:
    visit.open("and-gate")
    assert "shelf" not in visit.newest
    assert "shelf" not in steps(visit, 3)
    assert "shelf" in visit.does("reset")
    assert "shelf" not in steps(visit, 3)
    assert "shelf" in visit.does("throw-away", "A")
    assert json.loads(visit.newest["shelf"])["runs"] == []


def test_each_run_is_written_once(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def as_json(run: PastRun) -> dict[str, str]:
        written.append(run.name)
        return {}

    monkeypatch.setattr(kept_shelf, "as_json", as_json)

    keep(visit, "and-gate", runs=4)

    assert written == ["A", "B", "C", "D"]


def test_the_next_run_has_another_name(visit: Visit) -> None:
    text = keep(visit, "and-gate")
    reopened(visit, text, "and-gate")

    visit.does("step", block="again@2")

    assert [row[0] for row in shelf(visit.does("page-start", block="again@2"))] == ["A", "B", "C"]


def test_after_a_new_version_the_lines_stay_and_nobody_can_go_back(visit: Visit) -> None:
    text = keep(visit, "and-gate")
    before = past_lines(visit.newest)

    frame = reopened(visit, text, "and-gate", old=True)

    assert all(row.endswith(OLD + ", 3 epochs") for row in shelf(frame))
    assert past_lines(frame) == before > 0
    assert not find(frame["body"], name="go-back-to")
    again = reopened(visit, frame["shelf"], "and-gate", old=True)
    assert shelf(again) == shelf(frame)  # said once, however many versions there were


def changed(change: Callable[[dict[str, Any]], Any]) -> Callable[[str], str]:
    """A text in which the first run is not as it should be."""

    def edit(text: str) -> str:
        kept = json.loads(text)
        change(kept["runs"][0])
        return json.dumps(kept)

    return edit


def line(run: dict[str, Any]) -> Any:
    return run["lines"]["loss"][0]


ODD: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no name": lambda run: run.pop("name"),
    "a long name": lambda run: run.update(name="AB"),
    "a name that is none": lambda run: run.update(name=["A"]),
    "the name of another one": lambda run: run.update(name="<b>"),
    "no options": lambda run: run.pop("options"),
    "an option too few": lambda run: run["options"].popitem(),
    "a strange option": lambda run: run["options"].update(strange=1),
    "an option out of its range": lambda run: run["options"].update(rate=-1),
    "long words": lambda run: run.update(changes="x" * 2_000),
    "no words": lambda run: run.update(steps=None),
    "read-outs of another kind": lambda run: run.update(readouts=[["loss", "low", "Loss"]]),
    "too many read-outs": lambda run: run.update(readouts=[["loss", 1, "Loss"]] * 500),
    "a read-out too long": lambda run: run.update(readouts=[["loss", 1, "Loss", 2]]),
    "a number too large": lambda run: run.update(readouts=[["loss", HUGE, "Loss"]]),
    "no lines": lambda run: run.update(lines=None),
    "a line that is none": lambda run: run["lines"].update(loss=[1]),
    "too many lines": lambda run: run["lines"].update(loss=[line(run)] * 200),
    "a line with words in it": lambda run: line(run).update(firsts=["0.5"] * 4),
    "a line with truth in it": lambda run: line(run).update(firsts=[True] * 4),
    "an empty line": lambda run: line(run).update(firsts=[], count=0),
    "a line that is too long": lambda run: line(run).update(firsts=[0.5] * 1000, count=1000),
    "a line of another length": lambda run: line(run).update(lows=[0.5]),
    "a line of too many steps": lambda run: line(run).update(count=10**9),
    "a line without a stride": lambda run: line(run).update(stride=0),
    "a line of endless strides": lambda run: line(run).update(stride=HUGE),
    "a line of markup": lambda run: line(run).update(tone='loss" onclick="x'),
    "a recipe that is none": lambda run: run.update(recipe={"options": {}}),
    "a recipe of what nobody can do": lambda run: run["recipe"].update(happenings=[[0, "__init__", None]]),
    "a recipe without end": lambda run: run["recipe"].update(end=10**9),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_run_is_left_out_and_the_other_stays(visit: Visit, odd: str) -> None:
    text = changed(ODD[odd])(keep(visit, "and-gate"))

    frame = reopened(visit, text, "and-gate")

    assert [row[0] for row in shelf(frame)] == ["B"]
    assert [run["name"] for run in json.loads(frame["shelf"])["runs"]] == ["B"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "1",
        '"runs"',
        "[" * 100_000,
        '{"version": 2, "kind": "and-gate", "count": 0, "runs": []}',
        '{"version": 1, "kind": "and-gate", "count": 1e999, "runs": []}',
        '{"version": 1, "kind": "and-gate", "count": -1, "runs": []}',
        '{"version": 1, "kind": "and-gate", "count": 3, "runs": {"A": 1}}',
        '{"version": 1, "kind": "and-gate", "count": 3, "runs": [1, null, [], "A", {"name": "A"}]}',
        '{"version": 1, "kind": "and-gate", "count": 0, "runs": []}' + " " * LONGEST,
    ],
    ids=range(13),
)
def test_what_is_no_shelf_at_all_is_left_out(visit: Visit, text: str) -> None:
    assert shelf(reopened(visit, text, "and-gate")) == []


def test_the_shelf_of_another_figure_is_left_out(visit: Visit) -> None:
    assert shelf(reopened(visit, keep(visit, "and-gate"), "knobs")) == []


WILD = [float("nan"), float("inf"), -float("inf"), 1e308, -1e308, 1e299, -1e299, 1e-299, 5e-324, 0.0]


@pytest.mark.parametrize("value", WILD)
def test_whatever_its_numbers_are_they_can_be_drawn_or_are_left_out(visit: Visit, value: float) -> None:
    def wild(run: dict[str, Any]) -> None:
        line(run).update(firsts=[value, -value, 1.0, value], last=value)

    frame = reopened(visit, changed(wild)(keep(visit, "and-gate")), "and-gate")

    drawn = value == 0 or math.isnan(value) or 1e-300 <= abs(value) <= 1e300
    assert [row[0] for row in shelf(frame)] == (["A", "B"] if drawn else ["B"])
    for scale in (True, False):
        assert visit.does("scale", {"chart": "loss", "log": scale}, "again@2")["type"] == "frame"


def test_there_is_room_for_the_newest_runs_only(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = len(keep(visit, "and-gate", runs=3))
    monkeypatch.setattr(kept_shelf, "LONGEST", whole)

    text = keep(visit, "and-gate", runs=6)

    assert len(text) <= whole
    assert [row[0] for row in shelf(reopened(visit, text, "and-gate"))] == ["D", "E", "F"]


@every_training_block
def test_the_earlier_runs_of_every_block_have_room(visit: Visit, kind: str) -> None:
    """Of long ones, at least the last three."""
    text = keep(visit, kind, runs=2, count=100)

    kept = json.loads(text)
    assert len(text) < 2 * LONGEST / 3
    assert len(kept["runs"]) == 2
