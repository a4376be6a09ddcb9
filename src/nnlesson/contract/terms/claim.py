"""The claim: a term, how it compares, and with what. It is a sentence that is true or not."""

import re
from dataclasses import dataclass
from math import isclose

from nnlesson.contract.terms.reading import FormError, Reader
from nnlesson.contract.terms.term import Term, read_term

SAME = 1e-9  # of its size, by which a number may differ from itself: sums come out a little otherwise in another order
IS_WITHIN = "is within"
COMPARISONS = ("is above", "is at least", "is at most", "is below", "is not", IS_WITHIN, "is")
SHOWN_CLAIM = "write it as: loss of #my-id after 100 epochs is below 0.1"
VALUE = (
    "a number, a count such as 17 of 20, a term such as loss of #my-id, or a multiple of one: 2 times loss of #my-id"
)


@dataclass(frozen=True)
class Multiple:
    """So many times a term."""

    factor: float
    term: Term


@dataclass(frozen=True)
class Count:
    """17 of 20"""

    count: int
    total: int

    def __str__(self) -> str:
        return f"{self.count} of {self.total}"


type Value = float | Count | Multiple


@dataclass(frozen=True)
class Claim:
    """`tolerance` is how far apart the two may be, where they are to be near each other."""

    term: Term
    comparison: str
    value: Value
    tolerance: float = 0.0

    @property
    def terms(self) -> tuple[Term, ...]:
        return (self.term, self.value.term) if isinstance(self.value, Multiple) else (self.term,)

    def compared(self, other: float = 0.0) -> float:
        """The number that the term is compared with; `other` is that of the value's own term, where it has one."""
        if isinstance(self.value, Multiple):
            return self.value.factor * other
        return self.value.count / self.value.total if isinstance(self.value, Count) else self.value

    def holds(self, found: float, value: float) -> bool:
        """Whether it is true where these two are compared."""
        same = found == value or isclose(found, value, rel_tol=SAME)
        apart = abs(found - value)
        return {
            "is": same,
            "is not": not same,
            "is above": found > value and not same,
            "is below": found < value and not same,
            "is at least": found > value or same,
            "is at most": found < value or same,
            "is within": same or apart <= self.tolerance or isclose(apart, self.tolerance, rel_tol=SAME),
        }[self.comparison]


def parse_claim(text: str) -> Claim:
    """The claim that a text is; raises FormError."""
    reader = Reader(text)
    term = read_term(reader)
    comparison = read_comparison(reader)
    tolerance = read_tolerance(reader) if comparison == IS_WITHIN else 0.0
    value = read_value(reader)
    if reader.rest:
        raise FormError(f"{reader.rest!r} is left over at its end; {SHOWN_CLAIM}")
    return Claim(term, comparison, value, tolerance)


def read_comparison(reader: Reader) -> str:
    for comparison in COMPARISONS:
        if comparison != "is" and reader.take(rf"{comparison}\b"):
            return comparison
    if reader.take(r"is (?=[-+−.\d]|[\w-]+ (?:[\w-]+ )?of )"):
        return "is"
    if reader.rest in ("", "is"):
        raise FormError(f"nothing is claimed of it; {SHOWN_CLAIM}")
    if re.match(r"after|when|at the|over|within", reader.rest):
        raise FormError(f"{reader.rest!r} is no moment; {SHOWN_CLAIM}")
    said = " ".join(re.findall(r"^is at [a-z]+|^is [a-z]+|^\S+", reader.rest))
    raise FormError(f"there is no comparison {said!r}", said, COMPARISONS)


def read_tolerance(reader: Reader) -> float:
    tolerance = reader.amount()
    if tolerance is None or not reader.take(r"of\b"):
        raise FormError("write it as: is within 0.01 of, and then the value")
    return tolerance


def read_value(reader: Reader) -> Value:
    if match := reader.take(r"(\d+) of (\d+)\b"):
        return Count(int(match[1]), int(match[2]))
    number = reader.amount()
    if number is None:
        return Multiple(1.0, read_compared(reader))
    return Multiple(number, read_term(reader)) if reader.take(r"times\b") else number


def read_compared(reader: Reader) -> Term:
    if not re.match(r"(?:[\w-]+ )?[\w-]+ of ", reader.rest):
        raise FormError(f"it is compared with {reader.rest!r}; give {VALUE}" if reader.rest else f"give {VALUE}")
    return read_term(reader)
