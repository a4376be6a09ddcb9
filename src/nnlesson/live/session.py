"""A session: one block that a page has open, with what its learner does to it."""

import copy
import json
import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from nnlesson.blocks import catalogue
from nnlesson.contract.block import Block
from nnlesson.contract.body import body_with
from nnlesson.contract.option import FASTEST, InvalidValue
from nnlesson.contract.state import StateRefused, answers, beside, read_state, write_state
from nnlesson.contract.terms import Term, parse_term
from nnlesson.live.announcer import Announcer
from nnlesson.live.failure import NotThere, begun_anew
from nnlesson.live.pace import SLICE, Pace
from nnlesson.live.runs.recipe import Recipe, read_recipe
from nnlesson.live.runs.workshop import Workshop
from nnlesson.live.watching import Watching

DUE = 0.95  # of a step: enough to make it now, so that 60 steps a second fall on 60 frames of the screen
LONGEST_TICK = 10_000.0  # ms
KEEP_EVERY = 1000.0  # ms between two copies of the state while a block runs; of a large state,
KEEP_EVERY_BYTE = 0.01  # ms for each of its bytes: a copy of so many costs a frame,
KEEP_AT_LEAST = 5000.0  # ms but no longer: a crash loses no more
# Events that are no news to who asks for a run's numbers, and those after which it stands elsewhere
QUIET = {"point", "take", "pick", "throw-away", "fix", "free", "code"}
MOVES = {"rewind", "follow", "go-back-to", "consent"}
QUICK = 100.0  # ms that a rehearsal may take: what is slower gains nothing by it

type Clock = Callable[[], float]  # ms
type Entropy = Callable[[], int]  # a seed that nobody can foresee


