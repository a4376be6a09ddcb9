"""A line chart of one number over the steps of a run, its last value written at its end."""

from collections.abc import Sequence

from nnlesson.core.trace import Trace
from nnlesson.draw.course import PASSING, Level, Line, Look, Subject, even_guess
from nnlesson.draw.figure import Figure
from nnlesson.draw.traces import traces

__all__ = ["Level", "Look", "Subject", "curve", "even_guess"]


def curve(
    trace: Trace,
    subject: Subject,
    look: Look = PASSING,
    height: float = 175.0,
    levels: Sequence[Level] = (),
) -> Figure:
    """`look` is how the reader looks at it, a block's `look(subject.name)`; `levels` are what to measure it against."""
    return traces([Line(trace, "", subject.tone)], subject, levels, look=look, height=height)
