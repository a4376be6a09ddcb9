"""The plan: a training, written down for the kernel as numbers, and NumPy's arrays as addresses.

The fields are those of `Plan` and `Layer` in web/kernel/plan.ts, in the same order; the last ones are the kernel's own.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlesson.core.array import Array
from nnlesson.core.layers import ReLU, Sigmoid, Softmax, Tanh
from nnlesson.core.losses import BinaryCrossEntropy, CrossEntropy, MeanSquaredError
from nnlesson.core.optimizers import Adam, GradientDescent, Momentum, RMSProp
from nnlesson.core.recognised import STATES, Parts, Trained, settings

ACTIVATION = {type(None): 0, Tanh: 1, Sigmoid: 2, ReLU: 3, Softmax: 4}
LOSS = {MeanSquaredError: 0, BinaryCrossEntropy: 1, CrossEntropy: 2}
RULE: dict[type, int] = {GradientDescent: 0, Momentum: 1, RMSProp: 2, Adam: 3}

WHOLE, NUMBER = np.uint32, np.float64  # an address in WebAssembly has 32 bits
LAYER = np.dtype(
    [(size, WHOLE) for size in ("inputs", "outputs", "activation")]
    + [(array, WHOLE) for array in ("W", "b", "dW", "db", "firstW", "firstb", "secondW", "secondb", "answers")]
    + [(own, WHOLE) for own in ("y", "sums")]
)
PLAN = np.dtype(
    [(size, WHOLE) for size in ("examples", "batch", "inputs", "targets", "loss", "rule", "layers")]
    + [(array, WHOLE) for array in ("first", "x", "target", "order")]
    + [("begun", WHOLE), ("history", WHOLE), ("room", WHOLE), ("tanh", WHOLE)]
    + [(number, NUMBER) for number in ("total", "rate", "beta1", "beta2", "epsilon", "steps")]
    + [(own, NUMBER) for own in ("power1", "power2")]
    + [(own, WHOLE) for own in ("rowsX", "rowsTarget", "slope", "slopeBelow", "keeping", "numbers")],
    align=True,
)
PLACE = ((PLAN.names or ()).index("total") + 1) // 2  # among numbers, which are as long as two addresses
TABLE: Array = np.zeros((1024, 2))


def table_of_tanh() -> Array:
    """tanh and its slope at every 32nd, of which the kernel makes all others (web/kernel/tanh.ts).

    It is filled in for the first plan: Python is started from a picture of its memory, and zeros weigh nothing there.
    """
    if not TABLE.any():
        TABLE[:, 0] = np.tanh(np.arange(len(TABLE)) / 32)
        TABLE[:, 1] = 1 - TABLE[:, 0] ** 2
    return TABLE


def address(array: NDArray[Any]) -> int:
    found: int = array.__array_interface__["data"][0]
    return found


class Plan:
    """A training, for any number of calls of the kernel. It holds all arrays whose addresses are in it."""

    def __init__(self, training: Trained, parts: Parts, room: Callable[[int], int]) -> None:
        self.parts = parts
        examples, batch = len(parts.x), min(parts.batch, len(parts.x))
        self.slopes = [(np.zeros_like(dense.W), np.zeros_like(dense.b)) for dense, _ in parts.stages]
        self.answers: list[Array] = [np.zeros((batch, len(dense.b))) for dense, _ in parts.stages]
        self.history = np.zeros(0)
        self.order: NDArray[np.int32] = np.zeros(0, np.int32)
        self.layers = np.array([self.layer(number) for number in range(len(parts.stages))], LAYER)
        self.plan = np.zeros(1, PLAN)
        wholes = (
            *(examples, batch, parts.x.shape[1], parts.target[0].size),
            *(LOSS[type(parts.loss)], RULE[type(parts.optimizer)], len(self.layers), address(self.layers)),
            *(address(parts.x), address(parts.target), 0, examples, 0, 0),
            address(table_of_tanh()),
        )
        self.plan[0] = (*wholes, *(len(PLAN.names or ()) - len(wholes)) * [0])
        self.address = address(self.plan)
        self.numbers: Array = self.plan.view(NUMBER)[PLACE : PLACE + 6]
        self.room = np.zeros(room(self.address), np.uint8)
        self.plan["room"] = address(self.room)

    def begin(self, training: Trained, orders: list[Array], epochs: int) -> None:
        """Write down what is new in a call."""
        self.numbers[:] = training.total, *settings(self.parts.optimizer)
        if len(self.history) < epochs:
            self.history = np.zeros(epochs)
            self.plan["history"] = address(self.history)
        if orders:
            self.order = np.concatenate(orders, dtype=np.int32, casting="same_kind")
            self.plan["order"], self.plan["begun"] = address(self.order), len(orders[0])

    @property
    def steps_made(self) -> int:
        """By the optimizer, since it was new."""
        return int(self.numbers[-1])

    def last_batch(self, examples: int) -> int:
        """How many examples the last batch has of so many."""
        return (examples - 1) % self.parts.batch + 1

    def layer(self, number: int) -> tuple[int, ...]:
        """The fields of one layer, as far as the kernel does not fill them in."""
        dense, activation = self.parts.stages[number]
        optimizer = self.parts.optimizer
        states = [getattr(optimizer, name) for name in STATES[type(optimizer)]]
        remembered = [address(array) for state in states for array in state[2 * number : 2 * number + 2]]
        arrays = (dense.W, dense.b, *self.slopes[number])
        return (
            *dense.W.shape,
            ACTIVATION[type(activation)],
            *map(address, arrays),
            *(remembered + 4 * [0])[:4],
            address(self.answers[number]),
            *(0, 0),
        )
