"""Whatever a learner does to a figure, in any order: its link, its program and its history lead to the same numbers."""

from random import Random
from typing import Any

import pytest

from blocks.test_every_network import drawn
from live.runs.test_links import OTHER, taken
from live.runs.test_outlasting import block, numbers, printed
from live.runs.test_rewind import KINDS
from live.test_kept import opened
from live.visit import BLOCK, Visit
from nnlesson.contract.control import Button, Choose, Slider, Write
from nnlesson.contract.option import Choice, Number, Option

SEEDS = range(4)
NUDGE = 0.01
HERE = "Here is the moment of the link."


class Learner:
    """Does this and that with one figure: what comes to mind, with what the figure offers at the moment."""

    def __init__(self, visit: Visit, kind: str, chance: Random) -> None:
        self.visit, self.kind, self.chance = visit, kind, chance
        visit.seeds = list(range(100, 200))
        visit.open(kind)

    def does_something(self) -> None:
        ways = [self.steps, self.steps, self.begins_anew, self.goes_back, self.presses_a_button, self.runs]
        self.chance.choice([*ways, self.sets, self.presses, self.drags, self.reloads, self.goes_to_an_earlier_run])()

    def steps(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.visit.does("step")

    def begins_anew(self) -> None:
        self.visit.does(self.chance.choice(["reset", "new-start", "page-start"]))

    def goes_back(self) -> None:
        self.visit.does("rewind", self.chance.randint(0, 12))

    def presses_a_button(self) -> None:
        buttons = [control.name for control in block(self.visit).controls if isinstance(control, Button)]
        self.visit.does(self.chance.choice(buttons))
        self.visit.does("pause")

    def runs(self) -> None:
        """For a while, and points here and there meanwhile."""
        self.visit.does("train")
        for place in [*self.places(), None]:
            self.visit.tick(self.chance.choice([16, 50, 120]))
            self.visit.event("point", place)
        self.visit.does("pause")

    def sets(self) -> None:
        controls = block(self.visit).controls
        names = [control.option for control in controls if isinstance(control, Slider | Choose | Write)]
        if names:
            name = self.chance.choice(names)
            self.visit.does("set", {"option": name, "to": value(block(self.visit).options[name], self.chance)})

    def presses(self) -> None:
        for place in self.places()[-1:]:
            self.visit.does("point", place | {"held": False})
            self.visit.does("press", place | {"held": False})

    def drags(self) -> None:
        """The pointer comes there, takes hold, and moves on."""
        places = self.places()
        for place in places[:1]:
            self.visit.does("point", place | {"held": False})
        for place in places:
            self.visit.does("point", place)
        self.visit.does("point")

    def reloads(self) -> None:
        """Wherever the run is, also in its midst; or its worker has crashed, and it runs on."""
        self.chance.choice([self.steps, self.runs, self.goes_back, self.lets_it_run])()
        if not (state := self.visit.buffers.get("state")):
            return
        opened(self.visit, state, self.chance.choice(["run", ""]), self.kind)
        self.chance.choice([self.steps, self.runs, self.goes_back, self.sets])()
        self.visit.does("pause")

    def lets_it_run(self) -> None:
        self.visit.does("train")
        self.visit.tick(50)

    def goes_to_an_earlier_run(self) -> None:
        if names := shelf(self.visit):
            self.visit.does("go-back-to", self.chance.choice(names))

    def places(self) -> list[dict[str, Any]]:
        """A way over something in the picture with a button of the mouse down; none where there is nothing."""
        names = [element[1]["data-point"] for element in drawn(block(self.visit)) if "data-point" in element[1]]
        if not names:
            return []
        at, x, y = self.chance.choice(names), self.chance.uniform(0, 0.9), self.chance.uniform(0.1, 1)
        return [{"at": at, "x": round(x + i * NUDGE, 3), "y": round(y - i * NUDGE, 3), "held": True} for i in range(3)]


def shelf(visit: Visit) -> list[str]:
    return [run.name for run in visit.dispatcher.sessions[BLOCK].workshop.shelf.runs]


def value(option: Option, chance: Random) -> object:
    if isinstance(option, Number):
        drawn = chance.uniform(option.low, option.high)
        return round(drawn) if isinstance(option.default, int) else round(drawn, 4)
    return chance.choice(list(option.choices) if isinstance(option, Choice) else ["the cat", "the dog sat"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", [*KINDS, "dots"])
def test_what_was_done_leads_to_the_same_numbers_wherever_it_is_done_again(visit: Visit, kind: str, seed: int) -> None:
    learner = Learner(visit, kind, Random(f"{kind} {seed}"))
    for _ in range(12):
        learner.does_something()
    visit.does("pause")
    visit.does("step")
    here = pytest.approx(numbers(block(visit)), rel=1e-12, abs=1e-15, nan_ok=True)
    moment = visit.dispatcher.sessions[BLOCK].workshop.history.moment

    link, program = taken(visit, "link"), taken(visit, "python")["text"]
    visit.open(kind, block=OTHER)
    for place in learner.places():
        visit.does("point", place, OTHER)
    frame = visit.does("follow", link["text"], OTHER)
    visit.does("rewind", 0)
    visit.does("rewind", moment)

    assert (link["how"], frame["taken"]["text"]) == ("link", HERE)
    assert numbers(block(visit, OTHER)) == here
    assert printed(program) == here
    assert numbers(block(visit)) == here


@pytest.mark.parametrize("by_way_of", [(), (3,), (3, 12)], ids=["at once", "from earlier on", "and back"])
@pytest.mark.parametrize("kind", [*KINDS, "dots"])
def test_a_run_that_was_left_in_its_midst_is_gone_through_to_its_end(
    visit: Visit, kind: str, by_way_of: tuple[int, ...]
) -> None:
    """It ran there, and stands still after the reload; from there on it is gone through as it was made."""
    visit.open(kind)
    visit.does("train")
    for _ in range(40):
        visit.tick(50)
    visit.does("pause")
    here, end = numbers(block(visit)), visit.dispatcher.sessions[BLOCK].workshop.history.end
    visit.does("rewind", 12)
    opened(visit, visit.buffers["state"], kind=kind)

    for moment in (*by_way_of, end):
        visit.does("rewind", moment)

    assert numbers(block(visit)) == pytest.approx(here, rel=1e-12, abs=1e-15, nan_ok=True)
