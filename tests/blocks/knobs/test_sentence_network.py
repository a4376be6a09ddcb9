"""A network with knobs: what a knob shows, and what the drawing says to whoever does not see it."""

import numpy as np
import pytest

from nnlesson.blocks.knobs.sentence_network import Knob, Sentence, sentence_network
from nnlesson.draw.element import Element, markup
from nnlesson.draw.handle import Handle

SENTENCE = Sentence(("a", "b"), ("mat", "moon"), "mat", 1.5)
SIGNALS = [[0.5, -1.0], [0.2, 0.3, -0.4], [0.25, 0.75]]


def turned_to(weight: float) -> Handle:
    return Handle("w1", "Knob w1", weight, -3.0, 3.0, 0.05, "")


def drawing(weight: float) -> Element:
    weights = [np.full((2, 3), 0.5), np.full((3, 2), -0.5)]
    weights[0][1, 2] = weight
    return sentence_network(SENTENCE, SIGNALS, weights, [Knob("w1", 0, 1, 2, turned_to(weight))]).drawing


def mark(weight: float) -> tuple[float, float]:
    """How far the mark of the knob reaches to the right, and down."""
    (line,) = [
        child[1]
        for group in drawing(weight)[2:]
        for child in group[2:]
        if isinstance(child, list) and "nn-knob__mark" in child[1].get("class", "")
    ]
    return float(line["x2"]) - float(line["x1"]), float(line["y2"]) - float(line["y1"])


def test_a_knob_points_up_at_zero_and_to_the_side_of_its_sign() -> None:
    assert mark(0.0) == pytest.approx((0.0, -8.0), abs=0.02)
    assert mark(2.0)[0] > 5
    assert mark(-2.0)[0] < -5
    assert mark(9.0) == pytest.approx(mark(3.0))  # it turns no further than to its stop


def test_the_likeliest_word_wins_and_the_wanted_one_is_marked() -> None:
    html = markup(drawing(1.0))

    assert html.count("nn-word--wins") == 1
    assert "moon?" in html
    assert html.count("✓") == 1
    assert html.index(">mat<") < html.index("✓") < html.index(">moon<")


def test_the_drawing_is_told_in_words() -> None:
    assert (
        "A network with layers of 2, 3, 2. In go the tokens a b; out comes moon, with loss 1.5. "
        "Its knobs stand at w1 −2.5."
    ) in markup(drawing(-2.5))


def test_a_share_in_a_neuron_is_as_short_as_can_be() -> None:
    assert "25%" in markup(drawing(1.0))
