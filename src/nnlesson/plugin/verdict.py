"""The verdict on a claim: whether the numbers that were found are as it says, and how to tell them."""

from nnlesson.contract.picture import Readout
from nnlesson.contract.terms import Claim, Count
from nnlesson.draw.wording import short
from nnlesson.plugin.questions import QueryError
from nnlesson.plugin.statistic import counted, written

MOST_DIGITS = 15


def refuted(claim: Claim, left: Readout, right: Readout | None) -> str:
    """What was found, if that is not what was claimed; `right` is the number that it is compared with."""
    found, value = sides(claim, left, right)
    if claim.holds(found, value):
        return ""
    if isinstance(claim.value, Count):
        return f"found {left.text}"
    return told(left, value, right, exact=found == value)


def sides(claim: Claim, left: Readout, right: Readout | None) -> tuple[float, float]:
    """The two numbers that are compared."""
    if not isinstance(claim.value, Count):
        return left.value, claim.compared(right.value) if right else claim.compared()
    count = counted(left)
    if not count or count[1] != claim.value.total:
        raise QueryError(f"it reads {shown(left)}, so it cannot be {claim.value}")
    return count[0], claim.value.count


def shown(readout: Readout) -> str:
    return readout.text or short(readout.value)


def told(left: Readout, value: float, right: Readout | None, *, exact: bool) -> str:
    """The numbers as the block writes them, with as many digits as it takes to tell them apart."""
    like = right or left
    first, second = shown(left), shown(right) if right and value == right.value else written(value, like)
    for digits in range(4, MOST_DIGITS + 1):
        if exact or first != second:
            break
        first, second = written(left.value, left, digits), written(value, like, digits)
    return f"found {first} and {second}" if right else f"found {first}"
