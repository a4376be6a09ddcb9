import pytest

from nnlesson.blocks.contract.measure import advance, readouts
from nnlesson.blocks.student_scaling import StudentScaling


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
def test_no_rate_helps_the_raw_inputs(rate: float) -> None:
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
