import pytest

from nnlesson.blocks import catalogue
from nnlesson.blocks.contract import Run
from nnlesson.blocks.contract.body import body
from nnlesson.blocks.contract.measure import advance

RUNS = [block for block in catalogue().values() if issubclass(block, Run)]


@pytest.mark.parametrize("kind", RUNS, ids=lambda kind: kind.kind)
def test_a_run_rests_after_very_many_steps_and_says_so(kind: type[Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "longest", 3)
    block = kind()
    block.train()
    while block.taken < 2:
        block.step()
    assert block.running
    assert "The run rests" not in str(body(block)[0])

    advance(block, 20)

    assert block.taken == 3
    assert not block.running
    assert not block.allows("train")
    assert not block.allows("step")
    assert f"The run rests after 3 {kind.unit}." in str(body(block)[0])


@pytest.mark.parametrize("kind", RUNS, ids=lambda kind: kind.kind)
def test_reset_begins_another_run(kind: type[Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "longest", 1)
    block = kind()
    advance(block, 20)
    assert block.allows("reset")

    block.reset()

    assert block.allows("train")
    assert block.rests == ""
