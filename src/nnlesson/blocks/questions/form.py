"""The form of a guess: how it is given, what it asks of a run, and how the two are shown together."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from nnlesson.contract.option import Value
from nnlesson.draw.element import Element

type Options = Mapping[str, Value]
type Values = Mapping[str, float]  # by their terms


@dataclass(frozen=True)
class View:
    """What is to be seen of a guess: what has been set so far ("" if nothing), and what the run says (if it may).

    A guess that has been answered is `locked`.
    """

    identity: str
    draft: str
    run: Values
    locked: bool


class Form(ABC):
    """One form of a guess, made from the options of its block. A guess is a text that the form can read."""

    own: ClassVar[Sequence[str]]  # the options that it has of its own

    def __init__(self, options: Options) -> None:
        self.options = options

    @abstractmethod
    def problems(self) -> Iterable[str]:
        """What is wrong with its options."""

    @abstractmethod
    def terms(self) -> list[str]:
        """What it asks of a run."""

    @abstractmethod
    def answer_problems(self, answers: Values) -> Iterable[str]:
        """What is wrong with the options, once it is known what the page's own run says."""

    @abstractmethod
    def accepts(self, guess: str) -> bool:
        """Whether a text is a guess of this form."""

    @property
    def unmoved(self) -> str:
        """The guess that stands there before anything is moved; "" if that is none."""
        return ""

    def moved(self, draft: str, handle: str, position: float) -> str:
        """The guess after a handle of its drawing has been moved."""
        return draft

    def drawn(self, draft: str, start: tuple[float, float], end: tuple[float, float]) -> str:
        """The guess after a stroke over its drawing, whose places are from 0 to 1, across and down."""
        return draft

    @abstractmethod
    def drawing(self, view: View) -> list[Element]:
        """What it is given with, and what the run says beside it."""

    def so_far(self, view: View) -> str:
        """Its drawing in words."""
        if view.run:
            return self.both(view.draft, view.run)
        return self.given(view.draft) if view.draft else "No guess yet."

    @abstractmethod
    def given(self, guess: str) -> str:
        """The guess in words: You say 0.4."""

    @abstractmethod
    def both(self, guess: str, run: Values) -> str:
        """Guess and run in words: You said 0.4; the run says 0.53."""

    @abstractmethod
    def told(self, run: Values) -> str:
        """What the run says: The run says 0.53."""
