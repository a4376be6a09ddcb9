"""Marks on a network's lines: where dots and arrows are, and that arrows do not cover each other."""

from itertools import combinations, pairwise
from math import dist

import numpy as np
import pytest

from nnlesson.draw.line_marks import ALONG, APART, Place, arrow_places, arrows, free_place, signals

type Columns = tuple[tuple[Place, ...], ...]


def columns(counts: list[int], apart: float, height: float) -> Columns:
    return tuple(tuple((i * apart, height * (j + 0.5) / n) for j in range(n)) for i, n in enumerate(counts))


SMALL = columns([2, 1], 230.0, 190.0)


def test_a_signal_half_way_is_in_the_middle_of_every_line() -> None:
    dots = [dot[1] for dot in signals(SMALL, 0.5)]

    assert [(dot["cx"], dot["cy"]) for dot in dots] == [("115", "71.25"), ("115", "118.75")]


@pytest.mark.parametrize("reached", [None, 0.0, 1.0, 1.5])
def test_no_signal_is_on_its_way_before_it_sets_out_or_after_it_has_come(reached: float | None) -> None:
    assert signals(SMALL, reached) == []


def test_only_what_sends_something_has_a_signal_on_its_way() -> None:
    assert len(signals(SMALL, 0.5, [False, True])) == 1


def test_an_arrow_points_up_or_down_is_larger_for_a_larger_change_and_is_missing_for_none() -> None:
    up, down = arrows(columns([3, 1], 230.0, 190.0), [np.array([[0.1], [0.0], [-0.4]])])

    assert "nn-fill-positive" in up[1]["class"]
    assert "nn-fill-negative" in down[1]["class"]
    assert len(arrows(SMALL, [np.array([[1.0], [1e-6]])])) == 1
    assert arrows(SMALL, [np.zeros((2, 1))]) == arrows(SMALL, None) == []


@pytest.mark.parametrize(
    ("counts", "apart", "height"), [([5, 2, 8, 5], 91.0, 440.0), ([6, 4, 5], 97.0, 336.0), ([3, 4, 2], 115.0, 300.0)]
)
def test_arrows_do_not_cover_each_other(counts: list[int], apart: float, height: float) -> None:
    """The largest are 16 wide and high, most of them far smaller."""
    found = arrow_places(columns(counts, apart, height))

    assert len(found) == sum(a * b for a, b in pairwise(counts))
    assert min(dist(a, b) for a, b in combinations(found.values(), 2)) > 9


def test_where_there_is_room_an_arrow_stands_at_two_thirds_of_its_line() -> None:
    assert arrow_places(SMALL) == {
        (0, a, 0): pytest.approx((0.66 * 230.0, y + 0.66 * (95.0 - y))) for a, y in ((0, 47.5), (1, 142.5))
    }


def test_where_nothing_is_free_an_arrow_stands_as_far_from_the_others_as_can_be() -> None:
    taken = [(x, 0.0) for x in range(20, 100, 8)]

    place = free_place((0.0, 0.0), (100.0, 0.0), taken)

    assert min(dist(place, other) for other in taken) == max(
        min(dist((100 * way, 0.0), other) for other in taken) for way in ALONG
    )
    assert min(dist(place, other) for other in taken) < APART
