"""A visit whose catalogue holds the counter too."""

import pytest

import nnlesson.live.session
from live.counter import Counter
from live.visit import Visit
from nnlesson.blocks import catalogue


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    blocks = catalogue() | {Counter.kind: Counter}
    monkeypatch.setattr(nnlesson.live.session, "catalogue", lambda: blocks)
    return Visit()
