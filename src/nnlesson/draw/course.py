"""What a line chart shows: its subject, the courses of its numbers, what is marked, and how a reader looks at it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from nnlesson.core.trace import Trace
from nnlesson.draw.wording import short

type Wording = Callable[[float], str]


@dataclass(frozen=True)
class Subject:
    """What a chart shows: its name for pointing at it, its label, and the colour of a single curve.

    `step` is what a step is called, where that is not what its block calls one.
    """

    name: str
    label: str
    step: str = ""
    tone: str = "loss"  # a colour token
    high: float | None = None  # the end of the y axis, where it is known
    reach: float = 0.0  # up to which the y axis goes, however low the numbers are
    ticks: int = 4
    scale: str = ""  # "linear" or "log" from the start; "" leaves it to the numbers
    low: float = 0.0  # down to which a logarithmic axis goes, however high the numbers are


@dataclass(frozen=True)
class Line:
    """One number: its course, its name, its colour token; `since` is the step at which its course begins."""

    trace: Trace
    label: str
    tone: str = "loss"
    strong: bool = True
    dashes: str = ""  # of SVG; "" is a whole line
    since: int = 0

    @property
    def last(self) -> int:
        return self.since + self.trace.count - 1


class Look(NamedTuple):
    """How a reader looks at a chart: how far across it they point, from 0 to 1, and which scale they have chosen.

    `step` is what its block calls a step. `past` are the courses of earlier runs, to compare with.
    """

    pointed: float | None = None
    scale: str = ""  # "linear" or "log"; "" is no choice
    step: str = "epoch"
    past: Sequence[Line] = ()


PASSING = Look()  # points at nothing, and has chosen nothing


@dataclass(frozen=True)
class Level:
    """A value drawn across the whole chart: a floor, or what guessing would give."""

    value: float
    label: str
    at_the_end: bool = False  # its name stands at the right


def even_guess(choices: int, at_the_end: bool = False) -> Level:
    """What it costs to hold so many choices equally likely: the loss of whoever knows nothing."""
    return Level(log(choices), f"even guess {short(log(choices))}", at_the_end)


@dataclass(frozen=True)
class Moment:
    """A step at which something happened."""

    step: int
    label: str
