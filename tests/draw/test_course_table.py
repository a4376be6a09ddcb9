"""The table behind a line chart: few rows, each of a step whose number the trace has really kept."""

import pytest

from nnlesson.core.trace import Trace
from nnlesson.draw.course_table import ROWS, course_numbers
from nnlesson.draw.traces import Level, Line, Subject
from nnlesson.draw.wording import short

LOSS = Subject("chart", "Loss", "epoch")


def trace(*values: float) -> Trace:
    made = Trace()
    for value in values:
        made.add(value)
    return made


def test_a_run_that_has_just_begun_has_a_row_for_its_start() -> None:
    numbers = course_numbers([Line(trace(0.25), "")], LOSS, [Level(0.2, "floor 0.2")], short)

    assert numbers.caption == "Loss, epoch by epoch. Marked: floor 0.2."
    assert list(numbers.columns) == ["epoch", "Loss"]
    assert numbers.rows == [[0.0, 0.25]]


@pytest.mark.parametrize("count", [2, 25, 26, 161, 1000, 77_777])
def test_the_rows_are_few_and_say_what_was_so_at_their_steps(count: int) -> None:
    numbers = course_numbers([Line(trace(*map(float, range(count))), "")], LOSS, [], short)

    assert all(value == step for step, value in numbers.rows)
    assert numbers.rows[-1][0] == count - 1
    assert len(numbers.rows) <= ROWS + 1
    assert len(numbers.rows) >= min(count, ROWS / 2)


def test_a_thinned_table_says_how_it_is_thinned() -> None:
    numbers = course_numbers([Line(trace(*map(float, range(101))), "")], LOSS, [], short)

    assert numbers.caption == "Loss, every 8 epochs, and the last."


def test_a_number_that_swings_has_its_lowest_and_highest_between_two_rows() -> None:
    swinging = trace(*[1.0, 2.0, 1.0, 5.0, 1.0, 0.5, 1.0, 2.0] * 100)
    numbers = course_numbers([Line(swinging, "")], LOSS, [], short)

    assert list(numbers.columns) == ["epoch", "Loss", "lowest until the next row", "highest"]
    assert {tuple(row[1:]) for row in numbers.rows[:-1]} == {(1.0, 0.5, 5.0)}


def test_a_line_that_begins_later_has_no_numbers_before() -> None:
    lines = [Line(trace(*[1.0] * 21), "learned"), Line(trace(*[2.0] * 11), "unseen", since=10)]
    numbers = course_numbers(lines, LOSS, [], short)

    assert numbers.rows[0] == [0.0, 1.0, None]
    assert numbers.rows[-1] == [20.0, 1.0, 2.0]


def test_a_chart_of_nothing_has_a_table_that_says_so() -> None:
    numbers = course_numbers([Line(Trace(), "")], LOSS, [], short)

    assert numbers.caption == "Loss: nothing yet."
    assert numbers.rows == []
