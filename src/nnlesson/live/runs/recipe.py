"""A recipe: how a run came about, in a few words. Whoever follows it comes to the same numbers.

It is written beside a block's state, into links, and as a script; so, like a state, it may come from anywhere, and
nothing in it is trusted.
"""

import math
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from nnlesson.contract.block import Block
from nnlesson.contract.control import Button
from nnlesson.contract.fixing import fixable
from nnlesson.contract.option import InvalidValue, Value
from nnlesson.contract.state import NotData, StateRefused, read_outlasting, write_outlasting
from nnlesson.live.code.editing import NOTHING, Edits, is_edits

LONGEST_RUN = 1_000_000  # moments
MOST = 2_000  # happenings
FARTHEST = 1e6  # of a place in a picture, whose sides are 1
LONGEST_NAME = 200  # letters of what is pointed at
OF_THE_PAGE = ("title", "caption")  # options that are its page's words
EVENTS = {"set", "point", "press", "answered", "train", "pause", "reset", "page-start", "edit"}

type Json = Any


class Happening(NamedTuple):
    """What a learner did in the midst of a run: at which moment, and which event it was."""

    moment: int
    name: str
    value: Any


@dataclass(frozen=True)
class Recipe:
    """The settings with which a run began, what was done in it, up to where it went, and where in it one stands."""

    options: Mapping[str, Value]
    happenings: tuple[Happening, ...]
    moment: int
    end: int
    fixed: tuple[str, ...] = ()  # options that nobody is to change any more
    edits: Edits = field(default_factory=dict)  # of the core's functions, with which the run began
    known: bool = True  # whether the run really began with this
    outlasting: Json = None  # what had been put into the block before, and outlasts a reset

    @property
    def edits_made(self) -> list[Edits]:
        return [self.edits, *(happening.value for happening in self.happenings if happening.name == "edit")]

    @property
    def edited(self) -> dict[str, str]:
        """All functions that a learner has edited at the start or in the midst of the run, as they were last."""
        return {name: text for edits in self.edits_made for name, text in edits.items()}

    @property
    def shows_all(self) -> bool:
        """Whether that is all the code there is in it: no function has had another text before."""
        return all(text == self.edited[name] for edits in self.edits_made for name, text in edits.items())

    def until_now(self) -> "Recipe":
        """The same without what came later in the run."""
        happenings = tuple(happening for happening in self.happenings if happening.moment <= self.moment)
        return replace(self, happenings=happenings, end=self.moment)

    @property
    def settled(self) -> int:
        """The moment from which on what is fixed was not set by hand, or by what may be a hand in a picture."""
        sets = [one for one in self.happenings if one.name in ("point", "press") or sets_one_of(one, self.fixed)]
        return max((one.moment for one in sets), default=0) if self.fixed else 0

    def written(self) -> Json:
        happenings = [list(happening) for happening in self.happenings]
        written = {"options": dict(self.options), "happenings": happenings, "moment": self.moment, "end": self.end}
        if self.fixed:
            written["fixed"] = list(self.fixed)
        if self.edits:
            written["edits"] = dict(self.edits)
        if not self.known:
            written["known"] = False
        if self.outlasting is not None:
            written["outlasting"] = self.outlasting
        return written


def supersedes(now: Happening, before: Happening) -> bool:
    """Of several moves of one slider at one moment, only the last one matters."""
    if now[:2] != before[:2]:
        return False
    return now.name == "edit" or (now.name == "set" and bool(now.value["option"] == before.value["option"]))


def options_of(block: Block) -> dict[str, Value]:
    return {name: getattr(block, name) for name in block.options}


def settings_in(options: Mapping[str, Value], happenings: Sequence[Happening]) -> list[Mapping[str, Value]]:
    """The settings with which a run began, and those after each moment at which one was set."""
    found = {0: options}
    for moment, name, value in happenings:
        if name == "set":
            found[moment] = {**found[max(found)], value["option"]: value["to"]}
    return list(found.values())


def begun(block: Block, fixed: tuple[str, ...] = (), edits: Edits = NOTHING, known: bool = True) -> Recipe:
    """The recipe of a run that begins with the block as it is."""
    try:
        outlasting = write_outlasting(block)
    except NotData:  # then nobody can begin with it elsewhere
        return Recipe(options_of(block), (), 0, 0, fixed, edits, False)
    return Recipe(options_of(block), (), 0, 0, fixed, edits, known, outlasting)


def put_in(block: Block, options: Mapping[str, Value], outlasting: Json) -> None:
    """Let a block begin with these settings, and with what is in it; raises StateRefused, InvalidValue."""
    vars(block).update(deepcopy(block.page_outlasting))
    vars(block).update({} if outlasting is None else read_outlasting(outlasting, block))
    vars(block).update(options)
    block.reset()
    for name, option in block.options.items():
        option.read(getattr(block, name))  # a start may set some of them by what is in it


