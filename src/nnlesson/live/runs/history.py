"""The history of a run: any moment of it can be gone back to, and gone on from, with the very numbers that it had.

A moment is what a run comes to with one more step. Kept are *keys*, which are copies of the block at some moments, and
what its learner did in between. Every other moment is made once more, from the key before it. Keys lie as far apart as
`GAP` ms of training. When they take more than `BUDGET` bytes, the one that leaves the smallest hole is let go for each
new one, and the gap grows with the run. So what is kept of a run never takes more room than that, however long it is,
and all of that room makes the way to a moment short.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from nnlesson.contract.block import Block, Pointer
from nnlesson.contract.measure import is_over
from nnlesson.contract.option import Value
from nnlesson.live.code.editing import Code, Edits
from nnlesson.live.events import carry_out, changes_run, pointed, starts_anew
from nnlesson.live.runs.keys import Key, least_missed, put_back, state_of
from nnlesson.live.runs.recipe import LONGEST_RUN, MOST, Happening, Recipe, begun, can_be_set, put_in, supersedes

GAP = 15.0  # ms
BUDGET = 24_000_000  # bytes
FEWEST = 2  # keys
STILL = ("set", "point", "edit")  # what neither pauses a run nor lets it run
POINTING = ("point", "press")
POINTED = ("at", "x", "y", "held")

type Clock = Callable[[], float]  # ms
type Ended = Callable[[int, Recipe | None], None]  # how far a run went, and how it came about


def forget(end: int, recipe: Recipe | None) -> None:
    """Nobody wants to know of a run that is over."""


class History:
    """The run that a block is in, from moment 0 to its `end`, and the `moment` at which it stands."""

    def __init__(
        self,
        block: Block,
        clock: Clock,
        recipe: Recipe | None = None,
        ended: Ended = forget,
        code: Code | None = None,
    ) -> None:
        """The run of a block as it is now, or one that began somewhere else, if its recipe is known.

        `ended` is told when a run is over because another one begins, or when its end is given up for another one.
        `code` is what the run's steps are made with.
        """
        self.block, self.clock, self.ended, self.code = block, clock, ended, code or Code()
        self.begin(recipe or begun(block))
        self.known = recipe.known if recipe else block.made == 0

    def begin(self, recipe: Recipe) -> None:
        self.known = recipe.known  # how it came about
        self.options, self.edits, self.outlasting = recipe.options, recipe.edits, recipe.outlasting  # as it began
        self.moment, self.end = recipe.moment, recipe.end
        self.fixed, self.first = recipe.fixed, recipe.settled  # it can be gone back up to there
        self.happenings = list(recipe.happenings)
        self.happened = sum(happening.moment <= self.moment for happening in self.happenings)  # where the block stands
        self.noted_running = self.running_here()
        self.gap, self.spent = GAP, 0.0
        self.keys = [self.key()]
        self.code.put(self.edits_now)

    def running_here(self) -> bool | None:
        """Whether the block runs, where the run is gone through; None in the midst of one that was kept, if not known.

        At the end of a run it is noted, and so is known.
        """
        now = mode(self.block.running)
        last = next((one.name for one in reversed(self.happenings[: self.happened]) if one.name not in STILL), "pause")
        if last != now and self.moment < self.end:
            return None
        if last != now:
            self.happenings.append(Happening(self.moment, now, None))
            self.happened += 1
        return self.block.running

    @property
    def edits_now(self) -> Edits:
        """What of the core a learner has edited, where the run stands."""
        edited = [value for _, name, value in self.happenings[: self.happened] if name == "edit"]
        return edited[-1] if edited else self.edits

    @property
    def edited(self) -> Edits:
        """All that was edited on the way to where the run stands."""
        return Recipe(self.options, tuple(self.happenings[: self.happened]), 0, 0, edits=self.edits).edited

    @property
    def kept(self) -> Recipe:
        """The same beside a state: where it is not known, at least what holds from here on."""
        return self.recipe or begun(self.block, self.fixed, self.edits_now, known=False)

    @property
    def recipe(self) -> Recipe | None:
        """How this run came about; None if that is not known, or too much was done in it."""
        known = self.known and len(self.happenings) <= MOST and self.end <= LONGEST_RUN
        if not known:
            return None
        options, happened, edits = {**self.options, **self.views}, tuple(self.happenings), self.edits
        return Recipe(options, happened, self.moment, self.end, self.fixed, edits, True, self.outlasting)

    @property
    def views(self) -> dict[str, Value]:
        """What its learner has chosen to look at; which moment of the run it is makes no difference to that."""
        return {name: getattr(self.block, name) for name, option in self.block.options.items() if option.view}

    def look(self, views: Mapping[str, Value]) -> None:
        for name, value in views.items():
            if getattr(self.block, name) != value:
                self.block.set(name, value)

    @property
    def noted_pointer(self) -> Pointer | None:
        """Where the learner pointed when something was done there last; where else they have pointed is nobody's."""
        done = (value for _, name, value in reversed(self.happenings[: self.happened]) if name in POINTING)
        return pointed(next(done, None))

    def advance(self) -> None:
        """Let the block make a step that this run has not had before."""
        self.branch()
        self.note_running(self.block.running)
        self.step()
        self.end = self.moment

    def leap(self, most: int) -> None:
        """Up to so many steps at once: each of them is a moment of the run."""
        self.branch()
        self.note_running(self.block.running)
        made = self.block.made
        self.block.leap(most)
        self.moment += self.block.made - made
        self.end = self.moment

    def carry_out(self, name: str, value: Any) -> bool:
        """Let the block do what was asked for, which may begin a new run, or change this one; whether it may have."""
        made, edits, pointer, running = self.block.made, self.edits_now, self.block.pointer, self.block.running
        views = self.views
        changes = changes_run(name, value) and not (name == "set" and value["option"] in views)
        before = state_of(self.block, views) if changes and name in POINTING else None
        self.do(name, value)
        if self.block.made == 0 and (made or starts_anew(self.block, name, value)):
            self.leave()
            edits = value if name == "edit" else edits
            self.begin(begun(self.block, self.fixed, edits))
        elif before is not None and before == state_of(self.block, views):  # it was only looked at
            return views != self.views
        elif changes and (name != "set" or can_be_set(value, type(self.block))):
            if name not in ("train", "pause"):
                self.note_running(running)
            if name == "point" and pointer != self.noted_pointer:  # what is dragged comes from there,
                if pointer and pointer.held and self.noted_pointer:
                    self.note("point", None)  # and was not dragged to there
                self.note("point", pointer and dict(zip(POINTED, pointer, strict=True)))
            self.note(name, value)
            self.noted_running = self.block.running
        return changes

    def note_running(self, running: bool) -> None:
        """Say that the block was paused, or let run, if that was not done by its learner, as after a reload."""
        if running != self.noted_running:
            self.note(mode(running), None)
            self.noted_running = running

    def do(self, name: str, value: Any) -> None:
        """An event, on the block; or on the code in which it runs, with which one that has made no step starts anew."""
        if name == "edit":
            self.code.put(value)
            if self.block.made == 0 and not self.moment:
                self.block.reset()
        else:
            carry_out(self.block, name, value)

    def note(self, name: str, value: Any) -> None:
        self.branch()
        now = Happening(self.moment, name, value)
        new = all(key.happened < len(self.happenings) for key in self.keys)  # no key has the last happening in it
        if self.happenings and new and supersedes(now, self.happenings[-1]):
            self.happenings.pop()
        self.happenings.append(now)
        self.happened = len(self.happenings)

    def branch(self) -> None:
        """From here on the run is another one: what came after this moment is forgotten."""
        if self.moment < self.end:
            self.leave()
            del self.happenings[self.happened :]
            self.keys = [key for key in self.keys if key.moment <= self.moment]
            self.end = self.moment

    def follow(self, recipe: Recipe) -> None:
        """Go through a run that was made elsewhere, up to the moment at which it stands."""
        self.code.put(recipe.edits)
        put_in(self.block, recipe.options, recipe.outlasting)
        self.begin(replace(recipe, moment=0))
        self.happened, self.noted_running = 0, False
        self.keys = [self.key()]
        self.code.put(recipe.edits)
        self.rewind(recipe.moment)

    def free(self) -> None:
        """Nothing is fixed any more."""
        self.fixed, self.first = (), 0

    def leave(self) -> None:
        if self.end:
            self.ended(self.end, self.recipe)

    def rewind(self, to: int) -> None:
        """Go to any moment of the run, and stand still there."""
        to, views = min(max(to, self.first), self.end), self.views
        self.keys = [key for key in self.keys if key.noted_running is not None or to <= key.moment]
        if not self.keys or to < self.keys[0].moment:
            self.start()
        key = max((key for key in self.keys if key.moment <= to), key=lambda key: key[:2])
        goes_on = key.moment <= self.moment <= to and key.happened <= self.happened
        if not goes_on or self.noted_running is None:
            self.restore(key)
        self.replay(to)
        if self.noted_running is not None:
            self.noted_running = self.block.running
        self.block.running = False
        self.look(views)

    def replay(self, to: int) -> None:
        """The same once more from here on, while its reader points where they point."""
        pointer, self.block.pointer = self.block.pointer, self.noted_pointer
        self.block.running = bool(self.noted_running)
        self.go_through(to)
        self.block.pointer = pointer

    def go_through(self, to: int) -> None:
        """All happenings and steps from here on, up to what was seen just before moment `to` was over."""
        while True:
            while self.happened < len(self.happenings) and self.happenings[self.happened].moment == self.moment:
                self.do(*self.happenings[self.happened][1:])
                self.happened += 1
            if self.moment >= to:
                return
            if is_over(self.block):  # a run that was brought in says that it went on
                self.end = self.moment
                return
            began = self.clock()
            self.step()
            self.worked(self.clock() - began)

    def start(self) -> None:
        """Back to the start of a run that began somewhere else."""
        self.code.put(self.edits)
        put_in(self.block, self.options, self.outlasting)
        self.moment, self.happened, self.noted_running = 0, 0, False
        self.keep()

    def step(self) -> None:
        self.block.advance()
        self.moment += 1

    def worked(self, took: float) -> None:
        """So many ms of training have passed: there is a new key where the last one is far behind."""
        self.spent += took
        if self.spent >= self.gap:
            self.keep()

    def keep(self) -> None:
        """A key for this moment. If there are too many, others go, and never the first or the last."""
        self.spent = 0.0
        key = self.key()
        self.keys = sorted([known for known in self.keys if known[:2] != key[:2]] + [key])
        while len(self.keys) > FEWEST and sum(len(key.state) for key in self.keys) > BUDGET:
            del self.keys[least_missed(self.keys)]
            if self.moment == self.end:  # it has become longer: as many keys go further with a wider gap
                self.gap *= 1 + 1 / len(self.keys)

    def key(self) -> Key:
        return Key(self.moment, self.happened, state_of(self.block), self.noted_running)

    def restore(self, key: Key) -> None:
        put_back(self.block, key.state)
        self.moment, self.happened, self.spent, self.noted_running = key.moment, key.happened, 0.0, key.noted_running
        self.code.put(self.edits_now)

    def again(self) -> None:
        """Once more to where the run stands: what was begun there has failed half way."""
        to, views = self.moment, self.views
        self.restore(max((key for key in self.keys if key.moment <= self.moment), key=lambda key: key[:2]))
        self.replay(to)
        self.noted_running = self.block.running
        self.look(views)


def mode(running: bool) -> str:
    return "train" if running else "pause"
