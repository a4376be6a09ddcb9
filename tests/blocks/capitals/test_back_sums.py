import numpy as np
import pytest

from nnlesson.blocks.capitals.back_sums import back_sums
from nnlesson.blocks.capitals.chip_network import ChipNetwork, Word, chip_network
from nnlesson.draw.backward import Backward
from nnlesson.draw.network import Node, Show
from nnlesson.draw.sums import Pass

WEIGHTS = [np.array([[1.0, -1.0]]), np.array([[2.0], [-0.5]])]
BACK = Backward([[], [-0.45, 0.0765], [-0.3]])
LAYERS = [[Node("in", 1.0)], [Node("", 0.5), Node("", 0.7)], [Node("out", 0.7)]]


def test_the_circles_hold_the_slopes_and_the_inputs_what_they_send() -> None:
    given = ChipNetwork([Word("in", True)], LAYERS[1], LAYERS[2], WEIGHTS, 0)
    html = str(chip_network(given, Show(back=BACK)).drawing)

    assert "'−0.45'" in html
    assert "'+0.08'" in html
    assert "'−0.3'" in html
    assert "nn-slope-number--1" in html  # the hidden ones appear later


@pytest.mark.parametrize(
    ("thing", "sums"),
    [
        ("", []),
        ("node-2-0", ["its share − what is wanted = 0.7 − 1 = −0.3"]),
        ("node-1-1", ["(−0.3) × (−0.5) = 0.15", "0.15 × (1 − 0.7 × 0.7) = 0.0765"]),
        ("node-0-0", ["sends 1; no slope flows back to it"]),
        ("weight-1-0-0", ["sent × slope = 0.5 × (−0.3) = −0.15", "slope × weight = −0.3 × 2 = −0.6"]),
        ("weight-0-0-1", ["sent × slope = 1 × 0.0765 = 0.0765"]),
    ],
)
def test_every_slope_says_how_it_comes_about(thing: str, sums: list[str]) -> None:
    passed = Pass(LAYERS, WEIGHTS, [None, None], ["tanh", "softmax"])

    assert [sum_ for _, sum_ in back_sums(thing, BACK, passed, right=0)] == sums
