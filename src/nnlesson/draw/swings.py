"""A band from the lows to the highs of a number that swings so often that its line would be a grey slab."""

from math import ceil

import numpy as np

from nnlesson.draw.course import Line
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.placing import Numbers
from nnlesson.draw.scales import Scale

MANY = 60  # places: a line through fewer can still be followed
STEEP = 3.0  # way up and down for the way along, from where on a line of many places fills an area
BREADTH = 4.0  # of the stretches whose lowest and highest values make the band


def is_slab(xs: Numbers, ys: Numbers) -> bool:
    """Whether a line through these places swings so often that it would fill an area."""
    return len(xs) > MANY and float(np.abs(np.diff(ys)).sum()) > STEEP * float(xs[-1] - xs[0])


def band(line: Line, x: Scale, y: Scale) -> Element:
    trace = line.trace
    spacing = x.place(float(trace.stride)) - x.place(0.0)
    starts = np.arange(0, len(trace.firsts), max(1, ceil(BREADTH / spacing)))
    following = np.append(np.array(trace.firsts)[starts[1:]], trace.last)  # so that no stretch stands apart
    lows = np.minimum(np.minimum.reduceat(np.array(trace.lows), starts), following)
    highs = np.maximum(np.maximum.reduceat(np.array(trace.highs), starts), following)
    xs = x.places(np.append(starts * trace.stride, trace.count - 1).astype(float) + line.since)
    top, bottom = (y.places(np.append(ends, ends[-1])) for ends in (highs, lows))
    outline = zip(np.append(xs, xs[::-1]).tolist(), np.append(top, bottom[::-1]).tolist(), strict=True)
    weight = "" if line.strong else " nn-swing--thin"
    look = f"nn-swing nn-fill-{line.tone} nn-stroke-{line.tone}{weight}"
    return element("path", d=polyline(outline) + "Z", class_=look)
