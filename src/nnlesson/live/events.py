"""Events: what a learner does with a block, carried out on it; and once more, when a run is gone through again."""

from contextlib import suppress
from typing import Any

from nnlesson.contract.block import Block, Pointer
from nnlesson.contract.option import InvalidValue

LOOKS = frozenset({"tables", "scale"})  # what leaves a run as it is


def changes_run(name: str, value: Any) -> bool:
    """Whether an event may change what comes of a run; a pointer does only where it is held."""
    return bool(value and value.get("held")) if name == "point" else name not in LOOKS


def starts_anew(block: Block, name: str, value: Any) -> bool:
    """Whether an event leads to a start, also where nothing has been run yet."""
    if name == "set":
        option = block.options.get(value["option"])  # or something in its picture, which it takes for one
        return option is not None and option.restarts
    return name in ("reset", "page-start", "edit")


def carry_out(block: Block, name: str, value: Any) -> None:
    """What a learner did: pressed a button, changed an option, or pointed at something."""
    if name == "set":
        with suppress(InvalidValue):  # the next frame puts the control back to the value that holds
            block.set(value["option"], value["to"])
    elif name == "scale":
        block.scales[value["chart"]] = "log" if value["log"] else "linear"
    elif name in ("point", "press"):
        point(block, pointed(value))
        if name == "press" and block.pointer:
            block.pressed(block.pointer)
    elif name == "answered":
        block.answered(*value)
    elif name == "page-start":
        block.page_start()
    elif block.enables(name):
        getattr(block, name.replace("-", "_"))()


def pointed(value: Any) -> Pointer | None:
    return Pointer(value["at"], value["x"], value["y"], value.get("held", False)) if value else None


def point(block: Block, pointer: Pointer | None) -> None:
    """Where the pointer is now. If it is held there, it was dragged there from where it was before."""
    before, block.pointer = block.pointer, pointer
    if before and pointer and pointer.held and before.name == pointer.name:
        block.dragged(before, pointer)
