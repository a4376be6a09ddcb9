"""A picture: everything that a block shows at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.figure import Figure


@dataclass(frozen=True)
class Panel:
    """One figure of a block under a small title; a `wide` one takes the whole width, a `tall` one two rows."""

    title: str
    figure: Figure
    wide: bool = False
    tall: bool = False


@dataclass(frozen=True)
class Readout:
    """A number that the block shows: its name for tests and prose, its value in full, and what a learner reads."""

    name: str
    value: float
    label: str
    text: str = ""  # in place of the value rounded to three digits


@dataclass(frozen=True)
class Picture:
    """The figures, and one sentence that says what is seen. `tone` is "", "right" or "wrong".

    `outcome` is a word for what a run has come to, where the tone does not tell: "flat". With each new one the sentence
    is said aloud.
    """

    panels: Sequence[Panel]
    sentence: str
    tone: str = ""
    outcome: str = ""
