"""What the kernel knows: the core's own layers, losses and optimizers, as they were when Python started."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.random import Generator

from nnlesson.core.array import Array
from nnlesson.core.layers import Dense, ReLU, Sigmoid, Softmax, Tanh
from nnlesson.core.losses import BinaryCrossEntropy, CrossEntropy, Loss, MeanSquaredError
from nnlesson.core.network import Network
from nnlesson.core.optimizers import Adam, GradientDescent, Momentum, Optimizer, RMSProp

ACTIVATIONS = (Tanh, Sigmoid, ReLU, Softmax)
LOSSES = (MeanSquaredError, BinaryCrossEntropy, CrossEntropy)
STATES: dict[type, tuple[str, ...]] = {GradientDescent: (), Momentum: ("v",), RMSProp: ("s",), Adam: ("m", "v")}
NUMBERS = ("rate", "beta", "decay", "beta1", "beta2", "epsilon")
KINDS: tuple[type, ...] = (Dense, *ACTIVATIONS, *LOSSES, *STATES, Network)
AS_SHIPPED = {kind: dict(vars(kind)) for kind in KINDS}

type Activation = Tanh | Sigmoid | ReLU | Softmax


class Trained(Protocol):
    """What is asked of a `Training`."""

    network: Network
    loss: Loss
    optimizer: Optimizer
    x: Array
    target: Array
    batch: int
    rng: Generator
    order: Any
    total: float
    history: list[float]


@dataclass
class Parts:
    """A training taken apart."""

    stages: list[tuple[Dense, Activation | None]]  # each layer with the activation that follows it
    loss: Loss
    x: Array  # (n, i)
    target: Array  # (n, o), or class numbers (n,)
    states: list[list[Array]]  # what the optimizer remembers, one array per parameter each
    shuffled: bool


def recognised(training: Trained) -> Parts | None:
    """Its parts; None if there is one that the kernel does not know."""
    network, loss, optimizer = training.network, training.loss, training.optimizer
    if not untouched([network, loss, optimizer, *network.layers]) or type(optimizer) not in STATES:
        return None
    stages = stages_of(network)
    if not stages or not all(map(well_formed, stages)) or not fit_together(stages, training.x):
        return None
    target = target_of(loss, training.target, (len(training.x), len(stages[-1][0].b)))
    states = states_of(optimizer, network)
    shuffled = training.batch < len(training.x)
    if target is None or states is None or not fits(training.order, len(training.x), shuffled):
        return None
    return Parts(stages, loss, as_numbers(training.x), target, states, shuffled)


def untouched(parts: Iterable[object]) -> bool:
    """Whether these are the core's own classes, with the methods that they came with."""
    return all(
        type(part) in AS_SHIPPED
        and AS_SHIPPED[type(part)].items() <= vars(type(part)).items()  # Python itself adds to them, when it copies
        and AS_SHIPPED[type(part)].keys().isdisjoint(vars(part))
        for part in parts
    )


def stages_of(network: Network) -> list[tuple[Dense, Activation | None]]:
    """Each Dense layer with its activation, if it has one; nothing if the layers do not come in that order."""
    stages: list[tuple[Dense, Activation | None]] = []
    for layer in network.layers:
        if isinstance(layer, Dense):
            stages.append((layer, None))
        elif isinstance(layer, ACTIVATIONS) and stages and stages[-1][1] is None:
            stages[-1] = stages[-1][0], layer
        else:
            return []
    once = len({id(layer) for layer in network.layers}) == len(network.layers)
    learned = [(dense, name) for dense, _ in stages for name in ("W", "b")]
    return stages if once and network.learned == learned else []


def well_formed(stage: tuple[Dense, Activation | None]) -> bool:
    dense, _ = stage
    return plain(dense.W) and plain(dense.b) and dense.b.shape == dense.W.shape[1:] and dense.W.size > 0


def fit_together(stages: list[tuple[Dense, Activation | None]], x: Array) -> bool:
    inputs, outputs = ([dense.W.shape[side] for dense, _ in stages] for side in (0, 1))
    joined = inputs[1:] == outputs[:-1]
    return joined and countable(x) and x.ndim == 2 and len(x) > 0 and x.shape[1] == inputs[0]


def target_of(loss: Loss, target: Array, shape: tuple[int, int]) -> Array | None:
    """The targets, if there is one for every prediction; of the cross-entropy, one class for every example."""
    if type(loss) not in LOSSES or not countable(target):
        return None
    if not isinstance(loss, CrossEntropy):
        return as_numbers(target) if target.shape == shape else None
    classes = target.ravel().astype(float)
    within = len(classes) == shape[0] == len(target) and bool(((classes >= 0) & (classes < shape[1])).all())
    return classes if within else None


def states_of(optimizer: Optimizer, network: Network) -> list[list[Array]] | None:
    """What the optimizer remembers: zeros, if it has made no step."""
    numbers = [vars(optimizer).get(name, 0.0) for name in NUMBERS]
    if not all(isinstance(number, int | float) for number in numbers):
        return None
    parameters, states = network.parameters(), []
    for name in STATES[type(optimizer)]:
        state = getattr(optimizer, name) or [np.zeros_like(w) for w in parameters]
        if [s.shape for s in state] != [w.shape for w in parameters] or not all(map(plain, state)):
            return None
        states.append(state)
    return states


def fits(order: Any, examples: int, shuffled: bool) -> bool:
    """Whether what is left of an epoch names examples that there are."""
    if not shuffled or not len(order):
        return not len(order)
    return bool(order.min() >= 0 and order.max() < examples)


def plain(array: Array) -> bool:
    """Whether an array lies in memory number by number, and may be written."""
    return type(array) is np.ndarray and array.dtype == float and array.flags.carray


def countable(array: Array) -> bool:
    return type(array) is np.ndarray and array.dtype.kind in "fiub"


def as_numbers(array: Array) -> Array:
    return np.ascontiguousarray(array, float)
