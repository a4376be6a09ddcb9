"""The kit: one flat folder with everything that a site needs beside its pages, each file named by its content.

`kit.json` in it says what a page loads (`scripts`, and `polyfills` before them), which `files` to copy, and, as the
page script has it too, the `manifest`: where the workers and each of Python's files are to be found.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from nnlesson.runtime.bundle import bundle
from nnlesson.runtime.cache import cache_folder, digest, made
from nnlesson.runtime.chunks import chunks, script
from nnlesson.runtime.compress import compressed
from nnlesson.runtime.distribution import LIBRARY, LOCK, MODULE, SCRIPTS, distribution, member
from nnlesson.runtime.licences.collected import Given, collected
from nnlesson.runtime.licences.part import Part
from nnlesson.runtime.npm import npm_package, tools
from nnlesson.runtime.numpy_wheel import numpy_wheel
from nnlesson.runtime.parts import parts as parts_of
from nnlesson.runtime.pins import IFRAME_WORKER, PYODIDE
from nnlesson.runtime.snapshot import LIBRARIES, MEMORY, plan, snapshot
from nnlesson.runtime.wheel import browser_wheel

ROOM = Path(__file__).parent
WEB = Path("src", "nnlesson", "web")
LICENCES = "licences"
PYTHON = "python"
WORKERS = {PYTHON: "worker", "files": "files"}  # the rooms of `web` in which they begin


@dataclass
class Kit:
    """A kit that is being filled."""

    folder: Path
    files: list[str] = field(default_factory=list)

    def add(self, name: str, content: bytes) -> str:
        """Put a file in, and return the name that it has there: NAME.<10 hex digits of its hash>.EXT."""
        stem, _, ending = name.rpartition(".")
        named = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
        (self.folder / named).write_bytes(content)
        self.files.append(named)
        return named


@dataclass(frozen=True)
class Parts:
    """What a kit is made of. Each folder's name says what is in it."""

    distribution: Path
    wheel: Path
    snapshot: Path
    tools: Path
    web: Path
    shim: bytes
    licences: list[Part]

    def key(self) -> str:
        made_before = [folder.name.encode() for folder in (self.distribution, self.wheel, self.snapshot, self.tools)]
        here = [ROOM / name for name in ("kit.py", "chunks.py", "parts.py", "bundle.py", "storage.js", "on-disk.js")]
        texts = [repr(part).encode() for part in self.licences]
        return digest(
            *made_before, self.shim, *texts, *[path.read_bytes() for path in (*here, *sorted(self.web.rglob("*.js")))]
        )

    def python(self) -> list[Path]:
        """Python's files, each under the name that Pyodide asks for."""
        wheels = [*self.distribution.glob("*.whl"), *self.wheel.glob("*.whl")]
        memory = [self.snapshot / name for name in (LIBRARIES, MEMORY)]
        return [self.distribution / name for name in (MODULE, LIBRARY)] + [self.wheel / LOCK, *wheels, *memory]


def assemble(project: Path, *, offline: bool, cache: Path | None = None) -> Path:
    """The folder of a kit: for a site on a web server, or for a copy that is opened from disk."""
    cache = cache or cache_folder()
    parts = gather(project, cache)
    kind = "offline" if offline else "online"
    return made(cache / f"kit-{kind}" / parts.key(), partial(fill, parts, offline))


def gather(project: Path, cache: Path) -> Parts:
    downloads = cache / "downloads"
    pyodide, numpy = npm_package(PYODIDE, downloads), numpy_wheel(downloads)
    shim = npm_package(IFRAME_WORKER, downloads)
    web = project / WEB
    installed = tools(web, cache)
    ready = distribution(pyodide, numpy, installed, cache)
    wheel = browser_wheel(project, ready, cache)
    starts = [web / "index.js", *(web / room / "index.js" for room in WORKERS.values())]
    licences = collected(Given(pyodide, numpy, shim, installed, starts))
    copied = snapshot(ready, wheel, web, cache)
    return Parts(ready, wheel, copied, installed, web, member(shim, "shim/index.js"), licences)


def fill(parts: Parts, offline: bool, folder: Path) -> None:
    kit = Kit(folder)
    polyfills = add_polyfills(kit, parts, offline)
    add_python = add_chunks if offline else add_parts
    files = {path.name: {"bytes": path.stat().st_size, **add_python(kit, path)} for path in parts.python()}
    workers = {name: add_worker(kit, parts, name, room, offline) for name, room in WORKERS.items()}
    manifest = {"workers": workers, "files": files, "snapshot": plan(parts.snapshot)}
    code = digest(*[path.read_bytes() for path in parts.wheel.glob("*.whl")])[:10]  # the same in every kind of kit
    manifest = {"build": digest(json.dumps(manifest).encode())[:10], "code": code, **manifest}
    page = kit.add("nnlesson.js", bundle(parts.web / "index.js", parts.tools, MANIFEST=manifest))
    scripts = {"scripts": [page], "polyfills": polyfills, "preloads": [] if offline else [page]}
    licences = add_licences(parts.licences, folder)
    contents = {**scripts, "files": sorted(kit.files), "licences": licences, "manifest": manifest}
    (folder / "kit.json").write_text(json.dumps(contents, indent=1) + "\n")


def add_licences(parts: list[Part], folder: Path) -> list[dict[str, str]]:
    """The texts as files, and about each what a page says of it."""
    (folder / LICENCES).mkdir()
    for part in parts:
        (folder / LICENCES / part.file).write_bytes(part.text())
    said = [{"version": part.version, "licence": part.licence, "file": f"{LICENCES}/{part.file}"} for part in parts]
    return [{**asdict(part.words), **more} for part, more in zip(parts, said, strict=True)]


def add_worker(kit: Kit, parts: Parts, name: str, room: str, offline: bool) -> str:
    script_name = f"{name}.js"
    code = bundle(parts.web / room / "index.js", parts.tools)
    if name == PYTHON:  # a policy may let a worker run no other script than its own
        pyodide = [(parts.distribution / script).read_bytes() for script in SCRIPTS]
        code = b"\n".join([b'"use strict";', code, *pyodide])  # as each of them says of itself
    return kit.add(script_name, script(script_name, 0, 1, code.decode()) if offline else code)


def add_parts(kit: Kit, path: Path) -> dict[str, Any]:
    """No server takes a .bin for anything but bytes: it neither packs it again nor says that it is packed."""
    content = compressed(path).read_bytes()
    stem = path.name.replace(".", "-").lower()
    names = [kit.add(f"{stem}-{number}.bin", part) for number, part in enumerate(parts_of(content))]
    return {"parts": names, "size": len(content)}


def add_chunks(kit: Kit, path: Path) -> dict[str, Any]:
    content = compressed(path).read_bytes()
    parts = [kit.add(f"{path.name}.{i}.js", part) for i, part in enumerate(chunks(path.name, content))]
    return {"chunks": parts, "size": len(content)}


def add_polyfills(kit: Kit, parts: Parts, offline: bool) -> list[str]:
    """On disk the native worker is put aside before the shim, which bears the name that Material's plugin knows."""
    storage = kit.add("storage.js", (ROOM / "storage.js").read_bytes())
    if not offline:
        return [storage]
    on_disk = (ROOM / "on-disk.js").read_bytes()
    return [storage, kit.add("on-disk.js", on_disk), kit.add("iframe-worker.js", parts.shim)]
