"""Training: predict, measure, trace back, adjust; and again, batch by batch, epoch by epoch."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from nnlesson.core.array import Array
from nnlesson.core.losses import Loss
from nnlesson.core.network import Network
from nnlesson.core.optimizers import Optimizer


class Training:
    """Trains a network on data = (x, target) with mini-batches of `batch` examples; None takes all at once.

    `step` trains on the next batch, and `epoch` on every example once, in an order that is drawn anew for each epoch.
    `losses` holds one loss per step, measured before that step changed the weights; `history` one mean per epoch.
    """

    def __init__(
        self,
        network: Network,
        loss: Loss,
        optimizer: Optimizer,
        data: tuple[Array, Array],
        batch: int | None,
        rng: Generator,
    ) -> None:
        self.network, self.loss, self.optimizer, self.rng = network, loss, optimizer, rng
        self.x, self.target = data
        self.batch = batch or len(self.x)
        self.order: NDArray[np.int64] = np.arange(0)  # the examples that this epoch has not seen yet
        self.losses: list[float] = []
        self.history: list[float] = []

    def step(self) -> float:
        x, target = self.next_batch()
        loss = self.loss.forward(self.network.forward(x), target)
        self.network.backward(self.loss.backward())
        self.optimizer.step(self.network.parameters(), self.network.gradients())
        self.losses.append(loss)
        return loss

    def epoch(self) -> float:
        steps = -(-len(self.x) // self.batch)  # rounded up: the last batch may be smaller
        loss = float(np.mean([self.step() for _ in range(steps)]))
        self.history.append(loss)
        return loss

    def next_batch(self) -> tuple[Array, Array]:
        if self.batch >= len(self.x):
            return self.x, self.target
        if not len(self.order):
            self.order = self.rng.permutation(len(self.x))
        chosen, self.order = self.order[: self.batch], self.order[self.batch :]
        return self.x[chosen], self.target[chosen]
