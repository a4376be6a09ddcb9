"""Handles as a page uses them: what is dragged or moved by keys sets its option, and says where it is now."""

from typing import Any

import pytest

from live.visit import Visit, shown
from nnlesson.blocks import catalogue
from nnlesson.contract.option import Number
from nnlesson.draw.element import Element

HELD = {
    "descent": {"begin"},
    "squared-error": {"prediction", "target"},
    "wiggle": {"weight"},
    "knobs": {"w1", "w2", "w3"},
    "log-loss": {"confidence"},
    "new-student": {"study", "sleep", "score"},
}
WAY = {"data-across", "data-around"}
OWN = {"guess": {"number"}}  # handles that set what the block makes of them


def handles(node: Any) -> list[Element]:
    if isinstance(node, str):
        return []
    own = [node] if "data-hold" in node[1] else []
    return own + [found for child in node[2:] for found in handles(child)]


def said(frame: dict[str, Any], option: str) -> dict[str, str]:
    """What the first handle of an option says of itself."""
    return next(handle[1] for handle in handles(frame["body"]) if handle[1]["data-hold"] == option)


@pytest.mark.parametrize("kind", catalogue())
def test_every_block_that_has_something_to_drag_has_handles_for_it(visit: Visit, kind: str) -> None:
    options = {handle[1]["data-hold"] for handle in handles(visit.open(kind)["body"])}

    assert options == HELD.get(kind, set()) | OWN.get(kind, set())


@pytest.mark.parametrize(("kind", "option"), [(kind, option) for kind in HELD for option in sorted(HELD[kind])])
def test_a_handle_goes_with_its_option_from_end_to_end_and_says_so(visit: Visit, kind: str, option: str) -> None:
    visit.open(kind)
    declared = catalogue()[kind].options[option]
    assert isinstance(declared, Number)
    texts = set()

    for wanted in (declared.low, declared.high, (declared.low + declared.high) / 2):
        frame = visit.does("set", {"option": option, "to": wanted})
        told = said(frame, option)
        assert float(told["aria-valuenow"]) == wanted
        assert (float(told["aria-valuemin"]), float(told["aria-valuemax"])) == (declared.low, declared.high)
        assert shown(frame, option) == wanted  # the slider below goes along
        texts.add(told["aria-valuetext"])

    assert len(texts) == 3


@pytest.mark.parametrize("kind", HELD)
def test_every_handle_is_a_slider_with_a_name_of_its_own_and_one_way_to_go(visit: Visit, kind: str) -> None:
    found = handles(visit.open(kind)["body"])
    labels = [handle[1]["aria-label"] for handle in found]

    assert len(set(labels)) == len(labels)
    assert not set(labels) & {option.label for option in catalogue()[kind].options.values()}
    for handle in found:
        assert (handle[1]["role"], handle[1]["tabindex"]) == ("slider", "0")
        assert len(WAY & set(handle[1])) == 1
        assert float(handle[1]["data-step"]) > 0


def test_the_ball_is_taken_from_where_it_is_and_dropped_where_it_is_let_go(visit: Visit) -> None:
    visit.open("descent")
    visit.event("step")
    visit.event("step")
    frame = visit.tick()
    assert float(said(frame, "begin")["aria-valuenow"]) == pytest.approx(shown(frame, "weight"), abs=1e-5)
    assert shown(frame, "weight") != shown(frame, "begin")

    frame = visit.does("set", {"option": "begin", "to": 1.25})

    assert (shown(frame, "weight"), shown(frame, "step")) == (1.25, 0)


def test_a_ball_that_has_flown_off_can_still_be_fetched(visit: Visit) -> None:
    frame = visit.open("descent", rate=2.5)
    for _ in range(8):
        frame = visit.does("step")
    assert abs(shown(frame, "weight")) > 4
    assert float(said(frame, "begin")["aria-valuenow"]) in (-3, 4)

    assert shown(visit.does("set", {"option": "begin", "to": 0.0}), "weight") == 0


def test_a_knob_can_be_turned_while_the_network_learns(visit: Visit) -> None:
    visit.open("knobs")
    visit.event("train")
    for _ in range(10):
        visit.tick()

    frame = visit.does("set", {"option": "w1", "to": -3.0})

    assert frame["running"]
    assert shown(frame, "weight-1") == -3
    assert visit.tick(100)["running"]
