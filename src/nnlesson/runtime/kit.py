"""The kit: one flat folder with everything that a site needs beside its pages, each file named by its content.

It is cut from a stock, for a web server or for a copy that is opened from disk, with the standard library alone:
whoever has a stock needs neither Node nor a network. `kit.json` in a kit says what a page loads (`scripts`, and
`polyfills` before them), which `files` to copy, and, as the page script has it too, the `manifest`: where the workers
and each of Python's files are to be found.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nnlesson.runtime.cache import SUMS, digest
from nnlesson.runtime.chunks import chunks, script
from nnlesson.runtime.parts import parts

ROOM = Path(__file__).parent
STOCK, PAGE, SHIM, EDITOR = "stock.json", "nnlesson.js", "iframe-worker.js", "editor.js"  # in a stock
LICENCES = "licences"
WORKERS = {"python": "worker", "files": "files"}  # their scripts, and the rooms of `web` in which they begin
CUTTERS = ("kit.py", "chunks.py", "parts.py", "storage.js", "on-disk.js")


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


def cut(stock: Path, offline: bool, folder: Path) -> None:
    """Fill the folder of a kit: for a site on a web server, or for a copy that is opened from disk."""
    kit = Kit(folder)
    given = json.loads((stock / STOCK).read_text("utf-8"))
    polyfills = add_polyfills(kit, stock, offline)
    add_python = add_chunks if offline else add_parts
    files = {
        name: {"bytes": length, **add_python(kit, name, (stock / f"{name}.zst").read_bytes())}
        for name, length in given["files"].items()
    }
    workers = {name: add_worker(kit, (stock / f"{name}.js").read_bytes(), name, offline) for name in WORKERS}
    editor = kit.add(EDITOR, (stock / EDITOR).read_bytes())
    manifest = {"editor": editor, "workers": workers, "files": files, "snapshot": given["snapshot"]}
    manifest = {"build": digest(json.dumps(manifest).encode())[:10], "code": given["code"], **manifest}
    page = kit.add(PAGE, with_manifest((stock / PAGE).read_bytes(), manifest))
    scripts = {"scripts": [page], "polyfills": polyfills, "early": [] if offline else [page]}
    shutil.copytree(stock / LICENCES, folder / LICENCES)
    contents = {**scripts, "files": sorted(kit.files), "licences": given["licences"], "manifest": manifest}
    (folder / "kit.json").write_text(json.dumps(contents, indent=1) + "\n", "utf-8")


def cutting(stock: Path) -> str:
    """One short name for what is cut from this stock."""
    return digest((stock / SUMS).read_bytes(), *[(ROOM / name).read_bytes() for name in CUTTERS])


def with_manifest(code: bytes, manifest: dict[str, Any]) -> bytes:
    """The page script, which may be loaded more than once in a visit: nothing that it names outlives its braces."""
    return b'"use strict";{const MANIFEST=%s;\n%s}\n' % (json.dumps(manifest).encode(), code.strip())


def add_worker(kit: Kit, code: bytes, name: str, offline: bool) -> str:
    file = f"{name}.js"
    return kit.add(file, script(file, 0, 1, code.decode()) if offline else code)


def add_parts(kit: Kit, name: str, content: bytes) -> dict[str, Any]:
    """No server takes a .bin for anything but bytes: it neither packs it again nor says that it is packed."""
    stem = name.replace(".", "-").lower()
    names = [kit.add(f"{stem}-{number}.bin", part) for number, part in enumerate(parts(content))]
    return {"parts": names, "size": len(content)}


def add_chunks(kit: Kit, name: str, content: bytes) -> dict[str, Any]:
    names = [kit.add(f"{name}.{number}.js", chunk) for number, chunk in enumerate(chunks(name, content))]
    return {"chunks": names, "size": len(content)}


def add_polyfills(kit: Kit, stock: Path, offline: bool) -> list[str]:
    """On disk the native worker is put aside before the shim, which bears the name that Material's plugin knows."""
    storage = kit.add("storage.js", (ROOM / "storage.js").read_bytes())
    if not offline:
        return [storage]
    on_disk = (ROOM / "on-disk.js").read_bytes()
    return [storage, kit.add("on-disk.js", on_disk), kit.add(SHIM, (stock / SHIM).read_bytes())]
