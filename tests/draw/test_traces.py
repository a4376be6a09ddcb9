"""Charts of several lines: where they lie, what they are called, and what they say to whoever does not see them."""

from itertools import pairwise
from typing import Any

import pytest

from nnlesson.core.trace import Trace
from nnlesson.draw.curve import TOP, Subject
from nnlesson.draw.element import markup
from nnlesson.draw.placing import GAP, LETTER, Box, box
from nnlesson.draw.scales import Log
from nnlesson.draw.traces import WIDTH, Level, Line, Moment, axes_of, beside, traces

LOSS = Subject("chart", "Loss")


def trace(*values: float) -> Trace:
    made = Trace()
    for value in values:
        made.add(value)
    return made


def test_lines_levels_and_the_moment_are_told_in_words() -> None:
    lines = [Line(trace(2, 1, 0.5), "learned"), Line(trace(2, 1.5), "unseen", "ink", since=1)]

    html = markup(traces(lines, LOSS, [Level(0.25, "floor 0.25")], Moment(1, "flat since epoch 1")).drawing)

    assert "Loss over 2 epochs: learned from 2 to 0.5; unseen from 2 to 1.5." in html
    assert "Marked: floor 0.25, flat since epoch 1." in html


def test_a_chart_without_any_value_says_so() -> None:
    assert "Loss over epochs: nothing yet." in markup(traces([Line(Trace(), "")], LOSS).drawing)


def test_the_pointer_reads_all_strong_lines_at_its_step() -> None:
    lines = [
        Line(trace(*[1.0] * 21), "a"),
        Line(trace(*[2.0] * 11), "b", since=10),
        Line(trace(3.0), "c", strong=False),
    ]

    assert "epoch 5: a 1<" in markup(traces(lines, LOSS, pointed=0.25).drawing)
    assert "epoch 15: a 1, b 2<" in markup(traces(lines, LOSS, pointed=0.75).drawing)


def test_a_line_that_begins_later_ends_where_the_others_do() -> None:
    lines = [Line(trace(*range(21)), "a"), Line(trace(*range(11)), "b", since=10)]

    drawing = traces(lines, LOSS).drawing
    ends = {child[1]["cx"] for child in drawing[2:] if child[0] == "circle"}

    assert len(ends) == 1


def test_values_below_zero_have_room() -> None:
    drawing = traces([Line(trace(0.5, -1.2), "x")], LOSS).drawing
    dot = next(child for child in drawing[2:] if child[0] == "circle")

    assert float(dot[1]["cy"]) < 220 - 40 + 1e-9


def room(drawing: Any, words: str) -> Box:
    """The room that words take in a chart."""
    found = next(child[1] for child in drawing[2:] if child[0] == "text" and child[2:] == [words])
    x, width = float(found["x"]), LETTER * len(words)
    return box(x - width if "nn-end" in found["class"] else x, float(found["y"]), words)


def test_the_name_of_a_level_gives_way_to_a_line_that_ends_there() -> None:
    def guess(last: float) -> Box:
        lines = [Line(trace(*[2.0] * 18, last, last, last), "")]
        return room(traces(lines, LOSS, [Level(1.5, "guess", at_the_end=True)]).drawing, "guess")

    assert guess(1.6).top > guess(1.95).top  # below its line, no longer above it


def test_the_name_of_a_level_gives_way_to_the_names_of_lines_that_have_just_begun() -> None:
    shares = {"the": 0.21, "cat": 0.17, "sat": 0.28, "on": 0.24, "mat": 0.2}
    lines = [Line(trace(share), name, strong=False) for name, share in shares.items()]
    drawing = traces(lines, Subject("chart", "Probability", high=1.0), [Level(0.2, "even guess 20 %")]).drawing

    assert not any(room(drawing, "even guess 20 %").covers(room(drawing, name)) for name in shares)


def test_the_name_of_a_floor_gives_way_to_a_line_that_has_come_down_to_it_and_to_a_mark() -> None:
    falling = Line(trace(*[2.0 * 0.5**step + 0.12 for step in range(21)]), "")
    drawing = traces([falling], LOSS, [Level(0.1, "floor 0.1")], Moment(3, "")).drawing
    words, axes = room(drawing, "floor 0.1"), axes_of([falling], LOSS, [], 220.0, None)

    assert words.left > axes.x.place(3)
    assert words.bottom < axes.y.place(0.12)


def test_a_level_beyond_the_end_of_the_axis_stops_nothing() -> None:
    subject = Subject("chart", "Probability", high=1.0)

    assert room(traces([Line(trace(0.5), "a")], subject, [Level(2.0, "two")]).drawing, "two")


@pytest.mark.parametrize("low", [None, 0.001])
def test_names_stay_clear_of_the_label_of_the_axis(low: float | None) -> None:
    lines = [Line(trace(1.0), "trained on"), Line(trace(0.99), "held out")]
    drawing = traces(lines, LOSS, low=low).drawing
    label = box(4.0, TOP - 10, "Loss (log scale)")

    assert not any(room(drawing, name).covers(label) for name in ("trained on", "held out"))


def test_equal_factors_look_equal_on_a_log_scale() -> None:
    y = axes_of([Line(trace(1.0, 0.5, 0.1), "six")], LOSS, [], 220.0, low=0.001).y

    assert isinstance(y, Log)
    assert y.place(0.01) - y.place(0.1) == pytest.approx(y.place(0.1) - y.place(1.0))


def test_a_value_below_the_end_of_a_log_scale_stays_inside_the_chart() -> None:
    drawing = traces([Line(trace(1.0, 1e-9), "six")], LOSS, low=0.001).drawing
    dot = next(child for child in drawing[2:] if child[0] == "circle")

    assert float(dot[1]["cy"]) <= 220 - 40 + 1e-9


def test_the_value_stands_below_a_long_name_and_the_rows_keep_apart() -> None:
    drawing = traces([Line(trace(1.0, 0.5), "trained on"), Line(trace(1.0, 0.5), "held out")], LOSS).drawing
    rows = {child[2]: float(child[1]["y"]) for child in drawing[2:] if child[0] == "text" and len(child) > 2}
    ends = [float(child[1]["y"]) for child in drawing[2:] if child[0] == "text" and child[2] == "0.5"]

    assert {"trained on", "held out"} <= rows.keys()
    assert len(ends) == 2
    places = sorted([rows["trained on"], rows["held out"], *ends])
    assert all(after - before >= GAP - 1.5 for before, after in pairwise(places))


def test_an_axis_reaches_as_far_as_its_subject_asks() -> None:
    assert axes_of([], Subject("chart", "Loss", reach=4.0), [], 220.0, None).y.place(4.0) == pytest.approx(
        axes_of([Line(trace(4.0), "a")], LOSS, [], 220.0, None).y.place(4.0)
    )


@pytest.mark.parametrize("x", [40.0, 170.0, 330.0])
def test_words_beside_a_place_stay_in_the_drawing(x: float) -> None:
    words = "epoch 15: a 1, b 2"
    start = beside(x, words, 8.0)

    assert start >= 0
    assert start + 6.9 * len(words) <= WIDTH
