import numpy as np
import pytest

from nnlesson.core.trace import PLACES, Trace


def traced(values: list[float]) -> Trace:
    trace = Trace()
    for value in values:
        trace.add(value)
    return trace


def test_a_short_run_is_kept_whole() -> None:
    trace = traced([3.0, 2.0, 1.0])

    assert trace.points() == [(0.0, 3.0), (1.0, 2.0), (2.0, 1.0), (2.0, 1.0)]


def test_a_long_run_takes_no_more_places_than_a_short_one() -> None:
    trace = traced([1 / (1 + step) for step in range(10_000)])

    assert len(trace.lows) <= PLACES
    assert trace.count == 10_000
    assert trace.last == 1 / 10_000


def test_a_swing_is_never_averaged_away() -> None:
    trace = traced([float(step % 2) for step in range(5_000)])

    assert min(trace.lows) == 0.0
    assert max(trace.highs) == 1.0
    assert all(low == 0.0 and high == 1.0 for low, high in zip(trace.lows, trace.highs, strict=True))


def test_a_steady_fall_is_drawn_as_a_line_and_not_as_stairs() -> None:
    steps = [step for step, value in traced([-float(step) for step in range(5_000)]).points()]

    assert steps == sorted(set(steps))


def test_places_that_are_taken_together_lose_no_swing() -> None:
    values = [0.0] * 90
    values[41], values[77] = 7.0, -3.0
    points = traced(values).points(every=4)

    assert [value for _, value in points if value] == [7.0, -3.0]
    assert [step for step, value in points if value] == [42.0, 78.0]
    assert points[-1] == (89.0, 0.0)


def test_a_swing_within_a_place_is_drawn() -> None:
    values = [0.0] * (PLACES * 4)
    values[PLACES + 1] = 7.0

    assert 7.0 in [value for step, value in traced(values).points()]


def test_a_place_says_which_steps_and_values_it_holds() -> None:
    trace = traced([float(step) for step in range(PLACES * 2)])
    found = trace.at(0.5, PLACES * 2.0)
    assert found is not None
    first, last, low, high = found

    assert first <= PLACES <= last
    assert (low, high) == (float(first), float(last))


def test_pointing_beyond_the_run_reads_its_last_place() -> None:
    trace = traced([5.0, 4.0])

    assert trace.at(1.0, 20.0) == (1, 1, 4.0, 4.0)
    assert Trace().at(0.5, 20.0) is None


@pytest.mark.parametrize("parts", [1, 7, 64, 1000])
def test_values_that_come_together_are_kept_as_those_that_come_one_by_one(parts: int) -> None:
    values = np.random.default_rng(parts).normal(size=5000).tolist()
    values[2222] = float("nan")
    trace = Trace()

    for start in range(0, len(values), parts):
        trace.extend(values[start : start + parts])

    assert repr(trace) == repr(traced(values))
