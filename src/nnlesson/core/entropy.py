"""Conditional entropy: the lowest loss that examples allow, where they themselves leave a choice open."""

import numpy as np

from nnlesson.core.array import Array


def conditional_entropy(x: Array, target: Array) -> float:
    """H = -mean of log p[target given x], where p counts how often this target goes with this x.

    A network that sees x (n, t) and nothing else can do no better: this is the least cross-entropy on these examples.
    """
    cases = np.column_stack([x, target])  # (n, t + 1)
    share = occurrences(cases) / occurrences(x)  # of the examples with this x, those that have this target: (n,)
    return float(np.log(1 / share).mean())


def occurrences(rows: Array) -> Array:
    """How often each row occurs among all rows."""
    _, kind, counts = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
    return counts[kind.ravel()].astype(float)
