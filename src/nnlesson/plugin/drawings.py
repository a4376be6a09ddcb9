"""The gallery of drawings: each function of a file is run, and stands in the page with its code."""

import ast
import runpy
from collections.abc import Iterator
from pathlib import Path

from nnlesson.draw.element import element, markup
from nnlesson.draw.figure import Figure
from nnlesson.plugin.sources import read_text
from nnlesson.plugin.still import painted


def drawings(file: Path) -> str:
    """A heading, a sentence, the call and the drawing for every public function of the file, in their order."""
    text = read_text(file)
    made, tree = runpy.run_path(str(file)), ast.parse(text)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    return "\n".join(line for node in functions for line in shown(node, text.split("\n"), made[node.name]()))


def shown(function: ast.FunctionDef, lines: list[str], figure: Figure) -> Iterator[str]:
    first = function.body[1] if ast.get_docstring(function) else function.body[0]
    code = "\n".join(line[4:] for line in lines[first.lineno - 1 : function.end_lineno])
    yield f"### {function.name}\n\n{ast.get_docstring(function) or ''}\n"
    yield f"```python\n{code}\n```\n"
    drawn = element("nn-drawing", painted(figure.drawing, figure.pixels), kind="drawing", data_search_exclude=True)
    yield f"<div>{markup(drawn).replace('\n', '&#10;')}</div>\n"  # Markdown knows a `div` for no part of a paragraph
