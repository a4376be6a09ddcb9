"""A link for a class: what it fixes has no control, and nothing that is sent changes it, until it is freed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from live.runs.test_links import OTHER, RUN, packed, taken, written
from live.runs.test_rewind import bar, every_training_block
from live.visit import BLOCK, Visit
from nnlesson.contract.block import Block
from nnlesson.contract.control import Button
from nnlesson.contract.fixing import NAME, fixable
from nnlesson.contract.option import Choice, Number
from nnlesson.draw.element import Element

PLACES = (0.1, 0.5, 0.9)


def opened(visit: Visit, block: str = OTHER) -> Block:
    return visit.dispatcher.sessions[block].block


def elements(node: Any) -> Iterator[Element]:
    if isinstance(node, list):
        yield node
        for child in node[2:]:
            yield from elements(child)


def drawn(frame: dict[str, Any]) -> set[str]:
    """The options that a frame has something for to set them with: a control, or a handle in its picture."""
    found = set()
    for tag, attributes, *_ in elements(frame["body"]):
        if tag in ("input", "select") and not {"data-fix", "data-chart", "data-run"} & attributes.keys():
            found.add(attributes.get("data-option", attributes["name"]))
        if tag == "button":
            found.add("seed" if attributes.get("name") == "new-start" else attributes.get("data-option", ""))
        found.add(attributes.get("data-hold", ""))
    return found


def line(frame: dict[str, Any]) -> str:
    """What a frame says of what is fixed; empty if nothing."""
    return "".join(words(part) for part in elements(frame["body"]) if part[1].get("class") == "nn-fixed")


def words(node: Any) -> str:
    return node if isinstance(node, str) else "".join(map(words, node[2:]))


def class_link(visit: Visit, kind: str, names: list[str]) -> str:
    """A link to the third moment of a run, which fixes these."""
    visit.open(kind, seed=7)
    for _ in range(3):
        visit.does("step")
    for name in names:
        visit.does("fix", {"option": name, "on": True})
    return taken(visit, "class")["text"]


def follow(visit: Visit, kind: str, names: list[str] | None = None) -> dict[str, Any]:
    """Open it in another figure."""
    link = class_link(visit, kind, [*fixable(opened_class(kind))] if names is None else names)
    visit.open(kind, block=OTHER, seed=99)
    return visit.does("follow", link, OTHER)


def opened_class(kind: str) -> Block:
    visit = Visit()
    visit.open(kind)
    return opened(visit, BLOCK)


def values(visit: Visit) -> dict[str, Any]:
    block = opened(visit)
    return {name: getattr(block, name) for name in fixable(block)}


def settings(block: Block) -> Iterator[tuple[str, Any]]:
    """Whatever a learner could set its options to, and a new start."""
    yield "new-start", None
    for name in fixable(block):
        option = block.options[name]
        if isinstance(option, Number):
            for to in (option.low, option.high):
                yield "set", {"option": name, "to": to}
        elif isinstance(option, Choice):
            for word in option.choices:
                yield "set", {"option": name, "to": word}
        else:
            yield "set", {"option": name, "to": "one two three"}


def hands(block: Block, frame: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Presses and drags on whatever can be pointed at, and all buttons of its own."""
    things = {attributes["data-point"] for _, attributes, *_ in elements(frame["body"]) if "data-point" in attributes}
    for thing in sorted(things):
        for x, y in zip(PLACES, reversed(PLACES), strict=True):
            yield "press", {"at": thing, "x": x, "y": y}
            yield "point", {"at": thing, "x": x, "y": y}
            yield "point", {"at": thing, "x": y, "y": x, "held": True}
    for control in block.controls:
        if isinstance(control, Button) and control.name not in ("step", "new-start", "reset"):
            yield control.name, None


@every_training_block
def test_what_is_fixed_has_no_control_and_no_handle(visit: Visit, kind: str) -> None:
    frame = follow(visit, kind)
    block = opened(visit)

    assert not drawn(frame) & fixable(block).keys()
    assert drawn(visit.posted[0][0]) >= fixable(block).keys()  # as they are in a page
    assert all(block.options[name].label in line(frame) for name in fixable(block))
    assert not any(part[1].get("name") == "page-start" for part in elements(frame["body"]))


