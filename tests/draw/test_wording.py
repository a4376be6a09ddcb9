import pytest

from nnlesson.draw.wording import short, signed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1.0, "1"),
        (0.13042, "0.13"),
        (0.48999999999999994, "0.49"),
        (12.345, "12.3"),
        (1234.5, "1,230"),
        (999.6, "1,000"),
        (-0.5, "−0.5"),
        (0.00006012, "0.0000601"),
        (1.23e-8, "1.23e−8"),
        (2.5e7, "2.5e7"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
        (float("nan"), "not a number"),
    ],
)
def test_numbers_have_at_most_three_significant_digits(value: float, text: str) -> None:
    assert short(value) == text


def test_a_sign_is_written_even_where_it_is_a_plus() -> None:
    assert [signed(value) for value in (2.0, 0.0, -2.0)] == ["+2", "0", "−2"]
