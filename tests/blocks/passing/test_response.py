"""A response: where nothing has been seen, where one is now, and how it is told in words."""

import numpy as np

from nnlesson.blocks.passing.response import Response, responses
from nnlesson.draw.element import markup

ANSWERS = np.array([0.1, 0.5, 0.9])
STUDY = Response("study", "study, h", np.array([0.0, 5.0, 10.0]), ANSWERS, 5.0, 0.5, [2.0, 8.0, 8.0])


def test_the_ground_is_shaded_on_both_sides_of_what_was_learned_from() -> None:
    html = markup(responses([STUDY], "P(Pass)").drawing)

    assert html.count("nn-unseen") == 2
    assert html.count("nn-known") == 2


def test_an_input_known_over_its_whole_range_has_no_shaded_ground() -> None:
    wide = Response("study", "study, h", STUDY.inputs, ANSWERS, 5.0, 0.5, [0.0, 10.0])

    assert "nn-unseen" not in markup(responses([wide], "P(Pass)").drawing)


def test_it_can_be_pointed_at_where_it_is_and_is_told_in_words() -> None:
    html = markup(responses([STUDY], "P(Pass)").drawing)

    assert 'aria-valuenow="50"' in html
    assert "P(Pass) as study, h changes and the others stay: 10 % at 0, 90 % at 10; now 5, 50 %." in html
