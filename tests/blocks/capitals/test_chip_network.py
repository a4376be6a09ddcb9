"""The network that reads words: what stands back, what comes to the front, and what can be pressed."""

import numpy as np

from nnlesson.blocks.capitals.chip_network import ChipNetwork, Word, chip_network
from nnlesson.draw.element import markup
from nnlesson.draw.network import Node, Show

GIVEN = ChipNetwork(
    [Word("The", True), Word("cat", False, choice=True)],
    [Node("h1", -0.4), Node("h2", 0.6)],
    [Node("sat", 0.7), Node("ran", 0.3)],
    [np.array([[1.0, -1.0], [0.5, 0.5]]), np.array([[1.0, -2.0], [0.3, 0.1]])],
    right=0,
    frozen=("weight-1-0-0",),
)


def drawn(show: Show) -> str:
    return markup(chip_network(GIVEN, show).drawing)


def test_the_lines_of_a_word_that_is_not_there_stand_back() -> None:
    assert drawn(Show("net")).count("nn-idle") == 2


def test_a_signal_sets_out_only_from_words_that_are_there() -> None:
    assert drawn(Show(reached=0.5)).count("nn-signal") == 2
    assert drawn(Show(reached=1.5)).count("nn-signal") == 4
    assert drawn(Show(reached=0.5)).count(">?<") == 6


def test_the_weight_that_is_told_about_comes_to_the_front_with_its_number() -> None:
    html = drawn(Show("net", told="weight-1-0-1"))

    assert html.count("nn-front") == 2
    assert ">−2<" in html


def test_every_word_neuron_and_weight_can_be_pointed_at_and_the_whole_is_one_stop_for_the_keys() -> None:
    html = drawn(Show("net"))

    assert html.count("data-point=") == 2 + 2 + 2 + 8 + 1
    assert html.count("tabindex=") == 1
    assert html.count("nn-choosable") == 1
    assert html.count("nn-lock") == 1


def test_the_drawing_says_what_it_shows() -> None:
    assert "Words that are there: The. Its answer: sat 70 %, ran 30 %." in drawn(Show())
