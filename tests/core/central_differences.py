"""The slope of a function, found by trying: a little more, a little less, and the difference over the way between."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nnlesson.core import Array

STEP = 1e-5
# A step h leaves an error of about h² f''' / 6 = 2e-11 f''', and rounding one of 1e-16 L / h = 1e-11 L.
CLOSE = 1e-8


def central_differences(f: Callable[[], float], at: Array, step: ArrayLike = STEP) -> Array:
    """df/d(at): `f` takes no argument, and reads the array that is changed here one number at a time."""
    slopes = np.zeros_like(at)
    steps = np.broadcast_to(step, at.shape)
    for place in np.ndindex(at.shape):
        middle, h = at[place], steps[place]
        at[place] = middle + h
        above = f()
        at[place] = middle - h
        below = f()
        at[place] = middle
        slopes[place] = (above - below) / (2 * h)
    return slopes
