"""Charts of several lines: where they lie, what they are called, and what they say to whoever does not see them."""

from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest

from nnlesson.core.trace import Trace
from nnlesson.draw.course import PASSING
from nnlesson.draw.curve import curve
from nnlesson.draw.element import markup
from nnlesson.draw.placing import GAP, LETTER, Box, box
from nnlesson.draw.ranges import TOP, WIDTH, axes_of
from nnlesson.draw.scales import Linear, Log
from nnlesson.draw.traces import Level, Line, Look, Moment, Subject, traces

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

    assert "epoch 5: a 1<" in markup(traces(lines, LOSS, look=Look(0.25)).drawing)
    assert "epoch 15: a 1, b 2<" in markup(traces(lines, LOSS, look=Look(0.75)).drawing)


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
        lines = [Line(trace(2.0, *[last] * 20), "")]
        return room(traces(lines, LOSS, [Level(1.5, "guess", at_the_end=True)]).drawing, "guess")

    assert guess(1.6).top > guess(0.4).top  # below its line, no longer above it


def test_the_name_of_a_level_gives_way_to_the_names_of_lines_that_have_just_begun() -> None:
    shares = {"the": 0.21, "cat": 0.17, "sat": 0.28, "on": 0.24, "mat": 0.2}
    lines = [Line(trace(share), name, strong=False) for name, share in shares.items()]
    drawing = traces(lines, Subject("chart", "Probability", high=1.0), [Level(0.2, "even guess 20 %")]).drawing

    assert not any(
        room(drawing, "even guess 20 %").covers(room(drawing, f"{name} {share}")) for name, share in shares.items()
    )


def test_the_name_of_a_floor_gives_way_to_a_line_that_has_come_down_to_it_and_to_a_mark() -> None:
    falling = Line(trace(*[2.0 * 0.5**step + 0.12 for step in range(21)]), "")
    drawing = traces([falling], LOSS, [Level(0.1, "floor 0.1")], Moment(3, "")).drawing
    words, axes = room(drawing, "floor 0.1"), axes_of([falling], LOSS, [], Look(scale="linear"), 220.0)

    assert words.left > axes.x.place(3)
    assert words.bottom < axes.y.place(0.12)


def test_a_level_beyond_the_end_of_the_axis_stops_nothing() -> None:
    subject = Subject("chart", "Probability", high=1.0)

    assert room(traces([Line(trace(0.5), "a")], subject, [Level(2.0, "two")]).drawing, "two ↑")


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_names_stay_clear_of_the_label_of_the_axis(scale: str) -> None:
    lines = [Line(trace(1.0), "trained on"), Line(trace(0.99), "held out")]
    drawing = traces(lines, LOSS, look=Look(scale=scale)).drawing
    label = box(4.0, TOP - 10, "Loss (log scale)")

    assert not any(room(drawing, name).covers(label) for name in ("trained on", "held out"))


def test_equal_factors_look_equal_on_a_log_scale() -> None:
    y = axes_of([Line(trace(1.0, 0.1, 0.01), "six")], LOSS, [], Look(scale="log"), 220.0).y

    assert isinstance(y, Log)
    assert y.place(0.01) - y.place(0.1) == pytest.approx(y.place(0.1) - y.place(1.0))


def test_a_value_below_the_end_of_a_log_scale_stays_inside_the_chart_and_is_told_to_be_below() -> None:
    drawing = traces([Line(trace(1.0, 0.1, 0.0), "six")], LOSS, look=Look(scale="log")).drawing
    dot = next(child for child in drawing[2:] if child[0] == "circle")

    assert float(dot[1]["cy"]) <= 220 - 40 + 1e-9
    assert "six 0 ↓" in words_in(drawing)


def test_a_floor_below_the_end_of_a_log_scale_is_shown_as_such() -> None:
    drawing = traces([Line(trace(1.0, 0.1), "")], LOSS, [Level(0.0, "floor 0")], look=Look(scale="log")).drawing

    assert "floor 0 ↓" in words_in(drawing)


def test_a_log_scale_reaches_down_to_the_lowest_value() -> None:
    y = axes_of([Line(trace(0.69, 0.00089), "")], Subject("chart", "Loss", low=0.01), [], Look(), 220.0).y

    assert isinstance(y, Log)
    assert y.low <= 0.00089


@pytest.mark.parametrize(
    ("values", "kind"), [((2.0, 1.0, 0.3), Linear), ((2.0, 0.2, 0.1), Log), ((2.0, 0.0), Linear), ((2.0, -1.0), Linear)]
)
def test_the_scale_is_logarithmic_where_values_span_decades(values: tuple[float, ...], kind: type) -> None:
    assert isinstance(axes_of([Line(trace(*values), "")], LOSS, [], Look(), 220.0).y, kind)


def test_a_reader_may_choose_the_scale_but_not_of_a_share_and_not_below_zero() -> None:
    def scale(subject: Subject, *values: float, chosen: str = "") -> str:
        chart = curve(trace(*values), subject, Look(scale=chosen)).chart
        assert chart
        return chart.scale

    assert [scale(LOSS, 2.0, 1.0, chosen=chosen) for chosen in ("", "log", "linear")] == ["linear", "log", "linear"]
    assert scale(LOSS, 2.0, 0.01, chosen="linear") == "linear"
    assert scale(Subject("chart", "Share", high=1.0), 0.5, chosen="log") == ""
    assert scale(LOSS, 2.0, -1.0, chosen="log") == ""


