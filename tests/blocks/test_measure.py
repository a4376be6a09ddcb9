from pathlib import Path

from nnlesson import blocks
from nnlesson.blocks import catalogue
from nnlesson.blocks.and_gate import AndGate
from nnlesson.blocks.contract.measure import advance, advance_until, readouts


def test_the_catalogue_finds_every_file_by_its_kind() -> None:
    files = [file.stem for file in Path(blocks.__file__).parent.glob("*.py") if file.stem != "__init__"]

    assert list(catalogue()) == sorted(name.replace("_", "-") for name in files)
    assert {"and-gate", "descent", "squared-error", "training-cycle"} <= set(catalogue())


def test_a_run_is_measured_after_so_many_steps() -> None:
    block = AndGate()
    advance(block, 25)

    assert readouts(block)["epoch"].value == 25


def test_a_run_is_measured_when_something_has_come_true() -> None:
    block = AndGate()

    assert advance_until(block, "loss", "<", 0.2)
    assert readouts(block)["loss"].value < 0.2
    assert block.epochs > 0


def test_what_is_true_from_the_start_takes_no_step() -> None:
    block = AndGate()

    assert advance_until(block, "epoch", "=", 0)
    assert block.epochs == 0


def test_what_never_comes_true_ends() -> None:
    block = AndGate(gate="xor")

    assert not advance_until(block, "accuracy", ">=", 1.0, patience=500)
    assert block.epochs == 500
