"""Options: what an author may set in a fence, and a learner with a control. One declaration serves both."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

type Value = float | int | str

FASTEST = math.inf  # steps per second: as many as there is time for


class InvalidValue(Exception):
    """A value that an option cannot take. The text says what would be right: "give a number from 0 to 1"."""


class WrongDeclaration(Exception):
    """A block that its maker has declared wrongly. The text says what, and what would be right."""


@dataclass(kw_only=True)
class Option:
    """A setting of a block, by author or learner. `restarts` says that a change of it starts the block anew."""

    default: Any
    label: str
    restarts: bool = False
    aside: bool = False  # what is done beside the run, which does not depend on it
    view: bool = False  # what is looked at, whichever moment of a run it is; no run depends on it
    name: str = ""  # filled in by the block that declares it

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def read(self, given: object) -> Value:
        """The value that was given, in the option's own type; raises InvalidValue."""
        raise NotImplementedError

    def expects(self) -> str:
        """What would be right, as the end of the sentence "give ..."."""
        raise NotImplementedError

    def check_default(self) -> None:
        try:
            self.read(self.default)
        except InvalidValue as error:
            raise WrongDeclaration(f"{self.label}: the default is {self.default!r}; {error}") from error


@dataclass(kw_only=True)
class Number(Option):
    """A number from `low` to `high`; `log` spreads its slider over powers of ten."""

    low: float
    high: float
    log: bool = False
    step: float | None = None  # of the slider; None takes a hundredth of the way
    whole: ClassVar[bool] = False

    def __post_init__(self) -> None:
        if self.low >= self.high:
            raise WrongDeclaration(f"{self.label}: low is {self.low}, and high is {self.high}; high is to be above low")
        if self.log and self.low <= 0:
            raise WrongDeclaration(f"{self.label}: low is {self.low}; with log=True it is to be above 0")
        self.check_default()

    def expects(self) -> str:
        return f"a number from {plain(self.low)} to {plain(self.high)}"

    def read(self, given: object) -> float:
        try:
            number = float(given) if isinstance(given, int | float | str) and not isinstance(given, bool) else math.nan
        except (ValueError, OverflowError):
            number = math.nan
        if not self.low <= number <= self.high:
            raise InvalidValue(f"give {self.expects()}")
        return number


@dataclass(kw_only=True)
class Whole(Number):
    """A whole number from `low` to `high`."""

    whole: ClassVar[bool] = True

    def expects(self) -> str:
        return f"a whole number from {plain(self.low)} to {plain(self.high)}"

    def read(self, given: object) -> int:
        number = super().read(given)
        if number != int(number):
            raise InvalidValue(f"give {self.expects()}")
        return int(number)


@dataclass(kw_only=True)
class Choice(Option):
    """One word out of a few; `choices` holds every word with the label that a learner reads."""

    choices: Mapping[str, str]

    def __post_init__(self) -> None:
        if len(self.choices) < 2:
            raise WrongDeclaration(f"{self.label}: choices has {len(self.choices)}; give two or more")
        self.check_default()

    def expects(self) -> str:
        words = [f'"{word}"' for word in self.choices]
        return f"{', '.join(words[:-1])} or {words[-1]}"

    def read(self, given: object) -> str:
        if not isinstance(given, str) or given not in self.choices:
            raise InvalidValue(f"give {self.expects()}")
        return given


@dataclass(kw_only=True)
class Speeds(Choice):
    """A choice of how fast a block runs; `steps_per_second` holds what every word stands for."""

    steps_per_second: Mapping[str, float]


@dataclass(kw_only=True)
class Text(Option):
    """A text of at most `longest` characters.

    One that takes `markdown` is written like prose: `inline` of the drawing kit draws it, links may lead to other pages
    by their files, and the build computes the numbers that it asks for.
    """

    longest: int = 500
    markdown: bool = False

    def expects(self) -> str:
        return f"a text of at most {self.longest} characters"

    def read(self, given: object) -> str:
        if not isinstance(given, str) or len(given) > self.longest or not is_whole(given):
            raise InvalidValue(f"give {self.expects()}")
        return given


def is_whole(text: str) -> bool:
    """Whether there is no half of a letter in it, as where one of two code units is cut off."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


@dataclass(kw_only=True)
class BlockId(Text):
    """The id of another block of the same page, or nothing."""

    longest: int = 100

    def expects(self) -> str:
        return "the id of a block of the same page"


def plain(value: float) -> str:
    return f"{value:.12g}"


# The functions that a block is declared with. They return Any, so that `rate: float = option(0.5, ...)` reads as what
# it is to the block: a float.


def option(
    default: float,
    *,
    low: float,
    high: float,
    label: str,
    log: bool = False,
    step: float | None = None,
    restarts: bool = False,
    aside: bool = False,
    view: bool = False,
) -> Any:
    """A number as an option: a whole one when `default` and the limits are whole numbers written without a point.

    `step` is from one position of its slider to the next, a hundredth of the way if left out; `log` spreads the slider
    over powers of ten, and `low` is above 0 then. No run depends on what is done `aside`, or is a `view`; which stays
    as it is where one goes back in a run, and to change it there gives up nothing that came later.
    """
    kind = Whole if all(isinstance(n, int) for n in (default, low, high)) else Number
    starts = restarts and not view
    return kind(
        default=default, low=low, high=high, label=label, log=log, step=step, restarts=starts, aside=aside, view=view
    )


def choice(default: str, choices: Mapping[str, str], *, label: str, restarts: bool = True, view: bool = False) -> Any:
    """One of a few words as an option. Most choices say what is trained, so a change starts the block anew.

    One that is a `view` only says what is looked at, and starts nothing.
    """
    return Choice(default=default, choices=choices, label=label, restarts=restarts and not view, view=view)


def speeds(
    default: str,
    steps_per_second: Mapping[str, float],
    *,
    label: str = "Steps per second",
    choices: Mapping[str, str] | None = None,
) -> Any:
    """How fast a block runs, as an option: a word for each speed. Its steps per second are its label, unless told.
    With `FASTEST` it makes as many as it can, and `made_per_second` says how many these are.

    The block's `steps_per_second` follows it.
    """
    labels = choices or {word: told(speed) for word, speed in steps_per_second.items()}
    return Speeds(default=default, choices=labels, label=label, steps_per_second=steps_per_second)


def told(speed: float) -> str:
    return "no limit" if speed == FASTEST else plain(speed)


def text(default: str, *, label: str, longest: int = 500, restarts: bool = False, markdown: bool = False) -> Any:
    """A text as an option."""
    made = Text(default=default, label=label, longest=longest, restarts=restarts, markdown=markdown)
    made.check_default()
    return made


def block_id(*, label: str) -> Any:
    """The id of another block of the same page as an option. The build checks that there is one."""
    return BlockId(default="", label=label)
