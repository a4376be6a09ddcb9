"""A picture: everything that a block shows at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nnlesson.core.trace import Trace
from nnlesson.draw.figure import Figure

type Place = Literal["main", "beside", "more"]


@dataclass(frozen=True)
class Panel:
    """One figure of a block under a small title.

    `place` says in one word when it is seen. "main" is what a learner looks at, one in a picture, or else the first.
    "beside" stands beside it on a wide page, and waits behind a tab on a narrow one. "more" waits behind a tab on both.
    `tab` is the word on its tab, where the title is too long for one; without either it is always seen.
    A `wide` panel takes the whole width, a `tall` one a column beside all others.
    """

    title: str
    figure: Figure
    place: Place = "beside"
    tab: str = ""
    wide: bool = False
    tall: bool = False

    @property
    def word(self) -> str:
        return self.tab or self.title


@dataclass(frozen=True)
class Readout:
    """A number that the block shows: its name for tests and prose, its value in full, and what a learner reads.

    The number that matters has a small curve of its way beside it: its `trace`.
    """

    name: str
    value: float
    label: str
    text: str = ""  # in place of the value rounded to three digits
    trace: Trace | None = None


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
