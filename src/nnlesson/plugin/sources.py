"""Sources: the pages of a folder as their author wrote them, for whoever reads them without MkDocs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nnlesson.plugin.problem import Problem

FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL | re.MULTILINE)
PAGE = ".md"


def not_utf8(error: UnicodeDecodeError) -> tuple[int, str]:
    """In which line of a file, and what is said of it."""
    byte = f"byte {error.object[error.start]:#04x}"
    return error.object.count(b"\n", 0, error.start) + 1, f"{byte} is not UTF-8; save the file with this encoding"


class NotText(Exception):
    """A file that is not UTF-8."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Source:
    """A page: `name` is how messages call its file, `front` what stands in its file before its Markdown."""

    path: Path
    name: str
    front: str
    text: str

    @property
    def offset(self) -> int:
        return self.front.count("\n")


def read_text(path: Path, name: str = "") -> str:
    """The text of any file, which messages call `name` if it has one; raises NotText."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line, said = not_utf8(error)
        raise NotText(Problem(name or str(path), line, "encoding", said)) from error


def read_source(path: Path, name: str) -> Source:
    """Raises NotText."""
    whole = read_text(path, name)
    match = FRONT_MATTER.match(whole)
    front = match[0] if match else ""
    return Source(path, name, front, whole.removeprefix(front))


def site_of(page: Path) -> Path:
    """The folder of the site that a page belongs to: the nearest one with a mkdocs.yml, else where one is."""
    return next((folder for folder in page.absolute().parents if (folder / "mkdocs.yml").is_file()), Path())


def pages_in(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and the pages of the folders, but for what is hidden in these."""
    return [page for path in paths for page in (sorted(visible(path)) if path.is_dir() else [path])]


def visible(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if path.suffix == PAGE and path.is_file() and not any(part.startswith(".") for part in inside):
            yield path
