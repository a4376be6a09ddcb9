"""The messages about a site and about the code of blocks, read from where the code raises them."""

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from nnlesson.plugin.prose import escaped
from nnlesson.plugin.reference import table_head

ROOMS = {  # in which files, and what is said there
    "When the site is built": ("plugin", "runtime", "cli"),
    "When a block is declared or kept": ("contract", "blocks"),
}
FOR_PEOPLE = {"BuildError", "PluginError", "IncompleteKit", "DoubledKind", "WrongDeclaration"}
FEW = 12  # letters: what is shorter is put together elsewhere


def raised() -> str:
    """A table for each sort of them. What differs from case to case is an ellipsis."""
    return "\n".join(line for title, rooms in ROOMS.items() for line in table(title, rooms))


def table(title: str, rooms: tuple[str, ...]) -> Iterator[str]:
    package = Path(str(files("nnlesson")))
    found = [
        (file, said) for room in rooms for file in sorted((package / room).rglob("*.py")) for said in said_in(file)
    ]
    yield f"\n### {title}\n\n{table_head('It says', 'It comes from')}"
    for file, said in dict.fromkeys(found):
        yield f"| {escaped(said)} | <code>{file.relative_to(package).as_posix()}</code> |"


def said_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
            said = text(node.exc.args[0]) if node.exc.args and node.exc.func.id in FOR_PEOPLE else ""
            if sum(map(str.isalpha, said)) > FEW:
                yield " ".join(said.removeprefix("nnlesson: ").split())


def text(value: ast.expr) -> str:
    """A text as it is written, with … for what is put into it."""
    if isinstance(value, ast.Constant):
        return str(value.value)
    if isinstance(value, ast.JoinedStr):
        return "".join(text(part) for part in value.values)
    return "…"
