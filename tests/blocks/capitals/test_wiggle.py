import numpy as np
import pytest

from nnlesson.blocks.capitals.wiggle import NAMES, WiggleOneWeight
from nnlesson.contract.body import body
from nnlesson.contract.measure import readouts


@pytest.mark.parametrize("which", NAMES)
def test_wiggling_and_backpropagation_agree_for_every_weight(which: str) -> None:
    block = WiggleOneWeight(which=which, size=0.001, seed=7)

    assert abs(block.gap) < 1e-6
    assert block.largest_gap < 1e-6


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("weights", ["random", "trained"])
def test_they_agree_wherever_the_weight_is(weights: str, seed: int) -> None:
    block = WiggleOneWeight(size=0.001, weights=weights, seed=seed)
    for weight in (-4.0, -0.3, 2.2, 4.0):
        block.set("weight", weight)
        assert abs(block.gap) < 1e-6


def test_a_tenth_of_the_wiggle_makes_a_hundredth_of_the_gap() -> None:
    block = WiggleOneWeight(seed=7)
    gaps = []
    for size in (0.1, 0.01):
        block.set("size", size)
        gaps.append(block.gap)

    assert gaps[0] / gaps[1] == pytest.approx(100, rel=0.05)


def test_the_numbers_agree_with_the_slider_from_the_start() -> None:
    block = WiggleOneWeight(seed=7)
    curve = block.curve
    nearest = int(np.abs(curve.weights - block.weight).argmin())

    assert readouts(block)["loss"].value == pytest.approx(float(curve.losses[nearest]), abs=1e-9)
    assert block.weight_at(block.place) == block.weight == -1.5


def test_the_sweet_spot_is_recognised_and_nothing_else_is() -> None:
    block = WiggleOneWeight(seed=7)
    assert block.picture().tone == ""

    assert block.curve.lowest is not None
    block.set("weight", round(block.curve.lowest, 2))

    assert block.picture().tone == "right"
    assert block.picture().sentence.startswith("The sweet spot: flat ground")
    assert block.loss == pytest.approx(block.lowest_loss, abs=1e-4)
    assert abs(block.gradient) < 0.01


def test_where_the_loss_falls_to_the_end_of_the_slider_the_end_is_the_lowest_place_and_no_sweet_spot() -> None:
    block = WiggleOneWeight(which="1-2-0", seed=7)  # h3 to Paris: the loss still falls at the left edge

    assert block.curve.lowest is None
    block.set("weight", -3.9)
    assert block.picture().tone == ""
    assert "falls to the left" in block.picture().sentence
    block.set("weight", -4.0)
    assert block.picture().tone == "right"
    assert block.picture().sentence.startswith("The end of the slider, and the lowest loss on it")
    assert block.loss == pytest.approx(block.lowest_loss, abs=1e-10)
    block.set("weight", 4.0)
    assert block.picture().tone == ""


@pytest.mark.parametrize("which", NAMES)
def test_every_weight_has_a_lowest_place_that_can_be_found(which: str) -> None:
    block = WiggleOneWeight(which=which, seed=7)
    lowest = block.curve.lowest
    found = [-4.0, 4.0] if lowest is None else [round(lowest, 2)]

    tones = []
    for place in found:
        block.set("weight", place)
        tones.append(block.picture().tone)

    assert "right" in tones


def test_trying_another_weight_leaves_all_others_as_they_were() -> None:
    block, again = WiggleOneWeight(seed=7), WiggleOneWeight(seed=7)
    block.set("weight", 3.0)
    block.set("which", "0-1-1")
    block.set("which", "1-3-0")
    block.set("weight", -1.5)

    for one, other in zip(block.network.parameters(), again.network.parameters(), strict=True):
        assert np.array_equal(one, other)


def test_its_own_value_is_where_the_network_has_it() -> None:
    block = WiggleOneWeight(seed=7)
    block.own_value()

    assert block.weight == block.own
    assert block.marks("weight")[0].value == block.own


@pytest.mark.parametrize("weight", [-4.0, 4.0])
@pytest.mark.parametrize("size", [1e-4, 1.0])
def test_the_ends_of_both_sliders_have_a_picture(weight: float, size: float) -> None:
    assert "nan" not in str(body(WiggleOneWeight(weight=weight, size=size, seed=2))[0])
