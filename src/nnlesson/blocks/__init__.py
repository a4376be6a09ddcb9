"""The blocks that a lesson can use, one folder a theme. A new folder here is a new theme; nothing else is to be told.

A theme holds its blocks, the model that they train, the pictures that only they need, and `style.css`. It may use
`core`, `draw` and `contract`, and never another theme.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from nnlesson.contract import Block


class DoubledKind(Exception):
    """Two blocks that answer to the same word in a page. The text says where both are."""


@cache
def catalogue() -> dict[str, type[Block]]:
    """Every block by its kind, in alphabetical order; raises DoubledKind."""
    found: dict[str, type[Block]] = {}
    for block in (block for module in modules() for block in blocks_of(module)):
        other = found.setdefault(block.kind, block)
        if other is not block:
            places = f"{other.__module__}.{other.__name__} and {block.__module__}.{block.__name__}"
            raise DoubledKind(f"two blocks have the kind {block.kind!r}: {places}; rename one of them")
    return dict(sorted(found.items()))


def modules() -> Iterator[ModuleType]:
    """Every module of every theme."""
    for theme in iter_modules(__path__, f"{__name__}."):
        package = import_module(theme.name)
        yield from (import_module(module.name) for module in iter_modules(package.__path__, f"{theme.name}."))


def blocks_of(module: ModuleType) -> list[type[Block]]:
    """The blocks that a module defines: those with a kind of their own, and not those that it imports."""
    classes = [thing for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, Block)]
    return [block for block in classes if block.__module__ == module.__name__ and "kind" in vars(block)]
