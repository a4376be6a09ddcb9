"""Several runs in one chart: what stands at their ends, and what is read under the pointer."""

from nnlesson.draw.comparison import APART, Chart, Course, comparison, names
from nnlesson.draw.comparison import axes_of as axes
from nnlesson.draw.element import markup
from nnlesson.draw.trace import Trace


def course(name: str, values: list[float]) -> Course:
    trace = Trace()
    for value in values:
        trace.add(value)
    return Course(name, trace, "loss")


CHART = Chart("losses", "Loss (log scale)", low=0.001, log=True)
CLOSE = [course("six", [1.0, 0.5, 0.1]), course("others", [1.0, 0.5, 0.099])]


def test_names_keep_apart_where_lines_end_close_to_each_other() -> None:
    ys = [drawn[1]["y"] for drawn in names(CLOSE, axes(CLOSE, CHART)) if drawn[0] == "text"]

    assert float(ys[2]) - float(ys[0]) >= APART - 0.01


def test_names_stay_above_the_bottom_of_the_chart() -> None:
    low = [course("six", [1.0, 0.001]), course("others", [1.0, 0.001]), course("more", [1.0, 0.001])]
    found = axes(low, CHART)

    assert all(float(drawn[1]["y"]) < found.bottom + 14 for drawn in names(low, found) if drawn[0] == "text")


def test_equal_factors_look_equal_on_the_log_scale() -> None:
    y = axes(CLOSE, CHART).y

    assert round(y.place(0.01) - y.place(0.1), 6) == round(y.place(0.1) - y.place(1.0), 6)


def test_what_is_pointed_at_is_written_out_for_all_lines() -> None:
    html = markup(comparison(CLOSE, CHART, pointed=0.05).drawing)

    assert "epoch 1: six 0.5, others 0.5" in html
    assert "Loss (log scale) over 2 epochs: six from 1 to 0.1, others from 1 to 0.099." in html
