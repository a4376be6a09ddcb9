"""What a first step of a block brings to light is told once, in its own file, and nothing runs such a block."""

from pathlib import Path

import pytest

from browser.foreign import WAVES
from nnlesson.blocks import catalogue
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from plugin.themes.test_adopting import taken, told

pytestmark = pytest.mark.usefixtures("as_before")

TRAINS = """from nnlesson.contract import Picture, TrainingBlock


class Dial(TrainingBlock):
    kind = "dial"

    def evaluate(self):
        self.los = 1.0

    def picture(self):
        return Picture([], "A dial.")
"""
KEPT = {
    "a lambda": "lambda: 1",
    "a closure": "self.advance",
    "a generator": "(i for i in range(3))",
    "one in a list": "[1, lambda: 1]",
}


def in_a_page(known_faults: dict[str, str], fence: str) -> list[str]:
    page = Page("docs/x.md", 0, Evaluator(catalogue(), faults=known_faults))
    page.markdown(f"```nn-{fence}\n```\n")
    for use in page.uses:
        page.report(use.word, use.remarks)
    return [str(problem) for problem in page.problems]


@pytest.mark.parametrize("kept", KEPT)
def test_what_is_no_data_after_a_step_is_told_with_file_and_attribute(tmp_path: Path, kept: str) -> None:
    wave = WAVES["sine_wave.py"].replace("self.steps += 1", f"self.steps += 1\n        self.later = {KEPT[kept]}")
    known = taken(tmp_path, {f"waves/{name}": text for name, text in (WAVES | {"sine_wave.py": wave}).items()})

    [said] = told(known)
    assert said.startswith("blocks/waves/sine_wave.py:10: SineWave: sine-wave.later")
    assert said.endswith("a block's state is data only")
    assert "sine-wave" not in catalogue()
    assert in_a_page(known.faults, "sine-wave") == [
        "docs/x.md:1: nn-sine-wave: its block cannot be had: see blocks/waves/sine_wave.py, line 10"
    ]


def test_a_loss_that_evaluate_does_not_set_is_told_once_with_its_line(tmp_path: Path) -> None:
    known = taken(tmp_path, {"dials/__init__.py": "", "dials/dial.py": TRAINS})

    [said] = told(known)
    assert said.startswith("blocks/dials/dial.py:7: evaluate: it does not set self.loss")
    assert in_a_page(known.faults, "dial") == [
        "docs/x.md:1: nn-dial: its block cannot be had: see blocks/dials/dial.py, line 7"
    ]


def test_a_step_that_fails_or_never_ends_is_left_to_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nnlesson.plugin.themes.trial.PATIENCE", 0.05)
    wave = WAVES["sine_wave.py"].replace("self.steps += 1", "import time; time.sleep(1); 1 / 0")

    known = taken(tmp_path, {f"waves/{name}": text for name, text in (WAVES | {"sine_wave.py": wave}).items()})

    assert told(known) == []
    assert "sine-wave" in catalogue()


def test_a_block_that_asks_for_what_no_browser_has_is_not_run(tmp_path: Path) -> None:
    wave = WAVES["sine_wave.py"].replace("self.steps += 1", "self.steps += len(open('x').read())")
    known = taken(tmp_path, {f"waves/{name}": text for name, text in (WAVES | {"sine_wave.py": wave}).items()})

    assert [problem.word for problem in known.problems] == ["open"]
    assert "sine-wave" not in catalogue()


@pytest.mark.parametrize("fence", ["Sine_Wave", "sine-wave"])
def test_a_kind_that_cannot_be_one_has_no_second_message(tmp_path: Path, fence: str) -> None:
    wave = WAVES["sine_wave.py"].replace('"sine-wave"', '"Sine_Wave"')
    known = taken(tmp_path, {f"waves/{name}": text for name, text in (WAVES | {"sine_wave.py": wave}).items()})

    assert [problem.word for problem in known.problems] == ["kind"]
    said = in_a_page(known.faults, fence)
    assert all("its block cannot be had" in problem for problem in said)