def read_recipe(given: Json, block: type[Block], tried: bool = True) -> Recipe:
    """What was written, or else raises StateRefused. It is `tried` whether a block can begin with it."""
    try:
        options = {name: block.options[name].read(value) for name, value in given["options"].items()}
        happenings = tuple(Happening(*happening) for happening in given["happenings"])
        moment, end, edits = given["moment"], given["end"], given.get("edits", NOTHING)
    except (InvalidValue, TypeError, ValueError, KeyError, AttributeError) as error:
        raise StateRefused("its run is damaged, or is that of another version") from error
    if not is_edits(edits):
        raise StateRefused("its code is none that can be edited in this version")
    if options.keys() != block.options.keys():
        raise StateRefused("its run has other settings than this figure")
    if (
        type(moment) is not int
        or type(end) is not int
        or not 0 <= moment <= end <= LONGEST_RUN
        or len(happenings) > MOST
    ):
        raise StateRefused("its run is longer than any")
    if not isinstance(given["happenings"], list):
        raise StateRefused("its run is damaged, or is that of another version")
    at = 0
    for happening in happenings:
        check(happening, block)
        if not at <= happening.moment <= end:
            raise StateRefused("its run is out of order")
        at = happening.moment
    looks = [one for one in happenings if is_look(one, block)]
    return Recipe(
        options | looked(looks, moment, block),
        tuple(one for one in happenings if not is_look(one, block)),
        moment,
        end,
        read_fixed(given.get("fixed", []), block),
        edits,
        given.get("known") is not False,
        checked(given.get("outlasting"), block, options) if tried else given.get("outlasting"),
    )


def is_look(happening: Happening, block: type[Block]) -> bool:
    """Whether it is only about what is looked at, which was once among what is done in a run."""
    return happening.name == "set" and block.options[happening.value["option"]].view


def looked(sets: Sequence[Happening], moment: int, block: type[Block]) -> dict[str, Value]:
    """What was looked at last up to a moment."""
    chosen = {one.value["option"]: one.value["to"] for one in sets if one.moment <= moment}
    return {name: block.options[name].read(to) for name, to in chosen.items()}


def checked(outlasting: Json, block: type[Block], options: Mapping[str, Value]) -> Json:
    """What outlasts a reset, if it could be this block's; or else raises StateRefused."""
    if outlasting is None:
        return None
    try:
        put_in(block("", **options), options, outlasting)
    except StateRefused:
        raise
    except Exception as error:  # settings that each fit, and together make no start
        raise StateRefused("this figure cannot begin with it") from error
    return outlasting


def read_fixed(given: Json, block: type[Block]) -> tuple[str, ...]:
    """Names of controls of this block, each once; or else raises StateRefused."""
    known = fixable(block)
    if not isinstance(given, list) or len(given) > len(known):
        raise StateRefused("it fixes more than this figure has")
    for name in given:
        if not isinstance(name, str) or name not in known or given.count(name) > 1:
            raise StateRefused("it fixes something that nobody can set in this figure")
    return tuple(given)


def check(happening: Happening, block: type[Block]) -> None:
    """Raises StateRefused unless it is something that a learner could have done with this block."""
    moment, name, value = happening
    buttons = {control.name for control in block.controls if isinstance(control, Button)}
    if type(moment) is not int or not isinstance(name, str) or name not in EVENTS | buttons - {"step", "new-start"}:
        raise StateRefused("it has something in its run that nobody can do with this figure")
    if not FITS.get(name, is_nothing)(value):
        raise StateRefused(f"its run has a {name} that is none")
    if name == "set" and not can_be_set(value, block):
        raise StateRefused("its run has other settings than this figure")


def sets_one_of(happening: Happening, options: tuple[str, ...]) -> bool:
    return happening.name == "set" and happening.value["option"] in options


def can_be_set(value: Any, block: type[Block]) -> bool:
    """Whether a block has such an option, which a learner may set to this."""
    option = None if value["option"] in OF_THE_PAGE else block.options.get(value["option"])
    try:
        return option is not None and option.read(value["to"]) is not None
    except InvalidValue:
        return False


def is_setting(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"option", "to"} and isinstance(value["option"], str)


def is_pointer(value: Any) -> bool:
    if value is None:
        return True
    if not isinstance(value, dict) or value.keys() - {"held"} != {"at", "x", "y"}:
        return False
    named = isinstance(value["at"], str) and len(value["at"]) <= LONGEST_NAME
    return named and is_place(value["x"]) and is_place(value["y"]) and type(value.get("held", True)) is bool


def is_place(value: Any) -> bool:
    return type(value) in (int, float) and bool(abs(value) <= FARTHEST)


def is_answer(value: Any) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 3:
        return False
    term, number, changes = value
    texts = isinstance(changes, list | tuple) and all(isinstance(text, str) for text in [term, *changes])
    return texts and type(number) in (int, float) and math.isfinite(number)


def is_nothing(value: Any) -> bool:
    return value is None


FITS = {"set": is_setting, "point": is_pointer, "press": is_pointer, "answered": is_answer, "edit": is_edits}
