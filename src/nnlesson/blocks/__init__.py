"""The blocks that a lesson can use: one file each. A new file here is a new block; nothing else is to be told."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from nnlesson.blocks.contract.block import Block


@cache
def catalogue() -> dict[str, type[Block]]:
    """Every block by its kind, in alphabetical order."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if not module.ispkg]
    found = [thing for module in modules for thing in vars(module).values() if is_block_of(module.__name__, thing)]
    return {block.kind: block for block in sorted(found, key=lambda block: block.kind)}


def is_block_of(module: str, thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Block) and thing.__module__ == module
