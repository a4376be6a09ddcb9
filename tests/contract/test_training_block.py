import pytest

from nnlesson.blocks import catalogue
from nnlesson.contract import Panel, Picture, TrainingBlock
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance
from nnlesson.draw.curve import Subject, curve
from nnlesson.draw.element import markup

KINDS = [block for block in catalogue().values() if issubclass(block, TrainingBlock)]
SAYING = [kind for kind in KINDS if kind.finish_note is TrainingBlock.finish_note]  # the others have their own words
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


@every_kind
def test_a_run_is_over_after_very_many_steps(kind: type[TrainingBlock], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "max_steps", 3)
    block = kind()
    while block.steps < 2:
        block.advance()
    assert not block.finished
    assert "The run rests" not in str(body(block)[0])

    advance(block, 20)

    assert block.steps == 3
    assert block.finished
    assert not block.enables("train")
    assert not block.enables("step")


@pytest.mark.parametrize("kind", SAYING, ids=lambda kind: kind.kind)
def test_a_run_that_is_over_says_so(kind: type[TrainingBlock], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "max_steps", 3)
    block = kind()

    advance(block, 20)

    assert f"The run rests after 3 {kind.unit}s." in str(body(block)[0])


def test_a_run_that_ends_before_says_after_how_many_steps() -> None:
    class Found(TrainingBlock):
        kind = "found"

        def evaluate(self) -> None:
            self.loss = 1.0

        @property
        def finished(self) -> bool:
            return super().finished or self.steps == 1

    block = Found()
    assert block.finish_note == ""
    advance(block, 20)
    assert block.finish_note == "The run is over, after 1 epoch."


def test_a_curve_counts_in_the_unit_of_its_block() -> None:
    class Lap(TrainingBlock):
        kind, unit = "lap", "lap"

        def evaluate(self) -> None:
            self.loss = 1.0

        def picture(self) -> Picture:
            return Picture([Panel("", curve(self.losses, Subject("loss", "Loss"), self.look("loss")))], "")

    drawn = markup(body(Lap())[0])

    assert 'aria-label="Loss over 0 laps: Loss from 1 to 1."' in drawn
    assert ">lap</text>" in drawn
    assert '<th scope="col">lap</th>' in drawn


@every_kind
def test_reset_begins_another_run(kind: type[TrainingBlock], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "max_steps", 1)
    block = kind()
    advance(block, 20)
    assert block.enables("reset")

    block.reset()

    assert block.enables("train")
    assert block.finish_note == ""


@every_kind
def test_the_loss_is_kept_from_the_start_on_once_for_each_step(kind: type[TrainingBlock]) -> None:
    block = kind()
    assert (block.steps, block.losses.count, block.losses.last) == (0, 1, block.loss)

    while block.steps < 3:
        block.advance()

    assert (block.losses.count, block.losses.last) == (4, block.loss)
