"""Writing: from a block to the bytes of its state."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
from numpy.random import PCG64, Generator

from nnlesson.contract.block import Block
from nnlesson.contract.state.classes import DTYPES, OF_THE_PAGE, VERSION, Json, classes_of, name_of, what_is

PLAIN = {int, str, bool, type(None)}


class NotData(TypeError):
    """Something in a block's attributes that is no data. The text names the attribute, and what it holds."""


def write_state(block: Block, run: Json = None) -> bytes:
    """All of a block's state; raises NotData for what could not be read again.

    Beside it may stand how its `run` came about, which says nothing about the block itself.
    """
    writer = Writer(classes_of(type(block)))
    held = {name: value for name, value in vars(block).items() if name not in OF_THE_PAGE}
    try:
        attributes = writer.attributes(held)
    except NotData as wrong:
        raise NotData(f"{block.kind}{wrong}; a block's state is data only") from None
    options = {name: attributes.pop(name) for name in block.options}
    head = {"version": VERSION, "kind": block.kind, "options": options, "attributes": attributes}
    head |= {} if run is None else {"run": run}
    line = json.dumps(head | {"things": writer.things}, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return b"".join([line.encode(), b"\n", *writer.arrays])


class Writer:
    """Turns values into JSON. A thing that is met a second time is only named."""

    def __init__(self, classes: Mapping[str, type]) -> None:
        self.classes = classes
        self.things: list[Json] = []
        self.arrays: list[bytes] = []
        self.places: dict[int, int] = {}  # among the things, by identity

    def attributes(self, held: Mapping[str, Any]) -> dict[str, Json]:
        return {name: self.within(f".{name}", value) for name, value in held.items()}

    def within(self, place: str, value: Any) -> Json:
        try:
            return self.value(value)
        except NotData as wrong:
            raise NotData(f"{place}{wrong}") from None

    def value(self, value: Any) -> Json:
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is float:
            return value if math.isfinite(value) else {"float": repr(value)}
        if isinstance(value, np.generic) and value.dtype in DTYPES:
            return {"number": [DTYPES[value.dtype], self.value(value.item())]}
        if kind is frozenset:
            return {"frozenset": self.keys(value)}
        if kind is tuple:
            return {"tuple": self.values(value)}
        if isinstance(value, tuple) and name_of(kind) in self.classes:
            return {"tuple": self.values(value), "class": name_of(kind)}
        return {"thing": self.thing(value)}

    def values(self, values: Sequence[Any]) -> list[Json]:
        """Long rows of numbers, such as the trace of a loss, go through in one piece."""
        kinds = set(map(type, values))
        if kinds <= PLAIN or (kinds <= {float, int} and math.isfinite(sum(values))):
            return list(values)
        return [self.within(f"[{i}]", value) for i, value in enumerate(values)]

    def keys(self, values: frozenset[Any] | set[Any]) -> list[Json]:
        return [self.key(value) for value in sorted(values, key=repr)]  # a set has no order of its own

    def key(self, value: Any) -> Json:
        """What stands in a set, or before a value in a dictionary: never an object, whose own code would be asked."""
        if type(value) is tuple:
            return {"tuple": [self.key(part) for part in value]}
        if type(value) in PLAIN or (type(value) is float and math.isfinite(value)):
            return value
        raise NotData(f" has a key that is {what_is(value)}")

    def thing(self, value: Any) -> int:
        if id(value) not in self.places:
            place = self.places[id(value)] = len(self.things)
            self.things.append(None)  # its place, before those of what it holds
            self.things[place] = self.written(value)
        return self.places[id(value)]

    def written(self, value: Any) -> Json:
        kind = type(value)
        if kind is list:
            return {"list": self.values(value)}
        if kind is dict:
            return {"dict": [[self.key(key), self.within(f"[{key!r}]", held)] for key, held in value.items()]}
        if kind is set:
            return {"set": self.keys(value)}
        if kind is np.ndarray and value.dtype in DTYPES:
            return self.array(value)
        if kind is Generator and type(value.bit_generator) is PCG64:
            state = cast("dict[str, Any]", value.bit_generator.state)
            return {"generator": {name: state[name] for name in ("state", "has_uint32", "uinteger")}}
        if isinstance(value, Block):
            return {"block": value.kind, "attributes": self.of(type(value)).attributes(vars(value))}
        if name_of(kind) in self.classes and hasattr(value, "__dict__"):
            return {"object": name_of(kind), "attributes": self.attributes(vars(value))}
        raise NotData(f" is {what_is(value)}")

    def array(self, value: np.ndarray[Any, Any]) -> Json:
        self.arrays.append(value.tobytes("A"))
        by_columns = value.flags.f_contiguous and not value.flags.c_contiguous
        return {"array": DTYPES[value.dtype], "shape": list(value.shape), "order": "F" if by_columns else "C"}

    def of(self, block: type[Block]) -> "Writer":
        """The same writer for a block inside this one, which may be of another theme."""
        writer = Writer(classes_of(block))
        writer.things, writer.arrays, writer.places = self.things, self.arrays, self.places
        return writer
