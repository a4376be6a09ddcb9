"""The stock: all that kits are cut from, made once for both of their forms. A release carries it in its wheel.

Python's files are compressed in it, the scripts are bundled, and the licences of everything that travels lie beside.
What makes it needs Node, npm, a network or what was fetched before, and the Python that Pyodide has.
"""

import json
import platform
import shutil
from base64 import b64encode
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from nnlesson.runtime.bundle import bundle
from nnlesson.runtime.cache import digest, made
from nnlesson.runtime.compress import compressed
from nnlesson.runtime.distribution import LIBRARY, LOCK, MODULE, SCRIPTS, distribution, member
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.kernel import kernel
from nnlesson.runtime.kit import EDITOR, LICENCES, PAGE, SHIM, STOCK, WORKERS
from nnlesson.runtime.licences.collected import MATERIAL, Given, collected
from nnlesson.runtime.licences.part import Part
from nnlesson.runtime.npm import npm_package, tools
from nnlesson.runtime.numpy_wheel import numpy_wheel
from nnlesson.runtime.pins import IFRAME_WORKER, PYODIDE, PYTHON
from nnlesson.runtime.progress import step
from nnlesson.runtime.snapshot import LIBRARIES, MEMORY, plan, snapshot
from nnlesson.runtime.sources import sources
from nnlesson.runtime.wheel import browser_wheel

ROOM = Path(__file__).parent
WEB = Path("src", "nnlesson", "web")


@dataclass(frozen=True)
class Parts:
    """What a stock is made of. Each folder's name says what is in it."""

    distribution: Path
    wheel: Path
    snapshot: Path
    given: Given
    web: Path
    kernel: bytes

    def key(self) -> str:
        folders = (self.distribution, self.wheel, self.snapshot, self.given.tools)
        made_before = [*[folder.name for folder in folders], self.given.shim.name, version(MATERIAL), version("mkdocs")]
        makers = [ROOM / "stock.py", ROOM / "sources.py", ROOM / "bundle.py", *sorted((ROOM / "licences").rglob("*.*"))]
        sources = [path for path in (*makers, *sorted(self.web.rglob("*.js"))) if path.suffix != ".pyc"]
        names = [name.encode() for name in made_before]
        return digest(self.kernel, *names, *[path.read_bytes() for path in sources])

    def python(self) -> list[Path]:
        """Python's files, each under the name that Pyodide asks for."""
        wheels = [*self.distribution.glob("*.whl"), *self.wheel.glob("*.whl")]
        memory = [self.snapshot / name for name in (LIBRARIES, MEMORY)]
        return [self.distribution / name for name in (MODULE, LIBRARY)] + [self.wheel / LOCK, *wheels, *memory]


def stock(project: Path, cache: Path) -> Path:
    """The folder of the stock, made in the cache unless it is there."""
    parts = gather(project, cache)
    return made(cache / "stock" / parts.key(), partial(fill, parts))


def gather(project: Path, cache: Path) -> Parts:
    running = tuple(map(int, platform.python_version_tuple()[:2]))
    if running != PYTHON:
        wanted, here = (".".join(map(str, one)) for one in (PYTHON, running))
        raise BuildError(f"The kit is made with Python {wanted}, as Pyodide has it; this is {here}. Use {wanted} here.")
    downloads, web = cache / "downloads", project / WEB
    pyodide, numpy = npm_package(PYODIDE, downloads), numpy_wheel(downloads)
    shim, installed = npm_package(IFRAME_WORKER, downloads), tools(web, cache)
    ready = distribution(pyodide, numpy, installed, cache)
    wheel = browser_wheel(project, ready, cache)
    starts = [web / room / "index.js" for room in (".", *WORKERS.values(), "editor")]
    given = Given(pyodide, numpy, shim, installed, starts)
    copied = snapshot(ready, wheel, web, cache)
    return Parts(ready, wheel, copied, given, web, kernel(web, installed, cache))


def fill(parts: Parts, folder: Path) -> None:
    step("Bundling the scripts")
    add_scripts(parts, folder)
    python = parts.python()
    for path in python:
        shutil.copyfile(compressed(path), folder / compressed(path).name)
    step("Collecting the licences")
    contents = {
        "files": {path.name: path.stat().st_size for path in python},
        "snapshot": plan(parts.snapshot),
        "code": digest(*[path.read_bytes() for path in parts.wheel.glob("*.whl")])[:10],
        "licences": add_licences(collected(parts.given), folder),
    }
    (folder / STOCK).write_text(json.dumps(contents, indent=1) + "\n", "utf-8")


def add_scripts(parts: Parts, folder: Path) -> None:
    """A policy may let a worker run no other script than its own, so Pyodide's stand in that of Python's worker.

    Before them stands the kernel, as text: no file more to fetch, and no time until somebody trains.
    """
    page, *workers, editor = (bundle(start, parts.given.tools) for start in parts.given.scripts)
    scripts = dict(zip(WORKERS, workers, strict=True))
    pyodide = [(parts.distribution / name).read_bytes() for name in SCRIPTS]
    begun = b'"use strict";const KERNEL="%s";' % b64encode(parts.kernel)  # strict, as each of them says of itself
    scripts["python"] = b"\n".join([begun, scripts["python"], *pyodide])
    (folder / PAGE).write_bytes(page)
    core = json.dumps(sources(parts.web.parent / "core")).encode()
    (folder / EDITOR).write_bytes(b'"use strict";{const SOURCES=%s;\n%s}\n' % (core, editor.strip()))
    (folder / SHIM).write_bytes(member(parts.given.shim, "shim/index.js"))
    for name, code in scripts.items():
        (folder / f"{name}.js").write_bytes(code)


def add_licences(parts: list[Part], folder: Path) -> list[dict[str, str]]:
    """The texts as files, and about each what a page says of it."""
    (folder / LICENCES).mkdir()
    for part in parts:
        (folder / LICENCES / part.file).write_bytes(part.text())
    said = [{"version": part.version, "licence": part.licence, "file": f"{LICENCES}/{part.file}"} for part in parts]
    return [{**asdict(part.words), **more} for part, more in zip(parts, said, strict=True)]
