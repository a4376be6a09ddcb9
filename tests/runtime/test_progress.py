"""Whoever waits is told for what: a line for each step, or a bar that moves on; and nothing where nothing is made."""

import re
from pathlib import Path

import pytest

from nnlesson.runtime.progress import STEPS, Bar, bar, before, step

ROOM = Path(__file__).parents[2] / "src" / "nnlesson" / "runtime"


def test_without_a_terminal_each_step_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with bar():
        step("Packing the blocks")
        step("Bundling the scripts")

    out, told = capsys.readouterr()
    assert (out, [line.strip() for line in told.splitlines()]) == ("", ["Packing the blocks", "Bundling the scripts"])


def test_where_nothing_is_made_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with bar():
        pass
    step("Packing the blocks")

    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_the_bar_moves_on(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click._termui_impl.isatty", lambda stream: True)

    with bar():
        for name in STEPS:
            step(name)

    shown = re.findall(r"(\w[\w ]*\w) +\[[#-]+\] +(\d+)%", capsys.readouterr().err)
    assert [name for name, _ in shown] == [*STEPS, list(STEPS)[-1]]
    assert [int(share) for _, share in shown] == sorted(int(share) for _, share in shown)
    assert (shown[0][1], shown[-1][1]) == ("0", "100")


def test_every_step_that_something_takes_is_on_the_bar() -> None:
    taken = [name for path in ROOM.rglob("*.py") for name in re.findall(r'\bstep\("(.*)"\)', path.read_text("utf-8"))]

    assert sorted(taken) == sorted(STEPS)
    assert before("Fetching Pyodide and NumPy") == 0


def test_the_bar_moves_with_the_clock_but_no_step_seems_over_before_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Bar()
    shown.move_on()
    assert shown.drawn.pos == 0

    shown.begin("Packing the blocks")
    places = []
    for _ in range(STEPS["Packing the blocks"] + 3):
        shown.move_on()
        places.append(shown.drawn.pos)

    first, after = before("Packing the blocks"), before("Taking the snapshot of Python")
    assert places[0] == first + 1
    assert max(places) == after - 1
    assert capsys.readouterr().err.split() == ["Packing", "the", "blocks"]
