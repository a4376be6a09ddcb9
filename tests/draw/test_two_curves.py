"""Two curves in one chart: both are named at their ends, and their names keep apart."""

import re

from nnlesson.draw.element import markup
from nnlesson.draw.trace import Trace
from nnlesson.draw.two_curves import APART, Course, two_curves


def courses(*lasts: float) -> list[Course]:
    drawn = []
    for name, last in zip(("training", "test"), lasts, strict=True):
        trace = Trace()
        for value in (2.0, last):
            trace.add(value)
        drawn.append(Course(name, "positive", trace, dashed=name == "test"))
    return drawn


def test_the_names_of_two_ends_at_one_place_keep_apart() -> None:
    html = markup(two_curves(courses(0.5, 0.5), "loss", "Loss", 4.0).drawing)

    places = [float(y) for y in re.findall(r'y="([\d.]+)"[^>]*>(?:training|test) 0.5<', html)]
    assert abs(places[0] - places[1]) >= APART


def test_it_says_both_courses_and_reads_both_under_the_pointer() -> None:
    html = markup(two_curves(courses(0.1, 3.0), "loss", "Loss", 4.0, pointed=0.0).drawing)

    assert "Loss over 1 steps: training from 2 to 0.1, test from 2 to 3." in html
    assert "step 0: training 2, test 2" in html
    assert html.count("nn-dashed") == 1
