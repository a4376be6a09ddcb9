"""What a block asks for that a reader's browser does not have, found in its text before any reader meets it."""

import ast
import sys
from collections.abc import Iterator

from nnlesson.plugin.problem import Remark

ROOMS = ("core", "draw", "contract", "blocks")  # of ours that are there, too
# Of Python's own library, what Pyodide leaves out, and what a page has nothing for: files, network, threads, programs.
LACKING = {
    *("asyncio", "concurrent", "ctypes", "curses", "dbm", "ensurepip", "fcntl", "ftplib", "grp", "http", "idlelib"),
    *(
        "imaplib",
        "lzma",
        "mmap",
        "msvcrt",
        "multiprocessing",
        "nt",
        "poplib",
        "pty",
        "pwd",
        "pydoc_data",
        "readline",
        "resource",
    ),
    *("select", "selectors", "signal", "smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "syslog"),
    *("termios", "threading", "tkinter", "tty", "turtle", "turtledemo", "urllib", "venv", "webbrowser"),
    *("winreg", "winsound", "wsgiref", "xmlrpc"),
    *("fileinput", "glob", "pathlib", "shutil", "tempfile"),
}
HAS = "it has NumPy, nnlesson and most of Python's own library, but no files, no network, no threads and no programs"


def lacking(text: str, theme: str, others: frozenset[str] = frozenset()) -> Iterator[Remark]:
    """The lines that ask for what is not there; `others` are other themes that travel. A text must be whole Python."""
    for node in needed(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield node.lineno, f"open: a reader's browser has no files to open; {HAS}"
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for module in modules_of(node):
            if not is_there(module, frozenset({theme}) | others):
                yield node.lineno, f"import {module}: a reader's browser has no {module}; {HAS}"


def needed(node: ast.AST) -> Iterator[ast.AST]:
    """All of a tree, without what only a type checker reads, and without what the text itself can do without."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Try) and any(catches_imports(handler) for handler in child.handlers):
            continue
        yield from needed(child)


def catches_imports(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and any(
        isinstance(node, ast.Name) and node.id in ("ImportError", "ModuleNotFoundError")
        for node in ast.walk(handler.type)
    )


def modules_of(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The modules that a line imports; none of its own package, which it names from where it is."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level == 0 and node.module:
        return [f"nnlesson.{alias.name}" for alias in node.names] if node.module == "nnlesson" else [node.module]
    return []


def is_there(module: str, themes: frozenset[str]) -> bool:
    root, _, rest = module.partition(".")
    if any(theme == module or module.startswith(f"{theme}.") or theme.startswith(f"{module}.") for theme in themes):
        return True
    if root == "nnlesson":
        return not rest or rest.partition(".")[0] in ROOMS
    return root == "numpy" or (root in sys.stdlib_module_names and root not in LACKING)
