"""The gradient check: for every weight of a block, the slope that backpropagation gives beside a finite difference.

A finite difference moves one weight a little up and a little down, and looks by how much the loss differs: it needs no
calculus, and so it can tell whether the backward rules are right (Bishop, Pattern Recognition and Machine Learning,
5.3.3). All of it is done on a copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil, isfinite
from typing import NamedTuple

import numpy as np

from nnlesson.contract.block import Block
from nnlesson.core import Array
from nnlesson.draw.figure import Numbers
from nnlesson.live.runs.next_step import Downhill, Measure, downhill
from nnlesson.live.runs.weight_names import WeightNames

# By how much a weight of up to 1 is moved; larger ones are moved by more. What rounding leaves of a small slope, or a
# bend of the loss nearby, may be in the way of the first one, and is not in that of the others.
NUDGES = (1e-5, 1e-4, 1e-6)
CLOSE = 1e-6  # as a share of the slope: a gap below is what rounding leaves
SMALL = 1e-4  # a slope below counts as one of so much: what rounding leaves of the loss is no share of it
MOST = 3_000  # weights that are checked, and listed: a learner waits for it
NOTHING = "There are no slopes in this figure that could be checked."
FLOWN = "There are slopes that are no numbers any more, so they cannot be checked. Go back in the run, or begin anew."


class Slope(NamedTuple):
    """What backpropagation says of a weight, and what a finite difference does."""

    name: str
    backward: float
    difference: float

    @property
    def gap(self) -> float:
        """As a share of the slope."""
        size = max(abs(self.backward), abs(self.difference), SMALL)
        return abs(self.backward - self.difference) / size


@dataclass(frozen=True)
class Checked:
    """All slopes of a block, or some of very many, and what there is to say of them."""

    slopes: list[Slope]
    every: int = 1  # which weight was checked: every one, or every second one

    @property
    def sentence(self) -> str:
        if not self.slopes:
            return NOTHING
        if not all(isfinite(slope.gap) for slope in self.slopes):
            return FLOWN
        worst = max(self.slopes, key=lambda slope: slope.gap)
        if worst.gap < CLOSE:
            which = f"All {len(self.slopes)} slopes" if self.every == 1 else f"The slopes of {self.some}"
            return f"{which} agree: no gap is larger than {worst.gap:.1e} of the slope."
        return f"The slopes do not agree: that of {worst.name} is off by {worst.gap:.1e} of it."

    @property
    def some(self) -> str:
        return f"{len(self.slopes):,} weights, one of every {self.every},"

    @property
    def numbers(self) -> Numbers:
        rows: list[list[float | str | None]] = [
            [slope.name, slope.backward, slope.difference, f"{slope.gap:.0e}"] for slope in self.slopes
        ]
        columns = ["weight", "backpropagation", "finite difference", "gap"]
        return Numbers(self.sentence, columns, rows, lambda value: f"{value:.6g}")


def check_gradient(block: Block) -> Checked:
    """Every slope of the loss with the weights as they are now; none if nothing in the block goes down one."""
    twin, ways = downhill(block)
    names = WeightNames(twin)
    every = ceil(sum(weights.size for way in ways for weights in way.weights) / MOST) or 1
    found = [list(slopes(way, names, every)) for way in ways]
    return Checked([slope for way in found if depends(way) for slope in way], every)


def slopes(way: Downhill, names: WeightNames, every: int) -> Iterator[Slope]:
    for weights, backward in zip(way.weights, way.slopes, strict=True):
        for place in islice(np.ndindex(weights.shape), 0, None, every):
            name = names.name(weights, place)
            if name and (slope := compared(name, weights, place, float(backward[place]), way.loss)):
                yield slope


def depends(way: list[Slope]) -> bool:
    """Whether the loss has to do with these weights at all; if not, it is another one that they go down."""
    return any(slope.difference for slope in way) or all(abs(slope.backward) < SMALL for slope in way)


def compared(name: str, weights: Array, place: tuple[int, ...], backward: float, loss: Measure) -> Slope | None:
    """The slope with the nudge that comes nearest: of a wrong one, none comes near."""
    best: Slope | None = None
    for nudge in NUDGES:
        seen = difference(weights, place, loss, nudge)
        if seen is None:
            return None
        best = min(filter(None, (best, Slope(name, backward, seen))), key=lambda slope: slope.gap)
        if best.gap < CLOSE:
            break
    return best


def difference(parameter: Array, place: tuple[int, ...], loss: Measure, nudge: float) -> float | None:
    """The slope as the loss itself shows it, on either side of where the weight is.

    None of a weight that is a learner's own, such as one on a slider: a block puts it back before it looks.
    """
    weight = parameter[place]
    nudge *= max(1.0, abs(float(weight)))
    parameter[place] = weight + nudge
    above = loss()
    if parameter[place] != weight + nudge:
        return None
    parameter[place] = weight - nudge
    below = loss()
    parameter[place] = weight
    return (above - below) / (2 * nudge)
