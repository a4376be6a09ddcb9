"""A stacked area chart: how a whole is parted among a few over time, as bands that fill the same height."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnlesson.blocks.mixture.colours import colour
from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.placing import BOLD
from nnlesson.draw.scales import Linear, Scale, round_up
from nnlesson.draw.wording import percent

WIDTH, HEIGHT = 320.0, 246.0
LEFT, RIGHT, TOP, BOTTOM = 36.0, 76.0, 26.0, 34.0
STUB = 5.0  # by which the bands go on at their end, so that a run of no steps shows them too
LEAST_STEPS = 20.0  # that the x axis shows, however short the run
THICK = 0.12  # of the height: a band whose number fits beside its end
NAMED = 78.0  # of the width: a run whose bands are long enough for their names

Shares = NDArray[np.float64]  # (bands, places), every column adds up to 1


@dataclass(frozen=True)
class Event:
    """Something that happened during the run: at which step, and what, in words and in as few as can be."""

    step: int
    label: str
    brief: str = ""


@dataclass(frozen=True)
class Course:
    """The shares at every `stride`-th step of a run and at its last, `steps`; what one band is called, and what all.

    `idle` are the bands of those that have had nothing for a while: they are grey.
    """

    shares: Shares
    last: NDArray[np.float64]
    stride: int
    steps: int
    band: str
    label: str
    idle: frozenset[int] = frozenset()


def shares(course: Course, events: Sequence[Event] = ()) -> Figure:
    x: Scale = Linear(0.0, max(LEAST_STEPS, round_up(float(course.steps))), LEFT, WIDTH - RIGHT)
    y: Scale = Linear(0.0, 100.0, HEIGHT - BOTTOM, TOP, 4)
    axes = Axes(x, y, "step", "%" if events else f"{course.label} (%)")  # then there is room for what happened
    drawing = svg(
        WIDTH,
        HEIGHT,
        description(course),
        axes.draw(),
        *bands(course, axes),
        *[mark(event, axes) for event in events],
        *inscriptions(course, axes),
        *event_names(events, axes),
        *names(course, axes),
        class_="nn-chart",
    )
    return Figure(drawing)


def bands(course: Course, axes: Axes) -> list[Element]:
    """The first band lies on top. Each is drawn down to the floor, and the next one over it."""
    steps = np.append(np.arange(course.shares.shape[1]) * course.stride, course.steps)
    xs = axes.x.places(steps.astype(float)).tolist()
    xs.append(xs[-1] + STUB)
    heights = np.column_stack([course.shares, course.last, course.last])
    above = np.cumsum(heights, axis=0) - heights
    ys = axes.y.places(100 * (1 - above)).tolist()
    floor = f"V{axes.bottom:.1f}H{xs[0]:.1f}Z"
    return [
        element("path", d=polyline(zip(xs, y, strict=True)) + floor, class_=f"nn-band {look(course, i)}")
        for i, y in enumerate(ys)
    ]


def look(course: Course, band: int) -> str:
    return "nn-band--idle" if band in course.idle else colour(band)


def named(course: Course, axes: Axes) -> bool:
    """Whether the bands are long enough for their names."""
    return end_of(course, axes) - 4 - axes.left >= NAMED


def end_of(course: Course, axes: Axes) -> float:
    return axes.x.place(float(course.steps)) + STUB


def inscriptions(course: Course, axes: Axes) -> list[Element]:
    """On every band that is thick and long enough: its name."""
    if not named(course, axes):
        return []
    x = end_of(course, axes) - 4
    return [
        text(x, y, f"{course.band} {i + 1}", f"nn-value nn-end nn-band__name {colour(i)}", dy="0.35em")
        for i, y, _ in thick(course, axes)
        if i not in course.idle
    ]


def names(course: Course, axes: Axes) -> list[Element]:
    """Beside the end of every band that is thick enough: its share now, and its number where its name is not on it."""
    x, number = end_of(course, axes) + 5, not named(course, axes)
    return [
        text(x, y, f"{i + 1}: {percent(share)}" if number else percent(share), "nn-value", dy="0.35em")
        for i, y, share in thick(course, axes)
    ]


def thick(course: Course, axes: Axes) -> list[tuple[int, float, float]]:
    """The bands that are thick enough for words at their end: which, where its middle lies there, and its share."""
    above = np.cumsum(course.last) - course.last
    return [
        (i, axes.y.place(100 * (1 - (above[i] + share / 2))), share)
        for i, share in enumerate(course.last.tolist())
        if share >= THICK
    ]


def mark(event: Event, axes: Axes) -> Element:
    x = axes.x.place(float(event.step))
    return element("line", x1=x, x2=x, y1=axes.top - 4, y2=axes.bottom, class_="nn-event")


def event_names(events: Sequence[Event], axes: Axes) -> list[Element]:
    """Above the chart what has happened, the newest first; what finds no room any more has only its line."""
    named: list[Element] = []
    taken: list[tuple[float, float]] = []
    for event in reversed(events):
        x = axes.x.place(float(event.step))
        at_the_left = x < (axes.left + axes.right) / 2
        for words in filter(None, (event.label, event.brief)):
            width = BOLD * len(words)
            start = x + 3 if at_the_left else x - 3 - width
            if all(start + width <= left or right <= start for left, right in taken):
                taken.append((start, start + width))
                named.append(event_name(x, words, axes, at_the_left))
                break
    return named


def event_name(x: float, words: str, axes: Axes, behind: bool) -> Element:
    place, side = (x + 3, "nn-start") if behind else (x - 3, "nn-end")
    return text(place, axes.top - 8, words, f"nn-value {side}")


def description(course: Course) -> str:
    now = ", ".join(f"{course.band} {i + 1} {percent(share)}" for i, share in enumerate(course.last.tolist()))
    return f"{course.label}, over {course.steps} steps. Now: {now}."
