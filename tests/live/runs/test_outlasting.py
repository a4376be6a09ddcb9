"""What a learner puts into a figure outlasts a reset, and belongs to each run that begins with it: wherever that is
gone through again, it is there, and at the page's start it is not."""

import contextlib
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from live.runs.test_links import OTHER, packed, taken
from live.runs.test_shelf import find, shelf, steps
from live.test_kept import opened
from live.visit import BLOCK, Visit
from nnlesson.contract import Block
from nnlesson.contract.measure import readouts
from nnlesson.contract.state import StateRefused
from nnlesson.live.runs.link import unpacked
from nnlesson.live.runs.recipe import read_recipe

PUT_IN = {  # how something is put into a figure, by its kind
    "generalization": ("press", {"at": "words-1-2", "x": 0.5, "y": 0.5}),
    "make-6": ("add-one", None),
    "dots": ("press", {"at": "dots", "x": 0.25, "y": 0.75}),
}
type Seen = tuple[dict[str, float], str, dict[str, Any]]
every_one = pytest.mark.parametrize("kind", PUT_IN)


def anew(visit: Visit) -> None:
    visit.does("reset")


def with_another_seed(visit: Visit) -> None:
    visit.does("new-start")


BEGINS = {"a reset": anew, "a new start": with_another_seed}
every_beginning = pytest.mark.parametrize("begins", BEGINS.values(), ids=BEGINS)


def run(visit: Visit, kind: str, begins: Callable[[Visit], None] = anew) -> Seen:
    """A run that begins with what was put in during another one; what is seen at its end."""
    visit.open(kind)
    steps(visit, 3)
    visit.does(*PUT_IN[kind])
    steps(visit, 3)
    begins(visit)
    steps(visit, 3)
    return seen(visit)


def block(visit: Visit, name: str = BLOCK) -> Block:
    return visit.dispatcher.sessions[name].block


def seen(visit: Visit, name: str = BLOCK) -> Seen:
    """The numbers of a figure, its sentence, and what was put into it. Its charts show other runs, too."""
    found = block(visit, name)
    put_in = {name: repr(getattr(found, name)) for name in found.page_outlasting}
    return numbers(found), found.picture().sentence, put_in


def numbers(found: Block) -> dict[str, float]:
    return {name: float(shown.value) for name, shown in readouts(found).items()}


def changed(found: Block) -> bool:
    return any(repr(getattr(found, name)) != repr(value) for name, value in found.page_outlasting.items())


@every_one
@every_beginning
def test_a_link_leads_to_the_same_numbers(visit: Visit, kind: str, begins: Callable[[Visit], None]) -> None:
    there = run(visit, kind, begins)
    link = taken(visit, "link")["text"]
    visit.open(kind, block=OTHER)

    frame = visit.does("follow", link, OTHER)

    assert frame["taken"]["text"] == "Here is the moment of the link."
    assert changed(block(visit, OTHER))
    assert seen(visit, OTHER) == there


@every_one
def test_a_link_without_it_leads_to_a_figure_without_it(visit: Visit, kind: str) -> None:
    visit.open(kind)
    steps(visit, 3)
    link, there = taken(visit, "link")["text"], seen(visit)
    visit.open(kind, block=OTHER)
    visit.does(*PUT_IN[kind], OTHER)

    visit.does("follow", link, OTHER)

    assert seen(visit, OTHER) == there
    assert not changed(block(visit, OTHER))


@every_one
@every_beginning
def test_the_program_comes_to_the_same_numbers(visit: Visit, kind: str, begins: Callable[[Visit], None]) -> None:
    run(visit, kind, begins)

    program = taken(visit, "python")["text"]

    assert printed(program) == pytest.approx(numbers(block(visit)), rel=1e-12)


def printed(program: str) -> dict[str, float]:
    """What it prints, in this very Python, which knows the blocks that were made for tests."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(program, {})
    return {name: float(number) for name, number in map(str.split, said.getvalue().splitlines())}


def test_the_program_says_it_as_a_person_would(visit: Visit) -> None:
    run(visit, "make-6")

    program = taken(visit, "python")["text"]

    assert 'block = catalogue()["make-6"](seed=0)\nblock.own = [[0.9, 0.1]]\nblock.reset()\n' in program


@every_one
def test_the_shelf_says_so_and_leads_back(visit: Visit, kind: str) -> None:
    there = run(visit, kind)
    visit.does("page-start")
    steps(visit, 1)

    last = next(run for run in shelf(visit.newest) if "changed in the picture" in run)
    visit.does("go-back-to", last[0])

    assert seen(visit) == there
    assert changed(block(visit))


@every_one
def test_the_start_of_a_run_that_was_brought_in_can_be_gone_back_to(visit: Visit, kind: str) -> None:
    run(visit, kind)
    visit.does("rewind", 0)
    at_start = seen(visit)
    visit.does("rewind", 3)
    link = taken(visit, "link")["text"]
    visit.open(kind, block=OTHER)
    visit.does("follow", link, OTHER)

    visit.does("rewind", 0, OTHER)

    assert seen(visit, OTHER) == at_start


@every_one
def test_the_start_of_the_page_is_without_it_and_can_be_gone_to_as_soon_as_it_is_there(visit: Visit, kind: str) -> None:
    visit.open(kind)
    before = seen(visit)
    assert back(visit) == "true"

    visit.does(*PUT_IN[kind])
    assert back(visit) is None
    visit.does("reset")
    assert back(visit) is None
    visit.does("page-start")

    assert seen(visit) == before
    assert back(visit) == "true"
    assert not changed(block(visit))


def back(visit: Visit) -> str | None:
    """Whether the button of the page's start says that it leads nowhere."""
    (button,) = find(visit.newest["body"], name="page-start")
    said: str | None = button[1].get("aria-disabled")
    return said


