import numpy as np
import pytest

from nnlesson.blocks.capitals.one_step import ARROWS, SHIFT
from nnlesson.blocks.capitals.training_loop import TrainingLoop
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, advance_until, readouts


def test_four_beats_make_a_step_and_only_the_fourth_moves_anything() -> None:
    block = TrainingLoop(seed=7)
    start = block.weights()
    for _ in range(3):
        block.advance()
        assert all(np.array_equal(one, other) for one, other in zip(start, block.weights(), strict=True))
    assert block.steps == 0

    block.advance()

    assert block.steps == 1
    assert not any(np.array_equal(one, other) for one, other in zip(start, block.weights(), strict=True))


def test_a_weight_from_a_word_that_is_not_in_the_sentence_has_no_arrow_and_stays() -> None:
    block = TrainingLoop(seed=7)
    start = block.weights()
    advance(block, 4)

    assert sum(int((one != other).sum()) for one, other in zip(start, block.weights(), strict=True)) == 32
    assert block.picture().sentence.startswith("Beat 4: each weight has followed its arrow.")


def test_the_arrows_are_the_step_that_follows() -> None:
    block = TrainingLoop(seed=7)
    advance(block, 3)
    before, arrows = block.weights(), block.newest.moves(ARROWS)
    assert arrows is not None

    block.advance()

    for old, new, arrow in zip(before, block.weights(), arrows, strict=True):
        assert new - old == pytest.approx(arrow, abs=1e-12)
        assert np.array_equal(np.sign(new - old), np.sign(arrow))


def test_a_triangle_points_up_exactly_where_the_weight_rises() -> None:
    block = TrainingLoop(seed=7)
    advance(block, 4)
    moves = block.newest.moves(SHIFT)
    assert moves is not None
    html = str(body(block)[0])

    largest = max(float(np.abs(move).max()) for move in moves)
    rising = sum(int((move > 1e-3 * largest).sum()) for move in moves)
    falling = sum(int((move < -1e-3 * largest).sum()) for move in moves)
    assert html.count("nn-change nn-fill-positive") == rising
    assert html.count("nn-change nn-fill-negative") == falling


@pytest.mark.parametrize("seed", range(10))
def test_paris_passes_95_percent_within_50_steps(seed: int) -> None:
    block = TrainingLoop(seed=seed)

    assert advance_until(block, "probability", ">", 0.95, patience=4 * 50)


@pytest.mark.parametrize("seed", range(10))
def test_all_six_sentences_are_learned(seed: int) -> None:
    block = TrainingLoop(sentences="all", seed=seed)
    assert advance_until(block, "step", "=", 400)

    assert readouts(block)["accuracy"].text == "6 of 6"
    assert block.probability > 0.95


def test_one_sentence_over_and_over_teaches_to_say_paris_to_everything() -> None:
    block = TrainingLoop(seed=7, country="germany")
    advance_until(block, "probability", ">", 0.95)

    assert readouts(block)["accuracy"].value < 0.5
    assert "Germany gets Paris as well" in block.picture().sentence


def test_a_run_of_whole_steps_learns_the_same_as_one_of_beats() -> None:
    beats, steps = TrainingLoop(seed=3), TrainingLoop(seed=3, speed="fast")
    steps.train()
    advance(beats, 40)
    advance(steps, 10)

    assert beats.steps == steps.steps == 10
    for one, other in zip(beats.weights(), steps.weights(), strict=True):
        assert np.array_equal(one, other)


def test_a_frozen_weight_stays_and_the_others_make_up_for_it() -> None:
    block = TrainingLoop(seed=7)
    block.pressed(Pointer("net-weight-1-0-0", 0.5, 0.5))
    before = block.weights()[1][0, 0]

    assert advance_until(block, "probability", ">", 0.95, patience=400)
    assert block.weights()[1][0, 0] == before
    assert "nn-lock" in str(body(block)[0])

    block.pressed(Pointer("net-weight-1-0-0", 0.5, 0.5))
    advance(block, 4)
    assert block.weights()[1][0, 0] != before


def test_a_word_that_is_not_there_has_no_arrows() -> None:
    block = TrainingLoop(seed=7)
    advance(block, 3)
    arrows = block.newest.moves(ARROWS)
    assert arrows is not None

    absent = block.passed.x == 0
    assert np.all(arrows[0][absent] == 0)
    assert np.all(arrows[0][~absent] != 0)


@pytest.mark.parametrize("sentences", ["one", "all"])
def test_the_largest_rate_neither_overflows_nor_stops_the_block(sentences: str) -> None:
    block = TrainingLoop(rate=10.0, sentences=sentences, seed=1, speed="fast")
    block.train()
    advance(block, 500)

    assert all(np.isfinite(readout.value) for readout in readouts(block).values())


def test_freezing_is_told_to_who_cannot_see_it() -> None:
    block = TrainingLoop()
    block.pointer = Pointer("net-weight-0-3-0", 0.5, 0.5)
    assert "Enter freezes it." in str(body(block)[0])

    block.pressed(block.pointer)

    assert "It is frozen; Enter lets it go." in str(body(block)[0])
