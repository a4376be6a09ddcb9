"""The tiny language model: reading what is typed, asking its questions, and telling how a loss goes."""

import numpy as np
import pytest

from core.central_differences import CLOSE, central_differences
from nnlesson.blocks.language.embedding import WordMap
from nnlesson.blocks.language.examples import context, examples, vocabulary
from nnlesson.blocks.language.model import LanguageModel
from nnlesson.blocks.language.progress import LOOK_BACK, NEAR, Progress
from nnlesson.blocks.language.reading import read
from nnlesson.core import CrossEntropy

CAT = ["the", "cat", "sat", "on", "the", "mat"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", []),
        ("The CAT sat.", ["the", "cat", "sat"]),
        ("it's a well-known “fact”", ["it's", "a", "well-known", "fact"]),
        ("l’été наука हिन्दी 猫", ["l’été", "наука", "हिन्दी", "猫"]),
        ("<script>alert('x')</script>", ["script", "alert", "x", "script"]),
        ("🐱 sat 👩‍👧 👍🏽", ["🐱", "sat", "👩‍👧", "👍🏽"]),
        ("cat🐱cat", ["cat", "🐱", "cat"]),
        ("- ' ’ \u200d \ufe0f \x00", []),
        ("3 cats & 2 dogs", ["3", "cats", "2", "dogs"]),
    ],
)
def test_words_are_read_from_whatever_is_typed(typed: str, words: list[str]) -> None:
    assert read(typed).words == words


def test_what_is_left_out_is_named_once() -> None:
    assert read("<b>a</b> & <i>b</i>").remark() == "It reads words only and leaves out “< > / &”."
    assert read("the cat").remark() == ""


def test_a_context_reaches_back_and_begins_with_start_marks() -> None:
    assert context(CAT, 1, 3) == ["·", "·", "the"]
    assert context(CAT, 5, 2) == ["on", "the"]
    assert context(CAT, 6, 1) == ["mat"]


def test_a_sentence_asks_for_each_word_but_the_first() -> None:
    asked = examples(CAT, vocabulary(CAT), 2)

    assert asked.places == [1, 2, 3, 4, 5]
    assert asked.x.tolist() == [[5, 0], [0, 1], [1, 2], [2, 3], [3, 0]]
    assert asked.target.tolist() == [1, 2, 3, 0, 4]


def test_with_an_unknown_word_there_is_no_question() -> None:
    asked = examples(["the", "zebra", "sat", "on"], vocabulary(CAT), 1)

    assert asked.places == [3]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_the_slopes_of_the_whole_network_are_right(length: int) -> None:
    model = LanguageModel(CAT, length, np.random.default_rng(0))
    loss = CrossEntropy()

    def forward() -> float:
        return loss.forward(model.network.forward(model.asked.x), model.asked.target)

    forward()
    model.network.backward(loss.backward())

    for parameter, slope in zip(model.network.parameters(), model.network.gradients(), strict=True):
        np.testing.assert_allclose(slope, central_differences(forward, parameter), CLOSE, CLOSE)


def test_a_question_between_two_steps_changes_nothing() -> None:
    asked, unasked = (LanguageModel(CAT, 2, np.random.default_rng(1)) for _ in range(2))
    for _ in range(5):
        asked.step(0.5)
        asked.after(["on", "the"])
        unasked.step(0.5)

    assert asked.loss == unasked.loss
    assert asked.after(["zebra", "the"]) is None


def test_a_loss_is_flat_from_the_epoch_on_at_which_it_has_rested_and_no_longer_when_it_falls_again() -> None:
    progress = Progress()
    for epoch in range(LOOK_BACK + 5):
        progress.add(epoch, 1.0)
    assert progress.flat_since == (LOOK_BACK, 1.0)

    progress.add(LOOK_BACK + 5, 0.5)

    assert progress.flat_since is None


def test_a_loss_that_creeps_is_flat_from_ever_later_epochs_on() -> None:
    progress = Progress()
    for epoch in range(2000):
        progress.add(epoch, 1.0 - 0.00004 * epoch)
        if progress.flat_since:
            assert abs(progress.losses[-1] - progress.flat_since[1]) <= NEAR

    assert progress.flat_since
    assert progress.flat_since[0] > 1000


def test_a_loss_that_rises_again_and_again_leaps() -> None:
    progress = Progress()
    for epoch in range(30):
        progress.add(epoch, 1.0 + epoch % 2)

    assert progress.leaping
    assert not progress.flat


def test_a_block_with_nothing_to_learn_from_takes_no_step() -> None:
    block = WordMap(sentence="cat")

    assert not block.enables("train")
    assert not block.enables("step")
    assert block.enables("rate")
