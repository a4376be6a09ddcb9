import numpy as np
import pytest

from nnlesson.blocks.capitals.loss_surface import POINTS, STEPS, LossSurface
from nnlesson.blocks.capitals.model import flat
from nnlesson.contract.block import Pointer
from nnlesson.contract.measure import advance, readouts


def test_every_height_is_the_loss_of_the_network_with_those_weights() -> None:
    block = LossSurface(seed=7)
    along = np.linspace(-1, 1, POINTS)

    for i, j in ((0, 0), (3, 15), (18, 9)):
        weights = block.plane.weights(along[j], along[i])
        assert block.heights[i, j] == block.landscape.height(weights)


@pytest.mark.parametrize("directions", ["path", "random"])
def test_the_path_is_that_of_the_training_and_ends_in_the_plane(directions: str) -> None:
    block = LossSurface(seed=7, directions=directions)
    rehearsed = block.new_training()
    path = block.walk_through(rehearsed)
    advance(block, STEPS)

    assert block.steps == STEPS
    assert np.array_equal(flat(block.network), path[-1])
    assert readouts(block)["surface-loss"].value == pytest.approx(block.loss, abs=1e-9)
    assert not block.enables("step")


@pytest.mark.parametrize("seed", range(5))
def test_the_directions_of_the_path_hold_nearly_all_of_it_and_random_ones_little(seed: int) -> None:
    assert LossSurface(seed=seed).captured > 0.95
    assert LossSurface(seed=seed, directions="random").captured < 0.3


@pytest.mark.parametrize("seed", range(5))
def test_on_random_directions_the_path_seems_to_begin_far_lower_than_it_did(seed: int) -> None:
    block = LossSurface(seed=seed, directions="random")

    assert block.below < 0.5 * block.loss
    assert "seems to begin far lower than it did" in block.picture().sentence


def test_the_path_stays_on_the_surface_that_is_drawn() -> None:
    block = LossSurface(seed=7)
    advance(block, STEPS)

    assert all(-1 <= u <= 1 and -1 <= v <= 1 for u, v, _ in block.places)


def test_dragging_turns_it_and_goes_round() -> None:
    block = LossSurface(seed=7, turn=-170.0, tilt=40.0)
    block.dragged(Pointer("surface", 0.5, 0.5, True), Pointer("surface", 0.75, 0.5, True))
    assert block.turn == pytest.approx(145.0)

    block.dragged(Pointer("surface", 0.5, 0.0, True), Pointer("surface", 0.5, 1.0, True))
    assert block.tilt == 85.0
    assert block.steps == 0