class Session:
    """Carries out events and ticks on one block, and draws frames of it."""

    def __init__(
        self,
        block: Block,
        clock: Clock,
        entropy: Entropy,
        recipe: Recipe | None = None,
        offered: Recipe | None = None,
    ) -> None:
        self.block, self.clock, self.entropy = block, clock, entropy
        self.answered = 0  # the number of the last event that was carried out
        self.due = 0.0  # steps that the block's speed asks for and that were not made yet
        self.pace = Pace()
        self.stale = True  # whether the page shows something older
        self.fit = True  # to be rehearsed: it has neither failed at that nor been slow
        self.unkept = True  # whether the block has changed since its state was last kept
        self.kept_at, self.keep_every = -math.inf, KEEP_EVERY  # ms
        self.tables: frozenset[str] = frozenset()  # the charts whose table is open in the page
        self.announcer = Announcer()
        self.questions = questions(block)
        self.workshop = Workshop(block, clock, recipe, offered)
        self.watching = Watching(block, lambda: self.workshop.coding.changes, lambda: self.workshop.past)
        self.told: list[tuple[str, float, Sequence[str]]] = []  # by the runs of others, and not yet heard
        self.stirred = False  # whether another block's run has changed something that the page knows nothing of

    @classmethod
    def open(cls, message: dict[str, Any], state: bytes | None, clock: Clock, entropy: Entropy) -> "Session":
        """Start a block from the options in its page, or go on from a state; raises StateRefused, NotThere.

        One that an earlier visit has kept (`kept` is "run" or "answers"), or that comes from before its block was
        "edited", may be of other code, and is not to stop this one. A learner's code runs unasked only if it is `mine`,
        which says that it did so in this very visit.
        """
        kind, kept = catalogue().get(message["kind"]), message.get("kept", "")
        if kind is None:
            raise NotThere(message["kind"])
        options = message["options"]
        if kept == "edited":  # the page may still name options of before
            options = {name: value for name, value in options.items() if name in kind.options}
        block, goes_on, recipe, anew = kind(message["id"], **options), False, None, ""
        try:
            if state is not None and kept != "answers":
                block, goes_on = restored(state, block), True
                recipe = recipe_in(state, kind)
        except StateRefused as refused:
            if not kept:
                raise
            anew = begun_anew(refused, kind) if kept == "edited" and not goes_on else ""
        block.resumed = goes_on and kept == "run"
        block.running &= kept not in ("run", "answers")
        if state is not None and kept and not goes_on:
            for name, answer in answers(state, kind).items():
                with suppress(InvalidValue):  # the page asks for another one now
                    block.set(name, answer)
        block.heading = message.get("heading", kind.heading)
        block.page_answers = message.get("answers", {})
        offered = recipe if recipe and recipe.edited and not message.get("mine") else None
        session = cls(block, clock, entropy, None if offered else recipe, offered)
        session.workshop.taken = {"how": "say", "text": anew} if anew else None
        session.unkept = not goes_on or kept != "run"  # else it is what the page has
        shelf = message.get("shelf")
        session.workshop.kept_shelf.read(shelf, mine=bool(message.get("mine") and shelf and shelf.get("mine")))
        return session

    def event(self, name: str, value: Any, number: int) -> None:
        """What a learner did: pressed a button, changed an option, or pointed at something."""
        with self.workshop.coding.guarded():
            self.do(name, value, number)

    def do(self, name: str, value: Any, number: int) -> None:
        self.hear()
        self.answered, self.stale = number, True
        self.announcer.hear(name)
        if name != "point":
            self.unkept, self.kept_at = True, -math.inf  # what a learner did is kept at once
            self.block.resumed &= name == "tables"
        if name == "new-start":
            name, value = "set", {"option": "seed", "to": self.entropy()}
        if name == "tables":
            self.tables = frozenset(value)
        elif name in self.workshop.tools:
            self.workshop.tools[name](value)
        elif name == "step":
            if self.block.enables(name):
                began = self.clock()
                self.step()
                self.workshop.history.worked(self.clock() - began)
        else:
            self.carry_out(name, value)
        if name in MOVES:
            self.watching.moved(back=name == "rewind")
        elif name not in QUIET:
            self.watching.touched(value["option"] if name == "set" else "")

    def carry_out(self, name: str, value: Any) -> None:
        """Let the block do what was asked for."""
        if self.workshop.carry_out(name, value):
            self.unkept, self.block.resumed = True, False

    def tick(self, elapsed: float) -> None:
        """Train for as many steps as `elapsed` ms are worth at the block's speed, and for no longer than a slice."""
        with self.workshop.coding.guarded():
            self.train(elapsed)

    def train(self, elapsed: float) -> None:
        self.hear()
        if not self.block.running:
            self.due = 0.0
            self.pace.rest()
            return
        if self.block.steps_per_second == FASTEST:
            self.hurry()
            return
        self.due += self.block.steps_per_second * measured(elapsed) / 1000
        began = self.clock()
        end = began + SLICE
        while self.due >= DUE and self.block.running and self.clock() < end:
            self.step()
            self.due -= 1
            self.stale = self.unkept = True
        self.workshop.history.worked(self.clock() - began)
        self.due = min(self.due, 1.0)  # what a slice could not do is not made up for

    def hurry(self) -> None:
        """As many steps as there is time for until the next frame, and at least one."""
        started = now = self.clock()
        steps, made, end = 0, 1, now + self.pace.slice()
        while self.block.running and made == 1 and (not steps or now < end):
            began, made = now, self.leap()
            now, steps = self.clock(), steps + made
            self.pace.made(made, now - began)
        self.workshop.history.worked(now - started)
        self.due, self.stale, self.unkept = 0.0, True, True
        self.block.made_per_second = self.pace.measured(steps, now) or self.block.made_per_second

    def leap(self) -> int:
        """Many steps at once, if the block can do that and nobody waits for one of them. How many were made."""
        before = self.block.made
        if self.watching.waits:
            self.step()
        else:
            self.workshop.leap(self.pace.most)
            self.stop_if_finished()
        return self.block.made - before

    def step(self) -> None:
        self.workshop.step()
        self.stop_if_finished()
        self.watching.stepped()

    def stop_if_finished(self) -> None:
        if self.block.finished:
            self.block.pause()

    def ask(self, other: "Session") -> None:
        """Ask another block of the page for what this one wants to know of it."""
        for text, term in self.questions:
            if term.block == f"#{other.block.id}":
                with other.workshop.coding.guarded():
                    other.watching.ask(text, term, self.tell)

    def tell(self, term: str, value: float, changes: Sequence[str]) -> None:
        """The run of another block has come to what this one asks. It hears of it in its own time, not in that run."""
        self.told.append((term, value, changes))
        self.stirred = True

    def hear(self) -> None:
        """What this block makes of all that it has been told."""
        for answer in self.told:
            self.carry_out("answered", answer)
        if self.told:
            self.told = []
            self.stale = self.unkept = True
            self.kept_at = -math.inf

    def frame(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """The block as it is now: a message for the page, and the bytes that go beside it."""
        with self.workshop.coding.guarded(drawing=True):
            return self.drawn()
        return self.drawn()  # in the core's own code

    def drawn(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        self.hear()
        self.stale = self.stirred = False
        began = self.clock()
        picture = self.workshop.draw()
        tree, pixels = body_with(self.block, picture, self.tables, self.workshop.run)
        layers = {name: list(layer.shape[:2]) for name, layer in pixels.items()}
        buffers = {name: layer.tobytes() for name, layer in pixels.items()}
        message = {
            "type": "frame",
            "body": tree,
            "layers": layers,
            "running": self.block.running,
            "answered": self.answered,
            "announcement": self.announcer.announcement(self.block, picture),
        }
        self.pace.drawing = self.clock() - began
        return message | self.workshop.news(), buffers | self.keep()

    def rehearse(self) -> None:
        """Make a step and draw it on a copy that nobody sees: what has run before runs faster when it counts."""
        began, self.fit = self.clock(), False
        unasked = Watching(self.block)  # nobody is told what a copy does
        twin = copy.deepcopy(self, {id(self.watching): unasked, id(self.workshop): None})
        twin.workshop = Workshop(twin.block, twin.clock)
        if twin.block.enables("step"):
            twin.step()
        write(twin.frame()[0])
        self.fit = self.clock() - began < QUICK

    def keep(self) -> dict[str, bytes]:
        """Now and then, all of the block's state: from it the page can open the block again after a crash."""
        now = self.clock()
        if not self.unkept or (self.block.running and now - self.kept_at < self.keep_every):
            return {}
        self.unkept, self.kept_at = False, now
        recipe = self.workshop.recipe
        state = write_state(self.block, recipe.written() if recipe else None)
        self.keep_every = min(max(KEEP_EVERY, KEEP_EVERY_BYTE * len(state)), KEEP_AT_LEAST)
        return {"state": state}


def measured(elapsed: Any) -> float:
    """The time of a tick in ms. A page whose clock is out of order sends what is no time: then none has passed."""
    return elapsed if isinstance(elapsed, int | float) and 0 <= elapsed <= LONGEST_TICK else 0.0


def questions(block: Block) -> list[tuple[str, Term]]:
    """What a block asks of the others of its page."""
    asked = block.asks({name: getattr(block, name) for name in block.options})
    return [(text, parse_term(text)) for text in asked]


def restored(state: bytes, fresh: Block) -> Block:
    """The block as it was, which knows its page's start from the fresh one."""
    block = read_state(state, type(fresh), fresh.id, catalogue())
    block.page_options, block.page_outlasting = fresh.page_options, fresh.page_outlasting
    return block


def recipe_in(state: bytes, kind: type[Block]) -> Recipe | None:
    """How the run of a state came about, if it says so."""
    written = beside(state)
    return None if written is None else read_recipe(written, kind)


def write(message: dict[str, Any]) -> str:
    """The message as JSON; raises ValueError for a NaN or an infinity, which a browser could not read."""
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
