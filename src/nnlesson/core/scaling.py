"""Input scaling: columns as numbers of one size, so that a large unit does not drown a small one."""

from nnlesson.core.array import Array


def standardise(x: Array, known: Array) -> Array:
    """(x - mean) / standard deviation, column by column: how unusual is this number, and in which direction?

    Mean and deviation come from `known`, the examples that training may see, for whatever is scaled: x (n, i),
    known (m, i). A column that is always the same becomes 0.
    """
    mean, deviation = known.mean(axis=0), known.std(axis=0)  # (i,)
    deviation[deviation == 0] = 1
    scaled: Array = (x - mean) / deviation
    return scaled
