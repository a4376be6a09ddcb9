"""Editable code: the functions of the core, by name, such as "layers.Dense.forward"."""

import re
import sys
from types import CodeType, FunctionType
from typing import Any

from nnlesson.blocks.overlay import OVERLAY, belongs

CORE = "nnlesson.core"
# How steps are made faster, and how losses are kept, is no mathematics.
MACHINERY = {"compiled", "plan", "recognised", "trace", "history", "array"}
NAME = re.compile(r"([a-z_]+)\.((?:[A-Z]\w*\.)?[a-z_]\w*)")
EDITED = re.compile(r"<(.+)>")

type Holder = tuple[Any, str]  # what holds a function, and as which attribute


def original(name: str) -> FunctionType | None:
    """The function of this name; None if the core has none, or none that is shown."""
    found = NAME.fullmatch(name)
    if not found or found[1] in MACHINERY:
        return None
    holder: Any = sys.modules.get(f"{CORE}.{found[1]}")
    for part in found[2].split("."):
        holder = vars(holder).get(part) if hasattr(holder, "__dict__") else None
    own = isinstance(holder, FunctionType) and holder.__module__ == f"{CORE}.{found[1]}"
    return holder if own and holder.__qualname__ == found[2] else None


def holders(name: str, function: FunctionType) -> list[Holder]:
    """From where it is used: its class, or every module of ours or of a theme that knows it by a name."""
    module, *within, last = name.split(".")
    if within:
        return [(getattr(sys.modules[f"{CORE}.{module}"], within[0]), last)]
    packages = ["nnlesson", *OVERLAY.themes]
    ours = [module for name, module in sys.modules.items() if module and any(belongs(name, of) for of in packages)]
    return [(module, called) for module in ours for called, thing in vars(module).items() if thing is function]


def file_of(name: str) -> str:
    """What stands as the file of a learner's function: by it an error is known as one of it."""
    return f"<{name}>"


def name_of(code: CodeType, module: str) -> str:
    """The name of a function of the core from its code, also where a learner has edited it; else nothing."""
    if edited := EDITED.fullmatch(code.co_filename):
        return edited[1] if NAME.fullmatch(edited[1]) else ""
    package, _, room = module.rpartition(".")
    name = f"{room}.{code.co_qualname}"
    return name if package == CORE and room not in MACHINERY and NAME.fullmatch(name) else ""
