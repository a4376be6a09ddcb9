"""What the figures of lesson 4 share: the students, their network, and the code that is shown."""

import inspect
from pathlib import Path
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from nnlesson.blocks.passing.learner import FIRST_WEIGHTS, SECOND_WEIGHTS, Learner, confusion
from nnlesson.blocks.passing.shown_code import SOURCES
from nnlesson.blocks.passing.students import HELD_OUT, KNOWN, RESULTS, SCALINGS, TRAINING, held_out, numbers, scaled
from nnlesson.blocks.passing.walk import CODE, COUNT, IDLE, PARTS, last_of
from nnlesson.core import CrossEntropy, Dense, GradientDescent, Training

LESSON = Path(__file__).parents[3] / "docs/lessons/who-will-pass.md"
SHOWN: dict[str, Any] = {
    "Training.step": Training.step,
    "Training.epoch": Training.epoch,
    "Dense.forward": Dense.forward,
    "Dense.backward": Dense.backward,
    "CrossEntropy.forward": CrossEntropy.forward,
    "GradientDescent.step": GradientDescent.step,
}


def test_the_code_that_is_shown_is_the_code_of_the_core() -> None:
    assert {name: dedent(inspect.getsource(function)) for name, function in SHOWN.items()} == SOURCES


@pytest.mark.parametrize("act", CODE)
def test_every_act_marks_lines_that_are_in_the_code(act: str) -> None:
    for name, running in CODE[act]:
        lines = [line.strip() for line in SOURCES[name].splitlines()]
        assert any(line.startswith(running) for line in lines)
    assert {name for name, _ in IDLE} <= set(SOURCES)


def test_the_walk_has_eleven_steps_in_their_order() -> None:
    steps = [part.step for part in PARTS]

    assert sorted(steps) == steps
    assert set(steps) == set(range(1, COUNT + 1))
    assert [last_of(step) for step in (1, 11)] == [0, len(PARTS) - 1]


def test_the_lesson_has_the_weights_and_students_that_the_network_has() -> None:
    text = LESSON.read_text("utf-8").replace("−", "-")

    for name, row in zip(("study", "sleep", "score"), FIRST_WEIGHTS, strict=True):
        assert f"| {name} | {' | '.join(f'{weight:+.2f}' for weight in row)} |" in text
    for name, column in zip(RESULTS, zip(*SECOND_WEIGHTS, strict=True), strict=True):
        assert f"| {name} | {' | '.join(f'{weight:+.2f}' for weight in column)} |" in text
    for one in TRAINING:
        line = f"| {one.name} | {one.study:g} h | {one.sleep:g} h | {one.score:g} % | {RESULTS[one.result]} |"
        assert line in text


def test_as_many_held_out_students_pass_as_fail_and_none_is_in_training() -> None:
    assert sum(student.result for student in HELD_OUT) == 12
    assert len(HELD_OUT) == 24
    assert not {student.profile for student in HELD_OUT} & {student.profile for student in TRAINING}
    assert held_out() == HELD_OUT


def test_scaling_takes_its_measure_from_the_training_students_alone() -> None:
    x, _ = numbers(HELD_OUT)

    assert scaled(KNOWN, "standardised").mean(axis=0) == pytest.approx([0, 0, 0], abs=1e-12)
    assert np.abs(scaled(x, "standardised").mean(axis=0)).max() > 0.1
    assert scaled(KNOWN, "divided")[0].tolist() == [0.8, 0.8, 0.85]
    assert scaled(KNOWN, "raw") is KNOWN


@pytest.mark.parametrize("scaling", SCALINGS)
def test_probabilities_add_up_and_asking_does_not_disturb_training(scaling: str) -> None:
    asked, unasked = Learner(scaling, 0.1), Learner(scaling, 0.1)
    for _ in range(5):
        asked.training.step()
        assert asked.probabilities(asked.held_x).sum(axis=1) == pytest.approx(np.ones(24))
        assert asked.hidden(asked.x).shape == (6, 4)
        unasked.training.step()

    assert np.array_equal(asked.first.W, unasked.first.W)


def test_the_gradients_of_a_student_agree_with_central_differences() -> None:
    learner, nudge = Learner("divided", 0.1), 1e-6
    x, target = learner.x[:1], learner.target[:1]
    learner.loss.forward(learner.network.forward(x), target)
    learner.network.backward(learner.loss.backward())

    for parameter, gradient in zip(learner.network.parameters(), learner.network.gradients(), strict=True):
        for place in np.ndindex(parameter.shape):
            losses = []
            for change in (nudge, -2 * nudge):
                parameter[place] += change
                losses.append(learner.loss_of(x, target))
            parameter[place] += nudge
            assert (losses[0] - losses[1]) / (2 * nudge) == pytest.approx(float(gradient[place]), abs=1e-8)


def test_the_first_epoch_takes_the_students_in_the_order_of_the_table() -> None:
    learner = Learner("raw", 0.1)

    seen = [learner.training.next_batch()[0][0].tolist() for _ in TRAINING]

    assert seen == KNOWN.tolist()


def test_a_column_that_is_left_out_moves_no_weight_and_a_flipped_result_is_told_wrongly() -> None:
    learner = Learner("divided", 0.1, flipped=1, without="sleep")
    learner.training.epoch()

    assert learner.first.W[1].tolist() == FIRST_WEIGHTS[1]
    assert learner.target.tolist() == [0, 0, 0, 1, 0, 1]


def test_confusion_has_the_truth_in_its_rows() -> None:
    probabilities = np.array([[0.9, 0.1], [0.4, 0.6], [0.2, 0.8]])

    assert confusion(probabilities, np.array([0.0, 0.0, 1.0])).tolist() == [[1, 1], [0, 1]]
