import math

import pytest

from nnlesson.blocks.capitals.log_loss import LogLoss
from nnlesson.contract.body import body
from nnlesson.contract.measure import readouts


def test_the_loss_of_one_tenth_is_written_as_a_sum() -> None:
    assert readouts(LogLoss())["loss"].text == "−log(0.10) = 2.30"


@pytest.mark.parametrize("confidence", [0.01, 0.25, 0.5, 0.99])
def test_the_loss_is_minus_the_logarithm(confidence: float) -> None:
    assert LogLoss(confidence=confidence).loss == pytest.approx(-math.log(confidence), abs=1e-12)


def test_both_ends_of_the_slider_are_said_rightly() -> None:
    never, always = LogLoss(confidence=0.0), LogLoss(confidence=1.0)

    assert never.loss == math.inf
    assert never.picture().sentence.startswith("Ruled out, and it came true: the loss is infinite.")
    assert str(always.loss) == "0.0"
    assert always.picture().sentence.startswith("Certain, and right: no loss at all.")


@pytest.mark.parametrize("confidence", [0.0, 0.003, 0.03, 0.3, 0.9, 1.0])
def test_every_confidence_has_a_picture_without_numbers_that_are_none(confidence: float) -> None:
    assert "nan" not in str(body(LogLoss(confidence=confidence))[0])


@pytest.mark.parametrize(("confidence", "tone"), [(0.9, "right"), (0.5, "loss"), (0.1, "wrong"), (0.0, "wrong")])
def test_a_loss_has_a_colour_by_its_size(confidence: float, tone: str) -> None:
    html = str(body(LogLoss(confidence=confidence))[0])

    assert f"nn-fill-{tone}" in html.split("nn-curve")[1].split("nn-bar")[0]