@every_one
def test_after_a_reload_a_link_still_has_it(visit: Visit, kind: str) -> None:
    there = run(visit, kind)
    opened(visit, visit.buffers["state"], kind=kind)

    link = taken(visit, "link")["text"]
    assert back(visit) is None
    visit.open(kind, block=OTHER)
    visit.does("follow", link, OTHER)
    assert seen(visit, OTHER) == there


WRONG = {
    "a number": 3,
    "a text": "own",
    "a list": [],
    "nothing in it": {},
    "no arrays": {"attributes": {}, "things": []},
    "arrays that are none": {"attributes": {}, "things": [], "arrays": "é"},
    "without what is needed": {"attributes": {}, "things": [], "arrays": ""},
    "what nobody knows": {"attributes": {"own": {"thing": 0}, "network": 3}, "things": [{"list": []}], "arrays": ""},
    "code": {"attributes": {"own": {"thing": 0}, "step": 3}, "things": [{"list": []}], "arrays": ""},
    "another kind": {"attributes": {"own": 3}, "things": [], "arrays": ""},
    "a thing that is not there": {"attributes": {"own": {"thing": 7}}, "things": [], "arrays": ""},
    "a class of nobody": {"attributes": {"own": {"thing": 0}}, "things": [{"object": "os.system"}], "arrays": ""},
    "endless": {"attributes": {"own": {"thing": 0}}, "things": [{"list": [{"thing": 0}]}], "arrays": ""},
    "more than it holds": {
        "attributes": {"own": {"number": ["float64", {"thing": 0}]}},
        "things": [{"list": [{"thing": 1}] * 30}, {"list": [0.5] * 30}],
        "arrays": "",
    },
    "no dots": {"attributes": {"own": {"thing": 0}}, "things": [{"list": ["x", None]}], "arrays": ""},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_could_not_have_been_put_in_is_refused_and_changes_nothing(visit: Visit, wrong: Any) -> None:
    before = run(visit, "make-6")
    opened(visit, visit.buffers["state"], kind="make-6")
    said = unpacked(taken(visit, "link")["text"])
    assert said["outlasting"]["attributes"]

    frame = visit.does("follow", packed(said | {"outlasting": wrong}))

    assert frame["taken"]["text"].startswith("This link cannot be used: ")
    assert seen(visit) == before
    visit.does("rewind", 0)
    visit.does("rewind", 3)
    assert seen(visit) == before


def test_a_kept_run_that_cannot_be_begun_is_refused(visit: Visit) -> None:
    """Each part of what was put in is of its kind, and together they are nothing that a run begins with."""
    run(visit, "make-6")
    recipe = visit.dispatcher.sessions[BLOCK].workshop.history.kept.written()

    with pytest.raises(StateRefused, match="cannot begin with it"):
        read_recipe(recipe | {"outlasting": WRONG["no dots"]}, type(block(visit)))


def test_a_run_that_cannot_be_gone_back_to_leaves_all_as_it_is(visit: Visit) -> None:
    run(visit, "make-6")
    visit.does("page-start")
    steps(visit, 3)
    before, shelf = seen(visit), visit.dispatcher.sessions[BLOCK].workshop.shelf
    spoilt = shelf.runs[-1]
    assert spoilt.recipe
    shelf.runs[-1] = replace(spoilt, recipe=replace(spoilt.recipe, outlasting=WRONG["no dots"]))

    frame = visit.does("go-back-to", spoilt.name)

    assert frame["taken"]["text"] == "This run cannot be gone back to. The figure is as it was."
    assert seen(visit) == before
    assert shelf.find(spoilt.name)


def test_an_earlier_run_is_tried_when_it_is_gone_back_to_and_not_when_the_page_is_opened(visit: Visit) -> None:
    run(visit, "make-6")
    recipe = visit.dispatcher.sessions[BLOCK].workshop.history.kept.written()

    read = read_recipe(recipe | {"outlasting": WRONG["no dots"]}, type(block(visit)), tried=False)

    assert read.outlasting == WRONG["no dots"]


@every_one
def test_what_is_put_in_by_the_page_goes_with_a_link_to_another_page(visit: Visit, kind: str) -> None:
    """There it may begin with something else."""
    visit.open(kind)
    steps(visit, 3)
    link, there = taken(visit, "link")["text"], seen(visit)
    visit.open(kind, block=OTHER)
    other = block(visit, OTHER)
    visit.does(*PUT_IN[kind], OTHER)
    other.page_outlasting = {name: getattr(other, name) for name in other.page_outlasting}

    visit.does("follow", link, OTHER)

    assert seen(visit, OTHER) == there


def test_a_link_puts_no_setting_where_nobody_can_set_it(visit: Visit) -> None:
    visit.open("knobs")
    steps(visit, 3)
    said = unpacked(taken(visit, "link")["text"])
    things = [{"list": [50.0, 0.1, {"float": "nan"}]}]

    frame = visit.does("follow", packed(said | {"outlasting": said["outlasting"] | {"things": things}}))

    assert frame["taken"]["text"].startswith("This link cannot be used: ")