@every_training_block
def test_nothing_that_is_sent_changes_what_is_fixed(visit: Visit, kind: str) -> None:
    frame = follow(visit, kind)
    before, block = values(visit), opened(visit)

    for name, value in [*settings(block), *hands(block, frame), ("page-start", None)]:
        visit.event(name, value, OTHER)
        assert values(visit) == before, (name, value)
    assert line(visit.tick(0, OTHER)) == line(frame)  # and nothing has failed


@every_training_block
def test_a_new_run_and_a_way_back_in_it_leave_what_is_fixed(visit: Visit, kind: str) -> None:
    follow(visit, kind)
    moved = {name for name in ("w1", "w2", "w3", "turn") if name in values(visit)}  # the start of a run puts them back
    before = {name: value for name, value in values(visit).items() if name not in moved}

    for name, value in [("step", None), ("rewind", 0), ("reset", None), ("step", None), ("step", None), ("rewind", 1)]:
        visit.does(name, value, OTHER)
        assert values(visit).items() >= before.items()
    assert "Fixed by this link" in line(visit.newest)


@every_training_block
def test_what_is_freed_is_as_ever(visit: Visit, kind: str) -> None:
    follow(visit, kind)
    block = opened(visit)

    frame = visit.does("free", block=OTHER)

    assert drawn(frame) >= fixable(block).keys()
    assert line(frame) == ""
    assert frame["taken"] == {"how": "say", "text": "Nothing is fixed any more."}
    visit.does("new-start", block=OTHER)
    assert block.seed != 7 or "seed" not in fixable(block)
    assert line(visit.does("reset", block=OTHER)) == ""


@every_training_block
def test_what_is_fixed_stays_so_when_a_page_is_opened_again(visit: Visit, kind: str) -> None:
    follow(visit, kind)
    frame = visit.does("step", block=OTHER)
    said, kept = line(frame), visit.buffers["state"]

    frame = visit.open(kind, block="again@3", state=kept, seed=99)

    assert line(frame) == said
    assert not drawn(frame) & fixable(opened(visit)).keys()
    assert line(visit.does("free", block="again@3")) == ""
    assert line(visit.open(kind, block="once more@4", state=visit.buffers["state"], seed=99)) == ""


def test_one_setting_is_fixed_and_the_others_are_not(visit: Visit) -> None:
    frame = follow(visit, "and-gate", ["rate"])

    assert line(frame) == "Fixed by this link: Learning rate 0.5. Free it"
    assert frame["taken"]["text"] == "Here is the moment of the link. It fixes: Learning rate."
    assert bar(frame)[:2] == (3, 3)
    visit.does("set", {"option": "gate", "to": "or"}, OTHER)
    visit.does("new-start", block=OTHER)
    assert (opened(visit).gate, opened(visit).seed) == ("or", 11)  # type: ignore[attr-defined]
    refused = visit.does("set", {"option": "rate", "to": 2.0}, OTHER)
    assert refused["taken"] == {"how": "say", "text": "Learning rate is fixed by this link."}
    assert line(refused) == line(frame)


def test_what_is_ticked_is_of_this_visit_and_no_other(visit: Visit) -> None:
    visit.open("and-gate")
    assert not [part for part in elements(visit.newest["body"]) if "data-fix" in part[1]]
    frame = visit.does("tables", [NAME])
    boxes = [part for part in elements(frame["body"]) if "data-fix" in part[1]]
    assert [box[1]["data-fix"] for box in boxes] == ["seed", "rate", "gate", "speed", "case"]
    assert not any("checked" in box[1] for box in boxes)

    for name in ("rate", "seed", "gate"):
        visit.does("fix", {"option": name, "on": True})
    visit.does("fix", {"option": "gate", "on": False})
    visit.does("fix", {"option": "title", "on": True})
    frame = visit.does("fix", {"option": "nothing", "on": True})

    ticked = [part[1]["data-fix"] for part in elements(frame["body"]) if "checked" in part[1] and "data-fix" in part[1]]
    assert ticked == ["seed", "rate"]
    assert line(frame) == ""
    assert "fixed" not in json.loads(visit.buffers["state"].partition(b"\n")[0])["run"]
    assert taken(visit, "link")["text"] != taken(visit, "class")["text"]


