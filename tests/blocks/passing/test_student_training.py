import numpy as np
import pytest

from nnlesson.blocks.passing.eleven_steps import Students
from nnlesson.blocks.passing.student_training import StudentTraining
from nnlesson.blocks.passing.students import FLIPS
from nnlesson.contract.measure import advance, readout, readouts


def trained(epochs: int, **options: float | str | int) -> StudentTraining:
    block = StudentTraining("", **options)
    advance(block, epochs)
    return block


@pytest.mark.parametrize("seed", range(6))
def test_all_six_are_learned_and_most_of_the_held_out_are_right(seed: int) -> None:
    found = readouts(trained(200, seed=seed))

    assert found["accuracy"].text == "6 of 6"
    assert found["loss"].value < 0.01
    assert found["held-out"].value > 0.75


def test_it_is_the_network_of_the_eleven_steps() -> None:
    walk = Students()
    walk.go_to(11)

    assert readouts(trained(100))["loss"].value == readouts(walk)["loss"].value


def test_an_epoch_is_a_pass_over_all_six() -> None:
    block = trained(3)

    assert block.steps == 3
    assert not len(block.learner.training.order)


def test_the_held_out_loss_rises_while_the_training_loss_falls_and_it_says_so() -> None:
    early, late = trained(50), trained(1000)

    assert readouts(late)["loss"].value < readouts(early)["loss"].value
    assert readouts(late)["held-out-loss"].value > readouts(early)["held-out-loss"].value
    assert late.picture().sentence.endswith("and has risen since: overfitting.")


@pytest.mark.parametrize("seed", range(4))
def test_one_leap_of_the_held_out_loss_is_not_called_overfitting(seed: int) -> None:
    """It rises now and then while it still falls on the whole; and when the warning comes, it stays."""
    block, warned, leaps = StudentTraining(seed=seed), [], 0
    for _ in range(300):
        before = block.held_loss
        block.advance()
        leaps += block.steps < 60 and block.held_loss > before
        warned.append("overfitting" in block.picture().sentence)

    assert leaps > 5
    assert not any(warned[:80])
    assert all(warned[warned.index(True) :])


def test_among_many_of_the_same_rule_it_is_right_less_often_than_twenty_four_say() -> None:
    block = trained(100)
    of_many, rule = readout(block, "of-many"), readout(block, "rule-of-many")

    assert of_many
    assert rule
    assert 0.84 < of_many.value < 0.88 < rule.value < 0.93
    assert of_many.value < readouts(block)["held-out"].value


def test_without_the_study_column_six_are_right_and_the_held_out_are_not() -> None:
    with_all, without = trained(100, scaling="standardised"), trained(100, scaling="standardised", without="study")

    assert readouts(without)["accuracy"].text == "6 of 6"
    assert without.held_right < with_all.held_right


def test_without_the_score_raw_inputs_are_learned() -> None:
    assert readouts(trained(1000, scaling="raw"))["accuracy"].value == 0.5
    assert readouts(trained(100, scaling="raw", without="score"))["loss"].value < 0.01


def test_a_result_told_wrongly_is_learned_in_the_end() -> None:
    block = trained(1000, flip="mike")

    assert readouts(block)["accuracy"].text == "6 of 6"
    assert block.answers[1, 0] > 0.5
    assert block.held_right < trained(1000).held_right


def test_the_confusion_table_counts_everyone_and_keeps_early_epochs() -> None:
    block = trained(12)

    assert sorted(block.confusions) == [0, 1, 10]
    for which, size in enumerate((6, 24)):
        assert block.now[which].sum() == size
        assert block.confusions[0][which][:, 0].sum() == size
    assert block.now[0].trace() == block.right


def test_seed_0_starts_from_the_given_weights_and_others_from_random_ones() -> None:
    assert StudentTraining().learner.first.W[0, 0] == 0.4
    assert not np.array_equal(StudentTraining(seed=1).learner.first.W, StudentTraining(seed=2).learner.first.W)


def test_a_new_rate_holds_from_the_next_epoch_on() -> None:
    block = trained(5)
    block.set("rate", 1.0)
    block.advance()

    assert block.steps == 6
    assert block.learner.optimizer.rate == 1.0


@pytest.mark.parametrize("scaling", ["raw", "divided", "standardised"])
def test_the_largest_rate_stays_finite(scaling: str) -> None:
    assert all(np.isfinite(found.value) for found in readouts(trained(500, rate=1.0, scaling=scaling)).values())


def test_what_was_told_wrongly_is_not_called_right() -> None:
    block = trained(1000, flip="mike")
    picture = block.picture()

    assert picture.sentence.startswith(
        "All 6 are answered as it was told, the wrong result of Mike included; of those it has never seen,"
    )
    assert picture.tone == ""
    assert "of 6 that it learns from are answered as it was told" in trained(1, flip="mike").picture().sentence


def test_two_lies_cost_the_held_out_most_and_two_cost_nothing_as_the_lesson_asks() -> None:
    honest = trained(100).held_right
    costs = {name: honest - trained(100, flip=name).held_right for name in list(FLIPS)[1:]}

    assert {name for name, cost in costs.items() if cost == max(costs.values())} == {"jake", "tom"}
    assert {name for name, cost in costs.items() if cost == 0} == {"emma", "amara"}
