"""What does not come to an end is ended, and told with its line; what goes on is left in peace."""

from itertools import count

import pytest

from nnlesson.contract import Block, Panel, Picture
from nnlesson.contract.terms import parse_term
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure
from nnlesson.plugin import patience
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.patience import NeverEnds, watched
from nnlesson.plugin.still import failure, still


class Endless(Block):
    kind = "endless"

    def step(self) -> None:
        while True:
            pass

    def picture(self) -> Picture:
        if self.seed:
            self.step()
        return Picture([Panel("", Figure(element("p", "Nothing")))], "")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST", 0.1)


SAID = "(NeverEnds: it has not come to an end for 0.1 seconds)"


def test_a_step_that_never_ends_is_told_where_a_number_is_asked_for() -> None:
    numbers = Evaluator({"endless": Endless})

    numbers.prepare([(parse_term("loss of endless after 3 steps"), [])])

    with pytest.raises(Exception, match=r"the block's own code failed in .*test_patience.py:\d+ ") as told:
        numbers.evaluate("loss of endless after 3 steps")
    assert str(told.value).endswith(SAID)


def test_a_picture_that_never_ends_is_told_where_it_is_drawn() -> None:
    with pytest.raises(NeverEnds) as told:
        still(Endless, "endless", 2, {"seed": 1})

    assert failure(Endless, told.value).endswith(SAID)


def test_what_goes_on_is_left_in_peace() -> None:
    moments = count()
    seen: list[int] = []

    def progress() -> int:
        seen.append(next(moments))
        return seen[-1]

    with watched(progress):
        while len(seen) < 5:
            pass

    assert seen[:5] == [0, 1, 2, 3, 4]
