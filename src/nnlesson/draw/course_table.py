"""The numbers behind a line chart as a table: no more rows than can be read, at steps whose numbers are really kept."""

from collections.abc import Sequence

from nnlesson.draw.course import Level, Line, Subject, Wording
from nnlesson.draw.figure import Numbers

ROWS = 24  # at most, beside the last one

type Cells = list[float | str | None]


def course_numbers(lines: Sequence[Line], subject: Subject, levels: Sequence[Level], written: Wording) -> Numbers:
    shown = [line for line in lines if line.trace.count]
    last = max((line.last for line in shown), default=-1)
    gap = gap_between(shown, last)
    steps = [*range(0, last, gap), last] if shown else []
    columns = [subject.step, *(line.label or subject.label for line in shown)]
    rows: list[Cells] = [[float(step), *(value_at(line, step) for line in shown)] for step in steps]
    if len(shown) == 1 and swings(shown[0]):
        columns += ["lowest until the next row", "highest"]
        for row, (step, until) in zip(rows, zip(steps, [*steps[1:], last + 1], strict=True), strict=True):
            row += reach(shown[0], step, until)
    return Numbers(caption(shown, subject, levels, gap, last), columns, rows, written)


def swings(line: Line) -> bool:
    """Whether there are values between those that the rows have, and beyond them."""
    return len(line.trace.points()) > len(line.trace.firsts) + 1


def gap_between(lines: Sequence[Line], last: int) -> int:
    """Steps from row to row: as few as ROWS allow, and such that every trace has kept the values there."""
    gap = max((line.trace.stride for line in lines), default=1)
    while last > ROWS * gap:
        gap *= 2
    return gap


def value_at(line: Line, step: int) -> float | None:
    """The value at a step, or at the last one before it of which the trace has kept it."""
    if not line.since <= step <= line.last:
        return None
    return line.trace.last if step == line.last else line.trace.firsts[(step - line.since) // line.trace.stride]


def reach(line: Line, step: int, until: int) -> Cells:
    """The lowest and the highest value from a step until the one before another."""
    places = slice((step - line.since) // line.trace.stride, -(-(until - line.since) // line.trace.stride))
    return [min(line.trace.lows[places]), max(line.trace.highs[places])]


def caption(lines: Sequence[Line], subject: Subject, levels: Sequence[Level], gap: int, last: int) -> str:
    if not lines:
        return f"{subject.label}: nothing yet."
    thinned = f"every {gap} {subject.step}s, and the last" if gap > 1 else f"{subject.step} by {subject.step}"
    between = [line for line in lines if line.since % line.trace.stride]
    before = "".join(f" {line.label}: up to {line.trace.stride - 1} {subject.step}s before." for line in between)
    marked = f" Marked: {', '.join(level.label for level in levels)}." if levels else ""
    return f"{subject.label}, {thinned}.{before}{marked}"
