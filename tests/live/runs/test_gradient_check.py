"""The gradient check: every slope of a figure beside a finite difference; and a wrong one is found."""

from typing import Any

import pytest

from live.runs.test_rewind import KINDS, shown
from live.runs.test_shelf import find
from live.visit import BLOCK, Visit
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance, is_over
from nnlesson.contract.state import write_state
from nnlesson.live.runs import gradient_check
from nnlesson.live.runs.gradient_check import CLOSE, check_gradient

FEW: dict[str, Any] = {"expert-training": {"experts": 3, "balancing": 0.2}}  # of its very many weights


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", KINDS)
def test_all_slopes_of_a_figure_agree_at_the_start_and_in_its_run(kind: str, seed: int) -> None:
    block = catalogue()[kind](seed=seed, **FEW.get(kind, {}))
    advance(block, 7 * seed)
    for _ in range(1 if kind in FEW else 4):
        checked = check_gradient(block)
        assert checked.slopes
        assert max(slope.gap for slope in checked.slopes) < CLOSE
        assert checked.sentence.startswith(f"All {len(checked.slopes)} slopes agree: ")
        advance(block, 5)


@pytest.mark.parametrize("options", [{"free": "all"}, {"free": "all", "word": "moon"}])
def test_of_the_knobs_all_numbers_are_checked_where_training_turns_them_all(options: dict[str, str]) -> None:
    assert len(check_gradient(catalogue()["knobs"](**options)).slopes) == 105


@pytest.mark.parametrize("beats", range(9))
def test_a_step_in_several_beats_is_checked_at_each_of_them(beats: int) -> None:
    for kind in ("training-cycle", "training-loop"):
        block = catalogue()[kind](seed=1)
        for _ in range(beats):
            block.advance()

        checked = check_gradient(block)

        assert checked.slopes
        assert max(slope.gap for slope in checked.slopes) < CLOSE


@pytest.mark.parametrize("kind", ["six-sentences", "loss-surface", "knobs", "mixing-desk", "descent"])
def test_a_run_that_is_over_is_checked_as_well(kind: str) -> None:
    block = catalogue()[kind]()
    advance(block, 1000)
    assert is_over(block)

    assert check_gradient(block).sentence.startswith("All ")


def test_of_very_many_weights_some_are_checked_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradient_check, "MOST", 100)

    checked = check_gradient(catalogue()["generalization"]())

    assert 80 < len(checked.slopes) <= 104
    assert checked.sentence.startswith(f"The slopes of {len(checked.slopes)} weights, one of every 4, agree: ")


def test_every_weight_has_a_name_of_its_own() -> None:
    for kind in ("student-scaling", "generalization", "mixing-desk", "descent", "knobs"):
        names = [slope.name for slope in check_gradient(catalogue()[kind]()).slopes]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_changes_nothing_in_a_block(kind: str) -> None:
    block = catalogue()[kind](seed=3, **FEW.get(kind, {}))
    before = write_state(block)

    check_gradient(block)

    assert write_state(block) == before


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
