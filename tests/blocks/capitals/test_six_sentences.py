"""The block six-sentences: a press trains the network, and it learns what it shows."""

import pytest

from nnlesson.blocks.capitals.six_sentences import SENTENCES, SHOWN, SURE, SixSentences
from nnlesson.contract import Pointer
from nnlesson.contract.measure import advance

SEEDS = [0, 1, 7, 9]


def press(block: SixSentences, name: str) -> None:
    block.pressed(Pointer(name, 0.5, 0.5))


@pytest.mark.parametrize("seed", SEEDS)
def test_it_learns_all_six_and_then_it_is_finished(seed: int) -> None:
    block = SixSentences(seed=seed)
    assert block.right < 6

    while not block.finished:
        block.advance()

    assert block.right == 6
    assert block.least > SURE
    assert block.steps < 600  # ten seconds
    assert "It has learned" in block.picture().sentence
    assert block.picture().panels[0].title == "“The capital of France is ... Paris” ✓"


def test_a_press_on_the_network_trains_it_and_the_next_one_pauses_it() -> None:
    block = SixSentences(seed=7)

    for name in ("net-node-1-0", "net-weight-0-2-1", "net-node-0-0"):
        press(block, name)
        assert block.running
        press(block, name)
        assert not block.running


def test_a_network_that_has_learned_is_not_trained_by_a_press() -> None:
    block = SixSentences(seed=7)
    advance(block, 600)

    press(block, "net-node-1-0")

    assert not block.running


def test_a_press_on_a_word_puts_it_into_the_sentence() -> None:
    block = SixSentences(seed=7)

    press(block, "net-node-0-4")
    assert "The capital of Germany is" in block.picture().panels[0].title
    press(block, "net-node-0-2")
    assert "The weather in Germany is" in block.picture().panels[0].title
    assert not block.running


def test_while_it_learns_every_sentence_has_its_turn_and_its_signal_crosses() -> None:
    block = SixSentences(seed=7)
    block.train()

    seen, crossing = [], set()
    for _ in range(SHOWN * len(SENTENCES)):
        seen.append((block.topic, block.country))
        crossing.add(block.reached is not None)
        block.advance()

    assert list(dict.fromkeys(seen)) == SENTENCES
    assert crossing == {True, False}


def test_the_title_says_whether_the_answer_is_right() -> None:
    block = SixSentences(seed=7)
    assert block.picture().panels[0].title.endswith("✗")

    advance(block, 600)

    assert [row for row in SENTENCES if not right(block, *row)] == []


def right(block: SixSentences, topic: str, country: str) -> bool:
    block.show(topic, country)
    return block.picture().panels[0].title.endswith("✓")
