import pytest

from nnlesson.blocks.neuron.squared_error import SquaredError
from nnlesson.contract.measure import readouts
from nnlesson.draw.element import Element


def area(tree: Element) -> float:
    """The area of the square, in parts of the square that has area 1."""
    square = next(child for child in tree if isinstance(child, list) and child[1].get("class") == "nn-area")
    return (float(square[1]["width"]) / 300) * (float(square[1]["height"]) / 300)


@pytest.mark.parametrize(("target", "prediction", "loss"), [(1.0, 0.3, 0.49), (0.0, 0.5, 0.25), (0.2, 0.2, 0.0)])
def test_the_loss_is_the_gap_times_itself_and_the_area_of_the_square(
    target: float, prediction: float, loss: float
) -> None:
    block = SquaredError(target=target, prediction=prediction)

    assert readouts(block)["loss"].value == pytest.approx(loss)
    assert area(block.picture().panels[0].figure.drawing) == pytest.approx(loss, abs=1e-4)


def test_the_sentence_does_the_sum() -> None:
    assert SquaredError().picture().sentence == ("A gap of 0.7 costs 0.7 × 0.7 = 0.49: 49 of the 100 small squares.")
    assert SquaredError(prediction=1.0).picture().sentence == ("No gap, no loss: the prediction is exactly the target.")
