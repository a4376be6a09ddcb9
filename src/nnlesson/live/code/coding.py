"""Coding: what the learner of one block makes of its code; and of code that came from elsewhere, which asks first.

What is told of it goes to the page beside a frame: the `functions` at work, as soon as somebody has opened them, the
`edits` that are at work, those that are only `offered`, and what went `wrong` in them, with the line.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.measure import is_over
from nnlesson.contract.state import write_state
from nnlesson.live.code.at_work import Seen, at_work
from nnlesson.live.code.editing import NOTHING, Code, Edits, in_words, is_edits
from nnlesson.live.code.limits import WrongCode
from nnlesson.live.failure import named
from nnlesson.live.runs.history import History
from nnlesson.live.runs.recipe import Recipe

STRANGE = WrongCode("", 1, "This is no function of the core that can be edited.")


class Coding:
    """The code of one block. `history` knows which edits are at work at which moment of its run."""

    def __init__(self, block: Block, history: History, offered: Recipe | None = None) -> None:
        self.block, self.history = block, history
        self.offered = offered  # a run whose code has not run here, and asks first
        self.of_state = offered is not None  # whether it is the one that the block was opened with
        self.wrong: WrongCode | None = None
        self.open = False  # whether the learner looks at the code
        self.functions: Sequence[Seen] = ()
        self.told: Any = (NOTHING, None, None)

    @property
    def code(self) -> Code:
        return self.history.code

    def offer(self, recipe: Recipe) -> None:
        self.offered, self.of_state = recipe, False

    @property
    def offered_here(self) -> bool:
        """Whether the run that is offered is that of the block as it stands."""
        history = self.history
        return self.offered is not None and self.of_state and not history.end and not history.happenings

    def look(self, on: Any) -> None:
        """The learner opens the code, or closes it."""
        self.open = bool(on)
        self.functions = at_work(self.block) if self.open else ()
        self.told = None

    def edit(self, edits: Any) -> None:
        """Let the run go on in these functions, if they can make a step of it; a copy tries that first."""
        self.wrong = self.tried(edits) if is_edits(edits) else STRANGE
        if not self.wrong:
            self.offered = None
        if not self.wrong and edits != self.history.edits_now:
            self.history.carry_out("edit", edits)
        self.functions = at_work(self.block) if self.open else ()
        self.told = None

    def tried(self, edits: Edits) -> WrongCode | None:
        """What is wrong with them. What then is at work is what was before."""
        before = self.code.edits
        try:
            self.code.put(edits)
            rehearse(deepcopy(self.block))
        except WrongCode as wrong:
            return wrong
        except BaseException as error:  # a learner's code may raise anything, or have others fail at what it returns
            return self.code.blamed(error) or WrongCode("", 1, named(error))
        finally:
            self.code.put(before)
        return None

    @contextmanager
    def guarded(self, *, drawing: bool = False) -> Iterator[None]:
        """In here the learner's functions are at work. Where something fails, the run rests at the moment before.

        A block that cannot be drawn with them goes on in the core's own code.
        """
        with self.code.at_work():
            try:
                yield
            except BaseException as error:  # a learner's code may raise anything
                if not self.code.made:
                    raise
                self.wrong, self.told = self.code.blamed(error) or WrongCode("", 1, named(error)), None
                self.history.again()
                self.block.running = False
                if drawing:
                    self.history.carry_out("edit", NOTHING)

    @property
    def changes(self) -> list[str]:
        """In what its run is other than its page has it, for who asks for its numbers."""
        return [in_words(self.history.edited)] if self.history.edited else []

    def news(self) -> dict[str, Any] | None:
        """What the page does not know yet."""
        now = (self.history.edits_now, self.offered, self.wrong)
        if self.told == now:
            return None
        self.told = now
        wrong = self.wrong
        return {
            "functions": [vars(seen) for seen in self.functions],
            "edits": dict(self.history.edits_now),
            "offered": self.offered.edited if self.offered else {},
            "wrong": {"name": wrong.name, "line": wrong.line, "words": wrong.words} if wrong else None,
        }


def rehearse(twin: Block) -> None:
    """A start, a step and a picture, on a copy; and whether it can be kept."""
    fresh = deepcopy(twin)
    fresh.reset()
    for block in (fresh, twin):
        if not is_over(block):
            block.advance()
        block.picture()
        block.readouts()
        write_state(block)
