"""Numbers that were computed once are found again, and never instead of others."""

from pathlib import Path

import pytest

from nnlesson.blocks.contract import Readout
from nnlesson.blocks.squared_error import SquaredError
from nnlesson.plugin.answers import Answers
from nnlesson.plugin.memory import keep, recall

CATALOGUE = {"squared-error": SquaredError}
QUESTION = "loss of squared-error (prediction: 0.25)"


class Unwilling(SquaredError):
    """A block that computes nothing."""

    kind = "squared-error"

    def start(self) -> None:
        raise AssertionError("this has been computed before")


def test_a_number_that_was_kept_is_not_computed_again(tmp_path: Path) -> None:
    first = Answers(CATALOGUE)
    answer = first.answer(QUESTION)
    keep(tmp_path / "numbers.json", first.runs)

    later = Answers({"squared-error": Unwilling}, recall(tmp_path / "numbers.json"))

    assert later.answer(QUESTION) == answer


def test_another_option_is_another_number(tmp_path: Path) -> None:
    first = Answers(CATALOGUE)
    first.answer(QUESTION)
    keep(tmp_path / "numbers.json", first.runs)
    later = Answers(CATALOGUE, recall(tmp_path / "numbers.json"))

    assert later.answer("loss of squared-error (prediction: 0.75)") != first.answer(QUESTION)


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-300, float("inf"), 12.0])
def test_a_number_is_kept_to_its_last_digit(tmp_path: Path, value: float) -> None:
    runs = {"run": {"loss": Readout("loss", value, "Loss", "text")}}

    keep(tmp_path / "numbers.json", runs)

    assert recall(tmp_path / "numbers.json") == runs


@pytest.mark.parametrize("content", [None, "", "[1]", '{"run": 3}', '{"run": {"loss": [1]}}'])
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "numbers.json").write_text(content)

    assert recall(tmp_path / "numbers.json") == {}
