"""Lanes: where examples stand, by shape and by cross what they are, and how it is told in words."""

import pytest

from nnlesson.blocks.passing.lanes import Example, Group, lanes, mark
from nnlesson.blocks.passing.lanes import axes_of as axes
from nnlesson.draw.element import markup

GROUP = Group("Trained on", [Example("Sarah", 0.9, True), Example("Mike", 0.8, False)], named=True)


@pytest.mark.parametrize(("probability", "yes", "right"), [(0.9, True, True), (0.9, False, False), (0.2, False, True)])
def test_an_example_is_right_on_its_own_side_of_one_half(probability: float, yes: bool, right: bool) -> None:
    assert Example("", probability, yes).right == right


def test_an_example_stands_as_far_to_the_right_as_it_is_likely() -> None:
    found = axes(100.0, "P(Pass)")

    disc = mark(GROUP.examples[0], found, 20.0, named=True)[2]

    assert disc[0] == "circle"
    assert float(disc[1]["cx"]) == pytest.approx(found.x.place(0.9), abs=0.01)


def test_who_failed_is_a_diamond_and_a_mistake_has_a_cross() -> None:
    html = markup(lanes([GROUP], "P(Pass)").drawing)

    assert "Mike ✗" in html
    assert "Sarah ✗" not in html
    assert html.count('<path d="M') == 2  # the lanes, and one diamond
    assert "Trained on, P(Pass): Sarah 90 % right, Mike 80 % wrong." in html
    assert "Trained on: 1 of 2 right" in html
