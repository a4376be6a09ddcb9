"""Reading: from the bytes of a state, which may come from anywhere, to a block as it was."""

import json
import math
from collections.abc import Mapping
from typing import Any, Literal, cast

import numpy as np
from numpy.random import PCG64, Generator

from nnlesson.contract.block import Block
from nnlesson.contract.body import body
from nnlesson.contract.option import InvalidValue
from nnlesson.contract.state.classes import (
    DTYPES,
    OF_THE_PAGE,
    VERSION,
    Catalogue,
    Json,
    classes_of,
    takes_place_of_code,
)
from nnlesson.contract.state.fitting import StateRefused, all_fit

LARGEST = 16_000_000  # bytes
ENDLESS = {repr(number): number for number in (math.inf, -math.inf, math.nan)}
NUMBERS = {int, float}
DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError, MemoryError)


def read_state(state: bytes, block: type[Block], id: str, catalogue: Catalogue) -> Block:
    """The block as it was when the state was written; raises StateRefused, and then nothing has changed."""
    try:
        head, arrays = parsed(state, block)
        fresh = block(id, **options_of(head["options"], block))
        held = Reader(head["things"], arrays, catalogue).attributes(head["attributes"], block)
        all_fit({name: value for name, value in vars(fresh).items() if is_state(name, block)}, held)
    except StateRefused:
        raise
    except DAMAGED as error:
        raise StateRefused("it is damaged, or something else has written it") from error
    vars(fresh).update(held)
    can_be_shown(fresh)
    return fresh


def parsed(state: bytes, block: type[Block]) -> tuple[dict[str, Json], bytes]:
    """The line of JSON, and the bytes of the arrays."""
    if len(state) > LARGEST:
        raise StateRefused(f"it has more than {LARGEST // 1_000_000} MB")
    line, _, arrays = state.partition(b"\n")
    head = json.loads(line.decode(), parse_constant=refuse_constant)
    if b"\\u" in line:
        json.dumps(head, ensure_ascii=False).encode()  # half a letter could not be written again: a ValueError
    if head["version"] != VERSION:
        raise StateRefused(f"it is of version {str(head['version'])[:20]}, and this site reads version {VERSION}")
    if head["kind"] != block.kind:
        raise StateRefused(f"it is of another figure, {str(head['kind'])[:40]}")
    return head, arrays


def beside(state: bytes) -> Json:
    """What a state that can be read says of how its run came about; None if nothing."""
    return json.loads(state.partition(b"\n")[0]).get("run")


def answers(state: bytes, block: type[Block]) -> dict[str, Any]:
    """What a state says of the block's lasting options, where it can be read so far; the rest may be as it likes."""
    try:
        given = json.loads(state[:LARGEST].partition(b"\n")[0])["options"]
        return {name: block.options[name].read(given[name]) for name in block.lasting if name in given}
    except (InvalidValue, *DAMAGED):
        return {}


def refuse_constant(word: str) -> None:
    raise StateRefused(f"it has {word} where a number should be")


def options_of(given: Mapping[str, Json], block: type[Block]) -> dict[str, Any]:
    if given.keys() != block.options.keys():
        raise StateRefused("it has other settings than this figure")
    found = {}
    for name, option in block.options.items():
        try:
            found[name] = option.read(given[name])
        except InvalidValue as invalid:
            raise StateRefused(f"its {name} does not fit ({invalid})") from invalid
    return found


def is_state(name: str, block: type[Block]) -> bool:
    return name not in OF_THE_PAGE and name not in block.options


def can_be_shown(block: Block) -> None:
    try:
        json.dumps(body(block)[0], allow_nan=False)
    except Exception as error:  # numbers that each fit, and together make no sense
        raise StateRefused("this figure cannot be drawn from it") from error


