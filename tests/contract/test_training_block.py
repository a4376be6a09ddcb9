import pytest

from nnlesson.blocks import catalogue
from nnlesson.contract import TrainingBlock
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance

KINDS = [block for block in catalogue().values() if issubclass(block, TrainingBlock)]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


@every_kind
def test_a_run_is_over_after_very_many_steps_and_says_so(
    kind: type[TrainingBlock], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, "longest", 3)
    block = kind()
    while block.taken < 2:
        block.step()
    assert not block.over
    assert "The run rests" not in str(body(block)[0])

    advance(block, 20)

    assert block.taken == 3
    assert block.over
    assert not block.allows("train")
    assert not block.allows("step")
    assert f"The run rests after 3 {kind.unit}." in str(body(block)[0])


@every_kind
def test_reset_begins_another_run(kind: type[TrainingBlock], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "longest", 1)
    block = kind()
    advance(block, 20)
    assert block.allows("reset")

    block.reset()

    assert block.allows("train")
    assert block.rests == ""
