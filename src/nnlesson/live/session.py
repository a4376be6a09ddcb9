"""A session: one block that a page has open, with what its learner does to it."""

import copy
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from nnlesson.blocks import catalogue
from nnlesson.contract.block import Block, Pointer
from nnlesson.contract.body import body_with
from nnlesson.contract.option import FASTEST, InvalidValue
from nnlesson.contract.state import StateRefused, answers, read_state, write_state
from nnlesson.contract.terms import Term, parse_term
from nnlesson.live.announcer import Announcer
from nnlesson.live.pace import SLICE, Pace
from nnlesson.live.watching import Watching

DUE = 0.95  # of a step: enough to make it now, so that 60 steps a second fall on 60 frames of the screen
LONGEST_TICK = 10_000.0  # ms
KEEP_EVERY = 1000.0  # ms between two copies of the state while a block runs
QUICK = 100.0  # ms that a rehearsal may take: what is slower gains nothing by it

type Clock = Callable[[], float]  # ms
type Entropy = Callable[[], int]  # a seed that nobody can foresee


class Session:
    """Carries out events and ticks on one block, and draws frames of it."""

    def __init__(self, block: Block, clock: Clock, entropy: Entropy) -> None:
        self.block, self.clock, self.entropy = block, clock, entropy
        self.answered = 0  # the number of the last event that was carried out
        self.due = 0.0  # steps that the block's speed asks for and that were not made yet
        self.pace = Pace()
        self.stale = True  # whether the page shows something older
        self.fit = True  # to be rehearsed: it has neither failed at that nor been slow
        self.unkept = True  # whether the block has changed since its state was last kept
        self.kept_at = -KEEP_EVERY
        self.tables: frozenset[str] = frozenset()  # the charts whose table is open in the page
        self.announcer = Announcer()
        self.questions = questions(block)
        self.watching = Watching(block)
        self.told: list[tuple[str, float, Sequence[str]]] = []  # by the runs of others, and not yet heard
        self.stirred = False  # whether another block's run has changed something that the page knows nothing of

    @classmethod
    def open(cls, message: dict[str, Any], state: bytes | None, clock: Clock, entropy: Entropy) -> "Session":
        """Start a block from the options in its page, or go on from a state; raises StateRefused.

        One that an earlier visit has kept (`kept` is "run" or "answers"), or that comes from before its block was
        "edited", may be of other code, and is not to stop this one.
        """
        kind, kept = catalogue()[message["kind"]], message.get("kept", "")
        options = message["options"]
        if kept == "edited":  # the page may still name options of before
            options = {name: value for name, value in options.items() if name in kind.options}
        block, goes_on = kind(message["id"], **options), False
        try:
            if state is not None and kept != "answers":
                block, goes_on = restored(state, block), True
        except StateRefused:
            if not kept:
                raise
        block.resumed = goes_on and kept == "run"
        block.running &= kept not in ("run", "answers")
        if state is not None and kept and not goes_on:
            for name, answer in answers(state, kind).items():
                with suppress(InvalidValue):  # the page asks for another one now
                    block.set(name, answer)
        block.heading = message.get("heading", kind.heading)
        block.page_answers = message.get("answers", {})
        return cls(block, clock, entropy)

    def event(self, name: str, value: Any, number: int) -> None:
        """What a learner did: pressed a button, changed an option, or pointed at something."""
        self.hear()
        self.answered, self.stale = number, True
        self.announcer.hear(name)
        if name != "point":
            self.unkept, self.kept_at = True, -KEEP_EVERY  # what a learner did is kept at once
            self.block.resumed &= name == "tables"
        if name == "set":
            self.set(value["option"], value["to"])
        elif name == "tables":
            self.tables = frozenset(value)
        elif name == "scale":
            self.block.scales[value["chart"]] = "log" if value["log"] else "linear"
        elif name in ("point", "press"):
            self.point(Pointer(value["at"], value["x"], value["y"], value.get("held", False)) if value else None)
            if name == "press" and self.block.pointer:
                self.block.pressed(self.block.pointer)
        elif name == "new-start":
            self.block.set("seed", self.entropy())
        elif name == "page-start":
            self.block.page_start()
        elif name == "step" and self.block.enables(name):
            self.step()
        elif self.block.enables(name):
            getattr(self.block, name.replace("-", "_"))()
        if name != "point":
            self.watching.touched(value["option"] if name == "set" else "")

    def point(self, pointer: Pointer | None) -> None:
        """Where the pointer is now. If it is held there, it was dragged there from where it was before."""
        before, self.block.pointer = self.block.pointer, pointer
        if before and pointer and pointer.held and before.name == pointer.name:
            self.block.dragged(before, pointer)
            self.unkept, self.block.resumed = True, False

    def set(self, option: str, to: Any) -> None:
        try:
            self.block.set(option, to)
        except InvalidValue:
            return  # the next frame puts the control back to the value that holds

    def tick(self, elapsed: float) -> None:
        """Train for as many steps as `elapsed` ms are worth at the block's speed, and for no longer than a slice."""
        self.hear()
        if not self.block.running:
            self.due = 0.0
            self.pace.rest()
            return
        if self.block.steps_per_second == FASTEST:
            self.hurry()
            return
        self.due += self.block.steps_per_second * measured(elapsed) / 1000
        end = self.clock() + SLICE
        while self.due >= DUE and self.block.running and self.clock() < end:
            self.step()
            self.due -= 1
            self.stale = self.unkept = True
        self.due = min(self.due, 1.0)  # what a slice could not do is not made up for

    def hurry(self) -> None:
        """As many steps as there is time for until the next frame, and at least one."""
        now, steps, made = self.clock(), 0, 1
        end = now + self.pace.slice()
        while self.block.running and made == 1 and (not steps or now < end):
            began, made = now, self.leap()
            now, steps = self.clock(), steps + made
            self.pace.made(made, now - began)
        self.due, self.stale, self.unkept = 0.0, True, True
        self.block.made_per_second = self.pace.measured(steps, now) or self.block.made_per_second

    def leap(self) -> int:
        """Many steps at once, if the block can do that and nobody waits for one of them. How many were made."""
        before = self.block.made
        if self.watching.waits:
            self.step()
        else:
            self.block.leap(self.pace.most)
            self.stop_if_finished()
        return self.block.made - before

    def step(self) -> None:
        self.block.advance()
        self.stop_if_finished()
        self.watching.stepped()

    def stop_if_finished(self) -> None:
        if self.block.finished:
            self.block.pause()

    def ask(self, other: "Session") -> None:
        """Ask another block of the page for what this one wants to know of it."""
        for text, term in self.questions:
            if term.block == f"#{other.block.id}":
                other.watching.ask(text, term, self.tell)

    def tell(self, term: str, value: float, changes: Sequence[str]) -> None:
        """The run of another block has come to what this one asks. It hears of it in its own time, not in that run."""
        self.told.append((term, value, changes))
        self.stirred = True

    def hear(self) -> None:
        """What this block makes of all that it has been told."""
        for answer in self.told:
            self.block.answered(*answer)
        if self.told:
            self.told = []
            self.stale = self.unkept = True
            self.kept_at = -KEEP_EVERY

    def frame(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """The block as it is now: a message for the page, and the bytes that go beside it."""
        self.hear()
        self.stale = self.stirred = False
        began = self.clock()
        picture = self.block.picture()
        tree, pixels = body_with(self.block, picture, self.tables)
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
        return message, buffers | self.keep()

    def rehearse(self) -> None:
        """Make a step and draw it on a copy that nobody sees: what has run before runs faster when it counts."""
        began, self.fit = self.clock(), False
        unasked = Watching(self.block)  # nobody is told what a copy does
        twin = copy.deepcopy(self, {id(self.watching): unasked})
        if twin.block.enables("step"):
            twin.step()
        write(twin.frame()[0])
        self.fit = self.clock() - began < QUICK

    def keep(self) -> dict[str, bytes]:
        """Now and then, all of the block's state: from it the page can open the block again after a crash."""
        now = self.clock()
        if not self.unkept or (self.block.running and now - self.kept_at < KEEP_EVERY):
            return {}
        self.unkept, self.kept_at = False, now
        return {"state": write_state(self.block)}


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
    block.page_options = fresh.page_options
    return block


def write(message: dict[str, Any]) -> str:
    """The message as JSON; raises ValueError for a NaN or an infinity, which a browser could not read."""
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
