"""Bars: how long they are, and what they say to whoever does not see them."""

import pytest

from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.element import markup
from nnlesson.draw.wording import percent


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    drawing = bars([Bar("mat", 0.25, right=True), Bar("moon", 1.0)], "Next word").drawing
    widths = [[float(child[1]["width"]) for child in row[2:] if child[0] == "rect"] for row in drawing[2:]]

    assert [filled / ground for ground, filled in widths] == pytest.approx([0.25, 1.0])


def test_the_drawing_is_told_in_words() -> None:
    html = markup(bars([Bar("mat", 0.25, right=True), Bar("moon", 0.75)], "Next word").drawing)

    assert "Next word: mat 25 %, moon 75 %. Wanted: mat." in html


def test_a_share_that_nobody_has_asked_for_has_no_number() -> None:
    html = markup(bars([Bar("Pass", None), Bar("Fail", None)], "Guess").drawing)

    assert "Guess: Pass …, Fail …." in html
    assert "%" not in html


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.0, "0 %"), (1.0, "100 %"), (0.97124, "97.1 %"), (0.0001, "<0.1 %"), (0.99999, ">99.9 %"), (0.2, "20 %")],
)
def test_a_share_is_a_percentage_that_does_not_overstate(share: float, written: str) -> None:
    assert percent(share) == written


def test_the_likeliest_answer_stands_out() -> None:
    html = markup(bars([Bar("mat", 0.25), Bar("moon", 0.75, top=True)], "Next word").drawing)

    assert html.count('<g class="nn-top">') == 1
