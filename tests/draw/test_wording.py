import pytest

from nnlesson.draw.wording import bracketed, cut, exact, percent, short, signed, whole_percent


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1.0, "1"),
        (0.13042, "0.13"),
        (0.48999999999999994, "0.49"),
        (12.345, "12.3"),
        (1234.5, "1,230"),
        (3517, "3,517"),
        (-12345.0, "−12,345"),
        (999_999, "999,999"),
        (-0.0, "0"),
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


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (0.0004, "<0.1 %"), (0.5, "50 %"), (0.9712, "97.1 %"), (0.9996, ">99.9 %"), (1.0, "100 %")],
)
def test_a_percentage_does_not_overstate(share: float, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "<1 %"), (0.0049, "<1 %"), (0.02, "2 %"), (0.5, "50 %"), (0.994, "99 %"), (0.995, ">99 %"), (1.0, ">99 %")],
)
def test_a_whole_percentage_is_never_quite_0_or_100(share: float, text: str) -> None:
    assert whole_percent(share) == text
    assert whole_percent(share, gap="") == text.replace(" ", "")


def test_a_long_word_is_cut() -> None:
    assert cut("donaudampfschifffahrt") == "donaudampfsch…"
    assert cut("cat") == "cat"
    assert cut("elephant", 5) == "elep…"


def test_a_number_in_a_sum_has_four_digits_and_a_negative_one_brackets() -> None:
    assert [exact(value) for value in (0.123456, -2.0)] == ["0.1235", "−2"]
    assert [bracketed(value) for value in (0.123456, -2.0)] == ["0.1235", "(−2)"]
