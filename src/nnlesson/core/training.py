"""The training loop: predict, measure, trace back, adjust; batch by batch, epoch by epoch."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from nnlesson.core import compiled
from nnlesson.core.array import Array
from nnlesson.core.history import History
from nnlesson.core.losses import Loss
from nnlesson.core.network import Network
from nnlesson.core.optimizers import Optimizer
from nnlesson.core.recognised import known


class Training:
    """Trains a network on data = (x, target) with mini-batches of `batch` examples; None takes all at once.

    An epoch is over when every example has had its turn once. Each epoch draws an order of its own, and its last batch
    may be smaller. `history` holds one loss per epoch: the mean over all examples, each measured in its turn.
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
        self.total = 0.0  # the sum of the losses of those that it has seen
        self.history = History()

    def step(self) -> float:
        """Train on the next batch; returns its loss, measured before the weights change."""
        x, target = self.next_batch()
        loss = self.loss.forward(self.network.forward(x), target)
        self.network.backward(self.loss.backward())
        self.optimizer.step(self.network.parameters(), self.network.gradients())
        self.total += loss * len(x)  # a smaller batch counts for less
        if not len(self.order):
            self.history.append(self.total / len(self.x))
            self.total = 0.0
        return loss

    def epoch(self) -> float:
        """Step to the end of the epoch; returns its loss."""
        self.step()
        while len(self.order):
            self.step()
        return self.history[-1]

    def epochs(self, count: int) -> History:
        """So many epochs; returns their losses. compiled.py makes all in one go, where it can."""
        for _ in range(compiled.train(self, count), count):
            self.epoch()
        return self.history[len(self.history) - count :]

    def next_batch(self) -> tuple[Array, Array]:
        if self.batch >= len(self.x):
            return self.x, self.target
        if not len(self.order):
            self.order = self.rng.permutation(len(self.x))
        chosen, self.order = self.order[: self.batch], self.order[self.batch :]
        return self.x[chosen], self.target[chosen]


known(Training)  # as it stands here: of a changed one NumPy makes every step
