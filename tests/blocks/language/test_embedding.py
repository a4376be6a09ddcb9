import numpy as np
import pytest

from nnlesson.blocks.language.embedding import WordMap
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts

TWINS = "the cat sat on the mat the dog sat on the rug"


def test_cat_moves_and_its_numbers_are_those_of_the_network() -> None:
    block = WordMap()
    advance(block, 100)
    found = readouts(block)
    assert block.model

    assert [found["number-1"].value, found["number-2"].value] == block.model.embedding.W[1].tolist()
    assert found["moved"].value > 0.5


def test_a_word_that_nothing_follows_does_not_move_and_the_block_says_why() -> None:
    block = WordMap()
    begin = np.array(block.places())
    advance(block, 500)
    block.pressed(Pointer("row-4", 0.5, 0.5))

    moved = np.abs(np.array(block.places()) - begin).max(axis=1)

    assert (moved[:4] > 0.1).all()
    assert moved[4] == 0
    assert block.picture().sentence.startswith("“mat” has not moved at all: no word ever followed it")


def test_words_that_are_followed_by_the_same_word_nearly_always_end_as_neighbours() -> None:
    starts = [WordMap(sentence=TWINS, seed=seed) for seed in range(40)]
    for block in starts:
        advance(block, 1000)

    assert [block.measures()[0].value for block in starts] == [
        readouts(block)["nearest"].text.startswith("dog, ") for block in starts
    ]
    dogs = sum(readouts(block)["nearest"].text.startswith("dog, ") for block in starts)
    assert 0.9 * len(starts) <= dogs < len(starts)


def test_the_only_word_is_said_to_be_always_right() -> None:
    block = WordMap(sentence="the the the")
    advance(block, 5)

    assert block.picture().sentence == (
        "“the” is the only word, so it is always right, and no slope ever reaches its numbers."
    )


def test_the_map_and_the_table_show_the_chosen_word() -> None:
    block = WordMap()

    block.pressed(Pointer("point-3", 0.5, 0.5))

    text = str(body(block)[0])
    assert "Chosen: on." in text
    assert "The two numbers of “on”" in text
    assert text.count("nn-spot--chosen") == 1


def test_a_chosen_word_that_the_sentence_has_not_gives_way_to_the_first() -> None:
    block = WordMap(sentence="a dog sat")

    assert block.picture().panels[2].title == "The two numbers of “a”"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "There is no word to learn from. Write a sentence."),
        ("...", "There is no word to learn from. Write a sentence. It reads words only and leaves out “.”."),
        ("cat", "One word has no next word. Write at least two."),
        ("the <i>cat</i>", "It reads words only and leaves out “< > /”."),
        ("go go go", "A random start: where “go” lies says nothing about go."),
        (" ".join(f"w{i}" for i in range(500)), "That is 500 words: it takes the first 40"),
    ],
)
def test_whatever_is_typed_is_answered_by_a_sentence(typed: str, answer: str) -> None:
    block = WordMap()
    block.set("sentence", typed)
    assert block.picture().sentence.startswith(answer)

    for context in ("one", "two", "three"):
        block.set("context", context)
        advance(block, 5)
        body(block)


def test_the_map_stops_where_it_has_no_room_for_another_word() -> None:
    block = WordMap(sentence=" ".join(f"w{i}" for i in range(30)))

    assert block.model
    assert len(block.model.vocabulary) == 10
    assert "The map has room for 10 different words" in block.picture().sentence
