"""A visit whose catalogue holds blocks made for tests, too."""

import pytest

import nnlesson.live.session
from live.asker import Asker, Stumbling
from live.counter import Counter
from live.dots import Dots
from live.visit import Visit
from nnlesson.blocks import catalogue


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    blocks = catalogue() | {made.kind: made for made in (Counter, Asker, Stumbling, Dots)}
    monkeypatch.setattr(nnlesson.live.session, "catalogue", lambda: blocks)
    return Visit()
