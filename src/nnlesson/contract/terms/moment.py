"""The moment: when in a run a number is asked for; and the run, from one change of options to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nnlesson.contract.terms.reading import FormError, Reader, in_full

AT_THE_END: Literal["at the end"] = "at the end"  # when the block is finished


@dataclass(frozen=True)
class Condition:
    """A read-out compared with a limit: accuracy >= 1."""

    name: str
    comparison: str
    limit: float

    def __str__(self) -> str:
        return f"{self.name} {self.comparison} {in_full(self.limit)}"


@dataclass(frozen=True)
class Within:
    """All moments of so many steps, the start included, over which the statistic of a read-out is asked for."""

    steps: int
    statistic: str
    name: str

    def __str__(self) -> str:
        return f"within {counted(self.steps, 'step')}"


type Moment = int | Condition | Within | Literal["at the end"]  # a number is one of steps


@dataclass(frozen=True)
class Leg:
    """A part of a run: what is changed before it (as in a fence, in one line), and when it ends."""

    when: Moment
    options: str = ""

    def __str__(self) -> str:
        return f"({self.options}) {in_words(self.when)}" if self.options else in_words(self.when)


def in_words(when: Moment) -> str:
    if isinstance(when, int):
        return f"after {counted(when, 'step')}"
    return f"when {when}" if isinstance(when, Condition) else str(when)


def counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def run_in_words(run: Sequence[Leg]) -> str:
    """As `read_run` reads it; empty for the start of a run."""
    return "" if tuple(run) == (Leg(0),) else ", then ".join(map(str, run))


def read_run(reader: Reader) -> tuple[Leg, ...]:
    """MOMENT [, then (options) MOMENT]...; the start of the run where there is none."""
    when = read_moment(reader)
    legs = [Leg(0 if when is None else when)]
    while when is not None and reader.take(r", ?then\b"):
        options = reader.brackets()
        when = read_moment(reader, more=True)
        if when is None:
            raise FormError("after a change stands when it is looked at: , then (rate: 0.1) after 100 more steps")
        legs.append(Leg(when, options))
    return tuple(legs)


def read_moment(reader: Reader, *, more: bool = False) -> Moment | None:
    """The moment that comes next; None if there is none. Behind a change "more" may be said: after 100 more steps."""
    if reader.take(r"at the end\b"):
        return AT_THE_END
    if match := reader.take(rf"after (\d[\d,]*){'(?: more)?' if more else ''} (?:step|epoch)s?\b"):
        return int(match[1].replace(",", ""))
    return read_condition(reader) if reader.take(r"when\b") else None


def read_condition(reader: Reader) -> Condition:
    match, limit = reader.take(r"([\w-]+) ?(>=|<=|[<>=])"), reader.amount()
    if not match or limit is None:
        raise FormError("write a condition as: accuracy >= 1 (or >, <, <=, = and another number)")
    return Condition(match[1], match[2], limit)
