"""The network diagram: what can be pointed at, what a signal has reached, and which way a weight went."""

import numpy as np
import pytest

from nnlesson.draw.element import markup
from nnlesson.draw.network import Node, Show, network, thing_at, things, weight_line

LAYERS = [[Node("a", 1.0), Node("b", 0.0)], [Node("h", 0.5, 0.1)], [Node("yes", 0.7), Node("no", 0.3)]]
WEIGHTS = [np.array([[1.0], [-2.0]]), np.array([[0.5, -0.5]])]


def drawn(show: Show) -> str:
    return markup(network(LAYERS, WEIGHTS, show=show).drawing)


def test_every_neuron_and_every_weight_has_a_place_among_the_things() -> None:
    assert things(LAYERS, WEIGHTS) == [
        *("node-0-0", "node-0-1", "weight-0-0-0", "weight-0-1-0"),
        *("node-1-0", "weight-1-0-0", "weight-1-0-1", "node-2-0", "node-2-1"),
    ]


@pytest.mark.parametrize(
    ("pointed", "x", "thing"),
    [
        ("net-weight-1-0-1", 0.4, "weight-1-0-1"),
        ("net", 0.0, "node-0-0"),
        ("net", 1.0, "node-2-1"),
        ("net", 0.5, "node-1-0"),
        ("chart", 0.5, ""),
        ("", 0.5, ""),
    ],
)
def test_a_pointer_and_the_keys_lead_to_a_thing(pointed: str, x: float, thing: str) -> None:
    assert thing_at("net", pointed, x, LAYERS, WEIGHTS) == thing


def test_a_diagram_without_a_name_has_nothing_to_point_at() -> None:
    assert "data-point" not in drawn(Show())


def test_every_thing_can_be_pointed_at_and_the_diagram_is_one_stop_for_the_keys() -> None:
    html = drawn(Show(name="net"))

    assert html.count("data-point=") == len(things(LAYERS, WEIGHTS)) + 1
    assert html.count("tabindex=") == 1


def test_what_a_signal_has_not_reached_says_nothing() -> None:
    html = drawn(Show(reached=0.5))

    assert html.count(">?<") == 3
    assert html.count("nn-signal") == 2


def test_arrows_point_up_where_a_weight_grew_and_down_where_it_shrank() -> None:
    html = drawn(Show(changes=[np.array([[0.1], [0.0]]), np.array([[-0.2, -0.1]])]))

    assert html.count("nn-change nn-fill-positive") == 1
    assert html.count("nn-change nn-fill-negative") == 2


def test_a_crowded_diagram_has_the_number_of_the_weight_that_is_told_about() -> None:
    layers = [[Node("i", 0.0)] * 3, [Node("h", 0.0, 0.5)] * 5]
    weights = [np.full((3, 5), 0.25)]

    assert markup(network(layers, weights).drawing).count("+0.25") == 0
    html = markup(network(layers, weights, show=Show("net", "weight-0-2-4")).drawing)
    assert html.count(">+0.25<") == 1
    assert "bias +0.5" not in html
    assert html.count(">+0.5<") == 5


def test_a_weight_is_found_by_its_name() -> None:
    assert weight_line("weight-1-2-0") == (1, 2, 0)
    assert weight_line("node-1-2") is None
    assert weight_line("") is None
