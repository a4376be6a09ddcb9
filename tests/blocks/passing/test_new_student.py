import numpy as np
import pytest

from nnlesson.blocks.passing.new_student import NewStudent
from nnlesson.blocks.passing.student_training import StudentTraining
from nnlesson.blocks.passing.students import TRAINING
from nnlesson.contract import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import readouts


@pytest.mark.parametrize("given", range(6))
def test_it_answers_the_six_as_the_trained_network_does(given: int) -> None:
    one, trained = TRAINING[given], StudentTraining()
    for _ in range(100):
        trained.advance()

    block = NewStudent(study=one.study, sleep=one.sleep, score=one.score)

    assert readouts(block)["pass"].value == pytest.approx(float(trained.answers[given, 0]), abs=1e-12)
    assert "knows nothing" in block.picture().sentence


def test_outside_what_it_has_seen_it_is_sure_and_the_block_says_that_this_is_a_guess() -> None:
    block = NewStudent(study=12.0, sleep=0.0)

    assert readouts(block)["pass"].value > 0.99
    assert "none of its six students was like that: study 12 h and sleep 0 h. This is a guess." in (
        block.picture().sentence
    )


def test_the_chart_of_an_input_is_the_networks_answer_with_the_others_as_they_are() -> None:
    block = NewStudent()
    response = block.response(0, "study", 0.5)

    assert response.answers[20] == pytest.approx(float(block.passes(np.array([[response.inputs[20], 6.0, 70.0]]))[0]))
    assert response.answers[0] < 0.01 < 0.99 < response.answers[-1]


def test_one_student_decides_what_it_makes_of_sleep_as_the_lesson_says() -> None:
    def passes(sleep: float, flip: str) -> float:
        return readouts(NewStudent(sleep=sleep, flip=flip))["pass"].value

    assert passes(5.0, "none") > 0.7 > 0.3 > passes(8.0, "none")
    assert passes(5.0, "tom") < passes(8.0, "tom")


def test_a_column_left_out_makes_no_difference_any_more() -> None:
    block = NewStudent(without="study")

    assert float(np.ptp(block.response(0, "study", 0.5).answers)) == 0


def test_epochs_can_be_taken_back_and_come_out_the_same() -> None:
    block = NewStudent()
    before = readouts(block)["pass"].value
    block.set("epochs", 7)
    few = readouts(block)["pass"].value
    block.set("epochs", 150)
    block.set("epochs", 100)

    assert readouts(block)["pass"].value == before
    assert readouts(NewStudent(epochs=7))["pass"].value == few
    assert readouts(NewStudent(epochs=150))["pass"].value != before


def test_a_click_in_a_chart_sets_its_number() -> None:
    block = NewStudent()
    block.pressed(Pointer("score", 0.333, 0.5))
    block.pressed(Pointer("study", 1.0, 0.0))
    block.pressed(Pointer("elsewhere", 0.0, 0.0))

    assert (block.score, block.study, block.sleep) == (33.0, 12.0, 6.0)
    assert "study 12 h" in str(body(block)[0])


def test_reset_puts_back_what_the_page_asks_about() -> None:
    block = NewStudent(study=3.0)
    before = readouts(block)["pass"].value
    for name, value in {"study": 9.0, "sleep": 1.0, "score": 20.0, "epochs": 7}.items():
        block.set(name, value)
    assert readouts(block)["pass"].value != before

    block.reset()

    assert (block.study, block.sleep, block.score, block.epochs) == (3.0, 6.0, 70.0, 100)
    assert readouts(block)["pass"].value == before


@pytest.mark.parametrize(("option", "value"), [("scaling", "raw"), ("without", "sleep"), ("flip", "tom"), ("seed", 9)])
def test_another_network_is_asked_about_the_same_student(option: str, value: str | int) -> None:
    block = NewStudent()
    block.set("study", 3.5)
    before = readouts(block)["pass"].value

    block.set(option, value)

    assert block.study == 3.5
    assert readouts(block)["pass"].value != before


def test_a_column_that_it_never_sees_is_not_said_to_be_strange_to_it() -> None:
    block = NewStudent(without="score", score=100.0)

    assert "none of its six" not in block.picture().sentence
    assert "It knows two numbers and six students." in block.picture().sentence


def test_from_every_start_more_study_helps_and_more_sleep_harms_but_the_score_does_either() -> None:
    def rise(block: NewStudent, name: str, low: float, high: float) -> float:
        def passes(value: float) -> float:
            block.set(name, value)
            return readouts(block)["pass"].value

        before = getattr(block, name)
        risen = passes(high) - passes(low)
        block.set(name, before)
        return risen

    starts = [NewStudent(seed=seed) for seed in range(12)]

    assert all(rise(block, "study", 2.0, 8.0) > 0 > rise(block, "sleep", 5.0, 8.0) for block in starts)
    assert min(rise(block, "score", 50.0, 90.0) for block in starts) < 0 < rise(starts[0], "score", 50.0, 90.0)


def test_how_much_an_input_raises_the_answer_is_measured_from_its_low_end_to_its_high_one() -> None:
    block = NewStudent()
    low, high = NewStudent(study=0.0), NewStudent(study=12.0)

    rise = {found.name: found.value for found in block.measures()}

    assert rise["rise-study"] == pytest.approx(readouts(high)["pass"].value - readouts(low)["pass"].value)
    assert rise["rise-sleep"] < 0
