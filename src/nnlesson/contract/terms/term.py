"""The term: a text that asks for one number of one run, of many runs, or of all moments of a run."""

from dataclasses import dataclass

from nnlesson.contract.terms.moment import Condition, Leg, Within, counted, read_condition, read_run, run_in_words
from nnlesson.contract.terms.reading import FormError, Reader

STATISTICS = ("lowest", "highest", "median", "spread")  # spread: highest less lowest
SHARE = "share"
SHOWN_FORM = "write it as: loss of and-gate (rate: 0.5) after 100 epochs, or: epoch of #my-id when accuracy >= 1"
MANY_FORM = "write it as: {} of and-gate over 20 starts after 100 epochs"
SHARE_FORM = "write it as: share of and-gate over 20 starts with accuracy >= 1 after 100 epochs"


@dataclass(frozen=True)
class Term:
    """Which read-out of which block, with which options (YAML without its braces), and when in the run.

    With a `statistic` it is that of the read-out over `starts`, or within one run. A share has `those` to count.
    """

    readout: str
    block: str
    options: str = ""
    run: tuple[Leg, ...] = (Leg(0),)
    statistic: str = ""
    starts: int = 1
    those: Condition | None = None

    def __str__(self) -> str:
        """The term as it is written: "loss of #and (rate: 2) after 100 steps"."""
        number = SHARE if self.those else f"{self.statistic} {self.readout}".lstrip()
        of_many = bool(self.statistic) and not isinstance(self.run[0].when, Within)
        parts = [
            f"{number} of {self.block}",
            f"({self.options})" if self.options else "",
            f"over {counted(self.starts, 'start')}" if of_many else "",
            f"with {self.those}" if self.those else "",
            run_in_words(self.run),
        ]
        return " ".join(filter(None, parts))


def parse_term(text: str) -> Term:
    """The term that a text is; raises FormError."""
    reader = Reader(text)
    term = read_term(reader)
    if reader.rest:
        raise FormError(SHOWN_FORM)
    return term


def read_term(reader: Reader) -> Term:
    """The term that comes next; what follows it is left."""
    head = reader.take(r"(?:(?P<statistic>[\w-]+) )?(?P<readout>[\w-]+) of (?P<block>#?[\w-]+)")
    if not head:
        raise FormError(SHOWN_FORM)
    statistic, readout, block, options = head["statistic"] or "", head["readout"], head["block"], reader.brackets()
    if statistic and statistic not in STATISTICS:
        raise FormError(f"there is no statistic {statistic!r}", statistic, STATISTICS)
    starts = read_number_of(reader, "over", "start")
    if starts and not statistic:
        return share(reader, Term(readout, block, options, starts=starts))
    if starts:
        return Term(readout, block, options, read_run(reader), statistic, starts)
    if not statistic:
        return Term(readout, block, options, read_run(reader))
    steps = read_number_of(reader, "within", "(?:step|epoch)")
    if steps is None:
        raise FormError(f"{MANY_FORM.format(f'{statistic} {readout}')}, or: within 100 epochs")
    return Term(readout, block, options, (Leg(Within(steps, statistic, readout)),), statistic)


def share(reader: Reader, term: Term) -> Term:
    """The share that was begun: with READOUT >= X [RUN]."""
    if term.readout != SHARE:
        raise FormError(f"of many starts, say which: {' or '.join(f'{given} {term.readout}' for given in STATISTICS)}")
    if not reader.take(r"with\b"):
        raise FormError(SHARE_FORM)
    those = read_condition(reader)
    return Term(those.name, term.block, term.options, read_run(reader), SHARE, term.starts, those)


def read_number_of(reader: Reader, before: str, unit: str) -> int | None:
    """over 20 starts: 20"""
    match = reader.take(rf"{before} (\d[\d,]*) {unit}s?\b")
    if match and not int(match[1].replace(",", "")):
        raise FormError(f"{match[0]} is nothing; {SHOWN_FORM}")
    return int(match[1].replace(",", "")) if match else None
