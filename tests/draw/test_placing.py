"""Words in a chart keep apart, stay inside, and know what they would cover."""

from itertools import pairwise

import numpy as np
import pytest

from nnlesson.draw.placing import GAP, Numbers, apart, box, extent


@pytest.mark.parametrize("places", [[50.0] * 5, [10.0, 11.0, 100.0], [99.0, 98.0, 97.0, 96.0], [0.0], [-5.0, -4.0]])
def test_names_keep_apart_and_stay_inside(places: list[float]) -> None:
    moved = apart(places, 0.0, 100.0)
    order = sorted(moved)

    assert all(after - before >= GAP - 1e-9 for before, after in pairwise(order))
    assert min(moved) >= 0
    assert max(moved) <= 100
    assert sorted(range(len(places)), key=lambda i: moved[i]) == sorted(range(len(places)), key=lambda i: places[i])


def test_words_cover_words_that_stand_in_their_room_and_no_others() -> None:
    words = box(100, 100, "even guess")

    assert words.covers(box(160, 100, "cat"))
    assert words.covers(box(90, 110, "cat"))
    assert not words.covers(box(100, 100 + GAP, "cat"))
    assert words.covers(box(100, 100 - GAP, "cat", "0.5"))  # whose second row is beside them
    assert not words.covers(box(180, 100, "cat"))


def test_a_curve_runs_through_words_or_past_them() -> None:
    words = box(100, 100, "even guess")
    xs = np.array([0.0, 300.0])

    def covered(xs: Numbers, ys: Numbers) -> bool:
        return words.covers(extent(xs, ys, words.left, words.right))

    assert covered(xs, np.array([96.0, 96.0]))
    assert covered(xs, np.array([0.0, 200.0]))
    assert not covered(xs, np.array([120.0, 110.0]))
    assert not covered(np.array([200.0, 300.0]), np.array([96.0, 96.0]))
    assert not covered(np.array([0.0, 90.0]), np.array([96.0, 96.0]))
