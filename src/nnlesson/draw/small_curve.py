"""A small curve beside a number: the way that it has come, with nothing to read off."""

from math import isfinite

from nnlesson.core.trace import Trace
from nnlesson.draw.element import Element, element, polyline

WIDTH, HEIGHT, EDGE = 64.0, 22.0, 2.5
MOST = 40  # places, about: it is drawn in every frame


def small_curve(trace: Trace) -> Element:
    """From the start to now, between the lowest and the highest value that it has had, swings included.

    Whoever hears the page has the number.
    """
    points = trace.points(max(1, len(trace.firsts) // MOST))
    places = [place for place in points if isfinite(place[1])] or [(0.0, 0.0)]
    values = [value for _, value in places]
    low, high, long = min(values), max(values), max(places[-1][0], 1.0)
    across, down = (WIDTH - 2 * EDGE) / long, (HEIGHT - 2 * EDGE) / (high - low or 1.0)
    line = [(EDGE + step * across, EDGE + (high - value) * down) for step, value in places]
    drawn = [
        element("path", d=polyline(line), class_="nn-curve nn-stroke-loss"),
        element("circle", cx=line[-1][0], cy=line[-1][1], r=EDGE, class_="nn-fill-loss"),
    ]
    box = {"viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}", "preserveAspectRatio": "xMaxYMid", "aria_hidden": "true"}
    return element("svg", *(drawn if trace.count > 1 else []), class_="nn-svg nn-small-curve", **box)
