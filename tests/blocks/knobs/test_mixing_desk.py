import numpy as np
import pytest

from nnlesson.blocks.knobs.faders import IN_A_ROW, fader_at, height_at
from nnlesson.blocks.knobs.four_sentences import NAMES, SIZE, SIZES, TARGET, FourSentences, X, named
from nnlesson.blocks.knobs.mixing_desk import RATE, STOP, MixingDesk
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts


def test_both_begin_as_the_same_network_and_each_goes_its_own_way() -> None:
    block = MixingDesk(seed=2)
    assert np.array_equal(block.yours.numbers(), block.trained.numbers())
    assert len(block.yours.numbers()) == SIZE
    start = block.yours.numbers()

    advance(block, 5)
    assert np.array_equal(block.yours.numbers(), start)
    assert not np.any(block.trained.numbers() == start)

    trained = block.trained.numbers()
    block.set("number", 40)
    block.set("turn", 2.0)
    assert np.array_equal(block.trained.numbers(), trained)
    assert np.flatnonzero(block.yours.numbers() != start).tolist() == [39]
    assert block.yours.numbers()[39] == 2.0


@pytest.mark.parametrize("seed", range(20))
def test_training_gets_all_four_right_from_any_start(seed: int) -> None:
    block = MixingDesk(seed=seed)
    advance(block, 300)

    assert readouts(block)["accuracy"].value == 1
    assert block.trained.probability > 0.9


@pytest.mark.parametrize("seed", range(5))
def test_hands_that_always_find_the_best_place_of_a_knob_are_far_behind_after_twenty_knobs(seed: int) -> None:
    block, places = MixingDesk(seed=seed), np.linspace(-STOP, STOP, 25).tolist()
    advance(block, 300)
    order = np.random.default_rng(seed).permutation(SIZE)[:20]
    for number in order.tolist():

        def loss_at(to: float, number: int = number) -> float:
            block.bring(number + 1, to)
            return block.yours.loss

        block.bring(number + 1, min(places, key=loss_at))

    assert block.turns == 20
    assert block.yours.probability < block.trained.probability / 1.4


@pytest.mark.parametrize("seed", range(2, 22))
def test_hands_that_take_every_knob_three_times_win(seed: int) -> None:
    block = MixingDesk(seed=seed)
    advance(block, 300)

    assert block.patient_hands(SIZE, rounds=3) > block.trained.probability


def test_its_slopes_are_those_of_the_loss() -> None:
    block, h = MixingDesk(seed=3), 1e-6
    slopes = np.concatenate([gradient.ravel() for gradient in block.trained.network.gradients()]).copy()
    for number in (0, 8, 40, 44, 80, 107):
        at = float(block.trained.numbers()[number])
        losses = []
        for to in (at - h, at + h):
            block.trained.turn(number, to)
            losses.append(block.trained.loss)
        block.trained.turn(number, at)
        assert (losses[1] - losses[0]) / (2 * h) == pytest.approx(slopes[number], abs=1e-7)

    before = block.trained.numbers()
    advance(block, 1)
    assert block.trained.numbers() == pytest.approx(before - RATE * slopes, abs=1e-12)


def test_the_same_knob_turned_again_is_one_turn() -> None:
    block = MixingDesk()
    for number, to in ((5, 1.0), (5, 2.0), (6, 1.0), (5, 0.0)):
        block.set("number", number)
        block.set("turn", to)

    assert block.turns == 3


def test_a_fader_is_pressed_or_dragged_and_a_press_that_ends_a_drag_changes_nothing() -> None:
    block = MixingDesk(seed=1)
    block.pressed(Pointer("desk-1", 3.5 / IN_A_ROW, 0.5))
    assert (block.number, block.turn) == (IN_A_ROW + 4, 0.0)

    block.dragged(Pointer("desk-0", 2.5 / IN_A_ROW, 0.5), Pointer("desk-0", 3.5 / IN_A_ROW, 0.1, held=True))
    assert block.number == 3
    turned = block.turn
    assert turned > 2
    block.pressed(Pointer("desk-0", 3.5 / IN_A_ROW, 0.1))
    assert (block.number, block.turn) == (3, turned)

    block.pressed(Pointer("elsewhere", 0.5, 0.5))
    assert block.number == 3


def test_places_on_the_desk() -> None:
    assert fader_at("desk", "desk-3", 0.999) == SIZE - 1
    assert fader_at("desk", "loss", 0.5) is None
    assert height_at(0.5, STOP) == pytest.approx(0)
    assert (height_at(0.0, STOP), height_at(1.0, STOP)) == (STOP, -STOP)


def test_the_sizes_and_names_are_those_of_the_network() -> None:
    parameters = FourSentences(np.random.default_rng(0)).network.parameters()

    assert [parameter.size for parameter in parameters] == list(SIZES)
    assert len(NAMES) == len(SIZES)
    assert SIZE == 108  # as the lesson says


def test_a_number_says_what_it_is() -> None:
    assert named(0) == "the number of a word"
    assert named(7) == "a weight of the first layer"
    assert named(SIZE - 1) == "a bias of the last layer"
    with pytest.raises(IndexError):
        named(SIZE)


def test_the_sentences_differ_in_one_word_only() -> None:
    assert [len(set(column)) for column in X.T.tolist()] == [1, 4, 1, 1, 1]
    assert len(set(TARGET.tolist())) == 4


def test_the_race_and_both_answers_are_to_be_seen() -> None:
    block = MixingDesk(seed=2)
    advance(block, 300)
    html = str(body(block)[0])

    assert html.count("nn-fader ") >= 2 * SIZE
    assert "your hands" in html
    assert "Training: 4 of 4 right after 300 steps." in block.picture().sentence
