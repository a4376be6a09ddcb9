"""The closed list: the classes whose objects a block's state may hold, by the names that are written for them."""

import sys
from collections.abc import Mapping
from inspect import getattr_static
from typing import Any

import numpy as np

from nnlesson.contract.block import Block, Pointer

VERSION = 1  # of the way in which states are written
# Of arrays, by their dtype: to ask a dtype for its name takes NumPy longer than to copy an array.
DTYPES = {np.dtype(name): name for name in ("bool", "uint8", "int32", "int64", "float32", "float64")}
# Attributes that say where a block stands, and how.
OF_THE_PAGE = ("id", "heading", "page_answers", "page_options", "page_outlasting", "earlier_lines", "resumed")

type Json = Any
type Catalogue = Mapping[str, type[Block]]


def classes_of(block: type[Block]) -> dict[str, type]:
    """Those of the core and of the block's own theme, and the pointer."""
    theme = block.__module__.rpartition(".")[0] or block.__module__
    modules = [name for name in list(sys.modules) if belongs(name, "nnlesson.core") or belongs(name, theme)]
    found = [thing for name in modules for thing in vars(sys.modules[name]).values() if isinstance(thing, type)]
    return {name_of(kind): kind for kind in [*found, Pointer] if kind.__module__ in modules or kind is Pointer}


def belongs(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def takes_place_of_code(name: str, owner: type) -> bool:
    """Whether an attribute of this name would hide a method or a property of its class, or is one of Python's own."""
    return name.startswith("__") or hasattr(type(getattr_static(owner, name, None)), "__get__")


def what_is(value: object) -> str:
    """The kind of a value, as a sentence names it."""
    names = {str: "a text", type(None): "nothing", bool: "a yes or no", int: "an int", np.ndarray: "an array"}
    return names.get(type(value), f"a {type(value).__name__}")
