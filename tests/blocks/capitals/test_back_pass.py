import numpy as np
import pytest

from nnlesson.blocks.capitals.one_step import ARROWS
from nnlesson.blocks.capitals.training_loop import TrainingLoop
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance


def traced(sentences: str = "one", country: str = "france") -> TrainingLoop:
    block = TrainingLoop(seed=7, sentences=sentences, country=country)
    advance(block, 3)
    assert block.beat == ARROWS
    return block


def told(block: TrainingLoop, thing: str) -> str:
    block.pointer = Pointer(f"net-{thing}", 0.5, 0.5)
    return str(body(block)[0])


def test_what_flows_back_times_what_was_sent_is_the_slope_of_every_weight() -> None:
    block = traced()
    back, passed = block.back, block.passed
    assert back

    assert np.outer(passed.x, back.slopes[1]) == pytest.approx(block.newest.slopes[0], abs=1e-15)
    assert np.outer(passed.activations, back.slopes[2]) == pytest.approx(block.newest.slopes[1], abs=1e-15)


def test_the_error_goes_over_each_line_times_its_weight_and_through_the_squeezing() -> None:
    block = traced()
    back, passed = block.back, block.passed
    assert back

    wanted = np.array([1.0, 0.0, 0.0, 0.0])
    assert back.slopes[2] == pytest.approx(passed.shares - wanted, abs=1e-15)
    arrived = passed.weights[1] @ np.array(back.slopes[2])
    assert back.slopes[1] == pytest.approx(arrived * (1 - passed.activations**2), abs=1e-15)


def test_each_number_is_said_under_the_pointer() -> None:
    block = traced()
    back = block.back
    assert back

    assert f"− 1 = {back.slopes[2][0]:.4g}".replace("-", "−") in told(block, "node-2-0")
    assert "Back to h1: each error × its weight" in told(block, "node-1-0")
    assert "times the slope of the tanh" in told(block, "node-1-0")
    assert "Flows back over it to h4" in told(block, "weight-1-3-0")
    assert "no slope flows back to it" in told(block, "node-0-0")
    assert "Flows back" not in told(block, "weight-0-0-0")


@pytest.mark.parametrize("thing", ["", "node-1-0", "weight-1-0-0"])
def test_to_draw_changes_nothing_in_the_network_that_learns(thing: str) -> None:
    block = traced("all", "germany")
    before = held(block)

    told(block, thing)

    assert held(block) == before


def held(block: TrainingLoop) -> list[tuple[str, bytes]]:
    """All that its network holds, what its layers keep for the way back included."""
    return [(name, value.tobytes()) for layer in block.network.layers for name, value in vars(layer).items()]


def test_slopes_flow_in_the_third_beat_alone() -> None:
    block = TrainingLoop(seed=7)
    flowing = []
    for _ in range(5):
        flowing.append("nn-back " in str(body(block)[0]))
        block.advance()

    assert flowing == [False, False, False, True, False]


def test_a_sentence_that_it_does_not_learn_from_sends_nothing_back() -> None:
    block = traced(country="germany")

    assert block.back is None
    assert "from the sentence about France" in block.picture().sentence


def test_of_six_sentences_the_arrow_follows_the_mean() -> None:
    block = traced("all", "germany")

    assert block.back
    assert "the mean slope of all six sentences" in told(block, "weight-1-0-1")
