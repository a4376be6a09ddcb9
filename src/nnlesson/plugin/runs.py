"""Runs: a block is run once, and answers all that is asked of this run, whenever in it that is.

Whatever is asked for at several moments is looked up as the run comes by. A change of options in mid-run goes on with a
copy of the block, so that the run without it can go on too.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count

from nnlesson.contract.block import Block
from nnlesson.contract.measure import COMPARISONS, PATIENCE, is_over, measures, readouts
from nnlesson.contract.option import Value
from nnlesson.contract.picture import Readout
from nnlesson.contract.terms import AT_THE_END, Condition, Moment, Within
from nnlesson.plugin.patience import watched
from nnlesson.plugin.problem import suggestion
from nnlesson.plugin.statistic import statistic
from nnlesson.plugin.still import failure

type Options = tuple[tuple[str, Value], ...]
type Shown = dict[str, Readout]

LIMIT = f"by the end of the run (at most {PATIENCE} steps are made)"


@dataclass(frozen=True)
class Stage:
    """A part of a run: the options that are changed before it, and when it ends."""

    when: Moment
    changes: Options = ()


type Way = tuple[Stage, ...]  # through a run, to the moment at which something is asked


@dataclass(frozen=True)
class Run:
    """A block of some kind with its options, and the names of what is asked at the end of each way."""

    kind: str
    options: Options
    asked: Mapping[Way, frozenset[str]]

    @property
    def effort(self) -> int:
        """About how many steps it takes."""
        return max(sum(steps(stage.when) for stage in way) for way in self.asked)


def steps(when: Moment) -> int:
    return when if isinstance(when, int) else when.steps if isinstance(when, Within) else PATIENCE


@dataclass
class Outcome:
    """What was shown at the end of each way, or why nothing was."""

    shown: dict[Way, Shown] = field(default_factory=dict)
    failed: dict[Way, str] = field(default_factory=dict)


def carried_out(run: Run, block: type[Block]) -> Outcome:
    """All that is asked of a run. The block's own code may raise anything, and that is an answer too."""
    follower = Follower(run)
    with watched(lambda: follower.looked):
        try:
            figure = block("", **dict(run.options))
        except Exception as error:
            follower.fail(run.asked, failure(block, error))
        else:
            follower.follow(figure, list(run.asked), 0)
    return follower.outcome


class Follower:
    """Follows all ways through a run, together for as long as they are one."""

    def __init__(self, run: Run) -> None:
        self.run, self.outcome = run, Outcome()
        self.looked = 0  # how often, after one step or another

    def fail(self, ways: Iterable[Way], said: str) -> None:
        self.outcome.failed |= dict.fromkeys(ways, said)

    def names(self, ways: Iterable[Way]) -> frozenset[str]:
        return frozenset[str]().union(*(self.run.asked[way] for way in ways))

    def follow(self, figure: Block, ways: Sequence[Way], number: int) -> None:
        """Run a block through one stage of the ways, which have all come here together."""
        try:
            for name, value in ways[0][number].changes:
                figure.set(name, value)
            self.advance(figure, ways, number)
        except Exception as error:
            known = {**self.outcome.shown, **self.outcome.failed}
            self.fail([way for way in ways if way not in known], failure(type(figure), error))

    def advance(self, figure: Block, ways: Sequence[Way], number: int) -> None:
        pending = grouped(ways, number)
        series = {when: Series(when) for when in pending if isinstance(when, Within)}
        begun = figure.made
        for tried in count():
            self.looked += 1
            made, over, numbers = figure.made - begun, is_over(figure), Numbers(figure)
            for watching in series.values():
                watching.add(numbers)
            for when in [when for when in pending if tried == 0 and unknown(when, numbers)]:
                self.fail(pending.pop(when), missed(when, numbers))
            for when in [when for when in pending if is_due(when, made, over, numbers)]:
                if isinstance(when, Within):
                    self.outcome.shown |= dict.fromkeys(pending.pop(when), series.pop(when).result())
                else:
                    self.arrive(figure, pending.pop(when), number)
            for when in [when for when in pending if over or tried == PATIENCE]:
                self.fail(pending.pop(when), missed(when, numbers))
            if not pending:
                return
            figure.advance()

    def arrive(self, figure: Block, ways: Sequence[Way], number: int) -> None:
        """Note what is shown where a way ends here, and go on from here where it does not."""
        ends = [way for way in ways if len(way) == number + 1]
        if ends:
            self.outcome.shown |= dict.fromkeys(ends, Numbers(figure).all(self.names(ends)))
        onward = [way for way in ways if len(way) > number + 1]
        for changes in dict.fromkeys(way[number + 1].changes for way in onward):
            changed = [way for way in onward if way[number + 1].changes == changes]
            self.follow(deepcopy(figure), changed, number + 1)


def grouped(ways: Iterable[Way], number: int) -> dict[Moment, list[Way]]:
    """The ways by the moment at which this stage of theirs ends."""
    groups: dict[Moment, list[Way]] = {}
    for way in ways:
        groups.setdefault(way[number].when, []).append(way)
    return groups


class Numbers:
    """The numbers of a block at one moment, read only where they are asked for."""

    def __init__(self, figure: Block) -> None:
        self.figure = figure
        self.shown: Shown | None = None
        self.measured: Shown | None = None

    def get(self, name: str) -> Readout | None:
        return self.readouts().get(name) or self.measures().get(name)

    def readouts(self) -> Shown:
        if self.shown is None:
            self.shown = readouts(self.figure)
        return self.shown

    def measures(self) -> Shown:
        """What is not shown."""
        if self.measured is None:
            self.measured = measures(self.figure)
        return self.measured

    def all(self, asked: Iterable[str]) -> Shown:
        """What is shown, and what is measured besides if that is asked for."""
        shown = self.readouts()
        found = shown if set(asked) <= set(shown) else self.everything()
        return {name: plain(readout) for name, readout in found.items()}

    def everything(self) -> Shown:
        return self.readouts() | self.measures()


def plain(readout: Readout) -> Readout:
    return replace(readout, value=float(readout.value), trace=None)


class Series:
    """A number at every moment of a run, for a statistic of it."""

    def __init__(self, within: Within) -> None:
        self.within = within
        self.found: list[Readout] = []

    def add(self, numbers: Numbers) -> None:
        if number := numbers.get(self.within.name):
            self.found.append(plain(number))

    def result(self) -> Shown:
        return {self.within.name: statistic(self.within.statistic, self.found)}


def is_due(when: Moment, made: int, over: bool, numbers: Numbers) -> bool:
    """Whether this is the moment."""
    if isinstance(when, Condition):
        number = numbers.get(when.name)
        return number is not None and COMPARISONS[when.comparison](number.value, when.limit)
    return over or made == (when.steps if isinstance(when, Within) else when)


def unknown(when: Moment, numbers: Numbers) -> bool:
    return isinstance(when, Condition | Within) and numbers.get(when.name) is None


def missed(when: Moment, numbers: Numbers) -> str:
    if isinstance(when, Condition | Within) and unknown(when, numbers):
        return no_readout(type(numbers.figure), when.name, numbers.all([when.name]))
    return f"{when} has not come true {LIMIT}" if when != AT_THE_END else f"the block is not finished {LIMIT}"


def no_readout(block: type[Block], name: str, shown: Shown) -> str:
    return f"{block.kind} has no read-out {name!r}; {suggestion(name, shown)}"
