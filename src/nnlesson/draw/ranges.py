"""From where to where the axes of a line chart go, and on which scale."""

from collections.abc import Sequence

from nnlesson.draw.axes import Axes
from nnlesson.draw.course import Level, Line, Look, Subject, Wording
from nnlesson.draw.placing import BOLD, LETTER
from nnlesson.draw.scales import Linear, Log, Scale, round_down, round_step, round_up
from nnlesson.draw.wording import short

WIDTH = 320.0
TOP, BOTTOM, EDGE = 34.0, 40.0, 8.0  # what is left free above, below and at the right
LEAST_LEFT = 36.0
LEAST_STEPS = 20.0  # that the x axis shows, however short the run
SPAN = 10.0  # times the lowest value is the highest one, from where on a linear chart hides the low ones


def axes_of(
    lines: Sequence[Line],
    subject: Subject,
    levels: Sequence[Level],
    look: Look,
    height: float,
    written: Wording = short,
) -> Axes:
    """The y axis begins where its longest number ends. At the right there is room for names, once they need it."""
    scale = scale_of(lines, subject, look)
    y = y_scale(lines, subject, levels, scale == "log", height - BOTTOM)
    left = max(LEAST_LEFT, 10 + LETTER * max(len(short(tick)) for tick in y.ticks()))
    last = max((line.last for line in lines), default=0)
    high, names = end_of(last), room_for_names(lines, written)
    right = WIDTH - EDGE
    if names and left + (right - left) * last / high + 8 + names > WIDTH:
        right = WIDTH - 12 - names
    label = f"{subject.label} (log scale)" if scale == "log" else subject.label
    return Axes(Linear(0.0, high, left, right, 4), y, subject.step, label, WIDTH)


def end_of(last: float) -> float:
    """Where the x axis ends: not much later than the run."""
    step = round_step(max(last, LEAST_STEPS) / 20)
    return max(LEAST_STEPS, step * -(-last // step))


def scale_of(lines: Sequence[Line], subject: Subject, look: Look) -> str:
    """ "linear" or "log": as the reader has chosen, or the subject says, or the numbers ask for."""
    if not has_choice(lines, subject):
        return "linear"
    return look.scale or subject.scale or ("log" if spans_decades(lines) else "linear")


def has_choice(lines: Sequence[Line], subject: Subject) -> bool:
    """A logarithm is for what has no known end and is never below zero: neither a count, nor a share."""
    return subject.high is None and min((min(line.trace.lows) for line in lines), default=0.0) >= 0


def spans_decades(lines: Sequence[Line]) -> bool:
    above = positives(lines)
    return bool(above) and max(max(line.trace.highs) for line in lines) >= SPAN * min(above)


def positives(lines: Sequence[Line]) -> list[float]:
    return [low for line in lines for low in line.trace.lows if low > 0]


def y_scale(lines: Sequence[Line], subject: Subject, levels: Sequence[Level], log: bool, bottom: float) -> Scale:
    values = [subject.reach, *(max(line.trace.highs) for line in lines), *(level.value for level in levels)]
    top = subject.high or round_up(max(values) or 1.0)
    if log:
        wanted = [top / 10, *positives(lines), *(level.value for level in levels if level.value > 0)]
        return Log(round_down(min([*wanted, *([subject.low] if subject.low else [])])), top, bottom, TOP)
    least = min((min(line.trace.lows) for line in lines), default=0.0)
    return Linear(-round_up(-least) if least < 0 else 0.0, top, bottom, TOP, subject.ticks)


BRIEF = 3  # letters of a name behind which its value has room; behind longer ones it goes below
VALUE = 6  # letters of a value, about


def room_for_names(lines: Sequence[Line], written: Wording) -> float:
    """Behind the ends of the lines; none where no line has a name: a value finds its own place."""
    names = [len(line.label) for line in lines]
    if not any(names):
        return 0.0
    value = max(VALUE, *(len(written(line.trace.last)) for line in lines))
    return BOLD * (max(value, *names) if stacked(lines) else max(names) + 1 + value)


def stacked(lines: Sequence[Line]) -> bool:
    """Whether the values stand below the names."""
    return any(len(line.label) > BRIEF for line in lines)
