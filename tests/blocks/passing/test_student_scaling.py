import pytest

from nnlesson.blocks.passing.learner import Learner
from nnlesson.blocks.passing.student_scaling import StudentScaling
from nnlesson.contract.measure import advance, readouts


@pytest.mark.parametrize("seed", range(4))
def test_standardised_inputs_reach_a_small_loss_where_raw_ones_do_not(seed: int) -> None:
    block = StudentScaling(seed=seed)
    advance(block, 100)
    found = readouts(block)

    assert found["loss-standardised"].value < 0.01 < found["loss-divided"].value < found["loss-raw"].value
    assert found["loss-raw"].value > 0.69
    assert block.reached["standardised"] < 60
    assert "raw" not in block.reached


@pytest.mark.parametrize("rate", [0.001, 0.01, 0.1, 1.0])
def test_from_the_start_of_the_page_no_rate_helps_the_raw_inputs(rate: float) -> None:
    block = StudentScaling(rate=rate)
    advance(block, 300)

    found = readouts(block)
    assert found["loss-raw"].value > 0.69
    assert found["loss-standardised"].value < found["loss-raw"].value / 2


def test_raw_inputs_get_the_same_hidden_answer_for_everyone() -> None:
    learners = StudentScaling().learners
    spread = {scaling: float(learner.hidden(learner.x)[:, 0].std()) for scaling, learner in learners.items()}

    assert spread["raw"] < 1e-6
    assert spread["standardised"] > 0.5


def test_the_three_networks_start_equal() -> None:
    block = StudentScaling(seed=3)

    assert len({learner.first.W.tobytes() for learner in block.learners.values()}) == 1


def test_the_sentence_tells_who_is_done_and_who_is_not() -> None:
    block = StudentScaling()
    assert block.picture().sentence.startswith("Three networks with the same weights")

    advance(block, 60)

    assert block.picture().sentence == "Below 0.01: standardised in epoch 47. Not yet: raw and divided."


def test_a_lucky_start_in_which_some_neuron_is_not_quite_stuck_lets_a_small_rate_learn_raw_inputs() -> None:
    starts = {seed: Learner("raw", 0.001, seed) for seed in range(9)}
    spreads = {seed: learner.hidden(learner.x).std(axis=0).max() for seed, learner in starts.items()}
    for learner in starts.values():
        for _ in range(1000):
            learner.training.epoch()

    lucky = [seed for seed, learner in starts.items() if learner.loss_of(learner.x, learner.target) < 0.15]
    assert lucky == [3, 4, 8]
    assert min(spreads[seed] for seed in lucky) > 1e-4 > 1e-6 > spreads[0]
