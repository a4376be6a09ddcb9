"""The surface: nothing is lost when it is turned, and what is near covers what is far."""

import re

import numpy as np
import pytest

from nnlesson.draw.element import markup
from nnlesson.draw.surface import BANDS, Terrain, View, Walk, facets, surface

HEIGHTS = np.add.outer(np.linspace(0, 1, 6), np.linspace(0, 1, 6))
TERRAIN = Terrain(HEIGHTS, 2.0, "Loss")


@pytest.mark.parametrize("turn", [-180.0, -35.0, 0.0, 90.0, 145.0])
@pytest.mark.parametrize("tilt", [10.0, 85.0])
def test_every_facet_is_drawn_from_every_side(turn: float, tilt: float) -> None:
    html = markup(facets(TERRAIN, View(turn, tilt)))

    assert html.count("Z") == 25
    assert set(re.findall(r"nn-height-(\d+)", html)) <= {str(band) for band in range(BANDS)}


def test_from_straight_above_height_moves_nothing() -> None:
    low, high = (View(30.0, 90.0).places(np.zeros(1), np.ones(1), np.full(1, height)) for height in (0.0, 1.0))

    assert low[1] == pytest.approx(high[1])


def test_half_a_turn_swaps_near_and_far() -> None:
    front, back = (View(turn, 30.0).places(np.zeros(1), np.ones(1), np.zeros(1))[2] for turn in (0.0, 180.0))

    assert front == pytest.approx(-back)


def test_the_path_ends_with_the_ball_and_crowded_steps_are_drawn_once() -> None:
    crowd = np.column_stack([np.full(50, 0.2), np.full(50, 0.2), np.full(50, 0.5)])
    html = markup(surface("hill", TERRAIN, Walk(crowd), View(0.0, 30.0), "A hill.").drawing)

    assert html.count("nn-ball") == 1
    assert html.count("a2.2") == 2  # one dot has two arcs
