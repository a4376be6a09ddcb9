"""A moment of a run as a link: it leads to the same numbers anywhere, and what is none leads nowhere."""

import json
import random
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.runs.test_rewind import bar, every_training_block, run, shown
from live.visit import BLOCK, Visit
from nnlesson.draw.element import Element
from nnlesson.live.runs.link import read_link, rounded

OTHER = "other@2"


def taken(visit: Visit, what: str, block: str = BLOCK) -> dict[str, str]:
    found: dict[str, str] = visit.does("take", what, block)["taken"]
    return found


def figure(frame: dict[str, Any]) -> Element:
    """What a frame shows, but for the line that says which start its own page gives."""
    return [part for part in shown(frame) if not (isinstance(part, list) and part[1].get("class") == "nn-foot")]


def packed(said: object) -> str:
    return urlsafe_b64encode(zlib.compress(json.dumps(said).encode())).decode().rstrip("=")


@every_training_block
def test_a_link_opens_at_the_same_numbers_elsewhere(visit: Visit, kind: str) -> None:
    seen = run(visit, kind)
    moment = len(seen) // 2
    visit.does("rewind", moment)
    link = json.loads(taken(visit, "file")["text"])["link"]
    visit.open(kind, block=OTHER, seed=99)

    frame = visit.does("follow", link, OTHER)

    assert figure(frame) == figure({"body": seen[moment]})
    assert bar(frame)[:2] == (moment, max(moment, 1))
    assert frame["taken"] == {"how": "say", "text": "Here is the moment of the link."}
    assert not frame["running"]
    assert figure(visit.does("rewind", 0, OTHER)) == figure({"body": seen[0]})


def test_a_short_run_is_a_short_link_and_a_file_holds_any(visit: Visit) -> None:
    run(visit, "and-gate")

    link = taken(visit, "link")
    file = taken(visit, "file")

    assert link["how"] == "link"
    assert len(link["text"]) < 1_000
    assert (file["how"], file["name"]) == ("save", "and-gate.json")
    assert json.loads(file["text"]) == {"kind": "and-gate", "link": link["text"]}


def test_a_run_in_which_much_was_done_becomes_a_file(visit: Visit) -> None:
    visit.open("and-gate")
    visit.does("step")
    chance = random.Random(1)
    for _ in range(900):
        visit.event("set", {"option": "rate", "to": chance.uniform(0.1, 2.0)})
        visit.event("pause")

    assert taken(visit, "link")["how"] == "save"
    for turn in range(900):
        visit.event("set", {"option": "rate", "to": 0.1 + turn / 1000})
        visit.event("pause")
    assert taken(visit, "link")["text"] == "Too much was done in this run for it to be taken home. Begin a new one."


def written(**changes: Any) -> str:
    """The link of a run of three steps, changed."""
    visit = Visit()
    visit.open("and-gate")
    for rate in (1.0, 2.0, 3.0):
        visit.does("step")
        visit.does("set", {"option": "rate", "to": rate})
    link = taken(visit, "link")["text"]
    said = json.loads(zlib.decompress(urlsafe_b64decode(link + "=" * (-len(link) % 4))))
    return packed({**said, **changes})


RUN = [[1, "set", {"option": "rate", "to": 2.0}]]

