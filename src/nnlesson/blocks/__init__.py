"""The blocks that a lesson can use, one folder a theme. A new folder here is a new theme; nothing else is to be told.

A theme holds its blocks, the model that they train, the pictures that only they need, and `style.css`. It may use
`core`, `draw` and `contract`, and never another theme.

A theme of somebody else is the same, in a folder of its own. `adopt` takes it in as text, which `overlay` makes into
modules: in the build, in a reader's browser, and once more whenever its maker saves it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from nnlesson.blocks.overlay import OVERLAY, Sources, belongs
from nnlesson.contract import Block

KIND = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class WrongKind(Exception):
    """A block whose kind cannot be used."""

    def __init__(self, block: type[Block], text: str) -> None:
        super().__init__(text)
        self.block = block


class DoubledKind(WrongKind):
    """Two blocks that answer to the same word in a page. The text says where both are."""


class InvalidKind(WrongKind):
    """A kind that no author could write. The text says what would be right."""


@cache
def catalogue() -> dict[str, type[Block]]:
    """Every block by its kind, in alphabetical order; raises WrongKind."""
    return by_kind(block for module in modules() for block in blocks_of(module))


def by_kind(blocks: Iterable[type[Block]]) -> dict[str, type[Block]]:
    found: dict[str, type[Block]] = {}
    for block in blocks:
        if not isinstance(block.kind, str) or not KIND.fullmatch(block.kind):
            right = f"give small letters, digits and hyphens, such as {nearest(block.kind, block.__name__)!r}"
            raise InvalidKind(block, f"the kind of {block.__name__} is {block.kind!r}; {right}")
        other = found.setdefault(block.kind, block)
        if other is not block:
            places = f"{place(other)} and {place(block)}"
            raise DoubledKind(block, f"two blocks have the kind {block.kind!r}: {places}; rename one of them")
    return dict(sorted(found.items()))


def nearest(kind: object, name: str) -> str:
    """The kind that was meant, or else one made of the name of its class: my-wave of MyWave."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", str(kind)).lower())
    found = "-".join(words) if isinstance(kind, str) else ""
    return found if KIND.fullmatch(found) else nearest(name, "block")


def place(block: type[Block]) -> str:
    file = OVERLAY.file(block.__module__)
    return f"{block.__name__} in {file}" if file else f"{block.__module__}.{block.__name__}"


def modules() -> Iterator[ModuleType]:
    """Every module of every theme."""
    for theme in iter_modules(__path__, f"{__name__}."):
        if theme.ispkg:
            package = import_module(theme.name)
            yield from (import_module(module.name) for module in iter_modules(package.__path__, f"{theme.name}."))


def blocks_of(module: ModuleType) -> list[type[Block]]:
    """The blocks that a module defines: those with a kind of their own, and not those that it imports."""
    return [block for block in classes_of(module) if "kind" in vars(block)]


def classes_of(module: ModuleType) -> list[type[Block]]:
    """The classes of blocks that a module defines, whether they have a kind or only others inherit from them."""
    classes = [thing for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, Block)]
    return [block for block in classes if block.__module__ == module.__name__]


def adopt(theme: str, sources: Sources) -> dict[str, BaseException]:
    """Take in a theme, or take it in anew as it is now. What is wrong with a module stops that one and no other."""
    OVERLAY.hold(theme, sources)
    blocks = catalogue()
    for kind in [kind for kind, block in blocks.items() if belongs(block.__module__, theme)]:
        del blocks[kind]
    wrong: dict[str, BaseException] = {}
    for name in sources:
        try:
            found = by_kind([*blocks.values(), *blocks_of(import_module(name))])
        except (Exception, SystemExit) as error:  # it is its maker's code, and may raise anything
            wrong[name] = error
        else:
            blocks.clear()
            blocks.update(found)
    return wrong


def disown(theme: str) -> None:
    """Forget a theme that was taken in."""
    adopt(theme, {})
    OVERLAY.drop(theme)
