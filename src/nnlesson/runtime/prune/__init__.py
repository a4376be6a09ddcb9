"""Pruning, or dead code elimination: Pyodide carries much that no lesson asks for, and a start pays for each of it.

It hands out nearly ten thousand functions and variables, of which NumPy takes a few hundred; each becomes an object of
JavaScript. Its script has all of Emscripten's library: 3D graphics, windows, sound and more, half of what a browser has
to read before Python starts. What nobody asks for is left out: of the WebAssembly file only the list is cut, so that
its functions stay under the numbers by which they call each other; of the script, whole declarations. Docstrings become
zeros (`docs`).
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import node
from nnlesson.runtime.prune.docs import without_docs
from nnlesson.runtime.prune.wasm import FUNCTION, GLOBAL, exports, imports, with_exports

ROOM = Path(__file__).parent
GLUE, WASM, LOADER = "pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js"


def prune(folder: Path, wheels: Iterable[Path], tools: Path) -> None:
    """Cut Pyodide's files in `folder` down to what the wheels' libraries and Pyodide itself ask for."""
    wasm = (folder / WASM).read_bytes()
    libraries = [content for wheel in wheels for content in libraries_in(wheel)]
    asked = {name for file in (wasm, *libraries) for name in imports(file)}
    cut_glue(folder, asked, tools)
    taken = asked | words((folder / GLUE).read_text("utf-8"))
    kept = [one for one in exports(wasm) if one.kind not in (FUNCTION, GLOBAL) or one.name in taken]
    (folder / WASM).write_bytes(without_docs(with_exports(wasm, kept)))


def cut_glue(folder: Path, asked: set[str], tools: Path) -> None:
    """Leave out of Pyodide's script what nothing in it and nothing in `asked` leads to."""
    wanted = {"imports": sorted(asked), "words": sorted(words((folder / LOADER).read_text("utf-8")))}
    outcome = node([str(ROOM / "glue.mjs"), str(tools), str(folder / GLUE), json.dumps(wanted)])
    if outcome.returncode:
        reason = outcome.stderr.decode().strip()
        raise BuildError(f"{GLUE} is written in another way than is known here:\n{reason}")


def libraries_in(wheel: Path) -> list[bytes]:
    with ZipFile(wheel) as files:
        return [files.read(name) for name in files.namelist() if name.endswith(".so")]


def words(script: str) -> set[str]:
    """Every word of a script, as it stands and without the underscore that C's names get."""
    found = set(re.findall(r"\w+", script))
    return found | {word.removeprefix("_") for word in found}
