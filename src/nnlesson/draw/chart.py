"""A general chart: points, lines and bands over one pair of axes, with their names above it and their numbers below.

What runs over the steps of a training has `curve` and `traces`, which know what a step is, and fold long runs up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from math import ceil, floor, isfinite

from nnlesson.draw.axes import Axes, ground, text
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Chart, Figure, Numbers, svg
from nnlesson.draw.placing import LETTER
from nnlesson.draw.scales import Linear, Log, Scale, round_down, round_step, round_up
from nnlesson.draw.wording import cut, short

WIDTH, EDGE, BOTTOM = 320.0, 12.0, 40.0
LEAST_LEFT, HEAD, ROW = 36.0, 34.0, 17.0
SWATCH, GAP = 22.0, 14.0  # of a name: its sign before it, and what lies behind it
LONGEST = 38  # letters of a name that have room
ROWS = 60  # of the table, for each mark, about
DASHES = ("", "7 4", "2 3", "9 3 2 3")
SIGNS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
    "M-4 -4h8v8h-8Z",
    "M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5Z",
    "M0 -5l5 9h-10Z",
)


@dataclass(frozen=True)
class Axis:
    """What is along an axis. Where no end is given, it is the round number beyond the marks."""

    label: str
    low: float | None = None
    high: float | None = None
    log: bool = False  # for values above 0 that span powers of ten


@dataclass(frozen=True)
class Points:
    """Single places, drawn with a sign of their own. `tone` is a colour token: "positive", "loss", "ink" ..."""

    label: str
    xs: Sequence[float]
    ys: Sequence[float]
    tone: str = "positive"


@dataclass(frozen=True)
class Path:
    """A line through places, in the order in which they are given. The second line of a chart is dashed, and so on."""

    label: str
    xs: Sequence[float]
    ys: Sequence[float]
    tone: str = "loss"


@dataclass(frozen=True)
class Band:
    """What lies between two lines: from the `lows` to the `highs`."""

    label: str
    xs: Sequence[float]
    lows: Sequence[float]
    highs: Sequence[float]
    tone: str = "line"


type Mark = Points | Path | Band


def chart(
    marks: Sequence[Mark], name: str, x: Axis, y: Axis, height: float = 240.0, *, pressable: bool = False
) -> Figure:
    """Bands lie below lines, and lines below points. A mark with an empty label has no name above the chart.

    If it is `pressable`, a press in it comes to the block's `pressed`, under this `name`, with its place from 0 to 1.
    """
    drawn = list(looks(marks))
    names, rows = legend(drawn)
    axes = axes_of(marks, x, y, height, HEAD + ROW * max(0, rows - 1) + (ROW if rows else 0))
    order = sorted(drawn, key=lambda one: (Band, Path, Points).index(type(one[0])))
    drawing = svg(
        WIDTH,
        height,
        description(marks, x, y),
        axes.draw(),
        *[mark for one in order for mark in shape(*one, axes)],
        *names,
        *([ground(axes, name)] if pressable else []),
        class_="nn-chart",
    )
    return Figure(drawing, chart=Chart(name, partial(numbers, marks, x, y)))


def looks(marks: Sequence[Mark]) -> Iterator[tuple[Mark, str]]:
    """Each mark with the sign or the dashes that tell it from the others of its sort: colour never does so alone."""
    signs, dashes = count(), count()
    for mark in marks:
        if isinstance(mark, Points):
            yield mark, SIGNS[next(signs) % len(SIGNS)]
        else:
            yield mark, DASHES[next(dashes) % len(DASHES)] if isinstance(mark, Path) else ""


def shape(mark: Mark, look: str, axes: Axes) -> list[Element]:
    if isinstance(mark, Points):
        return [sign(look, axes.x.place(x), axes.y.place(y), mark.tone) for x, y in finite(mark.xs, mark.ys)]
    if isinstance(mark, Path):
        return [line(polyline(places(axes, finite(mark.xs, mark.ys))), mark.tone, look)]
    outline = places(axes, [*finite(mark.xs, mark.highs), *reversed(finite(mark.xs, mark.lows))])
    return [area(f"{polyline(outline)}Z" if outline else "", mark.tone)]


def sign(look: str, x: float, y: float, tone: str) -> Element:
    return element("path", d=look, transform=f"translate({x:.1f} {y:.1f})", class_=f"nn-sign nn-fill-{tone}")


def line(d: str, tone: str, dashes: str) -> Element:
    return element("path", d=d, class_=f"nn-curve nn-stroke-{tone}", stroke_dasharray=dashes or None)


def area(d: str, tone: str) -> Element:
    return element("path", d=d, class_=f"nn-swing nn-fill-{tone} nn-stroke-{tone}")


def finite(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float]]:
    """The places that can be drawn; the table has all of them."""
    pairs = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    return [(x, y) for x, y in pairs if isfinite(x) and isfinite(y)]


def places(axes: Axes, values: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(axes.x.place(x), axes.y.place(y)) for x, y in values]


# Axes


def axes_of(marks: Sequence[Mark], x: Axis, y: Axis, height: float, top: float) -> Axes:
    """The y axis begins where its longest number ends."""
    up = scale(y, [value for mark in marks for value in heights(mark)], height - BOTTOM, top)
    left = max(LEAST_LEFT, 10 + LETTER * max(len(short(tick)) for tick in up.ticks()))
    across = scale(x, [value for mark in marks for value in mark.xs], left, WIDTH - EDGE)
    return Axes(across, up, x.label, y.label, WIDTH)


def heights(mark: Mark) -> Sequence[float]:
    return [*mark.lows, *mark.highs] if isinstance(mark, Band) else mark.ys


def scale(axis: Axis, values: Sequence[float], start: float, end: float) -> Scale:
    known = [float(value) for value in values if isfinite(value)]
    if axis.log:
        above = [value for value in known if value > 0] or [1.0]
        low, high = axis.low or round_down(min(above)), axis.high or round_up(max(above))
        return Log(low, high if high > low else 10 * low, start, end)
    ends = (min(known, default=0.0), max(known, default=1.0))
    step = round_step((ends[1] - ends[0]) / 5 or abs(ends[0]) / 5 or 0.2)
    low = floor(ends[0] / step + 1e-9) * step if axis.low is None else axis.low
    high = ceil(ends[1] / step - 1e-9) * step if axis.high is None else axis.high
    return Linear(low, high if high > low else low + step, start, end, 4)


# Names


def legend(drawn: Sequence[tuple[Mark, str]]) -> tuple[list[Element], int]:
    """The names above the chart, each behind its sign, in as many rows as they take."""
    found: list[Element] = []
    x, row = 4.0, 0
    for mark, look in [one for one in drawn if one[0].label]:
        name = cut(mark.label, LONGEST)
        width = SWATCH + LETTER * len(name)
        if x > 4.0 and x + width > WIDTH:
            x, row = 4.0, row + 1
        y = 12 + ROW * row
        found += [swatch(mark, look, x, y), text(x + SWATCH, y, name, "nn-label", dy="0.33em")]
        x += width + GAP
    return found, row + 1 if found else 0


def swatch(mark: Mark, look: str, x: float, y: float) -> Element:
    if isinstance(mark, Points):
        return sign(look, x + 8, y, mark.tone)
    return line(f"M{x:.1f} {y:.1f}h17", mark.tone, look) if isinstance(mark, Path) else box(mark, x, y)


def box(mark: Band, x: float, y: float) -> Element:
    return area(f"M{x:.1f} {y - 5:.1f}h17v10h-17Z", mark.tone)


# In words and numbers


def description(marks: Sequence[Mark], x: Axis, y: Axis) -> str:
    said = "; ".join(told(mark, y.label) for mark in marks)
    return f"{y.label} over {x.label}: {said or 'nothing yet'}."


def told(mark: Mark, otherwise: str) -> str:
    called = mark.label or otherwise
    if not any(map(isfinite, heights(mark))):
        return f"{called}, nothing yet"
    if isinstance(mark, Points):
        return f"{called}, {len(mark.xs)} {'point' if len(mark.xs) == 1 else 'points'} {reach(mark.ys)}"
    if isinstance(mark, Band):
        return f"{called}, a band {reach(heights(mark))}"
    (first_x, first_y), *_, (last_x, last_y) = [*finite(mark.xs, mark.ys)[:1], *finite(mark.xs, mark.ys)]
    return f"{called}, a line from {short(first_y)} at {short(first_x)} to {short(last_y)} at {short(last_x)}"


def reach(values: Sequence[float]) -> str:
    known = [float(value) for value in values if isfinite(value)]
    return f"from {short(min(known))} to {short(max(known))}"


def numbers(marks: Sequence[Mark], x: Axis, y: Axis) -> Numbers:
    """A row for each place; of a long line one place in so many, and the last."""
    rows: list[list[float | str | None]] = []
    caption = f"{y.label} over {x.label}."
    for mark in marks:
        called, gap = mark.label or y.label, ceil(len(mark.xs) / ROWS) or 1
        kept = [i for i in range(len(mark.xs)) if i % gap == 0 or i == len(mark.xs) - 1]
        rows += [[called, float(mark.xs[i]), cell(mark, i)] for i in kept]
        caption += f" {called}: one place in {gap}, and the last." if gap > 1 else ""
    return Numbers(caption, ["", x.label, y.label], rows)


def cell(mark: Mark, i: int) -> float | str:
    return f"{short(mark.lows[i])} to {short(mark.highs[i])}" if isinstance(mark, Band) else float(mark.ys[i])
