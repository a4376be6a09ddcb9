"""Statistics: the read-outs of many starts, or of many moments, as one, written as the block writes such a number."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from nnlesson.contract.measure import COMPARISONS
from nnlesson.contract.picture import Readout
from nnlesson.contract.terms import SHARE, Condition
from nnlesson.draw.wording import percent, short

COUNT = re.compile(r"([\d,]+) of ([\d,]+)\b")


def statistic(name: str, readouts: Sequence[Readout]) -> Readout:
    """The lowest, highest or median of the read-outs, which is one of them; or the spread of them.

    Of an even number the median is the lower one of the two in the middle, so that it is what one start really shows.
    """
    ordered = sorted(readouts, key=lambda readout: (math.isnan(readout.value), readout.value))
    lowest, highest = ordered[0], ordered[-1]
    if name == "spread":
        return spread(lowest, highest)
    return {"lowest": lowest, "highest": highest, "median": ordered[(len(ordered) - 1) // 2]}[name]


def spread(lowest: Readout, highest: Readout) -> Readout:
    width, counts = highest.value - lowest.value, (counted(lowest), counted(highest))
    if counts[0] and counts[1]:
        return replace(highest, value=width, text=f"{counts[1][0] - counts[0][0]} of {counts[1][1]}")
    return replace(highest, value=width, text=written(width, highest))


def share(readouts: Sequence[Readout], those: Condition) -> Readout:
    """In how many of them the condition holds: 17 of 20."""
    holds = COMPARISONS[those.comparison]
    count = sum(holds(readout.value, those.limit) for readout in readouts)
    return Readout(SHARE, count / len(readouts), str(those), f"{count} of {len(readouts)}")


def written(value: float, like: Readout, digits: int = 3) -> str:
    """A number as the block would write it: a percentage where the read-out is one."""
    if not like.text.endswith("%"):
        return short(value, digits)
    return percent(value) if digits == 3 else f"{short(100 * value, digits)} %"


def counted(readout: Readout) -> tuple[int, int] | None:
    """17 and 20, where the read-out says "17 of 20"."""
    match = COUNT.match(readout.text)
    return (int(match[1].replace(",", "")), int(match[2].replace(",", ""))) if match else None
