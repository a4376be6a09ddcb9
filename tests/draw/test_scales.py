from itertools import pairwise

import numpy as np
import pytest

from nnlesson.draw.scales import ROOM, Linear, Log, round_down, round_step, round_up


def test_a_linear_scale_puts_its_ends_at_its_ends() -> None:
    scale = Linear(-1.0, 3.0, 40.0, 240.0)

    assert scale.place(-1.0) == 40.0
    assert scale.place(3.0) == 240.0
    assert scale.value(140.0) == 1.0


def test_places_of_many_values_are_the_places_of_each() -> None:
    for scale in (Linear(0.5, 3.0, 200.0, 10.0), Log(0.5, 3.0, 200.0, 10.0)):
        values = np.array([0.5, 1.0, 2.5])

        assert scale.places(values).tolist() == pytest.approx([scale.place(value) for value in values])


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0.0, 1.0, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-3.0, 4.0, [-2.0, 0.0, 2.0, 4.0]),
        (0.0, 0.03, [0.0, 0.01, 0.02, 0.03]),
        (0.0, 150.0, [0.0, 50.0, 100.0, 150.0]),
    ],
)
def test_ticks_of_a_linear_scale_are_round_and_few(low: float, high: float, ticks: list[float]) -> None:
    assert Linear(low, high, 0.0, 1.0).ticks() == pytest.approx(ticks)


def test_ticks_of_a_log_scale_are_powers_of_ten_when_there_are_many() -> None:
    assert Log(0.001, 10.0, 0.0, 100.0).ticks() == pytest.approx([0.001, 0.01, 0.1, 1.0, 10.0])


def test_ticks_of_a_short_log_scale_fill_in_two_and_five() -> None:
    assert Log(1.0, 10.0, 0.0, 100.0).ticks() == pytest.approx([1.0, 2.0, 5.0, 10.0])


@pytest.mark.parametrize(("low", "high"), [(0.01, 1.0), (1e-12, 10.0), (0.05, 0.6), (2e-30, 1e30)])
def test_the_numbers_beside_a_log_scale_keep_apart(low: float, high: float) -> None:
    scale = Log(low, high, 135.0, 34.0)
    places = [scale.place(tick) for tick in scale.ticks()]

    assert len(places) >= 2
    assert all(before - after >= ROOM for before, after in pairwise(places))


def test_a_log_scale_begins_at_a_round_number_that_is_not_above_what_it_must_hold() -> None:
    assert [round_down(value) for value in (0.0031, 0.2, 9.9)] == pytest.approx([0.002, 0.2, 5.0])


def test_equal_factors_look_equal_on_a_log_scale() -> None:
    scale = Log(0.01, 100.0, 0.0, 400.0)

    assert [scale.place(value) for value in (0.01, 0.1, 1.0, 10.0, 100.0)] == pytest.approx([0, 100, 200, 300, 400])
    assert scale.value(150.0) == pytest.approx(10**-0.5)


def test_round_numbers_are_never_below_what_they_must_hold() -> None:
    for value in (0.0312, 0.31, 0.96, 1.0, 7.0, 149.0, 99_999.0):
        assert round_up(value) >= value * 0.999
        assert round_step(value) >= value * 0.999
    assert round_up(0.31) == pytest.approx(0.4)
    assert round_up(0.0) == 1.0
