"""The runtime packs files: it knows neither the site generator nor NumPy, and so can serve another site generator."""

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "src" / "nnlesson" / "runtime"


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.name)
def test_the_runtime_knows_neither_the_site_generator_nor_numpy(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(path)}

    assert not libraries & {"mkdocs", "material", "markdown", "pymdownx", "numpy"}
