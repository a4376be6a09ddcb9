"""The record of what a learner did: it is read only if it fits in every detail, and has its limits."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

PLACE: dict[str, Any] = {"title": "Knobs", "section": "two", "heading": "Two", "read": 0.5, "at": 10}
FIGURE: dict[str, Any] = {
    "title": "Knobs",
    "name": "Three knobs",
    "said": "It says mat.",
    "made": "knobs {}",
    "code": "abc",
    "state": "AAAA",
    "at": 10,
}


def record(places: Any = None, figures: Any = None, **more: Any) -> dict[str, Any]:
    return {"nnlesson": 1, "course": "C", "places": places or {}, "figures": figures or {}} | more


def call(page: Page, name: str, *given: Any) -> Any:
    script = "async ([name, given]) => (await import('/device/record.js'))[name](...given)"
    return page.evaluate(script, [name, list(given)])


def test_what_was_written_is_read_again(modules: Page) -> None:
    whole = record({"lessons/a": PLACE}, {"lessons/a#knobs": FIGURE})

    assert call(modules, "read", json.dumps(whole), "C") == whole


@pytest.mark.parametrize(
    "given",
    [
        "",
        "{",
        "null",
        "[]",
        json.dumps(record(course="D")),
        json.dumps(record(nnlesson=2)),
        json.dumps(record(figures=[1])),
        json.dumps(record({"a": PLACE | {"read": 2}})),
        json.dumps(record({"a": PLACE | {"at": "now"}})),
        json.dumps(record({"a b": PLACE})),
        json.dumps(record({"a": PLACE | {"title": "long" * 100}})),
        '{"nnlesson": 1, "course": "C", "places": {"__proto__": {}}, "figures": {}}',
        json.dumps(record(None, {"a#b": FIGURE | {"state": "AAA"}})),
        json.dumps(record(None, {"a#b": FIGURE | {"state": "<b>a"}})),
        json.dumps(record(None, {"a#b": FIGURE | {"shelf": ["A"]}})),
        json.dumps(record(None, {"a#b": FIGURE | {"shelf": "A" * 250_001}})),
        json.dumps(record(None, {"a#b": {name: FIGURE[name] for name in FIGURE if name != "made"}})),
    ],
)
def test_what_does_not_fit_is_not_read_at_all(modules: Page, given: str) -> None:
    assert call(modules, "read", given, "C") is None


DAMAGED: dict[str, dict[str, Any]] = {
    "places": {"lessons/b": PLACE | {"read": 2}, "lessons/c": None, "a b": PLACE},
    "figures": {"lessons/b#knobs": FIGURE | {"state": "<b>a"}, "lessons/c#knobs": {"title": "Knobs"}},
}


@pytest.mark.parametrize(("table", "name"), [(table, name) for table in DAMAGED for name in DAMAGED[table]])
def test_a_damaged_entry_loses_only_itself_on_the_device_and_all_of_an_import(
    modules: Page, table: str, name: str
) -> None:
    whole = record({"lessons/a": PLACE}, {"lessons/a#knobs": FIGURE})
    damaged = json.dumps(whole | {table: whole[table] | {name: DAMAGED[table][name]}})

    assert call(modules, "fitting", damaged, "C") == whole
    assert call(modules, "read", damaged, "C") is None


def test_of_two_records_the_newer_entries_stand_and_nothing_becomes_unread(modules: Page) -> None:
    older = record({"a": PLACE | {"read": 0.9}, "b": PLACE}, {"a#x": FIGURE})
    newer = record(
        {"a": PLACE | {"read": 0.2, "heading": "Now", "at": 20}}, {"a#x": FIGURE | {"said": "New.", "at": 20}}
    )

    for one, other in ((older, newer), (newer, older)):
        merged = call(modules, "merged", one, other)
        assert merged["places"] == {"a": PLACE | {"read": 0.9, "heading": "Now", "at": 20}, "b": PLACE}
        assert merged["figures"]["a#x"]["said"] == "New."


def test_the_oldest_runs_make_room_and_answers_stay(modules: Page) -> None:
    run, answer = "A" * 300_000, "A" * 400
    figures = {f"a#{i}": FIGURE | {"state": run, "at": 10 + i} for i in range(5)}
    whole = record(None, {"a#quiz": FIGURE | {"state": answer, "at": 1}, **figures})

    left = call(modules, "within", whole, 1_000_000)["figures"]

    assert [name for name, figure in left.items() if figure["state"]] == ["a#4", "a#3", "a#2", "a#quiz"]
    assert left["a#0"]["said"] == "It says mat."


def test_the_earlier_runs_of_a_figure_are_kept_beside_its_state(modules: Page) -> None:
    whole = record(None, {"a#b": FIGURE | {"shelf": '{"runs": []}'}})

    assert call(modules, "read", json.dumps(whole), "C") == whole
    assert call(modules, "within", whole, 1_000) == whole
    assert call(modules, "merged", record(None, {"a#b": FIGURE | {"at": 1}}), whole) == whole


def test_earlier_runs_make_room_for_every_run_of_now(modules: Page) -> None:
    figures = {f"a#{i}": FIGURE | {"state": "A" * 8_000, "shelf": "B" * 200_000, "at": i} for i in range(3)}

    left = call(modules, "within", record(None, figures), 250_000)["figures"]

    assert {name: (len(figure["state"]), len(figure["shelf"])) for name, figure in left.items()} == {
        "a#2": (8_000, 200_000),
        "a#1": (8_000, 0),
        "a#0": (8_000, 0),
    }


def test_a_run_that_is_too_large_is_not_kept(modules: Page) -> None:
    whole = record(None, {"a#b": FIGURE | {"state": "A" * 600_000}})

    assert call(modules, "within", whole, 2_000_000)["figures"]["a#b"]["state"] == ""
