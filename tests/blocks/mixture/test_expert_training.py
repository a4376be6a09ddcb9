import numpy as np
import pytest

from nnlesson.blocks.mixture.expert_training import ExpertTraining
from nnlesson.contract import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readout, readouts

STARTS = range(6)


@pytest.mark.parametrize("seed", STARTS)
def test_without_balancing_the_load_collapses_and_with_it_the_load_spreads(seed: int) -> None:
    collapsed, spread = ExpertTraining(seed=seed), ExpertTraining(seed=seed, balancing=0.2)
    advance(collapsed, 400)
    advance(spread, 400)

    assert readouts(collapsed)["busiest"].value > 0.4
    assert readouts(collapsed)["idle"].value >= 4
    assert collapsed.picture().sentence.startswith("Collapsed: expert ")
    assert readouts(spread)["busiest"].value < 0.25
    assert readouts(spread)["idle"].value == 0
    assert spread.picture().sentence.startswith("Spread: every expert gets words")


def test_balancing_that_is_turned_on_half_way_brings_experts_back_and_is_marked() -> None:
    block = ExpertTraining()
    advance(block, 300)
    idle = block.idle
    block.set("balancing", 0.3)
    advance(block, 500)

    assert idle >= 4
    assert block.idle < idle
    assert block.events == [(300, 0.3)]
    assert "balancing 0.3" in str(body(block)[0])


def test_only_the_last_place_of_the_slider_counts_at_a_step_and_only_a_few_changes_are_kept() -> None:
    block = ExpertTraining()
    for round_ in range(8):
        block.advance()
        block.set("balancing", 0.5)
        block.set("balancing", round_ / 10)

    assert block.events == [(5, 0.4), (6, 0.5), (7, 0.6), (8, 0.7)]


@pytest.mark.parametrize("k", ["1", "2"])
def test_the_load_adds_up_to_one_and_every_word_is_in_the_table_k_times(k: str) -> None:
    block = ExpertTraining(k=k)
    advance(block, 30)

    assert block.network.load.sum() == pytest.approx(1)
    assert block.counts().counts.sum() == 80 * int(k)


def test_the_loss_falls_but_never_below_the_lowest_possible_one() -> None:
    block = ExpertTraining(balancing=0.2, k="2")
    first = readouts(block)["loss"].value
    advance(block, 400)
    floor = readout(block, "floor")

    assert floor
    assert floor.value < readouts(block)["loss"].value < first / 2


def test_with_two_experts_a_word_the_read_out_is_the_share_of_words_that_reach_the_busiest() -> None:
    block = ExpertTraining(k="2")
    advance(block, 400)
    reached = block.network.balancing.weight @ block.network.mixture.chosen

    assert readouts(block)["busiest"].value == pytest.approx(reached.max())
    assert readouts(block)["busiest"].value > 0.5
    assert "Share of all choices (%)" in str(body(block)[0])
    assert "Share of the words" not in str(body(block)[0])


def test_a_collapse_is_rescued_by_balancing_in_mid_run_and_the_sentence_says_so() -> None:
    block = ExpertTraining()
    advance(block, 500)
    assert block.picture().tone == "wrong"
    assert block.picture().sentence.endswith("Can balancing bring them back?")

    block.set("balancing", 0.2)
    advance(block, 500)

    assert block.picture().tone == "right"
    assert block.picture().sentence.startswith("Rescued: every expert gets words again, and none more than 25 %.")


def test_the_steps_by_which_the_loss_rose_are_counted() -> None:
    block = ExpertTraining()
    losses = [block.loss]
    for _ in range(300):
        block.advance()
        losses.append(block.loss)

    assert block.rises == (np.diff(losses) > 0).sum() > 10


def test_the_balancing_loss_is_near_one_at_the_start_however_the_words_are_shared() -> None:
    block = ExpertTraining()
    balancing, least = readout(block, "balancing-loss"), readout(block, "least")

    assert balancing
    assert least
    assert balancing.value == pytest.approx(1, abs=0.01)
    assert readouts(block)["busiest"].value > 20 * least.value


def test_a_cell_of_the_table_tells_its_words() -> None:
    block = ExpertTraining()
    row, column = (int(place) for place in np.argwhere(block.counts().counts)[0])
    block.pointer = Pointer(f"kinds-{row}-{column}", 0.5, 0.5)
    by_pointer = block.picture().sentence
    block.pointer = Pointer("kinds", (row * 8 + column) / 63, 0.5)

    count = block.counts().counts[row, column]
    assert by_pointer.startswith(f"Expert {column + 1} gets {count} of the numbers: ")
    assert block.picture().sentence == by_pointer


@pytest.mark.parametrize("experts", [1, 2, 32])
def test_other_numbers_of_experts_can_be_trained(experts: int) -> None:
    block = ExpertTraining(experts=experts, k="2", balancing=1.0)
    advance(block, 20)

    assert all(np.isfinite(readout.value) for readout in readouts(block).values())
    assert len(block.network.load) == experts


def test_a_pointer_on_a_cell_that_is_gone_points_at_nothing() -> None:
    block = ExpertTraining()
    block.pointer = Pointer("kinds-0-7", 0.5, 0.5)
    assert block.picture().sentence.startswith("Expert 8 gets")

    block.set("experts", 4)

    assert block.picture().sentence.startswith("A random start")


def test_the_table_behind_the_bands_shares_out_all_the_words_in_every_row() -> None:
    block = ExpertTraining()
    advance(block, 90)

    numbers = block.share_numbers()

    assert numbers.columns == ["step", *(f"expert {expert}" for expert in range(1, 9))]
    assert numbers.rows[-1][0] == 90
    for _, *given in numbers.rows:
        assert sum(float(share or 0) for share in given) == pytest.approx(1)
