import numpy as np
import pytest

from nnlesson.blocks.descent.descent import GROUNDS, HIGH, LONGEST, LOW, Descent
from nnlesson.contract import Pointer
from nnlesson.contract.option import Value


def dropped(**options: Value) -> Descent:
    """A ball that went on until it rested."""
    block = Descent("", **options)
    while not block.finished:
        block.step()
    return block


@pytest.mark.parametrize("name", GROUNDS)
def test_the_slope_is_the_slope_of_the_loss(name: str) -> None:
    block, weights, h = Descent(landscape=name), np.linspace(LOW, HIGH, 41, dtype=np.float64), 1e-5
    difference = (block.loss(weights + h) - block.loss(weights - h)) / (2 * h)

    assert block.slope(weights) == pytest.approx(difference, abs=1e-8)


@pytest.mark.parametrize("curvature", [1.0, 3.0, 8.0])
def test_the_bowl_is_as_curved_as_it_says(curvature: float) -> None:
    block = Descent(curvature=curvature)
    bend = block.slope(np.array([1.0])) - block.slope(np.array([0.0]))

    assert bend[0] == pytest.approx(curvature)


@pytest.mark.parametrize("curvature", [1.0, 3.0, 8.0])
def test_just_below_two_over_the_curvature_it_lands_or_nears_and_just_above_it_flies_off(curvature: float) -> None:
    threshold = 2 / curvature
    below = Descent(curvature=curvature, rate=threshold * 0.98)
    above = Descent(curvature=curvature, rate=threshold * 1.02)
    start = abs(below.weight[0] - 0.5)
    for _ in range(30):
        below.step()
        above.step()

    assert abs(below.weight[0] - 0.5) < start < abs(above.weight[0] - 0.5)


def test_one_over_the_curvature_lands_in_one_step() -> None:
    block = dropped(curvature=4.0, rate=0.25)

    assert len(block.path) == 1
    assert block.landed
    assert block.picture().sentence == (
        "Landed after 1 step: the ground is flat here, so there is nothing left to follow."
    )


def test_a_rate_above_the_threshold_flies_off_and_says_why() -> None:
    block = dropped(rate=0.8)

    assert block.flown
    assert block.picture().tone == "wrong"
    assert block.picture().sentence == (
        f"Flew off after {len(block.path)} steps: 0.8 is above 2/curvature = 0.667, "
        "so each step overshoots by more than the one before."
    )


def test_a_rate_between_one_and_two_over_the_curvature_bounces_and_lands() -> None:
    block = dropped(rate=0.6)

    assert block.landed
    assert block.turns() == len(block.path) - 1
    assert block.picture().sentence.startswith("Bounced ")


def test_a_tiny_rate_creeps() -> None:
    block = dropped(rate=0.005)

    assert len(block.path) == LONGEST
    assert block.picture().sentence == (
        "Crept: after 120 steps the ball is still on its way. The steps are too small for this slope."
    )


def test_a_ball_that_bounces_on_a_plateau_is_not_said_to_creep() -> None:
    block = dropped(landscape="plateau", begin=-1.75, rate=2.0)

    assert block.picture().sentence.startswith("Bounces: 120 steps")
    assert block.picture().sentence.endswith("Again and again a step is longer than the way down.")


def test_a_ball_whose_swings_get_shorter_is_said_to_need_more_steps() -> None:
    block = dropped(rate=0.66)

    assert len(block.path) == LONGEST
    assert block.picture().sentence.endswith("The swings get shorter; with more steps it would land.")


def test_two_starts_can_end_in_two_valleys() -> None:
    left, right = dropped(landscape="two-valleys", begin=-2.0), dropped(landscape="two-valleys", begin=3.0)

    assert "in the deeper valley" in left.picture().sentence
    assert "in the shallower valley" in right.picture().sentence
    assert left.loss(left.weight) < right.loss(right.weight)


def test_a_plateau_is_no_valley_although_it_is_flat() -> None:
    block = Descent(landscape="plateau", begin=-2.5)

    assert abs(block.slope(block.weight)[0]) < 0.01
    assert not block.landed


def test_a_ball_that_is_gone_stays_a_number_that_can_be_drawn() -> None:
    block = Descent(rate=2.5, curvature=8.0)
    for _ in range(2000):
        block.step()
        block.picture()

    assert block.picture().sentence.startswith("Flew off")


def test_pointing_at_the_landscape_places_the_ball_there() -> None:
    block = Descent()
    block.step()
    block.pressed(Pointer("landscape", 0.5, 0.3))

    assert block.begin == 0.5
    assert block.path == []


def test_the_threshold_is_marked_for_the_bowl_only() -> None:
    assert [mark.label for mark in Descent(curvature=4.0).marks("rate")] == ["2/curvature = 0.5"]
    assert Descent(landscape="plateau").marks("rate") == []


def test_a_ball_at_rest_cannot_be_dropped_again() -> None:
    block = dropped(rate=0.3)

    assert not block.enables("train")
    assert not block.enables("step")
    assert block.enables("reset")


@pytest.mark.parametrize(("rate", "told"), [(0.71, "0.71 is above"), (0.66, "it would land"), (0.02, "A larger rate")])
def test_a_finished_run_is_explained_by_the_rate_that_it_had(rate: float, told: str) -> None:
    block = dropped(rate=rate)
    said = block.picture().sentence
    assert told in said

    for other in (0.001, 0.4, 2.5):
        block.set("rate", other)
        assert block.picture().sentence == said
