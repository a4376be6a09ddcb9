"""A response: where nothing has been seen, where one is now, and how it is told in words."""

import numpy as np

from nnlesson.blocks.passing.response import Response, responses
from nnlesson.draw.element import markup
from nnlesson.draw.handle import Handle

ANSWERS = np.array([0.1, 0.5, 0.9])
NOW = Handle("study", "Study on the curve", 5.0, 0.0, 10.0, 0.5, "5 h: Pass 50 %")
STUDY = Response("study, h", np.array([0.0, 5.0, 10.0]), ANSWERS, NOW, 0.5, [2.0, 8.0, 8.0])


def test_the_ground_is_shaded_on_both_sides_of_what_was_learned_from() -> None:
    html = markup(responses([STUDY], "P(Pass)").drawing)

    assert html.count("nn-unseen") == 2
    assert html.count("nn-known") == 2


def test_an_input_known_over_its_whole_range_has_no_shaded_ground() -> None:
    wide = Response("study, h", STUDY.inputs, ANSWERS, NOW, 0.5, [0.0, 10.0])

    assert "nn-unseen" not in markup(responses([wide], "P(Pass)").drawing)


def test_it_can_be_taken_hold_of_where_it_is_and_is_told_in_words() -> None:
    html = markup(responses([STUDY], "P(Pass)").drawing)

    assert 'aria-valuenow="5"' in html
    assert 'aria-valuetext="5 h: Pass 50 %"' in html
    assert 'data-point="study"' in html
    assert "P(Pass) as study, h changes and the others stay: 10 % at 0, 90 % at 10; now 5, 50 %." in html
