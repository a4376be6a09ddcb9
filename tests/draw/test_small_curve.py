"""The small curve beside a number: from its start to now, whatever its values are."""

from math import inf, nan

import pytest

from nnlesson.core.trace import Trace
from nnlesson.draw.element import markup
from nnlesson.draw.small_curve import MOST, small_curve


def trace(*values: float) -> Trace:
    made = Trace()
    for value in values:
        made.add(value)
    return made


@pytest.mark.parametrize("values", [(), (0.7,)])
def test_nothing_is_drawn_before_there_is_a_way(values: tuple[float, ...]) -> None:
    assert "<path" not in markup(small_curve(trace(*values)))


def test_the_highest_value_is_at_the_top_and_the_last_one_at_the_right() -> None:
    html = markup(small_curve(trace(3.0, 1.0, 2.0)))

    assert 'd="M2.5 2.5L32.0 19.5L61.5 11.0' in html
    assert '<circle cx="61.5" cy="11"' in html


@pytest.mark.parametrize("values", [(1.0, 1.0, 1.0), (1.0, nan, 2.0), (1.0, inf), (nan, nan)])
def test_what_is_no_number_or_never_changes_breaks_nothing(values: tuple[float, ...]) -> None:
    html = markup(small_curve(trace(*values)))

    assert "nan" not in html
    assert "inf" not in html


def test_a_swing_of_a_single_step_reaches_the_top_of_a_long_run() -> None:
    values = [1.0] * 5_000
    values[2_503] = 9.0
    html = markup(small_curve(trace(*values)))

    assert html.count(" 2.5") == 1
    assert 'cy="19.5"' in html


def test_a_run_of_swings_has_no_more_places_than_are_seen_either() -> None:
    html = markup(small_curve(trace(*[float(step * 7919 % 13) for step in range(100_000)])))

    assert html.count("L") <= 6 * MOST


def test_a_long_run_has_no_more_places_than_are_seen() -> None:
    html = markup(small_curve(trace(*[1 / (1 + step) for step in range(100_000)])))

    assert html.count("L") <= 2 * MOST + 1
