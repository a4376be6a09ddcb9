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

    `step` trains on the next batch. An epoch is over when every example has had its turn once; each epoch draws an
    order of its own, and its last batch may be smaller. `losses` holds one loss per step, measured before that step
    changed the weights; `history` holds one per epoch, the mean over its examples.
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
        self.order: NDArray[np.int64] = np.arange(0)  # the examples that this epoch has still to see
        self.losses: list[float] = []
        self.history: list[float] = []
        self.total = 0.0  # of this epoch so far: the sum of its examples' losses

    def step(self) -> float:
        x, target = self.next_batch()
        loss = self.loss.forward(self.network.forward(x), target)
        self.network.backward(self.loss.backward())
        self.optimizer.step(self.network.parameters(), self.network.gradients())
        self.record(loss, len(x))
        return loss

    def epoch(self) -> float:
        """Step until every example has had its turn; returns the mean loss over all of them."""
        self.step()
        while len(self.order):
            self.step()
        return self.history[-1]

    def next_batch(self) -> tuple[Array, Array]:
        if self.batch >= len(self.x):
            return self.x, self.target
        if not len(self.order):
            self.order = self.rng.permutation(len(self.x))
        chosen, self.order = self.order[: self.batch], self.order[self.batch :]
        return self.x[chosen], self.target[chosen]

    def record(self, loss: float, examples: int) -> None:
        self.losses.append(loss)
        self.total += loss * examples  # a smaller batch counts for less, as it holds fewer examples
        if not len(self.order):
            self.history.append(self.total / len(self.x))
            self.total = 0.0
