"""The announcer: what is said aloud of a block, for whoever hears the page.

It says what has happened: started, paused, solved, stuck, diverged, finished, reset, or what came of a press. It says
nothing that runs, and nothing that a control says by itself, as a slider does under the keys.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nnlesson.contract.block import Block
from nnlesson.contract.body import said
from nnlesson.contract.picture import Picture

MOVED = {"set", "rewind"}  # a control, which says by itself where it is now
BEGUN = {"reset": "Reset.", "new-start": "New start.", "page-start": "The page’s start."}


class Moment(NamedTuple):
    """What a picture says, what has come out so far ("right", "flat", "finished"), and whether the block runs."""

    sentence: str
    outcome: str
    running: bool
    ending: str  # of the sentence, where the run has finished


class Announcer:
    """Listens to what a learner does with a block, looks at each picture of it, and says what is new."""

    def __init__(self) -> None:
        self.done: list[str] = []  # by the learner, since the last picture
        self.told: set[str] = set()  # outcomes, since the learner did something
        self.seen: Moment | None = None

    def hear(self, event: str) -> None:
        if event != "point":
            self.done.append(event)

    def announcement(self, block: Block, picture: Picture) -> str:
        """What is to be said now; empty if nothing."""
        outcome = picture.outcome or picture.tone or ("finished" if block.finished else "")
        before, now = self.seen, Moment(said(picture, block), outcome, block.running, block.finish_note)
        done, self.done, self.seen = self.done, [], now
        if before is None:
            return ""  # it is as it was read in the page
        if done:
            self.told = {before.outcome}
        fresh = bool(outcome) and outcome not in self.told
        self.told.add(outcome)
        return now.sentence if fresh and now.running else what_happened(before, now, done, fresh)


def what_happened(before: Moment, now: Moment, done: Sequence[str], fresh: bool) -> str:
    if now.running:
        return "" if before.running else "Started."
    for event in reversed(done):
        if event in BEGUN:
            return f"{BEGUN[event]} {now.sentence}"
        if event == "pause" and before.running:
            return f"Paused. {now.sentence}"
    if before.running and not fresh:
        return now.ending or now.sentence
    pressed = now.sentence != before.sentence and any(event not in MOVED for event in done)
    return now.sentence if fresh or pressed else ""
