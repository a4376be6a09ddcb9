"""Reproducible zip files and wheels: compiled beforehand, so that they start fast, and with no clock time in them."""

import os
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nnlesson.runtime.errors import BuildError

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can write down
# With a date given, .pyc files hold a hash of their source instead of its time; unseeded sets would shuffle constants.
REPRODUCIBLE = {"SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
OPTIMIZED = {"PYTHONOPTIMIZE": "2", "PYTHONNODEBUGRANGES": "1"}


def python(*arguments: str, **environment: str) -> None:
    """Run a Python tool whose result depends on its input only."""
    command = [sys.executable, "-m", *arguments]
    environment = os.environ | REPRODUCIBLE | environment
    outcome = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if outcome.returncode:
        said = (outcome.stderr or outcome.stdout).strip()
        raise BuildError(f"python -m {' '.join(arguments)} failed:\n{said}")


def compiled(archive: Path) -> Path:
    """Replace the .py files of a wheel or zip by .pyc files without docstrings, asserts and columns of source.

    Tracebacks keep file, line and function. The wheel's name changes with that, from py3 to the Python whose bytecode
    it holds.
    """
    before = set(archive.parent.iterdir()) - {archive}
    python("pyodide_cli", "py-compile", "--silent", str(archive), **OPTIMIZED)
    (result,) = set(archive.parent.iterdir()) - before
    return result


def repack(
    archive: Path,
    keep: Callable[[str], bool] = lambda name: True,
    *,
    change: Callable[[str, bytes], bytes] = lambda name, content: content,
    method: int = ZIP_DEFLATED,
) -> None:
    """Write the archive again: the files to keep, changed, in order of their names and without a time.

    An archive that will be packed as a whole comes out a third smaller if its files are only stored.
    """
    with ZipFile(archive) as old:
        contents = {name: change(name, old.read(name)) for name in sorted(old.namelist()) if keep(name)}
    write(archive, recorded(contents), method)


def extend(wheel: Path, more: dict[str, bytes]) -> None:
    """Put more files into a wheel."""
    with ZipFile(wheel) as old:
        contents = {name: old.read(name) for name in old.namelist()} | more
    write(wheel, recorded(dict(sorted(contents.items()))))


def zipped(folder: Path, archive: Path) -> None:
    """Pack a folder so that it is what the reader finds when the archive is opened."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    archive.parent.mkdir(parents=True, exist_ok=True)
    write(
        archive, {f"{archive.stem}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}, level=6
    )


def write(archive: Path, contents: dict[str, bytes], method: int = ZIP_DEFLATED, level: int = 9) -> None:
    with ZipFile(archive, "w") as new:
        for name, content in contents.items():
            new.writestr(ZipInfo(name, EPOCH), content, method, level)


def recorded(contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a wheel with its list of them written anew; those of a zip as they are."""
    return {
        name: record(name, contents) if name.endswith(".dist-info/RECORD") else content
        for name, content in contents.items()
    }


def record(itself: str, contents: dict[str, bytes]) -> bytes:
    """A wheel's own list of what is in it."""
    lines = [f"{name},sha256={short(content)},{len(content)}" for name, content in contents.items() if name != itself]
    return "\n".join([*lines, f"{itself},,", ""]).encode()


def short(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