class Reader:
    """Turns JSON back into values. A thing is made when it is first named; whoever names it again, holds the same."""

    def __init__(self, things: list[Json], arrays: bytes, catalogue: Catalogue) -> None:
        self.things, self.catalogue = things, catalogue
        self.classes: Mapping[str, type] = {}
        self.made: dict[int, Any] = {}
        self.slices = slices(things, arrays)

    def attributes(self, written: Mapping[str, Json], owner: type[Block]) -> dict[str, Any]:
        """Those of a block, which may hold objects of its own theme."""
        before, self.classes = self.classes, classes_of(owner)
        found = self.fields(written, owner)
        self.classes = before
        return found

    def fields(self, written: Mapping[str, Json], owner: type) -> dict[str, Any]:
        if code := [name for name in written if takes_place_of_code(name, owner)]:
            raise StateRefused(f"it has something in the place of {owner.__name__}.{code[0][:40]}")
        return {name: self.value(value) for name, value in written.items()}

    def value(self, written: Json) -> Any:
        if not isinstance(written, dict):
            return plain(written)
        if "thing" in written:
            return self.thing(written["thing"])
        if "float" in written:
            return ENDLESS[written["float"]]
        if "number" in written:
            dtype, number = written["number"][0], self.value(written["number"][1])
            if type(number) not in (bool, int, float):
                raise StateRefused("it is damaged, or something else has written it")
            return np.dtype(known(dtype)).type(number)
        if "frozenset" in written:
            return frozenset(map(self.key, written["frozenset"]))
        return self.row(written)

    def values(self, written: list[Json]) -> list[Any]:
        """Long rows of numbers, such as the trace of a loss, go through in one piece."""
        return written if set(map(type, written)) <= NUMBERS else [self.value(value) for value in written]

    def row(self, written: Mapping[str, Json]) -> Any:
        parts = [self.value(part) for part in written["tuple"]]
        if "class" not in written:
            return tuple(parts)
        kind = self.known_class(written["class"])
        if not issubclass(kind, tuple) or len(kind._fields) != len(parts):  # type: ignore[attr-defined]
            raise StateRefused(f"it has a {kind.__name__} that is none")
        return tuple.__new__(kind, parts)

    def key(self, written: Json) -> Any:
        return tuple(map(self.key, written["tuple"])) if isinstance(written, dict) else plain(written)

    def thing(self, place: Json) -> Any:
        if type(place) is not int or not 0 <= place < len(self.things):
            raise StateRefused("it names something that it does not have")
        if place not in self.made:
            self.make(place, self.things[place])
        return self.made[place]

    def make(self, place: int, written: Mapping[str, Json]) -> None:
        """Each is there, still empty, before what it holds is read: for that may hold it in turn."""
        if "list" in written:
            row: list[Any] = []
            self.made[place] = row
            row.extend(self.values(written["list"]))
        elif "dict" in written:
            table: dict[Any, Any] = {}
            self.made[place] = table
            table.update((self.key(key), self.value(value)) for key, value in written["dict"])
        elif "set" in written:
            self.made[place] = set(map(self.key, written["set"]))
        elif "array" in written:
            self.made[place] = array(written, self.slices[place])
        elif "generator" in written:
            self.made[place] = generator(written["generator"])
        elif "block" in written:
            self.make_object(place, self.catalogue[written["block"]], written["attributes"])
        else:
            self.make_object(place, self.known_class(written["object"]), written["attributes"])

    def make_object(self, place: int, kind: type, written: Mapping[str, Json]) -> None:
        made: Any = object.__new__(kind)  # and not kind(), which would run its code
        self.made[place] = made
        vars(made).update(self.inner(written, kind) if issubclass(kind, Block) else self.fields(written, kind))

    def inner(self, written: Mapping[str, Json], block: type[Block]) -> dict[str, Any]:
        """All attributes of a block inside this one; its options have to fit as those of any block."""
        held = self.attributes(written, block)
        return held | options_of({name: held[name] for name in block.options}, block)

    def known_class(self, name: Json) -> type:
        if name not in self.classes:
            raise StateRefused(f"it holds {str(name)[:60]}, which this figure does not use")
        return self.classes[name]


def plain(written: Json) -> Any:
    if isinstance(written, list):
        raise StateRefused("it is damaged, or something else has written it")
    return written


def slices(things: list[Json], arrays: bytes) -> dict[int, bytes]:
    """The bytes of every array, by its place among the things; they must be just as many as there are."""
    found, begin = {}, 0
    for place, written in enumerate(things):
        if "array" in written:
            end = begin + size(written)
            found[place], begin = arrays[begin:end], end
    if begin != len(arrays):
        raise StateRefused("its arrays have not as many bytes as they should")
    return found


def size(written: Mapping[str, Json]) -> int:
    shape = written["shape"]
    if not all(type(length) is int and length >= 0 for length in shape):
        raise StateRefused("it has an array of no possible shape")
    return math.prod(shape) * np.dtype(known(written["array"])).itemsize


def known(dtype: Json) -> str:
    if dtype not in DTYPES.values():
        raise StateRefused(f"it has numbers of the kind {str(dtype)[:40]}")
    return str(dtype)


def array(written: Mapping[str, Json], content: bytes) -> np.ndarray[Any, Any]:
    order: Literal["C", "F"] = "F" if written["order"] == "F" else "C"
    shape: tuple[int, ...] = tuple(written["shape"])
    return np.frombuffer(content, known(written["array"])).reshape(shape, order=order).copy("K")  # in memory of its own


def generator(state: Mapping[str, Json]) -> Generator:
    made = PCG64(0)
    made.state = cast("Any", {"bit_generator": "PCG64", **state})
    return Generator(made)
