"""A block that asks about another one of its page, and the two of them open."""

from collections.abc import Mapping, Sequence
from typing import Any

from live.visit import FRAME, Visit
from nnlesson.contract import Block, Picture, Readout, text
from nnlesson.contract.option import Value

ASKER, FIGURE = "asker@1", "figure@1"


class Asker(Block):
    """Asks one question about another block, and remembers all that it is told."""

    kind = "asker"
    question: str = text("count of #figure after 7 steps", label="What it asks")

    @classmethod
    def asks(cls, options: Mapping[str, Value]) -> list[str]:
        return [str(options["question"])]

    def start(self) -> None:
        self.heard: list[tuple[float, str]] = []

    def answered(self, term: str, value: float, changes: Sequence[str]) -> None:
        assert term == self.question
        self.heard = [*self.heard, (value, "; ".join(changes))]

    def picture(self) -> Picture:
        return Picture([], " | ".join(f"{value:g} {changes}".strip() for value, changes in self.heard))

    def readouts(self) -> list[Readout]:
        return [Readout("heard", len(self.heard), "Heard")]


class Stumbling(Asker):
    """What it makes of an answer fails."""

    kind = "stumbling"

    def answered(self, term: str, value: float, changes: Sequence[str]) -> None:
        raise ValueError("no answer is good enough")


def heard(visit: Visit) -> list[tuple[float, str]]:
    """What the asker has heard when its page has ticked, as it does for a block that is stirred."""
    visit.send({"type": "tick", "block": ASKER, "elapsed": 0})
    block = visit.dispatcher.sessions[ASKER].block
    assert isinstance(block, Asker)
    return block.heard


class Pair:
    """A figure and who asks about it, both open."""

    def __init__(
        self, visit: Visit, question: str = "count of #figure after 7 steps", kind: str = "counter", **options: Any
    ) -> None:
        self.visit = visit
        visit.open(kind, block=FIGURE, **options)
        visit.send({"type": "open", "block": ASKER, "id": "asker", "kind": "asker", "options": {"question": question}})

    @property
    def heard(self) -> list[tuple[float, str]]:
        return heard(self.visit)

    def does(self, name: str, value: Any = None) -> None:
        self.visit.event(name, value, FIGURE)

    def runs(self, ticks: int) -> None:
        """Ticks, whatever else is posted meanwhile."""
        for _ in range(ticks):
            self.visit.clock.now += FRAME
            self.visit.send({"type": "tick", "block": FIGURE, "elapsed": FRAME})