REFUSED = {
    "nothing": ("", "it is cut off, or says too much"),
    "words": ("hello", "it is cut off, or is something else"),
    "not of ASCII": ("é", "it is cut off, or is something else"),
    "an empty file": ("{}", "it is cut off, or is something else"),
    "a file of something else": ('{"link": 3}', "it is cut off, or is something else"),
    "a list": (packed([1]), "it is something else"),
    "a number": (packed(3), "it is something else"),
    "too long": ("x" * 100_001, "it has more than 100,000 letters"),
    "a bomb": (packed("0" * 5_000_000), "it is cut off, or says too much"),
    "a NaN": (packed({"version": float("nan")}), "it has NaN where a number should be"),
    "an older version": (written(version=0), "it is of version 0, and this site reads version 1"),
    "a version of words": (written(version="x" * 50), f"it is of version {'x' * 20}, and this site reads version 1"),
    "no version": (packed({}), "it is of version None, and this site reads version 1"),
    "another figure": (written(kind="quiz"), "it is of another figure, quiz"),
    "no figure": (written(kind=None), "it is of another figure, None"),
    "no options": (written(options=3), "its run is damaged, or is that of another version"),
    "no numbers": (written(numbers=3), "its run is damaged, or is that of another version"),
    "an unknown option": (written(options={"speedy": 1}), "its run is damaged, or is that of another version"),
    "an option out of range": (written(options={"rate": 1e9}), "its run is damaged, or is that of another version"),
    "an option of another kind": (written(options={"rate": []}), "its run is damaged, or is that of another version"),
    "a seed of words": (written(options={"seed": "x"}), "its run is damaged, or is that of another version"),
    "no run": (written(happenings=None), "its run is damaged, or is that of another version"),
    "a run of words": (written(happenings="abc"), "its run is damaged, or is that of another version"),
    "a run of pairs": (written(happenings=[[1, "set"]]), "its run is damaged, or is that of another version"),
    "a moment of words": (written(moment="3"), "its run is longer than any"),
    "half a moment": (written(moment=1.5), "its run is longer than any"),
    "yes for a moment": (written(moment=True, end=True), "its run is longer than any"),
    "a moment before all": (written(moment=-1), "its run is longer than any"),
    "a moment after all": (written(moment=4), "its run is longer than any"),
    "a run without end": (written(moment=10**12, end=10**12), "its run is longer than any"),
    "too many happenings": (written(happenings=RUN * 2_001), "its run is longer than any"),
    "out of order": (written(happenings=[[2, *RUN[0][1:]], [1, *RUN[0][1:]]]), "its run is out of order"),
    "before the start": (written(happenings=[[-1, *RUN[0][1:]]]), "its run is out of order"),
    "after the end": (written(happenings=[[9, *RUN[0][1:]]]), "its run is out of order"),
    "at a moment of words": (
        written(happenings=[["1", *RUN[0][1:]]]),
        "it has something in its run that nobody can do with this figure",
    ),
    "set to nothing": (written(happenings=[[1, "set", None]]), "its run has a set that is none"),
    "set with more": (
        written(happenings=[[1, "set", {"option": "rate", "to": 1, "by": 2}]]),
        "its run has a set that is none",
    ),
    "set what is not there": (
        written(happenings=[[1, "set", {"option": "speedy", "to": 1}]]),
        "its run has other settings than this figure",
    ),
    "set a list": (written(happenings=[[1, "set", {"option": [], "to": 1}]]), "its run has a set that is none"),
    "a press of nothing": (written(happenings=[[1, "press", 3]]), "its run has a press that is none"),
    "a press at words": (
        written(happenings=[[1, "press", {"at": "loss", "x": "0", "y": 0}]]),
        "its run has a press that is none",
    ),
    "a pause with a value": (written(happenings=[[1, "pause", "now"]]), "its run has a pause that is none"),
    "an answer that is none": (written(happenings=[[1, "answered", ["x"]]]), "its run has a answered that is none"),
    **{
        f"{name} for an event": (
            written(happenings=[[1, name, None]]),
            "it has something in its run that nobody can do with this figure",
        )
        for name in (
            "__init__",
            "__del__",
            "step",
            "start",
            "opened",
            "new-start",
            "rewind",
            "follow",
            "take",
            "rng",
            "",
        )
    },
}


