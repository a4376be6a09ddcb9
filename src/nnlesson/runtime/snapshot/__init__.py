"""The memory snapshot: that of Python after NumPy and the course have been imported, taken when the site is built.

To start Python and to import NumPy takes seconds; to copy the memory in which that has been done takes a tenth of it.
`take.mjs` starts Pyodide in Node and copies, `web/worker/snapshot.js` puts the copy back in a reader's browser.
"""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from nnlesson.runtime.cache import ADVICE, digest, made
from nnlesson.runtime.compress import compress
from nnlesson.runtime.drafts import draft
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import node
from nnlesson.runtime.progress import step

ROOM = Path(__file__).parent
RESTORE = Path("worker", "snapshot.js")
PLAN, LIBRARIES, MEMORY = "snapshot.json", "libraries.bin", "snapshot.bin"


def snapshot(distribution: Path, wheel: Path, web: Path, cache: Path) -> Path:
    """A folder with the plan, the libraries and the memory. The same parts give the same bytes."""

    def make(folder: Path) -> None:
        step("Taking the snapshot of Python")
        take(distribution, wheel, folder)
        step("Compressing the snapshot")
        compress([folder / LIBRARIES, folder / MEMORY])

    makers = [path.read_bytes() for path in (*sorted(ROOM.glob("*.*")), web / RESTORE)]
    return made(cache / "snapshots" / digest(distribution.name.encode(), wheel.name.encode(), *makers), make)


def take(distribution: Path, wheel: Path, folder: Path) -> None:
    with draft(folder.parent, advice=ADVICE) as packages:
        for archive in (*distribution.glob("*.whl"), *wheel.glob("*.whl")):
            with ZipFile(archive) as files:
                files.extractall(packages)
        outcome = node([str(ROOM / "take.mjs"), str(distribution), str(packages), str(folder)])
    if outcome.returncode or not (folder / PLAN).is_file():
        raise BuildError(f"The snapshot of Python could not be taken:\n{outcome.stderr.decode().strip()}")


def plan(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / PLAN).read_text())
    return read
