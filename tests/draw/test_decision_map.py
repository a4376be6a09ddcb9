import numpy as np
import pytest

from nnlesson.draw.decision_map import CORNERS, Example, answers, colours, crossings, decision_map
from nnlesson.draw.tokens import MAP_CELLS, MAP_NEGATIVE, MAP_POSITIVE

ONES, NONE = np.ones(2), np.zeros(2)


def test_every_cell_holds_the_answer_at_its_centre_with_the_first_row_at_the_top() -> None:
    grid = answers(lambda inputs: inputs[:, 1:], 0.0, 1.0)

    assert grid.shape == (MAP_CELLS, MAP_CELLS)
    assert grid[0, 0] == pytest.approx(1 - 0.5 / MAP_CELLS)
    assert grid[-1, 0] == pytest.approx(0.5 / MAP_CELLS)


def test_colours_fade_into_the_page_at_one_half() -> None:
    pixels = colours(np.array([[0.0, 0.5, 1.0]]))

    assert tuple(pixels[0, 0, :3]) == MAP_NEGATIVE
    assert tuple(pixels[0, 2, :3]) == MAP_POSITIVE
    assert pixels[0, 1, 3] == 0
    assert pixels[0, 0, 3] == pixels[0, 2, 3] > 200


def test_the_boundary_of_a_slope_is_a_straight_line_where_it_should_be() -> None:
    rows, columns = np.mgrid[0:6, 0:6]
    pieces = crossings(rows + columns + 0.0, 4.5, NONE, ONES)

    ends = pieces.reshape(-1, 2)
    assert len(pieces) == 9
    assert ends.sum(axis=1) == pytest.approx(np.full(len(ends), 4.5))


def test_a_circle_has_a_closed_boundary() -> None:
    rows, columns = np.mgrid[-10:11, -10:11]
    pieces = crossings(np.hypot(rows, columns), 6.5, np.array([-10.0, -10.0]), ONES)

    ends, counts = np.unique(pieces.reshape(-1, 2).round(6), axis=0, return_counts=True)
    assert set(counts) == {2}
    assert np.hypot(ends[:, 0], ends[:, 1]) == pytest.approx(np.full(len(ends), 6.5), abs=0.1)


def test_a_saddle_gives_two_pieces_and_a_flat_grid_none() -> None:
    assert len(crossings(np.array([[1.0, 0.0], [0.0, 1.0]]), 0.5, NONE, ONES)) == 2
    assert len(crossings(np.full((5, 5), 0.5), 0.5, NONE, ONES)) == 0
    assert len(CORNERS) == 4


def test_the_map_says_in_words_how_many_examples_are_right() -> None:
    examples = [Example(0, 0, False, True), Example(1, 1, True, False)]
    figure = decision_map("answers", lambda inputs: inputs[:, :1], examples, 0.0, 1.0, ("input 1", "input 2"))

    drawing = figure.drawing[-1]
    assert drawing[1]["aria-label"] == (
        "A map of the answers for every pair of inputs, with 2 examples, 1 answered right."
    )
    assert figure.pixels["answers"].shape == (MAP_CELLS, MAP_CELLS, 4)
