"""The Pyodide distribution: Pyodide and NumPy, pruned and compiled beforehand. It is the same for every course."""

import platform
import tarfile
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_STORED

from nnlesson.runtime.archives import compiled, repack
from nnlesson.runtime.cache import digest, made
from nnlesson.runtime.compress import compress
from nnlesson.runtime.progress import step
from nnlesson.runtime.prune import prune
from nnlesson.runtime.prune.docs import without_docs

ROOM = Path(__file__).parent
SCRIPTS = ("pyodide.asm.js", "pyodide.js")
MODULE = "pyodide.asm.wasm"
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
FOR_COMPILERS = (".pyi", ".h", ".a", ".c", ".pxd", ".pyx")  # what NumPy carries for type checkers and for C


def distribution(pyodide: Path, numpy: Path, tools: Path, cache: Path) -> Path:
    """A folder with Pyodide's files, NumPy's wheel, and the lock file as Pyodide ships it.

    Compiled beforehand, the standard library starts in a third of the time: 1.0 instead of 2.9 s (Node, 2 cores). What
    no host would compress on the way lies there compressed, too.
    """

    def make(folder: Path) -> None:
        step("Pruning Pyodide and NumPy")
        numpy_copy = folder / numpy.name
        numpy_copy.write_bytes(numpy.read_bytes())
        wheel = compiled(numpy_copy)
        repack(wheel, keep=used, change=pruned, method=ZIP_STORED)
        unpack(pyodide, folder)
        prune(folder, [wheel], tools)
        repack(compiled(folder / LIBRARY), method=ZIP_STORED)
        step("Compressing them")
        compress([folder / name for name in (MODULE, LIBRARY, wheel.name)])

    return made(cache / "distribution" / distribution_key(pyodide, numpy, tools), make)


def used(name: str) -> bool:
    """Whether NumPy needs this file to run."""
    return not name.endswith(FOR_COMPILERS) and "/tests/" not in name


def pruned(name: str, content: bytes) -> bytes:
    return without_docs(content) if name.endswith(".so") else content


def distribution_key(pyodide: Path, numpy: Path, tools: Path) -> str:
    makers = f"{platform.python_version()} {version('pyodide-build')} {tools.name}".encode()
    room = [(ROOM / name).read_bytes() for name in ("distribution.py", "archives.py", "compress.py", "compress.mjs")]
    room += [path.read_bytes() for path in sorted((ROOM / "prune").glob("*.*"))]
    return digest(pyodide.read_bytes(), numpy.read_bytes(), makers, *room)


def unpack(pyodide: Path, folder: Path) -> None:
    for name in (*SCRIPTS, MODULE, LIBRARY, LOCK):
        (folder / name).write_bytes(member(pyodide, name))


def member(package: Path, name: str) -> bytes:
    """One file of an npm package."""
    with tarfile.open(package) as archive:
        content = archive.extractfile(f"package/{name}")
        if content is None:
            raise FileNotFoundError(f"{name} in {package}")
        return content.read()
