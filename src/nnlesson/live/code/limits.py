"""Limits: what a learner's function may be. It takes the place of one of the core, and does what that could do.

What it cannot reach, whatever it says, its worker sees to (web/worker/seclusion.js): here is what a learner is told
early, and in words.
"""

import ast

LONGEST = 8_000  # letters of a function
MOST = 40  # functions
MODULES = {"numpy", "math"}
REFUSED = {
    *("open", "input", "breakpoint", "eval", "exec", "compile", "globals", "locals", "vars", "exit", "quit", "help"),
    *("__import__", "__builtins__", "__loader__", "__spec__"),
}


class WrongCode(Exception):
    """A learner's function that cannot be used, or that failed: its name, the line, and what Python says of it."""

    def __init__(self, name: str, line: int, words: str) -> None:
        super().__init__(words)
        self.name, self.line, self.words = name, line, words


def checked(name: str, text: str) -> ast.Module:
    """Its tree; raises WrongCode unless it is one function of the same name, within its limits."""
    if len(text) > LONGEST:
        raise WrongCode(name, 1, f"A function may have {LONGEST:,} letters, and this one has {len(text):,}.")
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None) or 1
        raise WrongCode(name, line, f"{type(error).__name__}: {getattr(error, 'msg', error)}") from error
    called = name.rpartition(".")[2]
    if not (len(tree.body) == 1 and isinstance(tree.body[0], ast.FunctionDef) and tree.body[0].name == called):
        raise WrongCode(name, 1, f"Here is the place of one function, def {called}(...), and of nothing else.")
    for node in ast.walk(tree):
        if wrong := refused(node):
            raise WrongCode(name, getattr(node, "lineno", 1), wrong)
    return tree


def refused(node: ast.AST) -> str:
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        strange = [module for module in modules if module.partition(".")[0] not in MODULES]
        return f"import {strange[0]}: here numpy and math can be imported." if strange else ""
    word = node.id if isinstance(node, ast.Name) else ""
    if isinstance(node, ast.Attribute) and node.attr.startswith("__"):
        word = node.attr
    if word in REFUSED or (isinstance(node, ast.Attribute) and word):
        return f"{word} cannot be used here."
    return ""
