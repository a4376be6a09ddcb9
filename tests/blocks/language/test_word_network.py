from math import log

import numpy as np
import pytest

from nnlesson.blocks.language.next_word import NextWord
from nnlesson.blocks.language.word_network import WORDS, WordNetwork
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts


def test_it_is_the_network_that_learns_the_next_word() -> None:
    slow, fast = WordNetwork(seed=3), NextWord(seed=3)

    advance(slow, 5 * 4)
    advance(fast, 4)

    assert readouts(slow)["epoch"].value == 4
    assert readouts(slow)["loss"].value == readouts(fast)["loss"].value


def test_the_five_stages_come_in_order_and_only_the_last_moves_weights() -> None:
    block = WordNetwork()
    start = [weights.copy() for weights in block.weights()]
    for _ in range(3):
        block.step()
        assert all(np.array_equal(a, b) for a, b in zip(start, block.weights(), strict=True))
    block.step()

    assert block.picture().panels[2].title == "5. Adjust"
    assert not any(np.array_equal(a, b) for a, b in zip(start, block.weights(), strict=True))


@pytest.mark.parametrize("word", WORDS)
def test_every_stage_can_be_drawn_for_every_word(word: str) -> None:
    block = WordNetwork(word=word)
    for _ in range(6):
        body(block)
        block.step()


def test_the_written_out_step_is_the_one_that_was_made() -> None:
    block = WordNetwork()
    before = block.probabilities_before[:, 2]
    advance(block, 4)
    lines = dict(block.arithmetic(block.layers()))
    slope = (before - np.array([0, 1, 0, 0, 0])).mean()

    assert block.model.output.b[2] == pytest.approx(-0.5 * slope)
    assert lines["the step against the slope"].startswith("0 − 0.5 × (−0.0241")


def test_the_answer_costs_minus_the_logarithm_of_its_probability() -> None:
    block = WordNetwork(word="the")
    advance(block, 3)
    lines = dict(block.arithmetic(block.layers()))

    assert {f"loss where “{word}” comes next" for word in ("cat", "mat")} < set(lines)
    assert lines["loss where “cat” comes next"].endswith(f"= {-log(block.probability('cat')):.3f}")


def test_while_it_plays_the_signal_travels_and_then_the_next_stage_begins() -> None:
    block = WordNetwork()
    block.train()
    block.step()
    assert (block.beat, block.way) == (1, 0.0)

    block.step()

    assert (block.beat, block.way) == (1, 0.1)
    assert "nn-signal" in str(body(block)[0])


def test_looking_up_is_no_signal_and_takes_no_time() -> None:
    block = WordNetwork()
    block.train()
    block.beat, block.way = 0, 0.5

    assert "nn-signal" not in str(body(block)[0])


def test_what_is_pointed_at_is_told() -> None:
    block = WordNetwork()
    block.pointer = Pointer("net-weight-0-1-0", 0.5, 0.5)
    assert block.picture().sentence == "Weight from “cat” to “number 1”: +0.64."

    advance(block, 4)

    assert block.picture().sentence == "Weight from “cat” to “number 1”: +0.626, changed by −0.0148."
