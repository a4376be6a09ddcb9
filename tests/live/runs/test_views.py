"""What is chosen to be looked at is the same at every moment of a run."""

from typing import Any

import pytest

from live.runs.test_rewind import KINDS, bar, shown
from live.visit import BLOCK, Visit
from nnlesson.blocks import catalogue
from nnlesson.contract.option import Choice, Number, Option
from nnlesson.live.runs.recipe import begun, read_recipe


def views(kind: str) -> dict[str, Option]:
    return {name: option for name, option in catalogue()[kind].options.items() if option.view}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if views(kind)])
def test_what_is_chosen_to_be_looked_at_is_of_no_moment_of_a_run(visit: Visit, kind: str) -> None:
    visit.open(kind, seed=5)
    for _ in range(9):
        visit.does("step")
    as_opened, own = shown(visit.newest), chosen(visit, kind)

    visit.does("rewind", 4)
    for name, option in views(kind).items():
        frame = visit.does("set", {"option": name, "to": other(option, own[name])})
        assert bar(frame)[:2] == (4, 9)
    looked = chosen(visit, kind)

    assert looked.items().isdisjoint(own.items())
    assert shown(visit.does("rewind", 9)) != as_opened
    assert chosen(visit, kind) == looked
    recipe = visit.dispatcher.sessions[BLOCK].workshop.history.recipe
    assert recipe
    assert looked.items() <= recipe.options.items()
    assert not [happening for happening in recipe.happenings if happening.name == "set"]
    for name, value in own.items():
        visit.does("set", {"option": name, "to": value})
    assert shown(visit.newest) == as_opened


def test_a_surface_that_is_turned_by_a_drag_leaves_its_run_whole(visit: Visit) -> None:
    visit.open("loss-surface", seed=5)
    for _ in range(9):
        visit.does("step")
    visit.does("rewind", 4)
    own = chosen(visit, "loss-surface")

    for x, held in ((0.3, False), (0.4, True), (0.5, True)):
        frame = visit.does("point", {"at": "surface", "x": x, "y": 0.5, "held": held})
        assert bar(frame)[:2] == (4, 9)

    turned = chosen(visit, "loss-surface")
    assert turned["turn"] == pytest.approx(own["turn"] - 0.2 * 180)
    assert "state" in visit.buffers  # it is kept
    visit.does("rewind", 9)
    assert chosen(visit, "loss-surface") == turned
    recipe = visit.dispatcher.sessions[BLOCK].workshop.history.recipe
    assert recipe
    assert turned.items() <= recipe.options.items()
    assert not [happening for happening in recipe.happenings if happening.name in ("set", "point")]


def chosen(visit: Visit, kind: str) -> dict[str, Any]:
    return {name: getattr(visit.dispatcher.sessions[BLOCK].block, name) for name in views(kind)}


def other(option: Option, value: Any) -> Any:
    if isinstance(option, Choice):
        return next(word for word in option.choices if word != value)
    assert isinstance(option, Number)
    return option.low if value != option.low else option.high


def test_a_run_of_an_older_version_is_looked_at_as_it_was_last() -> None:
    block = catalogue()["and-gate"]
    written = begun(block("")).written() | {"moment": 3, "end": 5}
    sets = [[moment, "set", {"option": "case", "to": case}] for moment, case in ((0, "0"), (2, "1"), (4, "2"))]
    rate = [2, "set", {"option": "rate", "to": 2.0}]

    recipe = read_recipe({**written, "happenings": [*sets[:2], rate, sets[2]]}, block)

    assert recipe.options["case"] == "1"
    assert [list(happening) for happening in recipe.happenings] == [rate]
