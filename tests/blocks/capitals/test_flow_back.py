import numpy as np
import pytest

from nnlesson.blocks.capitals.back_sums import back_sums, steepness
from nnlesson.blocks.capitals.chip_network import ChipNetwork, Word, chip_network
from nnlesson.blocks.capitals.flow_back import Back, flowing
from nnlesson.draw.network import Node
from nnlesson.draw.sums import Pass

WEIGHTS = [np.array([[1.0, -1.0]]), np.array([[2.0], [-0.5]])]
BACK = Back([np.array([0.4, -0.1]), np.array([0.2])], [np.array([0.3, -0.05]), np.array([0.2])], ["0.7 − 0.5 = 0.2"])
LAYERS = [[Node("in", 1.0)], [Node("", 0.5), Node("", 0.7)], [Node("out", 0.7)]]
PLACES = [[(0.0, 50.0)], [(100.0, 0.0), (100.0, 100.0)], [(200.0, 50.0)]]


def test_a_dot_goes_back_over_every_line_behind_the_first_layer() -> None:
    dots = flowing(PLACES, WEIGHTS, BACK)

    assert [dot[1]["style"] for dot in dots] == [
        "--nn-x: -100.0px; --nn-y: -50.0px",
        "--nn-x: -100.0px; --nn-y: 50.0px",
    ]
    assert "nn-fill-positive" in dots[0][1]["class"]
    assert "nn-fill-negative" in dots[1][1]["class"]
    assert float(dots[0][1]["r"]) > float(dots[1][1]["r"])  # 0.4 against 0.1


def test_nothing_that_flows_back_is_nothing_to_draw() -> None:
    still = Back([np.zeros(2), np.zeros(1)], [np.zeros(2), np.zeros(1)], ["0"])

    assert flowing(PLACES, WEIGHTS, still) == []


def test_the_circles_hold_the_slopes_and_the_inputs_what_they_send() -> None:
    given = ChipNetwork([Word("in", True)], LAYERS[1], LAYERS[2], WEIGHTS, 0, back=BACK)
    html = str(chip_network(given).drawing)

    assert "'+0.3'" in html
    assert "'−0.05'" in html
    assert "'+0.2'" in html
    assert "nn-slope-number--1" in html  # the hidden ones appear later


@pytest.mark.parametrize(
    ("thing", "sum_"),
    [
        ("node-2-0", "0.7 − 0.5 = 0.2"),
        ("node-1-1", "0.2 × (−0.5) = −0.1"),
        ("weight-1-0-0", "sent × slope = 0.5 × 0.2 = 0.1"),
        ("weight-0-0-1", "sent × slope = 1 × (−0.05) = −0.05"),
    ],
)
def test_every_slope_says_how_it_comes_about(thing: str, sum_: str) -> None:
    passed = Pass(LAYERS, WEIGHTS, [None, None], ["tanh", ""])

    assert back_sums(thing, BACK, passed)[0][1] == sum_


def test_the_squeezing_has_a_slope_of_its_own() -> None:
    assert steepness("tanh", -0.5) == "(1 − (−0.5)²)"
    assert steepness("sigmoid", 0.7) == "0.7 × (1 − 0.7)"
    assert (steepness("relu", 0.7), steepness("relu", 0.0)) == ("1", "0")
