"""The way back: slopes on the lines of a network, and the sums by which each comes about."""

import numpy as np
import pytest

from nnlesson.draw.backward import Backward, of_hidden, of_output, of_weight, returning
from nnlesson.draw.element import markup
from nnlesson.draw.network import Node, Show, network

PLACES = [[(0.0, 0.0)], [(100.0, 0.0), (100.0, 50.0)], [(200.0, 0.0)]]
WEIGHTS = [np.array([[1.0, -2.0]]), np.array([[3.0], [0.5]])]
SLOPES = [[], [0.6, -0.1], [0.2]]


@pytest.mark.parametrize(("reached", "dots"), [(0.0, []), (0.25, [(175.0, 0.0), (175.0, 12.5)]), (1.0, [])])
def test_a_dot_is_on_every_line_between_two_layers(reached: float, dots: list[tuple[float, float]]) -> None:
    found = returning(PLACES, WEIGHTS, Backward(SLOPES, reached))

    assert [(float(dot[1]["cx"]), float(dot[1]["cy"])) for dot in found] == dots


def test_the_dot_that_brings_more_is_larger() -> None:
    first, second = returning(PLACES, WEIGHTS, Backward(SLOPES, 0.5))

    assert float(first[1]["r"]) > float(second[1]["r"]) > 2


def test_nothing_returns_where_nothing_was_traced() -> None:
    assert returning(PLACES, WEIGHTS, None) == []


def test_a_slope_stands_where_it_has_come_to_and_inputs_have_none() -> None:
    back = Backward(SLOPES, 0.5)
    assert [back.at(layer, 0) for layer in range(3)] == [None, None, 0.2]
    assert [Backward(SLOPES, 1.0).at(layer, 0) for layer in range(3)] == [None, 0.6, 0.2]


def test_it_stands_in_place_of_the_bias() -> None:
    layers = [[Node("in", 1.0)], [Node("a", 0.5, 7.0), Node("b", 0.4, 7.0)], [Node("out", 0.3, 7.0)]]
    html = markup(network(layers, WEIGHTS, show=Show(back=Backward(SLOPES, 0.0))).drawing)

    assert html.count("bias +7") == 2
    assert "+0.2<" in html


def test_the_sums_of_the_way_back_can_be_checked() -> None:
    assert of_output(0.25, 1, -0.75) == [("its slope: what it says − what was wanted", "0.25 − 1 = −0.75")]
    assert of_weight(-0.5, 0.8) == [("gradient = slope where it ends × what came in", "−0.5 × 0.8 = −0.4")]
    assert [sum_ for _, sum_ in of_hidden([0.5, -0.5], [0.4, -0.6], 0.5, 0.375)] == [
        "0.5 × 0.4 + (−0.5) × (−0.6) = 0.5",
        "1 − 0.5 × 0.5 = 0.75",
        "0.5 × 0.75 = 0.375",
    ]
