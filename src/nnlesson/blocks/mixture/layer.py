"""A mixture of experts: a router scores the experts for every row of x, and only the k best of them answer it."""

import numpy as np
from numpy.random import Generator

from nnlesson.core import Array, Dense, Network, Softmax


class MixtureOfExperts:
    """y = Σ gate_e · expert_e(x), over the k experts that the router scores highest for this x.

    With k = 1 the gate is the router's probability itself (Fedus et al., 2021). With more, the probabilities of the
    chosen are divided by their sum, so that the gates add up to 1. Each row of x is routed by itself.

    An expert is two dense layers with a ReLU between them. The weights of all experts lie in one array: W1[e] are the
    first ones of expert e. A job is one row that goes to one expert; there are j = n · k of them, row by row, and only
    the weights that have a job are looked up.
    """

    def __init__(self, inputs: int, hidden: int, outputs: int, experts: int, k: int, rng: Generator) -> None:
        self.k = k
        self.router = Network([Dense(inputs, experts, rng), Softmax()])
        self.W1, self.b1 = stacked([Dense(inputs, hidden, rng) for _ in range(experts)])  # (e, i, h), (e, h)
        self.W2, self.b2 = stacked([Dense(hidden, outputs, rng) for _ in range(experts)])  # (e, h, o), (e, o)

    def forward(self, x: Array) -> Array:
        self.probability = self.router.forward(x)  # (n, e)
        self.chosen = highest(self.probability, self.k)  # (n, e): 1 for the k chosen, 0 for those that rest
        kept = self.probability * self.chosen
        self.kept = kept.sum(axis=1, keepdims=True) if self.k > 1 else np.ones((len(x), 1))
        self.gate = kept / self.kept  # (n, e)

        self.row, self.expert = np.nonzero(self.chosen)  # (j,), (j,)
        self.order = np.argsort(self.expert, kind="stable")  # the jobs, expert by expert
        self.x = x[self.row]  # (j, i)
        self.hidden = np.maximum(times(self.x, self.W1[self.expert]) + self.b1[self.expert], 0)  # (j, h)
        self.answer = times(self.hidden, self.W2[self.expert]) + self.b2[self.expert]  # (j, o)
        return self.by_row(self.gate[self.row, self.expert, None] * self.answer)  # (n, o)

    def backward(self, dy: Array, dprobability: Array) -> Array:
        """`dprobability` (n, e) is what else depends on the router's probabilities: the balancing loss."""
        dy = dy[self.row]  # (j, o)
        dgate = np.zeros_like(self.gate)
        dgate[self.row, self.expert] = (dy * self.answer).sum(axis=1)
        danswer = self.gate[self.row, self.expert, None] * dy
        self.dW2, self.db2 = self.by_expert(outer(self.hidden, danswer)), self.by_expert(danswer)
        dz = times(danswer, self.W2[self.expert].transpose(0, 2, 1)) * (self.hidden > 0)  # (j, h)
        self.dW1, self.db1 = self.by_expert(outer(self.x, dz)), self.by_expert(dz)
        dx = self.by_row(times(dz, self.W1[self.expert].transpose(0, 2, 1)))

        if self.k > 1:  # a gate that grows takes from the other chosen ones
            dgate -= (dgate * self.gate).sum(axis=1, keepdims=True)
        return dx + self.router.backward(self.chosen * dgate / self.kept + dprobability)

    def by_row(self, of_jobs: Array) -> Array:
        """The sum over the k jobs of every row."""
        total: Array = of_jobs.reshape(-1, self.k, of_jobs.shape[1]).sum(axis=1)
        return total

    def by_expert(self, of_jobs: Array) -> Array:
        """The sum over the jobs of every expert: zero for one that had none."""
        experts = self.expert[self.order]
        first = np.flatnonzero(np.diff(experts, prepend=-1))  # where the jobs of the next expert begin
        total = np.zeros((len(self.W1), *of_jobs.shape[1:]))
        total[experts[first]] = np.add.reduceat(of_jobs[self.order], first, axis=0)
        return total

    def parameters(self) -> list[Array]:
        return [*self.router.parameters(), self.W1, self.b1, self.W2, self.b2]

    def gradients(self) -> list[Array]:
        """dL/d of each parameter, in the same order."""
        return [*self.router.gradients(), self.dW1, self.db1, self.dW2, self.db2]


def stacked(layers: list[Dense]) -> tuple[Array, Array]:
    return np.stack([layer.W for layer in layers]), np.stack([layer.b for layer in layers])


def times(x: Array, W: Array) -> Array:
    """Every row with the matrix of its own expert: (j, a) and (j, a, b) give (j, b)."""
    product: Array = (x[:, None, :] @ W)[:, 0]
    return product


def outer(x: Array, dy: Array) -> Array:
    """Every row of x times the same row of dy, each number with each: (j, a) and (j, b) give (j, a, b)."""
    return x[:, :, None] * dy[:, None, :]


def highest(probability: Array, k: int) -> Array:
    """1 at the k highest numbers of every row, 0 elsewhere; of equal ones the first is taken."""
    best = np.argsort(-probability, axis=1, kind="stable")[:, :k]
    chosen = np.zeros_like(probability)
    np.put_along_axis(chosen, best, 1.0, axis=1)
    return chosen