@pytest.mark.parametrize(("link", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_link_is_refused_in_a_sentence_and_changes_nothing(visit: Visit, link: str, why: str) -> None:
    before = run(visit, "and-gate")
    stood = bar(visit.newest)

    frame = visit.does("follow", link)

    assert frame["taken"]["text"] == f"This link cannot be used: {why}. The figure is as it was."
    assert (shown(frame), bar(frame)) == (before[-1], stood)
    assert shown(visit.does("rewind", 3)) == before[3]


@pytest.mark.parametrize("link", [None, 3, ["x"], {"link": "x"}])
def test_a_link_that_is_no_text_is_refused(visit: Visit, link: object) -> None:
    visit.open("and-gate")

    assert "cannot be used" in visit.does("follow", link)["taken"]["text"]


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(st.integers(1, 400), st.binary(min_size=1, max_size=3))
def test_a_damaged_link_is_refused_or_leads_to_a_moment(place: int, garbage: bytes) -> None:
    visit = Visit()
    run(visit, "and-gate")
    link = taken(visit, "link")["text"]
    visit.open("and-gate")
    place %= len(link)

    visit.does("follow", link[:place])
    said = visit.newest["taken"]["text"]
    visit.does("follow", link[:place] + garbage.hex() + link[place:])

    assert "it is cut off" in said
    assert visit.newest["taken"]["how"] == "say"
    assert visit.newest["type"] == "frame"


def test_a_link_of_another_version_says_which_number_is_another(visit: Visit) -> None:
    visit.open("and-gate")
    text = visit.does("follow", written(numbers={"loss": 0.25}))["taken"]["text"]

    assert text.startswith("It is of another version: there Loss was 0.25, and here it is 0.")
    gone = visit.does("follow", written(numbers={"speed": 0.25}))["taken"]["text"]
    assert gone == "It is of another version: there speed was 0.25, and here it is nothing."


def test_a_link_holds_the_weights_of_a_small_network_and_says_which_is_another(visit: Visit) -> None:
    run(visit, "six-sentences")
    link = taken(visit, "link")["text"]
    said = json.loads(zlib.decompress(urlsafe_b64decode(link + "=" * (-len(link) % 4))))
    before = vars(visit.dispatcher.sessions[BLOCK].block)["network"].parameters()[0][0, 0]
    weights = [round(said["weights"][0] + 0.01, 4), *said["weights"][1:]]

    text = visit.does("follow", packed({**said, "weights": weights}))["taken"]["text"]

    assert len(weights) == 44
    assert len(link) < 600
    there, here = f"{weights[0]:.4g}", f"{before:.4g}"
    assert text == f"It is of another version: there the weight Weights 1.W[0, 0] was {there}, and here it is {here}."
    assert vars(visit.dispatcher.sessions[BLOCK].block)["network"].parameters()[0][0, 0] == before
    few = visit.does("follow", packed({**said, "weights": [1.0]}))["taken"]["text"]
    assert few == "It is of another version: there the number of weights was 1, and here it is 44."
    assert visit.does("follow", link)["taken"]["text"] == "Here is the moment of the link."


def test_of_many_weights_or_of_none_that_is_a_number_a_link_says_nothing(visit: Visit) -> None:
    visit.open("generalization")
    visit.does("step")
    assert not read_link(taken(visit, "link")["text"], visit.dispatcher.sessions[BLOCK].block).weights

    visit.open("make-6", block=OTHER)
    block = visit.dispatcher.sessions[OTHER].block
    vars(block)["network"].parameters()[0][0, 0] = np.nan
    assert not rounded(block)


def test_a_link_to_what_lies_behind_the_end_of_a_run_leads_to_its_end(visit: Visit) -> None:
    visit.open("mixing-desk")

    frame = visit.does("follow", packed_run("mixing-desk", 5_000))

    assert bar(frame)[0] == bar(frame)[1] <= 1_000


def packed_run(kind: str, moment: int) -> str:
    said = {"options": {}, "happenings": [], "moment": moment, "end": moment, "version": 1, "kind": kind, "numbers": {}}
    return packed(said)
