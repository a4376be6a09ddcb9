"""The blocks of the guide: what each step of it promises, and that each is the one before with something new."""

import pytest

from nnlesson.blocks import catalogue
from nnlesson.blocks.making.ending import Make5
from nnlesson.blocks.making.options import Make2
from nnlesson.blocks.making.pressing import Make6
from nnlesson.blocks.making.training import Make3
from nnlesson.contract import Pointer
from nnlesson.contract.measure import advance

STEPS = [f"make-{number}" for number in range(1, 7)]


@pytest.mark.parametrize("kind", STEPS)
def test_every_step_is_a_block(kind: str) -> None:
    assert catalogue()[kind]().picture().sentence


def test_the_loss_of_the_line_set_by_hand_follows_its_sliders() -> None:
    block = Make2(slope=0.8, begin=0.15)

    assert block.loss < 0.005 < Make2().loss


def test_a_neuron_without_a_bend_learns_the_line() -> None:
    block = Make3(seed=1)

    advance(block, 500)

    assert block.losses.last < 0.003 < block.losses.firsts[0]


def test_a_run_ends_where_nothing_is_to_be_had_any_more() -> None:
    block = Make5(rate=0.5)

    advance(block, 500)

    assert block.found
    assert not block.enables("train")
    assert block.picture().tone == "right"


def test_beyond_the_mark_a_run_is_lost_and_below_it_is_not() -> None:
    [mark] = Make5().marks("rate")
    below, beyond = Make5(rate=0.9 * mark.value), Make5(rate=1.3 * mark.value)

    advance(below, 500)
    advance(beyond, 500)

    assert not below.lost
    assert beyond.lost
    assert beyond.picture().sentence.startswith("Lost")


def test_a_dot_that_is_put_into_the_chart_stays_over_a_reset_and_what_was_learned_stays_with_a_dot() -> None:
    block = Make6()
    advance(block, 50)
    weight = float(block.network.forward(block.data[0])[0, 0])

    block.pressed(Pointer("dots", 0.9, 0.8))
    assert len(block.data[0]) == 7
    assert float(block.network.forward(block.data[0])[0, 0]) == weight

    block.reset()
    block.add_one()
    assert len(block.data[0]) == 8
    assert block.losses.count == 1


def test_two_options_that_are_right_alone_are_wrong_together() -> None:
    told = ["level is the height of a flat line; write begins: flat as well, or leave it out"]

    assert Make6.check({"level": 0.5, "begins": "random"}) == told
    assert Make6.check({"level": 0.5, "begins": "flat"}) == []


def test_a_flat_line_begins_where_it_is_told_to() -> None:
    block = Make6(begins="flat", level=0.5)

    assert set(block.network.forward(block.data[0]).ravel()) == {0.5}
