"""The way back: slopes on the lines of a network."""

import numpy as np
import pytest

from nnlesson.draw.backward import Backward, flowing, returning
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


def test_slopes_that_flow_send_a_dot_over_every_line_behind_the_first_layer() -> None:
    dots = flowing(PLACES, [WEIGHTS[0], np.array([[3.0], [-0.5]])], Backward(SLOPES))

    assert [dot[1]["style"] for dot in dots] == [
        "--nn-x: -100.0px; --nn-y: 0.0px",
        "--nn-x: -100.0px; --nn-y: 50.0px",
    ]
    assert [dot[1]["class"] for dot in dots] == [
        "nn-back nn-back--0 nn-fill-positive",
        "nn-back nn-back--0 nn-fill-negative",
    ]
    assert float(dots[0][1]["r"]) > float(dots[1][1]["r"])


def test_one_layer_after_the_other_sends_its_own() -> None:
    places, weights = [*PLACES, [(300.0, 0.0)]], [*WEIGHTS, np.array([[2.0]])]
    dots = flowing(places, weights, Backward([*SLOPES, [0.1]]))

    assert [dot[1]["class"].split()[1] for dot in dots] == ["nn-back--0", "nn-back--1", "nn-back--1"]


@pytest.mark.parametrize("back", [None, Backward([[], [0.0, 0.0], [0.0]])])
def test_where_nothing_flows_back_there_is_nothing_to_draw(back: Backward | None) -> None:
    assert flowing(PLACES, WEIGHTS, back) == []


def test_slopes_that_go_all_the_way_are_everywhere_but_at_the_inputs() -> None:
    back = Backward(SLOPES)

    assert [back.at(layer, 0) for layer in range(3)] == [None, 0.6, 0.2]
    assert [back.stage(layer) for layer in range(3)] == [2, 1, 0]
