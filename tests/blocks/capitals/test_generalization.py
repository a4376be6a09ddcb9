import numpy as np
import pytest

from nnlesson.blocks.capitals.generalization import Generalization
from nnlesson.blocks.capitals.questions import ALL, ANSWERS, HELD_OUT, answer, by_sentence, by_word, question
from nnlesson.contract.block import Pointer
from nnlesson.contract.measure import advance, readouts


def test_each_answer_is_right_for_two_questions() -> None:
    assert sorted(map(answer, ALL)) == sorted([*range(8), *range(8)])
    assert (question((1, 0)), ANSWERS[answer((1, 0))]) == ("France is ruled from", "Paris")
    assert (question((3, 3)), ANSWERS[answer((3, 3))]) == ("In Spain one speaks", "Spanish")


def test_questions_share_words_but_no_sentence() -> None:
    assert by_word((0, 1)) @ by_word((0, 2)) == 1
    assert by_sentence((0, 1)) @ by_sentence((0, 2)) == 0


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_words_generalise_where_whole_sentences_memorise(seed: int) -> None:
    block = Generalization(seed=seed)
    start = readouts(block)
    advance(block, 400)
    end = readouts(block)

    assert end["sentence-loss"].value < 0.05
    assert end["loss"].value < 0.05
    assert end["sentence-test-loss"].value > start["sentence-test-loss"].value
    assert end["test-loss"].value < 0.2
    assert end["accuracy"].text == "4 of 4"
    assert end["sentence-accuracy"].value <= 0.25


@pytest.mark.parametrize("seed", range(5))
def test_a_fact_that_was_never_shown_cannot_be_known(seed: int) -> None:
    block = Generalization(held="country", seed=seed)
    advance(block, 400)

    assert readouts(block)["accuracy"].value == 0
    assert "No question about Spain was ever shown" in block.picture().sentence


def test_an_answer_that_was_never_shown_cannot_be_known() -> None:
    block = Generalization()
    for way in (0, 1):  # both ask for the capital
        if (way, 0) not in block.held_out:
            block.pressed(Pointer(f"words-{way}-0", 0.5, 0.5))
    advance(block, 400)

    assert readouts(block)["accuracy"].value < 1
    assert block.picture().sentence.endswith(" Paris was never shown as an answer, so it cannot be known.")


def test_nothing_held_out_is_trained_on() -> None:
    block = Generalization(seed=1)
    held = [by_word(cell) for cell in HELD_OUT["few"]]

    assert len(block.by_word.trained.x) == 12
    assert not any(np.array_equal(x, row) for x in held for row in block.by_word.trained.x)


def test_a_click_moves_a_question_to_the_other_side_and_begins_anew() -> None:
    block = Generalization(seed=1)
    advance(block, 10)
    block.pressed(Pointer("words-0-1", 0.5, 0.5))

    assert block.steps == 0
    assert (0, 1) in block.held_out
    assert len(block.by_word.held.x) == 5

    block.pressed(Pointer("sentences-0-1", 0.5, 0.5))
    assert block.held_out == HELD_OUT["few"]
    block.pressed(Pointer("words-loss", 0.5, 0.5))  # a chart is no question
    assert block.held_out == HELD_OUT["few"]


def test_at_least_one_question_stays_on_each_side() -> None:
    block = Generalization(seed=1)
    for way, country in ALL:
        if (way, country) in block.held_out:
            block.pressed(Pointer(f"words-{way}-{country}", 0.5, 0.5))

    assert len(block.held_out) == 1


def test_another_choice_forgets_what_was_moved() -> None:
    block = Generalization(seed=1)
    block.pressed(Pointer("words-0-1", 0.5, 0.5))
    block.set("held", "half")

    assert block.held_out == HELD_OUT["half"]


@pytest.mark.parametrize(
    ("seed", "told"),
    [
        (0, "Of 1 new one the first has 0 right, the second 1: it generalises."),
        (10, "Both have the 1 new one right, the first by luck: hold out more."),
    ],
)
def test_an_answer_that_both_have_is_not_said_to_be_unknown(seed: int, told: str) -> None:
    block = Generalization(seed=seed)
    for way, country in sorted(HELD_OUT["few"])[1:]:
        block.pressed(Pointer(f"words-{way}-{country}", 0.5, 0.5))
    advance(block, 400)

    assert block.picture().sentence == f"Both know their 15 questions. {told}"
