"""The diagnosis: what has gone wrong in a training, why, and back to which moment it can be undone.

A sentence says only what is so, measured on the block as it stands; where nothing is wrong, there is none.
"""

from collections.abc import Iterator
from copy import copy
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nnlesson.contract.block import Block
from nnlesson.contract.training_block import TrainingBlock
from nnlesson.core import Array, Dense, Network, ReLU, Sigmoid, Tanh, Training
from nnlesson.core.trace import Trace
from nnlesson.draw.wording import short
from nnlesson.live.runs.holding import every

WORSE = 2.0  # times the loss of the start: above, for a while, a run has got worse and not better
WHILE = 10  # steps
FALLING = 0.8  # of the lowest loss in the first half of that while: below, it is on its way down
LONG = 200  # steps after which something should be seen
UNSEEN = 1e-3  # of the loss at the start: what is less is not seen in a chart
STEEP = 0.01  # length of a gradient that is not flat
EDGE = 0.99  # of a squashed answer: beyond, the slope is a fiftieth at most
GOOD = 0.1  # of the loss at the start: below, nobody need be told that a layer is saturated


class Diagnosis(NamedTuple):
    """What is wrong and why; and after how many steps all was well, if it ever was."""

    sentence: str
    undo: int | None = None


def diagnose(block: Block) -> Diagnosis | None:
    """The first thing that is wrong with the one training of a block."""
    trainings = every(Training, block)
    if not isinstance(block, TrainingBlock) or len(trainings) != 1:
        return None  # of several, none is the one that is meant
    return next(wrong(trainings[0], block.losses, block.unit), None)


def wrong(training: Training, losses: Trace, unit: str) -> Iterator[Diagnosis]:
    if not all(np.isfinite(parameter).all() for parameter in training.network.parameters()):
        yield Diagnosis(f"{BEYOND} {too_long(training)}", best(losses))
        return
    if got_worse(losses):
        much = f"at the start it was {short(losses.firsts[0])}, and now it is {short(losses.last)}"
        yield Diagnosis(f"The loss has got worse: {much}. {too_long(training)}", best(losses))
    yield from of_layers(training.network, training.x, losses)
    yield from too_slow(training, losses, unit)


BEYOND = "A weight is no number any more: it has grown beyond all that a computer can write."


def too_long(training: Training) -> str:
    rate = getattr(training.optimizer, "rate", None)
    at = "" if rate is None else f" at a learning rate of {short(rate)}"
    return f"The steps are too long{at}: each one lands higher up than where it began. A smaller rate helps."


def got_worse(losses: Trace) -> bool:
    """Whether all losses of a while lie far above the first one, and are not on their way down."""
    places = -(-WHILE // losses.stride)
    newest = losses.lows[-places:]
    if losses.count <= WHILE or len(newest) < places:
        return False
    falls = min(newest[places // 2 :]) < FALLING * min(newest[: places // 2] or newest)
    return not min(newest) < WORSE * losses.firsts[0] and not falls


def best(losses: Trace) -> int:
    """The step at which the loss was lowest, as far as it is kept."""
    lows = np.array(losses.lows)
    return int(np.nanargmin(np.where(np.isfinite(lows), lows, np.inf))) * losses.stride


def of_layers(network: Network, x: Array, losses: Trace) -> Iterator[Diagnosis]:
    """What keeps a layer from learning, if the loss is not nearly gone anyway."""
    if losses.last < GOOD * losses.firsts[0]:
        return
    answers = activations(network, x)
    for i, (layer, answer) in enumerate(zip(network.layers[:-1], answers, strict=False)):
        which = f"layer {sum(isinstance(one, Dense) for one in network.layers[:i])}"
        if isinstance(layer, Tanh) and (np.abs(answer) > EDGE).all():
            yield Diagnosis(f"{saturated(which)} -1 or 1, {FLAT}")
        elif isinstance(layer, Sigmoid) and (np.abs(answer - 0.5) > EDGE / 2).all():
            yield Diagnosis(f"{saturated(which)} 0 or 1, {FLAT}")
        elif isinstance(layer, ReLU) and not answer.any():
            yield Diagnosis(f"All neurons of {which} answer 0 to every example: their slopes are 0, and so they stay.")
    yield from alike(network)


FLAT = "where its curve is flat, so hardly any slope gets back through it. Smaller inputs or weights help."


def saturated(which: str) -> str:
    return f"Every neuron of {which} answers each example with nearly"


def alike(network: Network) -> Iterator[Diagnosis]:
    """Neurons that began the same, and are given the same slopes, stay the same."""
    dense = [layer for layer in network.layers if isinstance(layer, Dense)]
    for i, (layer, following) in enumerate(pairwise(dense), 1):
        if layer.W.shape[1] > 1 and np.ptp(layer.W, axis=1).max() == 0 == np.ptp(following.W, axis=0).max():
            yield Diagnosis(f"All neurons of layer {i} are the same: they get the same slopes, and stay the same.")


def too_slow(training: Training, losses: Trace, unit: str) -> Iterator[Diagnosis]:
    moved = max(losses.highs) - min(losses.lows)
    slope = float(np.sqrt(sum((gradient**2).sum() for gradient in training.network.gradients())))
    if losses.count > LONG and moved < UNSEEN * losses.firsts[0] and slope > STEEP:
        rate = getattr(training.optimizer, "rate", None)
        at = "the" if rate is None else f"at a learning rate of {short(rate)} the"
        went = f"After {losses.count - 1:,} {unit}s the loss has hardly moved, though there is a slope"
        yield Diagnosis(f"{went}: {at} steps are too short to be seen.")


def activations(network: Network, x: Array) -> list[Array]:
    """What every layer answers; on copies, so that training keeps its own last pass."""
    found = []
    for layer in map(copy, network.layers):
        x = layer.forward(x)
        found.append(x)
    return found
