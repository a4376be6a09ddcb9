"""A line chart of several numbers over the same run, with the levels that they cannot pass and a moment marked.

Each line has its name and its last value at its end. A strong line stands out; the others are thin, for comparison.
Where values span decades the chart is logarithmic, unless its reader wants it otherwise.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from nnlesson.draw.axes import Axes, target
from nnlesson.draw.course import PASSING, Level, Line, Look, Moment, Subject, Wording, even_guess
from nnlesson.draw.course_table import course_numbers
from nnlesson.draw.element import Element, element, polyline
from nnlesson.draw.figure import Chart, Figure, svg
from nnlesson.draw.line_labels import Drawn, head, height_of, labels, laid_out
from nnlesson.draw.ranges import WIDTH, axes_of, has_choice, scale_of
from nnlesson.draw.swings import band, is_slab
from nnlesson.draw.wording import short

__all__ = ["Level", "Line", "Look", "Moment", "Subject", "even_guess", "traces"]


def traces(
    lines: Sequence[Line],
    subject: Subject,
    levels: Sequence[Level] = (),
    moment: Moment | None = None,
    look: Look = PASSING,
    height: float = 220.0,
    written: Wording = short,
) -> Figure:
    """`look` is how the reader looks at it, a block's `look(subject.name)`; `written` puts a value into words."""
    shown, subject = [line for line in lines if line.trace.count], replace(subject, step=subject.step or look.step)
    axes = axes_of([*shown, *look.past], subject, levels, look, height, written)
    drawn = laid_out(shown, axes, written)
    read = reading(shown, axes, subject, look.pointed, written)
    drawing = svg(
        WIDTH,
        height,
        description(shown, subject, levels, moment, written) + beside(look.past),
        (replace(axes, y_label="") if read else axes).draw(),
        *[across(level, axes) for level in levels],
        *([upright(axes, axes.x.place(moment.step), "nn-moment")] if moment else []),
        *[earlier(line, axes) for line in look.past],
        *[course(one, axes) for one in sorted(drawn, key=lambda one: one.line.strong)],
        *[dot(one) for one in drawn],
        *([guide(axes, *read)] if read else []),
        *labels(drawn, levels, moment, axes),
        target(axes, subject.name, f"Read {subject.label}", read[1] if read else "", look.pointed or 0.0),
        class_="nn-chart",
    )
    scale = scale_of(shown, subject, look) if has_choice(shown, subject) else ""
    numbers = partial(course_numbers, lines, subject, levels, written)
    return Figure(drawing, chart=Chart(subject.name, numbers, scale, lines))


def course(drawn: Drawn, axes: Axes) -> Element:
    line = drawn.line
    if is_slab(drawn.xs, drawn.ys):
        return band(line, axes.x, axes.y)
    weight = "" if line.strong else " nn-curve--thin"
    return element(
        "path",
        d=polyline(zip(drawn.xs.tolist(), drawn.ys.tolist(), strict=True)),
        class_=f"nn-curve nn-stroke-{line.tone}{weight}",
        stroke_dasharray=line.dashes or None,
    )


def earlier(line: Line, axes: Axes) -> Element:
    """A run of before, behind the one of now: at every place of its trace the first value, however it swings there."""
    trace = line.trace
    steps = [*(place * trace.stride + line.since for place in range(len(trace.firsts))), line.last]
    places = zip(map(axes.x.place, map(float, steps)), map(axes.y.place, [*trace.firsts, trace.last]), strict=True)
    look = f"nn-curve nn-curve--thin nn-past nn-stroke-{line.tone}"
    return element("path", d=polyline(places), class_=look, stroke_dasharray=line.dashes or None)


def beside(past: Sequence[Line]) -> str:
    return " Behind them are those of earlier runs." if past else ""


def dot(drawn: Drawn) -> Element:
    x, y = drawn.end
    return element("circle", cx=x, cy=y, r=3.5 if drawn.line.strong else 2.5, class_=f"nn-fill-{drawn.line.tone}")


def across(level: Level, axes: Axes) -> Element:
    y = height_of(level, axes)
    return element("line", x1=axes.left, x2=axes.right, y1=y, y2=y, class_="nn-across")


def upright(axes: Axes, x: float, look: str) -> Element:
    return element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_=look)


type Reading = tuple[float, str, list[float]]  # where a learner points, what is read there, and how high that lies


def reading(
    lines: Sequence[Line], axes: Axes, subject: Subject, pointed: float | None, written: Wording
) -> Reading | None:
    """What the strong lines have where a learner points: one value, or all from the lowest to the highest of a few."""
    if pointed is None or not lines:
        return None
    step = min(round(pointed * axes.x.high), max(line.last for line in lines))
    said, heights, steps = [], [], f"{subject.step} {short(step)}"
    for line in lines:
        found = line.trace.at((step - line.since) / axes.x.high, axes.x.high) if line.strong else None
        if not found or not line.since <= step <= line.last:
            continue
        first, last, low, high = found
        if first < last:
            steps = f"{subject.step}s {short(first + line.since)} to {short(last + line.since)}"
        value = written(low) if written(low) == written(high) else f"{written(low)} to {written(high)}"
        said.append(f"{line.label} {value}".strip())
        heights += [axes.y.place(low), axes.y.place(high)]
    return axes.x.place(step), f"{steps}: {', '.join(said) or 'nothing'}", heights


def guide(axes: Axes, x: float, words: str, heights: Sequence[float]) -> Element:
    """What is read stands above the chart, where nothing lies under it."""
    dots = [element("circle", cx=x, cy=y, r=4.0, class_="nn-guide-dot") for y in heights]
    return element("g", upright(axes, x, "nn-guide"), *dots, *head(words), aria_hidden="true")


def description(
    lines: Sequence[Line], subject: Subject, levels: Sequence[Level], moment: Moment | None, written: Wording
) -> str:
    if not lines:
        return f"{subject.label} over {subject.step}s: nothing yet."
    went = "; ".join(
        f"{line.label or subject.label} from {written(line.trace.firsts[0])} to {written(line.trace.last)}"
        for line in lines
    )
    marked = [level.label for level in levels] + ([moment.label] if moment else [])
    told = f" Marked: {', '.join(marked)}." if marked else ""
    return f"{subject.label} over {max(line.last for line in lines)} {subject.step}s: {went}.{told}"
