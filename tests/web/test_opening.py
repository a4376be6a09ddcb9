"""With what a block opens after it was lost, stopped or edited: its earlier runs outlast all of that."""

import pytest
from playwright.sync_api import Page

from web.test_session import play

SHELVED = "session.join(); frame(true, new ArrayBuffer(8), { shelf: 'A' });"
OPENED = {"type": "open", "id": "gate", "kind": "and-gate", "options": {"rate": 1}}


def test_the_earlier_runs_are_kept_beside_the_state_and_when_they_change_alone(modules: Page) -> None:
    played = play(modules, f"{SHELVED} frame(true, new ArrayBuffer(9)); frame(true, undefined, {{ shelf: 'B' }});")

    assert played["kept"] == [[8, "A"], [9, "A"], [9, "B"]]


@pytest.mark.parametrize(
    ("loss", "state"),
    [
        ("session.wait(); session.begin();", 8),
        ("session.move(true); session.begin();", 8),
        ("session.stop('Stopped.'); session.join();", 8),
        ("session.fail('It was ended.', true); session.join();", None),
        ("session.answer({ type: 'failed', sentence: 'It stopped.', detail: '' }, {}); session.join();", None),
    ],
)
def test_the_earlier_runs_are_there_again_whatever_becomes_of_the_block(
    modules: Page, loss: str, state: int | None
) -> None:
    played = play(modules, f"{SHELVED} {loss}")

    again = OPENED | {"shelf": {"text": "A", "old": False, "mine": True}} | ({"state": state} if state else {})
    assert played["said"][-1] == again


def test_the_earlier_runs_of_an_earlier_visit_are_there_with_or_without_its_run(modules: Page) -> None:
    played = play(modules, "opened(shelf(false)).join(); opened({ ...earlier('run'), ...shelf(false) }).join();")

    opened = {"type": "open", "id": "gate", "kind": "and-gate", "options": {}, "shelf": {"text": "runs", "old": False}}
    assert played["said"] == [opened, opened | {"kept": "run", "state": 6}]


def test_the_earlier_runs_of_another_code_are_so_until_python_has_written_them_anew(modules: Page) -> None:
    crash = "session.wait(); session.begin();"
    played = play(
        modules,
        f"const session = opened(shelf(true)); session.join(); {crash}"
        "session.answer({ type: 'frame', body: [], layers: {}, shelf: 'new' }, {}); " + crash,
    )

    assert [said["shelf"] for said in played["said"] if said["type"] == "open"] == [
        {"text": "runs", "old": True},
        {"text": "runs", "old": True},
        {"text": "new", "old": False, "mine": True},
    ]


def test_what_was_edited_has_its_earlier_runs_as_those_of_another_code(modules: Page) -> None:
    played = play(modules, f"{SHELVED} session.renew(); session.begin();")

    assert played["said"][-1] == OPENED | {
        "kept": "edited",
        "shelf": {"text": "A", "old": True, "mine": True},
        "state": 8,
    }
