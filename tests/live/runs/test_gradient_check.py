"""The gradient check: every slope of a figure beside a finite difference; and a wrong one is found."""

from typing import Any

import numpy as np
import pytest

from live.runs.test_rewind import KINDS, shown
from live.runs.test_shelf import find
from live.visit import BLOCK, Visit
from nnlesson.blocks import catalogue
from nnlesson.core import Array, Tanh
from nnlesson.live.runs.gradient_check import CLOSE, NOTHING, check_gradient

WITHOUT = ("descent", "expert-training", "knobs", "mixing-desk", "training-cycle", "training-loop")  # or not their own
CHECKED = [kind for kind in KINDS if kind not in WITHOUT]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", CHECKED)
def test_all_slopes_of_a_figure_agree_at_the_start_and_in_its_run(kind: str, seed: int) -> None:
    block = catalogue()[kind](seed=seed)
    for _ in range(4):
        checked = check_gradient(block)
        assert checked.slopes
        assert max(slope.gap for slope in checked.slopes) < CLOSE
        assert checked.sentence.startswith(f"All {len(checked.slopes)} slopes agree: ")
        for _ in range(5):
            if block.enables("step"):
                block.advance()


@pytest.mark.parametrize("kind", WITHOUT)
def test_where_there_is_nothing_to_check_that_is_said(kind: str) -> None:
    assert check_gradient(catalogue()[kind]()).sentence == NOTHING


def test_a_wrong_backward_rule_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(self: Tanh, dy: Array) -> Array:
        slope: Array = 1 - np.abs(self.y)
        return dy * slope

    monkeypatch.setattr(Tanh, "backward", wrong)
    block = catalogue()["embedding"]()

    checked = check_gradient(block)

    assert checked.sentence.startswith("The slopes do not agree: that of ")
    assert max(slope.gap for slope in checked.slopes) > 0.01


def test_the_figure_is_as_it_was(visit: Visit) -> None:
    visit.open("and-gate", seed=5)
    for _ in range(5):
        before = visit.does("step")

    frame = visit.does("take", "gradient")

    assert without_menu(frame) == without_menu(before)
    assert frame["taken"]["text"].startswith("All 3 slopes agree: ")
    (table,) = find(frame["body"], **{"class": "nn-numbers__table"})
    assert table[1]["aria-label"] == frame["taken"]["text"]


@pytest.mark.parametrize(
    "event", [("step", None), ("rewind", 1), ("set", {"option": "rate", "to": 2.0}), ("reset", None)]
)
def test_what_was_checked_is_gone_when_the_weights_are_others(visit: Visit, event: tuple[str, Any]) -> None:
    visit.open("and-gate", seed=5)
    visit.does("step")
    visit.does("step")
    visit.does("take", "gradient")

    frame = visit.does(*event)

    assert not find(frame["body"], **{"class": "nn-numbers__table"})
    assert visit.dispatcher.sessions[BLOCK].workshop.checked is None


def without_menu(frame: dict[str, Any]) -> list[Any]:
    return [part for part in shown(frame) if not (isinstance(part, list) and part[1].get("class") == "nn-foot")]
