"""The way to the code that runs: every block whose theme uses the core opens the functions of it that are at work."""

import sys

from nnlesson.contract.block import Block
from nnlesson.draw.element import Element, element

LABEL = "The code that runs"
CORE = "nnlesson.core"


def core_code(block: Block, look: str = "") -> list[Element]:
    """A button; nothing for a block that uses nothing of the core."""
    if not uses_core(type(block)):
        return []
    said = f"{LABEL}: {block.name}"
    return [element("button", LABEL, type="button", class_=look or None, data_codes=True, aria_label=said)]


def uses_core(block: type[Block]) -> bool:
    """Whether a module in which it was written, or one of its theme that it imports, uses the core."""
    own = [kind.__module__ for kind in block.__mro__ if issubclass(kind, Block) and not is_ours(kind.__module__)]
    return any(imports_core(module, module.rpartition(".")[0], set()) for module in own)


def is_ours(module: str) -> bool:
    return module.startswith(("nnlesson.contract", "nnlesson.draw"))


def imports_core(module: str, theme: str, seen: set[str]) -> bool:
    seen.add(module)
    things = vars(sys.modules[module]).values() if module in sys.modules else ()
    origins = {str(getattr(thing, "__module__", "")) for thing in things}
    if any(origin.startswith(f"{CORE}.") for origin in origins):
        return True
    further = {origin for origin in origins if theme and origin.startswith(f"{theme}.")} - seen
    return any(imports_core(origin, theme, seen) for origin in sorted(further))
