"""A theme as files: its modules and its styles, without its tests and without what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nnlesson.blocks.overlay import PACKAGE
from nnlesson.plugin.sources import read_text


@dataclass(frozen=True)
class Theme:
    """A package of this name, in this folder; `shown` is how messages name the folder."""

    name: str
    folder: Path
    shown: str

    def modules(self) -> Iterator[tuple[str, Path, str]]:
        """Each module by its name, with its file, and how messages name that. The package itself comes first."""
        found = {path.relative_to(self.folder) for path in self.folder.rglob("*.py")} - {Path(PACKAGE)}
        for inside in [Path(PACKAGE), *sorted(path for path in found if not is_test(path) and not is_hidden(path))]:
            path = self.folder / inside
            parts = inside.parent.parts if path.name == PACKAGE else inside.with_suffix("").parts
            yield ".".join([self.name, *parts]), path, f"{self.shown}/{inside.as_posix()}"

    def sources(self) -> dict[str, tuple[str, str]]:
        """What the overlay holds; raises NotText. A folder without an __init__.py is a package, too."""
        found = list(self.modules())
        return {name: (shown, read_text(path, shown) if path.exists() else "") for name, path, shown in found}

    def styles(self) -> list[tuple[Path, str]]:
        """What it styles in common, and then what may say something else of some of its blocks, as messages name it."""
        found = [path for path in self.folder.glob("[!.]*.css") if path.is_file()]
        found.sort(key=lambda path: (path.name != "style.css", path.name))
        return [(path, f"{self.shown}/{path.name}") for path in found]


def is_test(path: Path) -> bool:
    """Whether a file of a theme, named from its folder, is none of its modules."""
    return (
        path.name.startswith("test_")
        or path.name == "conftest.py"
        or not {"tests", "__pycache__"}.isdisjoint(path.parts)
    )


def is_hidden(path: Path) -> bool:
    """Whether a file, named from the folder of a theme, is what editors and systems leave beside those of others."""
    return any(part.startswith(".") for part in path.parts)
