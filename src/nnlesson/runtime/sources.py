"""The text of the core's functions, for the editor: the browser has the core compiled, without it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent


def sources(core: Path) -> dict[str, dict[str, str]]:
    """By name, such as layers.Dense.forward: the text of each function, and the file in which it stands."""
    found = {}
    for path in sorted(core.glob("*.py")):
        text = path.read_text("utf-8")
        for name, function in functions(ast.parse(text)):
            lines = text.splitlines()[function.lineno - 1 : function.end_lineno]
            found[f"{path.stem}.{name}"] = {"text": dedent("\n".join(lines)), "file": f"{core.name}/{path.name}"}
    return found


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Those of a module, and those of its classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from (
                (f"{node.name}.{inner.name}", inner) for inner in node.body if isinstance(inner, ast.FunctionDef)
            )
