"""Which themes of others there are: in the folder that mkdocs.yml names, and among the packages that are installed."""

import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import nnlesson.blocks
from nnlesson.blocks.overlay import OVERLAY, PACKAGE
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.themes.theme import Theme

GROUP = "nnlesson.blocks"  # of the entry points by which a package says that it is a theme
SETTINGS = "mkdocs.yml"


def beside(root: Path, blocks: str) -> Iterator[Theme | Problem]:
    """The themes in a folder; what is none, and why."""
    folder = root / blocks
    if not folder.is_dir():
        yield Problem(SETTINGS, 1, "blocks", f"there is no folder {blocks} beside it; make it, or leave blocks out")
        return
    for path in sorted(folder.glob("[!.]*")):
        if path.suffix == ".py" and path.name not in ("__init__.py", "conftest.py"):
            right = f"put it into a folder, such as {blocks}/{path.stem}/{path.name}"
            yield Problem(f"{blocks}/{path.name}", 1, path.name, f"it stands in no theme; {right}")
        elif path.is_dir() and any(path.rglob("*.py")) and path.name[0] != "_":
            yield named(Theme(path.name, path, f"{blocks}/{path.name}"))


@cache
def own_themes() -> list[Theme]:
    """The tool's own."""
    folder = Path(nnlesson.blocks.__file__).parent
    names = sorted(path.parent.name for path in folder.glob(f"*/{PACKAGE}"))
    return [Theme(f"nnlesson.blocks.{name}", folder / name, f"nnlesson/blocks/{name}") for name in names]


def named(theme: Theme) -> Theme | Problem:
    """The theme, if a package can have its name."""
    wrong = ""
    if not theme.name.isidentifier():
        word = "".join(letter if letter.isalnum() else "_" for letter in theme.name)
        wrong = f"a theme is a package of Python, and none can have this name; call the folder {word}"
    elif is_taken(theme.name):
        wrong = "there is another module of this name, which would be hidden; give the folder another name"
    return Problem(theme.shown, 1, theme.name, wrong) if wrong else theme


def is_taken(name: str) -> bool:
    if name in sys.stdlib_module_names:
        return True
    known = None if name in OVERLAY.themes else find_spec(name)
    return known is not None and known.origin is not None


def installed() -> Iterator[Theme | Problem]:
    """The themes of the packages that announce one."""
    yield from (announced(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.value))


def announced(point: EntryPoint) -> Theme | Problem:
    package = point.dist.name if point.dist else point.name
    try:
        folders = known_folders(point.value)
    except ImportError:
        folders = []
    if not folders:
        return Problem(package, 1, GROUP, f"it announces the blocks of {point.value}, and there is no such package")
    return Theme(point.value, Path(folders[0]), point.value.replace(".", "/"))


def known_folders(package: str) -> list[str]:
    if package in OVERLAY.themes:  # and would answer for itself
        held, OVERLAY.themes[package] = OVERLAY.themes[package], {}
        try:
            return known_folders_elsewhere(package)
        finally:
            OVERLAY.themes[package] = held
    return known_folders_elsewhere(package)


def known_folders_elsewhere(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or []) if spec else []
