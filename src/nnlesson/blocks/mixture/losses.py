"""The losses: how wrong the guesses at the next word are, and how uneven the experts' work is."""

import numpy as np

from nnlesson.core import Array


class NextWordLoss:
    """L = -mean of log p[the word that followed], over all places of a text; p is the softmax of the scores.

    It is the cross-entropy, counted once for every word and not once for every place: row w of `counts` says how often
    each word followed word w.
    """

    def __init__(self, counts: Array) -> None:
        self.counts, self.places = counts, float(counts.sum())  # (w, w)

    def forward(self, scores: Array) -> float:
        shifted = scores - scores.max(axis=1, keepdims=True)
        exp = np.exp(shifted)
        total = exp.sum(axis=1, keepdims=True)
        self.p = exp / total
        return float(-(self.counts * (shifted - np.log(total))).sum() / self.places)

    def backward(self) -> Array:
        expected: Array = self.counts.sum(axis=1, keepdims=True) * self.p
        slope: Array = (expected - self.counts) / self.places
        return slope


class LoadBalancing:
    """L = N · Σ_e f_e · P_e: f_e is the share of the words sent to expert e, P_e its mean probability (Fedus et al.).

    It is 1 when all N experts have the same share, and N when one has everything. f jumps where a word changes its
    expert and is level elsewhere, so only P has a slope: the probability of an expert is pushed down as its load is.
    `weight` (n,) says how much each row counts, and adds up to 1.
    """

    def __init__(self, weight: Array) -> None:
        self.weight = weight

    def forward(self, chosen: Array, probability: Array) -> float:
        self.load = self.weight @ chosen / chosen[0].sum()  # (e,), adds up to 1 whatever k is
        return float(len(self.load) * (self.load * (self.weight @ probability)).sum())

    def backward(self) -> Array:
        """dL/dprobability, (n, e)."""
        slope: Array = len(self.load) * self.weight[:, None] * self.load
        return slope
