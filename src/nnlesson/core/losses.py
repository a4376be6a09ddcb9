"""Losses: one number that says how wrong the predictions are. Zero is perfect.

`forward` gives the number, the mean over the n examples. `backward`, right under it, gives dL/dprediction.
"""

from typing import Protocol

import numpy as np

from nnlesson.core.array import Array


class Loss(Protocol):
    """What every loss can do."""

    def forward(self, prediction: Array, target: Array) -> float: ...
    def backward(self) -> Array: ...


class MeanSquaredError:
    """L = mean of (prediction - target)², over all examples and outputs."""

    def forward(self, prediction: Array, target: Array) -> float:
        self.error = prediction - target  # (n, o)
        return float((self.error**2).sum() / self.error.size)

    def backward(self) -> Array:
        return 2 / self.error.size * self.error


class BinaryCrossEntropy:
    """L = -mean of [t log p + (1 - t) log(1 - p)], for yes-or-no answers t with probability p.

    p is kept one part in 10¹² away from 0 and 1, where the logarithm has no value.
    """

    def forward(self, prediction: Array, target: Array) -> float:
        self.p, self.t = np.clip(prediction, 1e-12, 1 - 1e-12), target  # (n, o)
        log_likelihood = self.t * np.log(self.p) + (1 - self.t) * np.log1p(-self.p)
        return float(-log_likelihood.sum() / len(self.p))

    def backward(self) -> Array:
        return (self.p - self.t) / (self.p * (1 - self.p)) / len(self.p)


class CrossEntropy:
    """L = -mean of log p[right class], where p is the softmax of the scores that are passed in.

    The targets are class numbers (n,). Softmax stands inside because together the two have a simple slope: p minus 1
    at the right class (Bishop, Pattern Recognition and Machine Learning, 4.3.4).
    """

    def forward(self, prediction: Array, target: Array) -> float:
        self.rows, self.target = np.arange(len(prediction)), target.astype(np.intp).ravel()
        shifted = prediction - prediction.max(axis=1, keepdims=True)  # (n, k)
        self.log_p: Array = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return float(-self.log_p[self.rows, self.target].mean())

    def backward(self) -> Array:
        dz = np.exp(self.log_p)
        dz[self.rows, self.target] -= 1
        return dz / len(dz)
