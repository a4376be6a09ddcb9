"""The kept shelf: the earlier runs of a block as a text, by which they outlast a reload, a crash and the visit.

The text is JSON: a `version`, the `kind` of the block, how many runs there have been, which of them are picked, and the
runs. It may come from anywhere, so nothing in it is trusted: a run that is not in every detail as it should be is left
out, and the others stay. It has `LONGEST` letters at most: the oldest runs are left out first.

How a run came about means something only to the code that made it. After a new version of the site its lines, settings
and numbers stay, for they are what they were; it says that it is of another version, and cannot be gone back to. One of
a figure that has other settings by now is left out.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.option import InvalidValue
from nnlesson.contract.picture import Readout
from nnlesson.contract.state import StateRefused
from nnlesson.core.trace import PLACES, Trace
from nnlesson.draw.course import Line
from nnlesson.live.runs.recipe import Json, read_recipe
from nnlesson.live.runs.shelf import MOST, NAMES, PastRun, Shelf, dashes_of

VERSION = 1
LONGEST = 240_000  # letters
WORDS = 1_000  # letters of what is said of a run, at most
NAME = 200  # letters of anything else, at most
MANY = 100  # charts, lines of a chart, read-outs
OLD = "in another version of this course"
NUMBERS = {int, float}
LEAST, GREATEST = 1e-300, 1e300  # without its sign: no chart can show another number
DAMAGED = (StateRefused, InvalidValue, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)


class KeptShelf:
    """The shelf of a block, and the text in which its page keeps it. Each run is written once."""

    def __init__(self, shelf: Shelf, block: Block) -> None:
        self.shelf, self.block = shelf, block
        self.texts: list[tuple[PastRun, str]] = []
        self.known = self.now  # what of the shelf the page knows

    @property
    def now(self) -> tuple[object, ...]:
        return ([id(run) for run in self.shelf.runs], self.shelf.count, list(self.shelf.picked))

    def read(self, kept: Json, *, mine: bool = False) -> None:
        """What the page has: a `text`, and whether it is `old`, which is of other code.

        A run in somebody's own code can be gone back to only if that is `mine`: if it was at work in this visit.
        """
        if not kept:
            return
        runs, whole = read_runs(kept["text"], type(self.block), self.shelf)
        runs = [of_another_version(run) for run in runs] if kept["old"] else runs
        self.shelf.runs = [run if mine else without_code(run) for run in runs]
        if whole and self.shelf.runs == runs and not kept["old"]:
            self.known = self.now  # else the page is told what is left of it

    def news(self) -> dict[str, str]:
        """The text, if the page has another one."""
        if self.known == self.now:
            return {}
        self.known = self.now
        return {"shelf": self.write()}

    def write(self) -> str:
        self.texts = [(run, self.text_of(run)) for run in self.shelf.runs]
        head = {"version": VERSION, "kind": self.block.kind, "count": self.shelf.count, "picked": self.shelf.picked}
        begin, texts = json.dumps(head)[:-1], [text for _, text in self.texts]
        while True:
            whole = f'{begin}, "runs": [{", ".join(texts)}]}}'
            if len(whole) <= LONGEST:
                return whole
            del texts[0]

    def text_of(self, run: PastRun) -> str:
        written = (text for known, text in self.texts if known is run)
        return next(written, "") or json.dumps(as_json(run), separators=(",", ":"), default=float)


def as_json(run: PastRun) -> Json:
    return {
        "name": run.name,
        "changes": run.changes[:WORDS],
        "steps": run.steps,
        "options": dict(run.options),
        "readouts": [[readout.name, float(readout.value), readout.label] for readout in run.readouts],
        "lines": {chart: list(map(line_as_json, lines)) for chart, lines in run.lines.items()},
        "recipe": run.recipe.written() if run.recipe else None,
    }


def line_as_json(line: Line) -> Json:
    """The lowest and the highest values are left out where every place has but one value."""
    written = {"label": line.label, "tone": line.tone, "since": line.since, **vars(line.trace)}
    return {name: value for name, value in written.items() if line.trace.stride > 1 or name not in ("lows", "highs")}


def read_runs(text: Json, block: type[Block], shelf: Shelf) -> tuple[list[PastRun], bool]:
    """The runs in a text, and whether all of it could be read; how many there were is told to the shelf, too."""
    runs: list[PastRun] = []
    try:
        given = json.loads(text) if len(text) <= LONGEST else {}
        if given["version"] != VERSION or given["kind"] != block.kind:
            return [], False
        written, count = given["runs"][-MOST:], within(given["count"], len(given["runs"]), 10**9)
    except DAMAGED:
        return [], False
    for one in written:
        try:
            run = read_run(one, block)
        except DAMAGED:
            continue
        if all(run.name != other.name for other in runs):
            runs.append(run)
    picked = given.get("picked")
    shelf.count = count
    shelf.picked = [run.name for run in runs if isinstance(picked, list) and run.name in picked][:2]
    return runs, len(runs) == len(given["runs"])


def read_run(given: Json, block: type[Block]) -> PastRun:
    """Raises one of DAMAGED."""
    name = given["name"]
    if name not in set(NAMES):
        raise StateRefused("it has a run without a name")
    options = {option: block.options[option].read(value) for option, value in given["options"].items()}
    if options.keys() != block.options.keys():
        raise StateRefused("it has a run with other settings than this figure")
    run = PastRun(
        name,
        text(given["changes"], WORDS),
        text(given["steps"]),
        options,
        [Readout(text(one), real(value), text(label)) for one, value, label in few(given["readouts"])],
        {},
        read_recipe(given["recipe"], block, tried=False) if given["recipe"] is not None else None,
    )
    charts = few(list(given["lines"].items()))
    return replace(run, lines={text(chart): [read_line(line, run) for line in few(lines)] for chart, lines in charts})


def read_line(given: Mapping[str, Json], run: PastRun) -> Line:
    tone = text(given["tone"])
    if not tone.replace("-", "").isalnum():
        raise StateRefused("it has a line of no colour")
    since = within(given["since"], 0, 10**9)
    return Line(read_trace(given), text(given["label"]), tone, strong=False, dashes=dashes_of(run), since=since)


def read_trace(given: Mapping[str, Json]) -> Trace:
    firsts = row(given["firsts"])
    places, stride = len(firsts), within(given["stride"], 1, 2**40)
    lows, highs = row(given.get("lows", firsts)), row(given.get("highs", firsts))
    if not 1 <= places == len(lows) == len(highs) <= PLACES:
        raise StateRefused("it has a line of another length")
    count = within(given["count"], (places - 1) * stride + 1, places * stride)
    return Trace(stride, count, firsts, lows, highs, real(given["last"]))


def without_code(run: PastRun) -> PastRun:
    return replace(run, recipe=None) if run.recipe and run.recipe.edited else run


def of_another_version(run: PastRun) -> PastRun:
    known = run.changes.endswith(OLD)
    return replace(run, recipe=None, changes=run.changes if known else f"{run.changes[: WORDS - NAME]}, {OLD}")


def text(given: Json, longest: int = NAME) -> str:
    if not isinstance(given, str) or len(given) > longest:
        raise StateRefused("it has something else in the place of a word")
    return given


def real(given: Json) -> float:
    return row([given])[0]


def row(given: Json) -> list[float]:
    if not isinstance(given, list) or not set(map(type, given)) <= NUMBERS:
        raise StateRefused("it has something else in the place of numbers")
    sizes = [abs(float(value)) for value in given if value and not math.isnan(value)]
    if sizes and not (min(sizes) >= LEAST and max(sizes) <= GREATEST):
        raise StateRefused("it has numbers that no chart can show")
    return given


def within(given: Json, low: int, high: int) -> int:
    if type(given) is not int or not low <= given <= high:
        raise StateRefused("it has a number that cannot be")
    return given


def few(given: Json) -> Sequence[Any]:
    if not isinstance(given, list) or len(given) > MANY:
        raise StateRefused("it has more than any run")
    return given
