"""What the kernel knows: the core's own layers, losses and optimizers, as they were when Python started."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.random import Generator

from nnlesson.core.array import Array
from nnlesson.core.history import History
from nnlesson.core.layers import Dense, ReLU, Sigmoid, Softmax, Tanh
from nnlesson.core.losses import BinaryCrossEntropy, CrossEntropy, Loss, MeanSquaredError
from nnlesson.core.network import Network
from nnlesson.core.optimizers import Adam, GradientDescent, Momentum, Optimizer, RMSProp, zeros_like_all

ACTIVATIONS = (Tanh, Sigmoid, ReLU, Softmax)
LOSSES = (MeanSquaredError, BinaryCrossEntropy, CrossEntropy)
STATES: dict[type, tuple[str, ...]] = {GradientDescent: (), Momentum: ("v",), RMSProp: ("s",), Adam: ("m", "v")}
NUMBERS = {int, float, np.float64}  # of an optimizer

type Activation = Tanh | Sigmoid | ReLU | Softmax

AS_SHIPPED: dict[type, tuple[list[str], list[Any]]] = {}  # the methods of each class that is known: names, functions
NAMES: set[str] = set()  # of all methods


def known(kind: type) -> None:
    """Note the methods that a class has now."""
    names = [name for name, value in vars(kind).items() if callable(value)]
    AS_SHIPPED[kind] = names, [getattr(kind, name) for name in names]
    NAMES.update(names)


for kind in (Dense, *ACTIVATIONS, *LOSSES, *STATES, Network):
    known(kind)


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
    history: History


@dataclass
class Parts:
    """A training taken apart."""

    network: Network
    loss: Loss
    optimizer: Optimizer
    stages: list[tuple[Dense, Activation | None]]  # each layer with the activation that follows it
    x: Array  # (n, i)
    target: Array  # (n, o), or class numbers (n,)
    batch: int
    shuffled: bool
    held: list[object]  # all that the training holds, for `the_same`
    places: list[int]  # of these
    checked: list[bytes]  # numbers whose values count, not only where they are


def recognised(training: Trained) -> Parts | None:
    """Its parts; None if there is one that the kernel does not know. The optimizer gets what it is to remember."""
    network, loss, optimizer = training.network, training.loss, training.optimizer
    if not (untouched([training, network]) and untouched([loss, optimizer, *network.layers])):
        return None
    stages = stages_of(network)
    if not stages or not all(map(well_formed, stages)) or not fit_together(stages, training.x):
        return None
    target = target_of(loss, training.target, (len(training.x), len(stages[-1][0].b)))
    shuffled = training.batch < len(training.x)
    if target is None or not fits(training.order, len(training.x)) or not remembers(optimizer, network):
        return None
    x, holds = as_numbers(training.x), held(training)
    places, checked = list(map(id, holds)), values(training, x, target)
    return Parts(network, loss, optimizer, stages, x, target, training.batch, shuffled, holds, places, checked)


def the_same(training: Trained, parts: Parts) -> bool:
    """Whether nothing was replaced since these parts were recognised. This is asked before every call."""
    return (
        training.network is parts.network
        and list(map(id, held(training))) == parts.places
        and training.batch == parts.batch
        and untouched([training, *parts.held[: 3 + len(parts.network.layers)]])
        and NUMBERS.issuperset(map(type, settings(parts.optimizer)))
        and (not parts.checked or values(training, parts.x, parts.target) == parts.checked)
        and (not parts.shuffled or fits(training.order, len(parts.x)))
    )


def held(training: Trained) -> list[object]:
    """What a training holds, and what these hold; first whatever has methods."""
    network, optimizer = training.network, training.optimizer
    states = [array for name in STATES.get(type(optimizer), ()) for array in getattr(optimizer, name)]
    objects = [network, training.loss, optimizer, *network.layers]
    return [*objects, training.x, training.target, *network.parameters(), *states]


def values(training: Trained, x: Array, target: Array) -> list[bytes]:
    """The numbers that were turned into others, or that must be class numbers."""
    given = [training.x] if x is not training.x else []
    if target is not training.target or isinstance(training.loss, CrossEntropy):
        given.append(training.target)
    return [array.tobytes() for array in given]


def untouched(parts: Sequence[object]) -> bool:
    """Whether these are of the core's own classes, with the methods that they came with."""
    kinds = set(map(type, parts))
    return kinds <= AS_SHIPPED.keys() and all(map(as_shipped, kinds)) and all(map(NAMES.isdisjoint, map(vars, parts)))


def as_shipped(kind: type) -> bool:
    names, functions = AS_SHIPPED[kind]
    return [getattr(kind, name) for name in names] == functions


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
    classes = as_numbers(target.ravel())
    within = len(classes) == shape[0] == len(target) and bool(((classes >= 0) & (classes < shape[1])).all())
    return classes if within else None


def remembers(optimizer: Optimizer, network: Network) -> bool:
    """Whether the optimizer remembers one array for each parameter; zeros, if it has made no step."""
    parameters = network.parameters()
    for name in STATES[type(optimizer)]:
        if not getattr(optimizer, name):
            setattr(optimizer, name, zeros_like_all(parameters))
        state = getattr(optimizer, name)
        if [s.shape for s in state] != [w.shape for w in parameters] or not all(map(plain, state)):
            return False
    return NUMBERS.issuperset(map(type, settings(optimizer)))


def settings(optimizer: object) -> tuple[float, ...]:
    """rate, beta1, beta2, epsilon, and the steps made so far; those that an optimizer does not have are 0."""
    match optimizer:
        case GradientDescent(rate=rate):
            return rate, 0, 0, 0, 0
        case Momentum(rate=rate, beta=beta):
            return rate, beta, 0, 0, 0
        case RMSProp(rate=rate, decay=decay, epsilon=epsilon):
            return rate, decay, 0, epsilon, 0
        case Adam(rate=rate, beta1=beta1, beta2=beta2, epsilon=epsilon, t=t):
            return rate, beta1, beta2, epsilon, t
    raise AssertionError(f"{type(optimizer).__name__} is not one of the core's optimizers")


def fits(order: Any, examples: int) -> bool:
    """Whether what is left of an epoch names examples that there are."""
    return not len(order) or bool(order.min() >= 0 and order.max() < examples)


def plain(array: Array) -> bool:
    """Whether an array lies in memory number by number, and may be written."""
    return type(array) is np.ndarray and array.dtype == float and array.flags.carray


def countable(array: Array) -> bool:
    return type(array) is np.ndarray and array.dtype.kind in "fiub"


def as_numbers(array: Array) -> Array:
    return np.ascontiguousarray(array, float)
