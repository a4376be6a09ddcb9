"""What a block goes down with its next step: which weights, with which slopes, and which loss.

No block says so. A `Training` holds all of it. Of any other block a copy goes on, while the optimizers of the core move
nothing: what such a one is handed are the weights, and the slopes that backpropagation gives them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np

from nnlesson.contract.block import Block
from nnlesson.contract.measure import readouts
from nnlesson.contract.training_block import TrainingBlock
from nnlesson.core import Adam, Array, GradientDescent, Momentum, RMSProp, Training
from nnlesson.live.runs.holding import every, own_network

OPTIMIZERS = (GradientDescent, Momentum, RMSProp, Adam)
PATIENCE = 10  # steps of a copy, as a figure may show a step of training in several beats

type Measure = Callable[[], float]
type Handed = tuple[list[Array], list[Array]]  # weights, and their slopes


class Downhill(NamedTuple):
    """Weights that are moved together, what backpropagation says of each, and the loss that they are to lower."""

    weights: list[Array]
    slopes: list[Array]
    loss: Measure


def downhill(block: Block) -> tuple[Block, list[Downhill]]:
    """A copy of a block, whose weights are those of now, and all that it goes down."""
    twin = deepcopy(block)
    if trainings := every(Training, twin):
        return twin, list(map(of_training, trainings))
    loss = objective(twin)
    if loss is None:
        return twin, []
    if handed := handed_to_optimizers(twin):
        return twin, [Downhill(weights, slopes, loss) for weights, slopes in handed]
    return by_hand(block)


def objective(block: Block) -> Measure | None:
    """What a block measures of its weights; one that is no `TrainingBlock` says it in its read-outs, if at all."""
    if isinstance(block, TrainingBlock):
        return block.objective
    return (lambda: readouts(block)["loss"].value) if "loss" in readouts(block) else None


def of_training(training: Training) -> Downhill:
    """All examples at once, as those of the next step are drawn by chance."""

    def loss() -> float:
        return training.loss.forward(training.network.forward(training.x), training.target)

    loss()
    training.network.backward(training.loss.backward())
    return Downhill(training.network.parameters(), copies(training.network.gradients()), loss)


def handed_to_optimizers(block: Block) -> list[Handed]:
    """What the optimizers are handed in the next step of a copy. If they are handed a weight twice, it is in parts."""
    handed = list[Handed]()
    with nothing_moves(handed), suppress(Exception):  # what it has against a step, it says when it makes one
        for _ in range(PATIENCE):
            if not handed:
                block.advance()
    moved = [id(weight) for weights, _ in handed for weight in weights]
    return handed if len(moved) == len(set(moved)) else []


@contextmanager
def nothing_moves(handed: list[Handed]) -> Iterator[None]:
    """For as long as this lasts, the optimizers of the core note what they are handed, and leave it as it is."""

    def note(_: object, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        handed.append((list(parameters), copies(gradients)))

    steps = {kind: vars(kind)["step"] for kind in with_heirs(OPTIMIZERS) if "step" in vars(kind)}
    for kind in steps:
        kind.step = note
    try:
        yield
    finally:
        for kind, step in steps.items():
            kind.step = step


def with_heirs(kinds: Sequence[type[Any]]) -> list[type[Any]]:
    return [heir for kind in kinds for heir in (kind, *with_heirs(kind.__subclasses__()))]


def by_hand(block: Block) -> tuple[Block, list[Downhill]]:
    """A network whose weights a block moves itself: its slopes are there when it goes backward, if only once."""
    twin, ahead = deepcopy(block), deepcopy(block)
    network, goes = own_network(twin), own_network(ahead)
    loss = objective(twin)
    if not network or not goes or not loss:
        return twin, []
    found, backward = list[list[Array]](), goes.backward

    def watched(dy: Array) -> Array:
        dx = backward(dy)
        now = zip(network.parameters(), goes.parameters(), strict=True)
        still = all(np.array_equal(then, moved, equal_nan=True) for then, moved in now)
        found.append(copies(goes.gradients()) if still else [])
        return dx

    goes.backward = watched  # type: ignore[method-assign]
    with suppress(Exception):
        ahead.step()
    return twin, [Downhill(network.parameters(), found[0], loss)] if len(found) == 1 and found[0] else []


def copies(arrays: Sequence[Array]) -> list[Array]:
    return [array.copy() for array in arrays]
