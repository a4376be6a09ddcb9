"""The message dispatcher: reads every message that the page sends, and posts what comes of it.

From the page: `open` (block, id, kind, options, answers, and `kept`: where its state is from), `event` (block, name,
value, number), `tick` (block, elapsed in ms), `close` (block). To the page: `frame`, `rest` (nothing new since the last
frame), `failed` (sentence, detail, and the place in the block's own code) and, unasked, `stirred`: the run of another
block has changed something in this one, and a tick will bring a frame. Each names its block: a name that is unique in a
visit, where the id is unique in its page only. Bytes travel beside a message: the state of a block that is opened
again, the pixels of a frame.
"""

import json
import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from nnlesson.blocks import catalogue
from nnlesson.contract.state import write_state
from nnlesson.live.failure import detail, sentence, where
from nnlesson.live.modules import take_in
from nnlesson.live.session import Clock, Entropy, Session, write

type Post = Callable[[str, dict[str, bytes]], None]


def milliseconds() -> float:
    return time.perf_counter() * 1000


def random_seed() -> int:
    return secrets.randbits(32)


class Dispatcher:
    """All sessions of one visit. `post` carries a message and its bytes to the page."""

    def __init__(
        self, post: Post, clock: Clock = milliseconds, entropy: Entropy = random_seed, *, whole: bool = True
    ) -> None:
        self.post, self.clock, self.entropy = post, clock, entropy
        self.whole = whole  # whether all of the standard library is there, and not only what a snapshot holds of it
        self.sessions: dict[str, Session] = {}
        self.states: dict[str, bytes] = {}  # of sessions that ended because their code was renewed
        self.unopened: dict[str, bytes] = {}  # of those that could not be opened in their new code

    def renew(self, modules: str) -> None:
        """Take in blocks as they are now. All sessions end; one that is opened again goes on from where it was."""
        self.states |= self.unopened
        self.unopened.clear()
        for block, session in self.sessions.items():
            with suppress(Exception):  # a block that cannot be written goes on from what its page has kept
                self.states[block] = write_state(session.block)
        self.sessions.clear()
        take_in(modules, whole=self.whole)

    def receive(self, text: str, state: bytes | memoryview | None = None) -> None:
        """Carry out one message. What goes wrong in a block ends that block's session and no other.

        Bytes arrive from a page as a memoryview.
        """
        message = json.loads(text)
        block = message["block"]
        try:
            self.dispatch(message, block, None if state is None else bytes(state))
        except BaseException as error:  # whatever a block does wrong, its page is told and the others go on
            if not self.whole and isinstance(error, ModuleNotFoundError) and may_come(error.name or ""):
                raise  # the page starts a whole Python, in which every block goes on
            self.fail(error, message, block)
        self.tell_stirred()

    def fail(self, error: BaseException, message: dict[str, Any], block: str) -> None:
        """Tell the page, and end the session."""
        session = self.sessions.get(block)
        kind = type(session.block) if session else catalogue().get(message.get("kind", ""))
        told = {"sentence": sentence(error), "detail": detail(error)}
        told |= where(error, kind, session.block if session else None)
        self.close(block)
        self.send({"type": "failed", **told}, block)

    def dispatch(self, message: dict[str, Any], block: str, state: bytes | None) -> None:
        if message["type"] == "open":
            self.open(message, block, state)
        elif message["type"] == "close":
            self.close(block)
        elif message["type"] == "event" and block in self.sessions:
            self.sessions[block].event(message["name"], message.get("value"), message["number"])
        elif message["type"] == "tick" and block in self.sessions:
            self.sessions[block].tick(message["elapsed"])
            self.show(block)

    def open(self, message: dict[str, Any], block: str, state: bytes | None) -> None:
        """One that was edited and cannot be opened keeps its state for the next edit; tried again, it begins anew."""
        state = self.states.pop(block, state)
        self.unopened.pop(block, None)
        try:
            self.sessions[block] = Session.open(message, state, self.clock, self.entropy)
            self.introduce(self.sessions[block])
            self.show(block)
        except BaseException:
            if state is not None and message.get("kept") == "edited":
                self.unopened[block] = state
            raise

    def close(self, block: str) -> None:
        """End a session; nobody answers it any more."""
        if closed := self.sessions.pop(block, None):
            for other in self.sessions.values():
                other.watching.forget(closed.tell)

    def introduce(self, new: Session) -> None:
        """Let a block ask the others of its page, and them ask it."""
        for other in self.sessions.values():
            if other is not new:
                other.ask(new)
                new.ask(other)

    def tell_stirred(self) -> None:
        for block, session in self.sessions.items():
            if session.stirred:
                session.stirred = False
                self.send({"type": "stirred"}, block)

    @property
    def rehearses(self) -> str:
        """The block whose turn it is to be rehearsed; empty if it is nobody's."""
        return next((block for block, session in self.sessions.items() if session.fit), "")

    def rehearse(self, block: str = "") -> None:
        """Rehearse this session, or else another one each time; raises whatever its block raises, as an Exception."""
        block = block or self.rehearses
        if block not in self.sessions or not self.sessions[block].fit:
            return
        session = self.sessions[block] = self.sessions.pop(block)  # to the end of the row
        try:
            session.rehearse()
        except Exception:
            raise
        except BaseException as error:  # one that ends a program would end Python with it
            raise RuntimeError(sentence(error)) from error

    def show(self, block: str) -> None:
        session = self.sessions[block]
        if session.stale:
            frame, buffers = session.frame()
            self.send(frame, block, buffers)
        else:
            self.send({"type": "rest"}, block)

    def send(self, message: dict[str, Any], block: str, buffers: dict[str, bytes] | None = None) -> None:
        self.post(write({**message, "block": block}), buffers or {})


def may_come(module: str) -> bool:
    """Whether a snapshot may lack a module which a whole Python has: only what was imported for it is there."""
    return module.partition(".")[0] in {*sys.stdlib_module_names, "numpy"}
