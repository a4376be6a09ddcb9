"""The overlay: modules of themes as text, which come before those that are installed or lie asleep in a snapshot.

A theme from beside a course has no other way into a reader's browser, and one that was just saved has none so fast. The
build imports them in the same way, so that what it has tried is what a reader gets.
"""

import sys
from collections.abc import Mapping
from hashlib import sha256
from importlib.abc import ExecutionLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader

PACKAGE = "__init__.py"

type Sources = Mapping[str, tuple[str, str]]  # by the name of a module: its file, as a message names it, and its text


class Overlay(MetaPathFinder, ExecutionLoader):
    """Finds and loads what it was given as text."""

    def __init__(self) -> None:
        self.themes: dict[str, Sources] = {}

    def hold(self, theme: str, sources: Sources) -> None:
        """From now on the theme is this, and what was imported of it before is forgotten."""
        for name in [name for name in sys.modules if belongs(name, theme)]:
            del sys.modules[name]
        self.themes[theme] = sources
        if self not in sys.meta_path:
            sys.meta_path.insert(0, self)

    def drop(self, theme: str) -> None:
        self.hold(theme, {})
        del self.themes[theme]

    def version(self, module: str) -> str:
        """A short name for all that a module's theme says; empty for a module that is none of these."""
        for theme, sources in self.themes.items():
            if belongs(module, theme):
                return sha256(repr(sorted(sources.items())).encode()).hexdigest()[:10]
        return ""

    def file(self, module: str) -> str:
        """The file of a module, as messages name it; empty if it is none of these."""
        return next((sources[module][0] for sources in self.themes.values() if module in sources), "")

    # What importing asks

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        known = self.file(fullname) or any(theme.startswith(f"{fullname}.") for theme in self.themes)
        return spec_from_loader(fullname, self) if known else None

    def is_package(self, fullname: str) -> bool:
        file = self.file(fullname)
        return not file or file.endswith(PACKAGE)  # what only leads to a theme is an empty package

    def get_filename(self, fullname: str) -> str:
        return self.file(fullname) or f"{fullname.replace('.', '/')}/{PACKAGE}"

    def get_source(self, fullname: str) -> str:
        return next((sources[fullname][1] for sources in self.themes.values() if fullname in sources), "")


OVERLAY = Overlay()


def belongs(module: str, theme: str) -> bool:
    return module == theme or module.startswith(f"{theme}.")
