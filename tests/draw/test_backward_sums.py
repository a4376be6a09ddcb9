"""The sums of a pass backward: who checks one with the numbers that are shown gets what is shown."""

import pytest

from nnlesson.draw.backward_sums import arrived, of_arrived, of_hidden, of_output, of_steepness, steepness


@pytest.mark.parametrize(("said", "wanted", "sum_"), [(0.25, 1.0, "0.25 − 1 = −0.75"), (0.25, 0.0, "0.25 − 0 = 0.25")])
def test_an_output_has_its_error(said: float, wanted: float, sum_: str) -> None:
    assert of_output(said, wanted, said - wanted) == sum_


def test_each_slope_comes_back_times_its_weight_and_goes_through_the_squeezing() -> None:
    after, weights, said = [0.5, -0.5], [0.4, -0.6], 0.5

    assert of_arrived(after, weights) == "0.5 × 0.4 + (−0.5) × (−0.6) = 0.5"
    assert of_steepness(said) == "1 − 0.5 × 0.5"
    assert of_hidden(arrived(after, weights), str(steepness(said)), 0.375) == "0.5 × 0.75 = 0.375"


def test_a_negative_number_stands_in_brackets_where_a_sign_stands_before_it() -> None:
    assert of_steepness(-0.5) == "1 − (−0.5) × (−0.5)"
    assert of_hidden(-0.2, "0.75", -0.15) == "(−0.2) × 0.75 = −0.15"