def test_nobody_goes_back_to_where_what_is_fixed_was_other(visit: Visit) -> None:
    visit.open("and-gate")
    visit.does("step")
    visit.does("set", {"option": "rate", "to": 2.0})
    visit.does("step")
    visit.does("fix", {"option": "rate", "on": True})
    link = taken(visit, "class")["text"]
    visit.open("and-gate", block=OTHER)
    for _ in range(4):
        visit.does("step", block=OTHER)
    visit.does("follow", link, OTHER)

    frame = visit.does("rewind", 0, OTHER)

    assert bar(frame)[:2] == (1, 2)
    assert opened(visit).rate == 2.0  # type: ignore[attr-defined]
    assert "Go back to it" not in json.dumps(frame["body"])  # to the run before, which had another rate
    assert bar(visit.does("go-back-to", "A", OTHER))[:2] == (1, 2)
    visit.does("free", block=OTHER)
    assert "Go back to it" in json.dumps(visit.newest["body"])
    assert bar(visit.does("go-back-to", "A", OTHER))[:2] == (4, 4)
    assert bar(visit.does("rewind", 0, OTHER))[0] == 0


def test_a_link_that_cannot_be_followed_leaves_what_is_fixed(visit: Visit) -> None:
    said = line(follow(visit, "and-gate", ["rate"]))

    assert line(visit.does("follow", written(fixed=["speedy"]), OTHER)) == said
    assert (
        line(visit.does("follow", written(happenings=RUN, moment=1, end=1), OTHER)) == ""
    )  # another link, another start


HOSTILE = {
    "words": ("rate", "it fixes more than this figure has"),
    "a number": (3, "it fixes more than this figure has"),
    "nothing": (None, "it fixes more than this figure has"),
    "yes": ({"rate": True}, "it fixes more than this figure has"),
    "a million names": (["rate"] * 100_000, "it fixes more than this figure has"),
    "a name twice": (["rate", "rate"], "it fixes something that nobody can set in this figure"),
    "an unknown name": (["speedy"], "it fixes something that nobody can set in this figure"),
    "a list": ([["rate"]], "it fixes something that nobody can set in this figure"),
    "numbers": ([1, 2], "it fixes something that nobody can set in this figure"),
    "a title": (["title"], "it fixes something that nobody can set in this figure"),
    "a method": (["__init__"], "it fixes something that nobody can set in this figure"),
    "an infinity of nothing": ([None], "it fixes something that nobody can set in this figure"),
}


@pytest.mark.parametrize(("fixed", "why"), HOSTILE.values(), ids=HOSTILE)
def test_what_nobody_can_fix_is_refused_in_a_sentence(visit: Visit, fixed: object, why: str) -> None:
    visit.open("and-gate")

    frame = visit.does("follow", written(fixed=fixed))

    assert frame["taken"]["text"] == f"This link cannot be used: {why}. The figure is as it was."
    assert line(frame) == ""


def test_a_million_names_are_too_much_to_be_read(visit: Visit) -> None:
    visit.open("and-gate")

    said = visit.does("follow", packed({"version": 1, "kind": "and-gate", "fixed": ["rate"] * 1_000_000}))["taken"]

    assert said["text"] == "This link cannot be used: it is cut off, or says too much. The figure is as it was."


def test_a_link_without_what_it_fixes_is_one_of_before(visit: Visit) -> None:
    visit.open("and-gate")

    frame = visit.does("follow", written())

    assert line(frame) == ""
    assert frame["taken"]["text"] == "Here is the moment of the link."
