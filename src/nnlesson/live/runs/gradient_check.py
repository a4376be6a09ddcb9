"""The gradient check: for every weight of a block, the slope that backpropagation gives beside a finite difference.

A finite difference moves one weight a little up and a little down, and looks by how much the loss differs: it needs no
calculus, and so it can tell whether the backward rules are right (Bishop, Pattern Recognition and Machine Learning,
5.3.3). All of it is done on a copy.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nnlesson.contract.block import Block
from nnlesson.contract.training_block import TrainingBlock
from nnlesson.core import Array, Network, Training
from nnlesson.draw.figure import Numbers
from nnlesson.live.runs.holding import first, own_network

NUDGE = 1e-5  # by which a weight is moved, for a weight of up to 1; larger ones are moved by more
CLOSE = 1e-6  # as a share of the slope: a gap below is what rounding leaves
SMALL = 1e-4  # a slope below counts as one of so much: what rounding leaves of the loss is no share of it
NOTHING = "There is no network of the core in this figure whose slopes could be checked."

type Measure = Callable[[], float]


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
    """All slopes of a block, and what there is to say of them."""

    slopes: list[Slope]

    @property
    def sentence(self) -> str:
        if not self.slopes:
            return NOTHING
        worst = max(self.slopes, key=lambda slope: slope.gap)
        if worst.gap < CLOSE:
            return f"All {len(self.slopes)} slopes agree: no gap is larger than {worst.gap:.1e} of the slope."
        return f"The slopes do not agree: that of {worst.name} is off by {worst.gap:.1e} of it."

    @property
    def numbers(self) -> Numbers:
        rows: list[list[float | str | None]] = [
            [slope.name, slope.backward, slope.difference, f"{slope.gap:.0e}"] for slope in self.slopes
        ]
        columns = ["weight", "backpropagation", "finite difference", "gap"]
        return Numbers(self.sentence, columns, rows, lambda value: f"{value:.6g}")


def check_gradient(block: Block) -> Checked:
    """Every slope of the loss with the weights as they are now; none if the block trains no network of the core."""
    twin = deepcopy(block)
    if training := first(Training, twin):
        return Checked(list(slopes(training.network, lambda: measured(training), lambda: backward(training))))
    network = own_network(twin)
    if network and isinstance(twin, TrainingBlock) and (found := of_next_step(deepcopy(twin))):
        return Checked(list(slopes(network, lambda: evaluated(twin), lambda: found)))
    return Checked([])


def measured(training: Training) -> float:
    """The loss of all examples."""
    return training.loss.forward(training.network.forward(training.x), training.target)


def backward(training: Training) -> list[Array]:
    measured(training)
    training.network.backward(training.loss.backward())
    return training.network.gradients()


def evaluated(block: TrainingBlock) -> float:
    block.evaluate()
    return block.loss


def of_next_step(block: TrainingBlock) -> list[Array]:
    """The slopes with which a block makes its next step; nothing if it goes backward from other weights, or often."""
    network = own_network(block)
    assert network
    before = [parameter.copy() for parameter in network.parameters()]
    backward, found = network.backward, list[list[Array]]()

    def watched(dy: Array) -> Array:
        dx = backward(dy)
        if all(map(np.array_equal, before, network.parameters())):
            found.append([gradient.copy() for gradient in network.gradients()])
        return dx

    network.backward = watched  # type: ignore[method-assign]
    if block.enables("step"):
        block.step()
    return found[0] if len(found) == 1 else []


def slopes(network: Network, loss: Measure, gradients: Callable[[], list[Array]]) -> Iterator[Slope]:
    found = [gradient.copy() for gradient in gradients()]
    for (layer, name), parameter, gradient in zip(network.learned, network.parameters(), found, strict=True):
        which = f"{type(layer).__name__} {network.layers.index(layer) + 1}"
        for place in np.ndindex(parameter.shape):
            index = ", ".join(map(str, place))
            if (seen := difference(parameter, place, loss)) is not None:
                yield Slope(f"{which}.{name}[{index}]", float(gradient[place]), seen)


def difference(parameter: Array, place: tuple[int, ...], loss: Measure) -> float | None:
    """The slope as the loss itself shows it, on either side of where the weight is.

    None of a weight that is a learner's own, such as one on a slider: a block puts it back before it looks.
    """
    weight = parameter[place]
    nudge = NUDGE * max(1.0, abs(float(weight)))
    parameter[place] = weight + nudge
    above = loss()
    if parameter[place] != weight + nudge:
        return None
    parameter[place] = weight - nudge
    below = loss()
    parameter[place] = weight
    return (above - below) / (2 * nudge)
