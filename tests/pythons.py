"""The Pythons that an author may have, as far as they are on this machine: on the path, or where pyenv keeps them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

OF_AUTHORS = ("3.12", "3.13", "3.14")
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"


@cache
def pythons() -> dict[str, str]:
    """The command of each, and first of all that of the one that runs the tests."""
    found = {RUNNING: sys.executable}
    for version in OF_AUTHORS:
        if version not in found and (command := next(filter(runs, places(version)), None)):
            found[version] = command
    return found


def places(version: str) -> Iterator[str]:
    if command := shutil.which(f"python{version}"):
        yield command
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python")))


def runs(command: str) -> bool:
    """A shim of pyenv is on the path for every version, and runs only the one that is chosen."""
    return subprocess.run([command, "-c", ""], capture_output=True, check=False).returncode == 0


def told() -> str:
    here = {version: "here" if version in pythons() else "not here" for version in OF_AUTHORS}
    return "Pythons of authors: " + ", ".join(f"{version} {where}" for version, where in here.items())
