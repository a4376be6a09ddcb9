"""The shelf: the earlier runs of a block, to be seen beside the one of now, compared, thrown away or gone back to."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from nnlesson.contract.alike import alike
from nnlesson.contract.block import Block
from nnlesson.contract.option import Value
from nnlesson.contract.picture import Picture, Readout
from nnlesson.contract.run_bar import EarlierRun
from nnlesson.contract.settings import counts, worded
from nnlesson.contract.state import read_outlasting
from nnlesson.draw.course import Line
from nnlesson.draw.figure import Numbers
from nnlesson.draw.wording import short
from nnlesson.live.code.editing import in_words
from nnlesson.live.runs.recipe import Recipe

MOST = 8  # runs; the oldest one goes when there are more
DASHES = ("6 3", "2 3", "9 3 2 3", "1 4")
NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
AS_IN_THE_PAGE = "as in the page"
PUT_IN = "changed in the picture"


@dataclass(frozen=True)
class Seen:
    """What was seen at the end of a run."""

    picture: Picture
    readouts: Sequence[Readout]
    made: int  # steps


@dataclass(frozen=True)
class PastRun:
    """A run that is over. `lines` are its courses, by the name of the chart that shows them."""

    name: str
    changes: str  # in what it was other than the page's
    steps: str  # how many, in words
    options: Mapping[str, Value]
    readouts: Sequence[Readout]
    lines: Mapping[str, Sequence[Line]]
    recipe: Recipe | None  # how it came about, if that is known

    @property
    def words(self) -> str:
        return f"{self.changes}, {self.steps}"


class Shelf:
    """The earlier runs of one block. Two of them may be `picked`, to be compared."""

    def __init__(self) -> None:
        self.runs: list[PastRun] = []
        self.picked: list[str] = []
        self.count = 0

    def put(self, block: Block, seen: Seen, end: int, recipe: Recipe | None, options: Mapping[str, Value]) -> None:
        while self.find(NAMES[self.count % len(NAMES)]):
            self.count += 1
        name, dashes = NAMES[self.count % len(NAMES)], DASHES[self.count % len(DASHES)]
        self.count += 1
        charts = [panel.figure.chart for panel in seen.picture.panels if panel.figure.chart]
        lines = {chart.name: past(chart.lines, dashes) for chart in charts}
        steps = f"{seen.made:,} {block.look('').step}{'' if seen.made == 1 else 's'}"
        known = replace(recipe, moment=end) if recipe else None
        self.runs.append(PastRun(name, changes(block, recipe, options), steps, options, seen.readouts, lines, known))
        if len(self.runs) > MOST:
            self.throw_away(self.runs[0].name)

    def pick(self, name: str, on: bool) -> None:
        """Of three that are picked the first one is let go."""
        others = [picked for picked in self.picked if picked != name]
        self.picked = [*others, name][-2:] if on and self.find(name) else others

    def throw_away(self, name: str) -> None:
        self.runs = [run for run in self.runs if run.name != name]
        self.pick(name, on=False)

    def find(self, name: str) -> PastRun | None:
        return next((run for run in self.runs if run.name == name), None)

    @property
    def lines(self) -> dict[str, list[Line]]:
        """The courses of all of them, by the name of the chart."""
        found: dict[str, list[Line]] = {}
        for run in self.runs:
            for chart, lines in run.lines.items():
                found.setdefault(chart, []).extend(lines)
        return found

    @property
    def rows(self) -> list[EarlierRun]:
        return [
            EarlierRun(run.name, run.words, dashes_of(run), run.name in self.picked, run.recipe is not None)
            for run in self.runs
        ]

    def compared(self, block: Block) -> Numbers | None:
        """The two that are picked, side by side: the settings in which they differ, and the numbers at their ends."""
        found = [run for run in self.runs if run.name in self.picked]
        if len(found) != 2:
            return None
        one, other = found
        rows: list[list[float | str | None]] = [["length", one.steps, other.steps]]
        for name, option in block.options.items():
            if counts(option) and one.options[name] != other.options[name]:
                rows.append([option.label, worded(option, one.options[name]), worded(option, other.options[name])])
        ends = [{readout.name: readout for readout in run.readouts} for run in found]
        rows += [[now.label, now.value, ends[1][name].value] for name, now in ends[0].items() if name in ends[1]]
        return Numbers(f"Runs {one.name} and {other.name}", ["", one.name, other.name], rows, short)

    def table(self) -> str:
        """All of them as comma-separated values: each number of each line that a chart shows, as far as it is kept."""
        rows: list[list[object]] = [["run", "what", "chart", "line", "step", "value"]]
        for run in self.runs:
            for chart, lines in run.lines.items():
                for line in lines:
                    rows += [[run.name, run.words, chart, line.label, *at] for at in values(line)]
        return "".join(f"{','.join(map(quoted, row))}\r\n" for row in rows)


def past(lines: Sequence[Line], dashes: str) -> list[Line]:
    """Those that stand out in their chart, as they are now, without a name."""
    return [
        replace(line, trace=deepcopy(line.trace), strong=False, dashes=dashes)
        for line in lines
        if line.strong and line.trace.count
    ]


def quoted(cell: object) -> str:
    text = str(cell)
    return f'"{text.replace('"', '""')}"' if any(sign in text for sign in ',"\n') else text


def values(line: Line) -> Iterator[tuple[int, float]]:
    trace = line.trace
    for place, value in enumerate(trace.firsts):
        yield place * trace.stride + line.since, value
    if (trace.count - 1) % trace.stride:
        yield line.last, trace.last


def dashes_of(run: PastRun) -> str:
    return DASHES[NAMES.index(run.name) % len(DASHES)]


def changes(block: Block, recipe: Recipe | None, options: Mapping[str, Value]) -> str:
    """In what a run was other than the page's, at its start and in its midst."""
    declared = {name: option for name, option in block.options.items() if counts(option)}
    found = [
        f"{option.label} {worded(option, options[name])}"
        for name, option in declared.items()
        if options[name] != block.page_options[name]
    ]
    held = read_outlasting(recipe.outlasting, block) if recipe and recipe.outlasting is not None else None
    if held is not None and not alike(held, block.page_outlasting):
        found.append(PUT_IN)
    if recipe and recipe.edits:
        found.append(in_words(recipe.edits))
    now = dict(options)
    for moment, name, value in recipe.happenings if recipe else ():
        if name == "edit":
            found.append(f"{in_words(value) if value else 'the core as it was'} from {moment:,} on")
        if name == "set" and value["option"] in declared and value["to"] != now[value["option"]]:
            option = declared[value["option"]]
            now[option.name] = value["to"]
            found.append(f"{option.label} {worded(option, value['to'])} from {moment:,} on")
    return ", ".join(found) or AS_IN_THE_PAGE
