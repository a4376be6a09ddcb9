"""Run by pytest, in the folder of the course: python -m pytest blocks"""

from my_name.my_name import MyName
from nnlesson.contract.measure import advance
from nnlesson.contract.state import write_state


def trained(steps: int, **options: float) -> MyName:
    block = MyName(**options)
    advance(block, steps)
    return block


def test_training_finds_the_line() -> None:
    block = trained(300, noise=0.0)

    assert block.loss < 1e-6
    assert abs(float(block.neuron.W[0, 0]) - 1.5) < 0.01


def test_the_same_seed_gives_the_same_run() -> None:
    assert trained(10, seed=3).loss == trained(10, seed=3).loss
    assert trained(10, seed=3).loss != trained(10, seed=4).loss


def test_its_state_is_data_also_after_a_run() -> None:
    assert write_state(trained(5))


def test_the_picture_can_be_drawn_at_any_time() -> None:
    assert [panel.title for panel in trained(5).picture().panels]