def test_the_value_stands_below_a_long_name_and_the_rows_keep_apart() -> None:
    drawing = traces([Line(trace(1.0, 0.5), "trained on"), Line(trace(1.0, 0.5), "held out")], LOSS).drawing
    rows = {child[2]: float(child[1]["y"]) for child in drawing[2:] if child[0] == "text" and len(child) > 2}
    ends = [float(child[1]["y"]) for child in drawing[2:] if child[0] == "text" and child[2] == "0.5"]

    assert {"trained on", "held out"} <= rows.keys()
    assert len(ends) == 2
    places = sorted([rows["trained on"], rows["held out"], *ends])
    assert all(after - before >= GAP - 1.5 for before, after in pairwise(places))


def test_an_axis_reaches_as_far_as_its_subject_asks() -> None:
    assert axes_of([], Subject("chart", "Loss", reach=4.0), [], PASSING, 220.0).y.place(4.0) == pytest.approx(
        axes_of([Line(trace(4.0), "a")], LOSS, [], PASSING, 220.0).y.place(4.0)
    )


@pytest.mark.parametrize("count", [1, 15, 21, 22, 101, 501, 3000])
def test_a_line_without_a_name_comes_close_to_the_right_edge_and_a_name_close_to_its_end(count: int) -> None:
    nameless = axes_of([Line(trace(*[1.0] * count), "")], LOSS, [], PASSING, 220.0)
    named = axes_of([Line(trace(*[1.0] * count), "held out")], LOSS, [], PASSING, 220.0)

    assert nameless.right > 0.97 * WIDTH
    assert (count > 15) == (named.right < 0.97 * WIDTH)
    assert count < 20 or nameless.x.high <= 1.1 * count


def test_every_line_has_its_last_value_at_its_end() -> None:
    drawing = traces([Line(trace(0.3, 0.4), "cat"), Line(trace(0.3, 0.2), "mat", strong=False)], LOSS).drawing

    assert {"cat 0.4", "mat 0.2"} <= set(words_in(drawing))


def test_a_number_that_swings_too_often_for_a_line_is_a_band_from_its_lows_to_its_highs() -> None:
    swinging = traces([Line(trace(*[1.7, 1.9] * 200), "")], LOSS).drawing
    calm = traces([Line(trace(*[2 * 0.99**step for step in range(400)]), "")], LOSS).drawing

    assert [look for look in looks(swinging) if "nn-swing" in look]
    assert not [look for look in looks(swinging) if "nn-curve" in look]
    assert not [look for look in looks(calm) if "nn-swing" in look]


def looks(drawing: Any) -> list[str]:
    return [child[1].get("class", "") for child in drawing[2:] if child[0] == "path"]


def words_in(drawing: Any) -> list[str]:
    return [words for words, _ in rooms(drawing)]


def rooms(tree: Any) -> list[tuple[str, Box]]:
    """All words of a chart with the room that they take; `dy` is in rows of 13 units."""
    if isinstance(tree, str):
        return []
    tag, given, *children = tree
    if tag != "text" or not children:
        return [found for child in children for found in rooms(child)]
    width, look = LETTER * len(children[0]), given.get("class", "")
    x, y = float(given["x"]), float(given["y"]) + 13 * float(given.get("dy", "0em").removesuffix("em"))
    left = x - width if "nn-end" in look else x - width / 2 if "nn-middle" in look else x
    return [(children[0], box(left, y, children[0]))]


COURSES: dict[str, Callable[[np.random.Generator], list[float]]] = {
    "start": lambda rng: [2.0],
    "falls": lambda rng: [2 * 0.97**step for step in range(300)],
    "rises": lambda rng: [1 - 0.97**step for step in range(300)],
    "swings": lambda rng: rng.uniform(1.5, 2.5, 300).tolist(),
    "wanders": lambda rng: abs(np.cumsum(rng.normal(0, 1, 5000))).tolist(),
    "tiny": lambda rng: (1e-9 * rng.uniform(1, 2, 30)).tolist(),
    "huge": lambda rng: [123456.0 * step for step in range(9)],
}


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize("names", [("",), ("the", "cat", "sat", "on", "mat"), ("trained on", "held out")])
@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("pointed", [None, 0.4])
def test_no_words_of_a_chart_cover_others_or_leave_it(
    course: str, names: tuple[str, ...], scale: str, pointed: float | None
) -> None:
    rng = np.random.default_rng(7)
    lines = [Line(trace(*COURSES[course](rng)), name, strong=i != 1) for i, name in enumerate(names)]
    levels = [Level(0.277, "floor 0.277"), Level(1.61, "even guess 1.61", at_the_end=True)]
    look = Look(pointed, scale)

    drawing = traces(lines, LOSS, levels, Moment(3, "flat since epoch 3"), look, 180.0).drawing

    found = rooms(drawing)
    for words, room in found:
        assert room.left >= 0, words
        assert room.right <= WIDTH, words
        assert room.top >= -3, words
        assert room.bottom <= 180, words
    for (words, room), (others, other) in combinations(found, 2):
        assert not inner(room).covers(inner(other)), (words, others)


def inner(room: Box) -> Box:
    """Letters that have nothing above or below touch no others when their rows do."""
    return Box(room.left + 1, room.top + 1.5, room.right - 1, room.bottom - 1.5)
