"""The general chart: what it draws, says and lists of its points, lines and bands."""

from itertools import pairwise
from math import inf, nan

import pytest

from nnlesson.draw.chart import Axis, Band, Mark, Path, Points, chart
from nnlesson.draw.element import Element, markup
from nnlesson.draw.figure import Numbers
from nnlesson.draw.placing import LETTER

X, Y = Axis("size"), Axis("price")
ALL: list[Mark] = [
    Points("seen", [1, 2, 3], [2.0, 4.5, 6.0]),
    Path("fitted", [1, 3], [2.0, 6.0]),
    Band("most of them", [1, 2, 3], [1, 3, 5], [3, 5, 7]),
]


def drawing(*marks: Mark, x: Axis = X, y: Axis = Y) -> str:
    return markup(chart(marks, "prices", x, y).drawing)


def table(*marks: Mark) -> Numbers:
    made = chart(marks, "prices", X, Y).chart
    assert made
    return made.numbers()


def parts(node: Element, look: str) -> list[Element]:
    """All elements of a class, in their order."""
    inside = [found for child in node[2:] if not isinstance(child, str) for found in parts(child, look)]
    return [*([node] if look in str(node[1].get("class", "")).split() else []), *inside]


def test_a_chart_says_in_words_what_it_shows() -> None:
    said = "seen, 3 points from 2 to 6; fitted, a line from 2 at 1 to 6 at 3; most of them, a band from 1 to 7"

    assert f'aria-label="price over size: {said}."' in drawing(*ALL)
    assert 'aria-label="price over size: nothing yet."' in drawing()
    assert 'aria-label="price over size: fitted, nothing yet."' in drawing(Path("fitted", [], []))


def test_its_table_has_every_place_with_the_name_of_its_mark() -> None:
    numbers = table(*ALL)

    assert list(numbers.columns) == ["", "size", "price"]
    assert numbers.rows[:2] == [["seen", 1.0, 2.0], ["seen", 2.0, 4.5]]
    assert numbers.rows[3] == ["fitted", 1.0, 2.0]
    assert numbers.rows[-1] == ["most of them", 3.0, "5 to 7"]
    assert numbers.caption == "price over size."


def test_of_a_long_line_the_table_has_few_rows_the_first_and_the_last_among_them_and_says_so() -> None:
    numbers = table(Path("long", list(range(1000)), list(range(1000))))

    assert len(numbers.rows) <= 62
    assert [numbers.rows[0][1], numbers.rows[-1][1]] == [0.0, 999.0]
    assert numbers.caption == "price over size. long: one place in 17, and the last."


def test_bands_lie_below_lines_and_lines_below_points() -> None:
    html = drawing(*ALL)

    assert html.index("nn-swing") < html.index("nn-curve") < html.index("nn-sign")


def test_two_marks_of_one_colour_differ_in_sign_or_dashes() -> None:
    figure = chart(
        [Points(name, [1], [1]) for name in "abcd"] + [Path(name, [1, 2], [1, 2]) for name in "ef"], "", X, Y
    )

    signs = [sign[1]["d"] for sign in parts(figure.drawing, "nn-sign")]
    assert len(set(signs)) == 4
    assert sorted({line[1].get("stroke-dasharray", "") for line in parts(figure.drawing, "nn-curve")}) == ["", "7 4"]


@pytest.mark.parametrize("names", [["short", "names"], ["a name that is rather long"] * 3, ["x" * 38, "y"]])
def test_no_name_lies_over_another_or_over_the_label_of_the_axis(names: list[str]) -> None:
    figure = chart([Path(name, [0, 1], [0, 1]) for name in names], "", X, Y)

    words = [
        (float(word[1]["x"]), float(word[1]["y"]), word[2])
        for word in parts(figure.drawing, "nn-label")
        if len(word) > 2
    ]
    above = [word for word in words if word[2] in names]
    label = next(word for word in words if word[2] == "price")
    assert len(above) == len(names)
    for x, y, _ in above:
        assert y + 13 <= label[1]
        assert all(other[1] != y or other[0] <= x or other[0] >= x + LETTER for other in above)
    assert all(a[0] + LETTER * len(a[2]) <= b[0] or a[1] != b[1] for a, b in pairwise(above))


@pytest.mark.parametrize(
    ("axis", "values", "ticks"),
    [
        (Axis("y"), [0.0, 1.0], ["0", "0.5", "1"]),
        (Axis("y"), [3.0, 3.0], ["3"]),
        (Axis("y", 0, 10), [2.0, 3.0], ["0", "5", "10"]),
        (Axis("y"), [-2.0, 2.0], ["−2", "0", "2"]),
        (Axis("y", log=True), [0.01, 10.0], ["0.01", "0.1", "1", "10"]),
        (Axis("y", log=True), [0.0, -1.0], ["1"]),
    ],
)
def test_an_axis_ends_at_round_numbers_or_where_it_is_told_to(
    axis: Axis, values: list[float], ticks: list[str]
) -> None:
    html = drawing(Path("", [0, 1], values), y=axis)

    for tick in ticks:
        assert f">{tick}</text>" in html


@pytest.mark.parametrize("odd", [nan, inf, -inf])
def test_what_is_no_number_is_left_out_of_the_drawing_and_stays_in_the_table(odd: float) -> None:
    marks: list[Mark] = [Path("fitted", [1, 2, 3], [1.0, odd, 3.0]), Points("seen", [odd], [1.0])]
    html = drawing(*marks)

    assert "nan" not in html
    assert "inf" not in html
    assert len(table(*marks).rows) == 4


def test_a_chart_that_can_be_pressed_has_an_area_for_it() -> None:
    assert 'data-point="prices"' in markup(chart(ALL, "prices", X, Y, pressable=True).drawing)
    assert "data-point" not in drawing(*ALL)
