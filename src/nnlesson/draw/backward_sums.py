"""The sums of a pass backward: how each slope comes about, in numbers. What each is called, its block knows.

The error of an output goes back over each line, times its weight. In a neuron all that comes back adds up, and is
multiplied by the slope of its squeezing. A weight has the slope of the neuron that it leads to, times what it was sent.
"""

from collections.abc import Sequence

from nnlesson.draw.wording import bracketed, exact


def of_output(said: float, wanted: float, slope: float) -> str:
    """Softmax and the logarithm together have this simple slope."""
    return f"{exact(said)} − {exact(wanted)} = {exact(slope)}"


def arrived(after: Sequence[float], weights: Sequence[float]) -> float:
    """What comes back to a neuron: `after` are the slopes behind it, `weights` those of the lines there."""
    return sum(slope * weight for slope, weight in zip(after, weights, strict=True))


def of_arrived(after: Sequence[float], weights: Sequence[float]) -> str:
    terms = " + ".join(f"{bracketed(slope)} × {bracketed(w)}" for slope, w in zip(after, weights, strict=True))
    return f"{terms} = {exact(arrived(after, weights))}"


def steepness(said: float) -> float:
    """Of tanh where it says this."""
    return 1 - said * said


def of_steepness(said: float) -> str:
    return f"1 − {bracketed(said)} × {bracketed(said)}"


def of_hidden(arrived: float, steep: str, slope: float) -> str:
    """`steep` is the slope of the squeezing, as it is to be written."""
    return f"{bracketed(arrived)} × {steep} = {exact(slope)}"
