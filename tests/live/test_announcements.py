"""What is said aloud: what has happened, once, and nothing that the learner's own key says already."""

from typing import Any

import pytest

from live.visit import FRAME, Visit
from nnlesson.blocks import catalogue
from nnlesson.contract import Slider
from nnlesson.contract.control import positions
from nnlesson.contract.option import Number

SLIDERS = [
    (kind, control.option)
    for kind, block in catalogue().items()
    for control in block.controls
    if isinstance(control, Slider)
]
PRESSES = 20


def said(visit: Visit) -> list[str]:
    """All that was announced so far."""
    return [frame["announcement"] for frame, _ in visit.posted if frame.get("announcement")]


def run(visit: Visit, frames: int) -> list[str]:
    """What is announced while a block runs for so many frames, from the press of Train on."""
    before = len(said(visit))
    visit.does("train")
    for _ in range(frames):
        visit.tick(FRAME * 6)
    return said(visit)[before:]


def keys(kind: str, name: str, way: int) -> list[float]:
    """The values that twenty presses of an arrow key go through, from where the slider stands."""
    option = catalogue()[kind].options[name]
    assert isinstance(option, Number)
    place, low, high, step = positions(option, option.default)
    places = [min(high, max(low, place + way * step * press)) for press in range(1, PRESSES + 1)]
    return [option.read(round(10**at if option.log else at, 9)) for at in places]


@pytest.mark.parametrize("way", [-1, 1])
@pytest.mark.parametrize(("kind", "name"), SLIDERS)
def test_twenty_presses_of_an_arrow_key_on_a_slider_are_at_most_one_announcement(
    visit: Visit, kind: str, name: str, way: int
) -> None:
    visit.open(kind)

    for value in keys(kind, name, way):
        visit.does("set", {"option": name, "to": value})

    assert len(said(visit)) <= 1


@pytest.mark.parametrize(
    ("kind", "options", "ending"),
    [
        ("and-gate", {"gate": "and", "rate": 5.0}, "4 of 4 right"),
        ("and-gate", {"gate": "xor", "speed": "fast"}, "Stuck"),
        ("descent", {"rate": 0.1}, "anded after"),
        ("descent", {"rate": 1.0}, "Flew off"),
        ("next-word", {"rate": 0.0002, "speed": "fast"}, "Flat"),
        ("expert-training", {"speed": "fast"}, "Collapsed"),
        ("expert-training", {"speed": "fast", "balancing": 0.2}, "Spread"),
        ("knobs", {"seed": 5}, "it says mat"),
        ("own-sentence", {"speed": "fast"}, "It memorises"),
        ("student-scaling", {}, "Below 0.01: standardised in epoch 47. Not yet: raw and divided."),
        ("generalization", {"rate": 2.0, "speed": "fast"}, "Both know"),
    ],
)
def test_a_run_says_once_that_it_has_begun_and_once_what_came_out(
    visit: Visit, kind: str, options: dict[str, Any], ending: str
) -> None:
    visit.open(kind, **options)

    began, *outcomes = run(visit, frames=300)

    assert began == "Started."
    assert sum(ending in outcome for outcome in outcomes) == 1, outcomes


def test_pause_reset_and_new_start_are_said_with_what_is_seen_then(visit: Visit) -> None:
    visit.open()
    visit.does("train")
    visit.tick(50)
    visit.does("pause")
    visit.does("reset")
    visit.does("new-start")

    assert said(visit) == ["Started.", "Paused. Counted to 3.", "Reset. Counted to 0.", "New start. Counted to 0."]


def test_what_runs_is_not_said_and_its_end_is(visit: Visit) -> None:
    visit.open(goal=7)

    assert run(visit, frames=20) == ["Started.", "Counted to 7."]


def test_a_press_says_what_came_of_it_where_the_sentence_has_changed(visit: Visit) -> None:
    visit.open()
    visit.does("step")
    visit.does("press", {"at": "dial", "x": 0.5, "y": 0.5})

    assert said(visit) == ["Counted to 1."]


def test_pointing_and_setting_say_nothing(visit: Visit) -> None:
    visit.open()
    for place in range(20):
        visit.does("point", {"at": "dial", "x": place / 20, "y": 0.5})
        visit.does("set", {"option": "goal", "to": 500 + place})

    assert said(visit) == []


def test_a_block_that_goes_on_from_its_state_says_nothing_of_what_was_before(visit: Visit) -> None:
    visit.open("descent", rate=1.0)
    run(visit, frames=100)
    visit.does("pause")
    state = visit.buffers["state"]
    visit.posted = []

    visit.open("descent", state=state)

    assert said(visit) == []
