"""Classes of blocks without a kind, which no page could name: where they stand, and how their kind could read."""

import ast
import sys
from collections.abc import Iterable, Iterator

from nnlesson.blocks import classes_of, nearest
from nnlesson.plugin.problem import Remark


def without_kind(module: str, text: str, theme: Iterable[str]) -> Iterator[Remark]:
    """The classes of a module that have no kind of their own, and from which no other of their theme inherits."""
    found = [block for name in theme if name in sys.modules for block in classes_of(sys.modules[name])]
    for block in classes_of(sys.modules[module]) if module in sys.modules else []:
        heirs = [other for other in found if other is not block and issubclass(other, block)]
        if "kind" not in vars(block) and not heirs and not block.__name__.startswith("_"):
            right = f'give it one, such as kind = "{nearest(None, block.__name__)}"'
            yield (
                line_of_class(block.__name__, text),
                f"{block.__name__}: it has no kind, so no page can name it; {right}",
            )


def line_of_class(name: str, text: str, attribute: str = "") -> int:
    """The line of a class, or of one of its attributes; the first one if it is made in another way."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            lines = [line.lineno for line in node.body if attribute and attribute in names_of(line)]
            return lines[0] if lines else node.lineno
    return 1


def names_of(line: ast.stmt) -> list[str]:
    targets = line.targets if isinstance(line, ast.Assign) else [line.target] if isinstance(line, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]
