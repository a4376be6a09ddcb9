"""Every block in the catalogue, as a page uses it: its frames can be sent, foreseen, kept and gone back to."""

import math
from typing import Any

import pytest

from live.visit import BLOCK, Visit, outputs
from nnlesson.blocks import catalogue
from nnlesson.contract.option import Choice, Number
from nnlesson.draw.element import Element

every_block = pytest.mark.parametrize("kind", catalogue())

STEPS = 25


def extremes(kind: str) -> list[dict[str, Any]]:
    """The block at both ends of all of its sliders, with each of its choices."""
    options = {name: option for name, option in catalogue()[kind].options.items() if name != "seed"}
    ends = [{name: getattr(o, end) for name, o in options.items() if isinstance(o, Number)} for end in ("low", "high")]
    words = [(name, word) for name, o in options.items() if isinstance(o, Choice) for word in o.choices]
    return [end | {name: word} for end in ends for name, word in words] or ends


EXTREMES = [(kind, options) for kind in catalogue() for options in extremes(kind)]


def some_steps(visit: Visit) -> list[Element]:
    return [visit.does("step")["body"] for _ in range(STEPS)]


@every_block
def test_the_same_seed_gives_the_same_frames(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    first = some_steps(visit)

    visit.open(kind, seed=5)

    assert some_steps(visit) == first


@every_block
def test_reset_returns_the_first_frame_exactly(visit: Visit, kind: str) -> None:
    first, buffers = visit.open(kind, seed=5), visit.buffers
    some_steps(visit)

    visit.does("reset")
    frame = visit.does("throw-away", "A")  # the run that was, which is kept

    assert frame["body"] == first["body"]
    assert frame["layers"] == first["layers"]
    assert {name: visit.buffers[name] for name in first["layers"]} == {name: buffers[name] for name in first["layers"]}


@every_block
def test_a_kept_block_shows_the_same_frame_and_goes_on_the_same(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    some_steps(visit)
    before, state = visit.newest, visit.buffers["state"]
    onwards = some_steps(visit)

    visit.open(kind, block="again@2", state=state, seed=5)

    assert visit.newest["body"] == before["body"]
    visit.open(kind, state=state, seed=5)
    assert some_steps(visit) == onwards


@every_block
def test_drawing_a_frame_changes_nothing(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    plain = some_steps(visit)[-1]

    visit.open(kind, seed=5)
    for _ in range(STEPS):
        visit.does("step")
        visit.does("point", {"at": "nothing", "x": 0.5, "y": 0.5})
        visit.does("point")

    assert visit.newest["body"] == plain


@every_block
def test_rehearsing_changes_nothing(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    plain = some_steps(visit)

    visit.open(kind, seed=5)
    rehearsed = []
    for _ in range(STEPS):
        visit.dispatcher.rehearse()
        rehearsed.append(visit.does("step")["body"])

    assert rehearsed == plain


@pytest.mark.parametrize(("kind", "options"), EXTREMES)
def test_frames_at_the_ends_of_all_sliders_can_be_sent(visit: Visit, kind: str, options: dict[str, Any]) -> None:
    visit.open(kind, **options)
    visit.event("train")

    for _ in range(30):
        visit.tick(100)  # which reads each frame as strictly as a browser does

    assert all(message["type"] in ("frame", "rest") for message, _ in visit.posted), visit.newest
    shown = visit.does("pause")["body"]
    assert visit.open(kind, state=visit.buffers["state"], **options)["body"] == shown


@every_block
def test_every_number_that_is_shown_can_be_read_in_full(visit: Visit, kind: str) -> None:
    visit.open(kind)
    some_steps(visit)

    numbers = outputs(visit.newest["body"])

    assert numbers
    assert not any(math.isnan(float(value)) for value in numbers.values())


@every_block
def test_a_new_start_is_another_one_where_there_is_chance_in_it(visit: Visit, kind: str) -> None:
    first = visit.open(kind, seed=5)

    frame = visit.does("new-start")

    draws_lots = any(getattr(control, "name", "") == "new-start" for control in catalogue()[kind].controls)
    assert (without_page_start(frame["body"]) != without_page_start(first["body"])) == draws_lots


@every_block
def test_the_page_s_start_brings_its_seed_and_its_settings_back(visit: Visit, kind: str) -> None:
    first = visit.open(kind, seed=5)
    visit.event("new-start")
    for name, option in catalogue()[kind].options.items():
        if isinstance(option, Number | Choice):
            other = option.high if isinstance(option, Number) else list(option.choices)[-1]
            visit.event("set", {"option": name, "to": other})
    some_steps(visit)

    visit.does("page-start")
    for run in [run.name for run in visit.dispatcher.sessions[BLOCK].workshop.shelf.runs]:
        visit.does("throw-away", run)
    assert visit.newest["body"] == first["body"]


def without_page_start(body: Element) -> Element:
    """All but the line that says whether it is the page's start."""
    return [part for part in body if not (isinstance(part, list) and "nn-foot" in part[1].get("class", "").split())]
