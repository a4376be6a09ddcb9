"""The plan: a training, written down for the kernel as numbers, and NumPy's arrays as addresses.

The fields are those of `Plan` and `Layer` in web/kernel/plan.ts, in the same order; the last ones are the kernel's own.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlesson.core.array import Array
from nnlesson.core.layers import ReLU, Sigmoid, Softmax, Tanh
from nnlesson.core.losses import BinaryCrossEntropy, CrossEntropy, MeanSquaredError
from nnlesson.core.optimizers import Adam, GradientDescent, Momentum, RMSProp
from nnlesson.core.recognised import Parts, Trained

ACTIVATION = {type(None): 0, Tanh: 1, Sigmoid: 2, ReLU: 3, Softmax: 4}
LOSS = {MeanSquaredError: 0, BinaryCrossEntropy: 1, CrossEntropy: 2}
RULE = {GradientDescent: 0, Momentum: 1, RMSProp: 2, Adam: 3}

WHOLE, NUMBER = np.uint32, np.float64  # an address in WebAssembly has 32 bits
LAYER = np.dtype(
    [(size, WHOLE) for size in ("inputs", "outputs", "activation")]
    + [(array, WHOLE) for array in ("W", "b", "dW", "db", "firstW", "firstb", "secondW", "secondb", "answers")]
    + [(own, WHOLE) for own in ("y", "sums")]
)
PLAN = np.dtype(
    [(size, WHOLE) for size in ("examples", "batch", "inputs", "targets", "loss", "rule", "layers")]
    + [(array, WHOLE) for array in ("first", "x", "target", "order")]
    + [("begun", WHOLE), ("history", WHOLE), ("room", WHOLE)]
    + [(number, NUMBER) for number in ("total", "rate", "beta1", "beta2", "epsilon", "power1", "power2")]
    + [(own, WHOLE) for own in ("rowsX", "rowsTarget", "slope", "slopeBelow", "keeping", "numbers")],
    align=True,
)


def address(array: NDArray[Any]) -> int:
    found: int = array.__array_interface__["data"][0]
    return found


class Plan:
    """One call of the kernel. It holds all arrays whose addresses are in it."""

    def __init__(self, training: Trained, parts: Parts, orders: list[Array], epochs: int) -> None:
        self.parts, self.optimizer = parts, training.optimizer
        examples = len(parts.x)
        self.order = np.concatenate(orders, dtype=np.int32, casting="same_kind") if orders else np.zeros(0, np.int32)
        self.last_batch = (len(orders[-1]) - 1) % training.batch + 1 if orders else examples
        self.steps = sum(-(-len(order) // training.batch) for order in orders) if orders else epochs
        self.slopes = [(np.empty_like(dense.W), np.empty_like(dense.b)) for dense, _ in parts.stages]
        self.answers: list[Array] = [np.empty((self.last_batch, len(dense.b))) for dense, _ in parts.stages]
        self.history = np.empty(epochs)
        self.layers = np.array([self.layer(number) for number in range(len(parts.stages))], LAYER)
        self.plan = np.zeros(1, PLAN)
        begun = len(orders[0]) if orders else examples
        wholes = (
            *(examples, min(training.batch, examples), parts.x.shape[1], parts.target[0].size),
            *(LOSS[type(parts.loss)], RULE[type(self.optimizer)], len(self.layers), address(self.layers)),
            *(address(parts.x), address(parts.target), address(self.order) if orders else 0, begun),
            *(address(self.history), 0),
        )
        self.plan[0] = (*wholes, training.total, *settings(self.optimizer), *6 * [0])
        self.address = address(self.plan)

    def layer(self, number: int) -> tuple[int, ...]:
        """The fields of one layer, as far as the kernel does not fill them in."""
        dense, activation = self.parts.stages[number]
        remembered = [address(array) for state in self.parts.states for array in state[2 * number : 2 * number + 2]]
        arrays = (dense.W, dense.b, *self.slopes[number])
        return (
            *dense.W.shape,
            ACTIVATION[type(activation)],
            *map(address, arrays),
            *(remembered + 4 * [0])[:4],
            address(self.answers[number]),
            *(0, 0),
        )

    def make_room(self, size: int) -> None:
        self.room = np.empty(size, np.uint8)
        self.plan["room"] = address(self.room)


def settings(optimizer: object) -> tuple[float, ...]:
    """rate, beta1, beta2, epsilon, and the powers of beta1 and beta2 that belong to the steps made so far."""
    match optimizer:
        case GradientDescent(rate=rate):
            return rate, 0.0, 0.0, 0.0, 1.0, 1.0
        case Momentum(rate=rate, beta=beta):
            return rate, beta, 0.0, 0.0, 1.0, 1.0
        case RMSProp(rate=rate, decay=decay, epsilon=epsilon):
            return rate, decay, 0.0, epsilon, 1.0, 1.0
        case Adam(rate=rate, beta1=beta1, beta2=beta2, epsilon=epsilon, t=t):
            return rate, beta1, beta2, epsilon, beta1**t, beta2**t
    raise AssertionError(f"{type(optimizer).__name__} is not one of the core's optimizers")
