import numpy as np
import pytest

from nnlesson.blocks.neuron.and_gate import AndGate
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, advance_until, readouts
from nnlesson.draw.element import markup


@pytest.mark.parametrize("seed", range(10))
def test_and_is_learned_with_positive_weights_and_a_negative_bias(seed: int) -> None:
    block = AndGate(seed=seed)
    advance(block, 1000)
    found = readouts(block)

    assert found["accuracy"].text == "4 of 4"
    assert found["weight-1"].value > 0
    assert found["weight-2"].value > 0
    assert found["bias"].value < 0


@pytest.mark.parametrize("seed", range(10))
def test_xor_is_never_learned_and_the_block_says_so(seed: int) -> None:
    block = AndGate(gate="xor", seed=seed)
    scores = []
    for _ in range(3000):
        block.advance()
        scores.append(block.score)

    assert max(scores) <= 3
    assert block.picture().sentence.startswith("Stuck. One neuron divides the square by one straight line")


def test_all_answers_are_right_long_before_the_loss_is_small() -> None:
    block = AndGate()

    assert advance_until(block, "accuracy", "=", 1.0)
    assert readouts(block)["loss"].value > 0.1
    assert block.picture().sentence == (
        f"4 of 4 right since epoch {block.steps}, where the loss was still 0.127: right is not yet sure."
    )


def test_who_is_right_and_sure_at_once_is_told_so() -> None:
    block = AndGate(rate=40.0, seed=3)
    assert advance_until(block, "accuracy", "=", 1.0)
    block.all_right_since = (block.steps, 0.00582)

    assert block.picture().sentence.endswith("where the loss was 0.00582: right, and sure of it at once.")


def test_when_the_loss_is_small_at_last_right_has_become_sure() -> None:
    block = AndGate()
    advance(block, 5000)

    assert block.loss < 0.02
    assert block.picture().sentence.endswith("Since then its answers have become surer.")


def test_the_map_tells_who_cannot_see_it_how_many_are_right() -> None:
    block = AndGate()
    for epochs in (0, 200):
        advance(block, epochs)
        said = f"with 4 examples, {block.score} answered right."
        assert said in markup(block.map().drawing)
    assert block.score == 4


def test_xor_ends_undecided_and_looks_it() -> None:
    block = AndGate(gate="xor")
    advance(block, 3000)
    found, html = readouts(block), str(body(block)[0])

    assert np.abs(block.answers - 0.5).max() < 0.005
    assert (found["accuracy"].text, found["accuracy"].value) == ("undecided", 0.0)
    assert [found[name].text for name in ("weight-1", "weight-2", "bias")] == ["0", "0", "0"]
    assert block.picture().sentence.endswith("So it answers about one half to everything: undecided.")
    assert (block.picture().tone, block.picture().outcome) == ("", "undecided")
    assert "✓" not in html
    assert "✗" not in html
    assert "nn-boundary" not in html
    assert html.count("'≈ undecided'") >= 4


def test_a_weight_that_is_too_small_to_be_seen_is_shown_as_0() -> None:
    block = AndGate(gate="xor")
    advance(block, 1300)

    assert block.neuron.W[0, 0] != 0
    assert readouts(block)["weight-1"].text == "0"
    assert "0.0000" not in str(body(block)[0])


def test_a_single_answer_of_one_half_is_neither_right_nor_wrong() -> None:
    block = AndGate(gate="xor")
    block.neuron.W[:], block.neuron.b[:] = np.array([[2.0], [0.0]]), np.array([-2.0])
    block.evaluate()

    assert block.verdicts() == [True, False, None, None]
    assert readouts(block)["accuracy"].text == "1 of 4"


def test_weights_that_grow_for_ever_are_seen_growing() -> None:
    block = AndGate()
    advance(block, 2000)

    assert "Both weights and the bias" in str(body(block)[0])
    for course, number in zip(block.courses, block.numbers(), strict=True):
        assert course.last == number
        assert abs(number) == max(abs(value) for _, value in course.points())


def test_drawing_does_not_disturb_the_training() -> None:
    drawn, undrawn = AndGate(seed=3), AndGate(seed=3)
    for _ in range(50):
        drawn.advance()
        body(drawn)
        undrawn.advance()

    assert np.array_equal(drawn.neuron.W, undrawn.neuron.W)


def test_the_still_shows_the_loss_of_the_random_start() -> None:
    block = AndGate(seed=7)
    answers = 1 / (1 + np.exp(-(block.x @ block.neuron.W + block.neuron.b)))

    assert readouts(block)["loss"].value == pytest.approx(float(np.mean((answers - block.target) ** 2)))
    assert readouts(block)["epoch"].value == 0


def test_a_new_rate_holds_from_the_next_epoch_on_and_keeps_what_was_learned() -> None:
    block = AndGate()
    advance(block, 10)
    before = block.neuron.W.copy()
    block.set("rate", 0.01)
    block.advance()

    assert block.steps == 11
    assert np.abs(block.neuron.W - before).max() < 0.01


def test_another_gate_starts_anew_from_the_same_weights() -> None:
    block = AndGate(seed=5)
    start = block.neuron.W.copy()
    advance(block, 10)
    block.set("gate", "or")

    assert block.steps == 0
    assert np.array_equal(block.neuron.W, start)


@pytest.mark.parametrize("gate", ["and", "or", "xor"])
def test_the_largest_rate_neither_overflows_nor_stops_the_block(gate: str) -> None:
    block = AndGate(gate=gate, rate=100.0, seed=1)
    advance(block, 2000)

    assert all(np.isfinite(readout.value) for readout in readouts(block).values())


def test_the_table_the_map_and_the_diagram_show_the_chosen_case() -> None:
    tree, _ = body(AndGate(case="1"))
    text = str(tree)

    assert "The neuron, given 0, 1" in text
    assert text.count("nn-chosen") == 1
    assert text.count("nn-ring") == 1
