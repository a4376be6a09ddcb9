from math import log

import pytest

from nnlesson.blocks.language.next_word import NextWord
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts

seeds = pytest.mark.parametrize("seed", range(6))


@seeds
def test_with_one_word_the_loss_ends_at_the_floor_and_never_below(seed: int) -> None:
    block = NextWord(seed=seed)
    advance(block, 1000)

    assert readouts(block)["floor"].value == pytest.approx(2 * log(2) / 5)
    assert block.model.floor < block.model.loss < block.model.floor + 0.01
    assert block.losses.lows[-1] > block.model.floor


@seeds
@pytest.mark.parametrize("context", ["two", "three"])
def test_with_more_words_the_floor_is_nothing_and_the_loss_falls_through(context: str, seed: int) -> None:
    block = NextWord(context=context, seed=seed)
    advance(block, 300)

    assert block.model.floor == 0
    assert 0 < block.model.loss < 0.05
    assert min(block.model.right) > 0.95


def test_after_the_both_words_get_one_half() -> None:
    block = NextWord()
    advance(block, 1000)

    assert block.model.right[[0, 4]] == pytest.approx([0.5, 0.5], abs=0.01)
    assert min(block.model.right[1:4]) > 0.99


@seeds
def test_an_answer_that_is_open_is_undecided_and_neither_right_nor_wrong(seed: int) -> None:
    block = NextWord(seed=seed)
    advance(block, 1000)
    answers = [block.answer(question) for question in range(5)]

    assert [answer[2] for answer in answers] == ["≈ cat or mat", "✓ sat", "✓ on", "✓ the", "≈ cat or mat"]
    assert {answer[1]["class"] for answer in answers} == {"nn-verdict nn-undecided", "nn-verdict nn-right"}


def test_the_hunt_for_a_rate_gives_no_answer_away() -> None:
    assert NextWord().marks("rate") == []


@seeds
def test_the_random_start_is_near_an_even_guess(seed: int) -> None:
    block = NextWord(seed=seed)

    assert 0.1 < block.model.right.mean() < 0.35
    assert "20 %" in block.picture().sentence


def test_the_loss_is_the_mean_of_what_the_five_answers_cost() -> None:
    block = NextWord()
    advance(block, 17)

    assert block.model.loss == pytest.approx(sum(-log(right) for right in block.model.right) / 5)


def test_a_flat_curve_at_the_floor_is_marked_and_explained() -> None:
    block = NextWord()
    advance(block, 400)
    epoch = int(readouts(block)["flat-since"].value)

    assert 0 < epoch < 400
    assert f"flat since epoch {epoch}" in str(body(block)[0])
    assert block.picture().sentence == (
        f"Flat since epoch {epoch}, at the floor of 0.277: "
        "after “the” come both “cat” and “mat”, so one half each is the best that anybody can say."
    )


def test_a_flat_curve_far_above_the_floor_is_not_called_finished() -> None:
    block = NextWord(rate=0.0002)
    advance(block, 100)
    picture = block.picture()

    assert "but not finished: the floor is at 0.277" in picture.sentence
    assert picture.sentence.endswith("the rate is too small.")
    assert picture.tone == ""


@pytest.mark.parametrize(("seed", "rate", "steps"), [(1000, 4.2, 450), (1001, 4.63, 700), (1005, 15.0, 850)])
def test_a_curve_that_is_flat_because_each_step_leaps_to_the_same_height_has_too_large_a_rate(
    seed: int, rate: float, steps: int
) -> None:
    block = NextWord(seed=seed, rate=rate)
    advance(block, steps)

    assert block.picture().sentence.endswith("to the same height again: the rate is too large.")


@pytest.mark.parametrize("rate", [5.0, 10.0, 30.0])
def test_a_rate_that_is_too_large_leaps_and_says_so(rate: float) -> None:
    block = NextWord(rate=rate)
    advance(block, 200)
    picture = block.picture()

    assert picture.sentence.startswith("Too large: the loss rises again and again")
    assert picture.tone == "wrong"
    assert readouts(block)["flat-since"].text == "not yet"


def test_a_pressed_word_chooses_what_the_bars_show() -> None:
    block = NextWord(context="two")

    block.pressed(Pointer("after-4", 0.5, 0.5))

    assert (block.seen, block.wanted) == (["on", "the"], "mat")
    assert "Probability of each next word after on the" in str(body(block)[0])


def test_the_sentence_has_not_begun_before_its_first_word() -> None:
    assert NextWord(context="three", word=1).seen == ["·", "·", "the"]


def test_drawing_does_not_disturb_the_training() -> None:
    drawn, undrawn = NextWord(seed=3), NextWord(seed=3)
    for _ in range(50):
        drawn.advance()
        body(drawn)
        undrawn.advance()

    assert drawn.model.loss == undrawn.model.loss


@pytest.mark.parametrize(("context", "count"), [("one", 79), ("two", 97), ("three", 113)])
def test_the_learned_numbers_are_counted(context: str, count: int) -> None:
    assert readouts(NextWord(context=context))["parameters"].value == count
