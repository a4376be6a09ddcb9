from nnlesson.blocks.neuron.and_gate import AndGate
from nnlesson.contract.measure import advance, advance_until, readouts


def test_a_run_is_measured_after_so_many_steps() -> None:
    block = AndGate()
    advance(block, 25)

    assert readouts(block)["epoch"].value == 25


def test_a_run_is_measured_when_something_has_come_true() -> None:
    block = AndGate()

    assert advance_until(block, "loss", "<", 0.2)
    assert readouts(block)["loss"].value < 0.2
    assert block.steps > 0


def test_what_is_true_from_the_start_takes_no_step() -> None:
    block = AndGate()

    assert advance_until(block, "epoch", "=", 0)
    assert block.steps == 0


def test_what_never_comes_true_ends() -> None:
    block = AndGate(gate="xor")

    assert not advance_until(block, "accuracy", ">=", 1.0, patience=500)
    assert block.steps == 500
