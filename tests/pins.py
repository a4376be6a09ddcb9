"""Pins every Python package that a build or a test uses, the indirect ones too, in pyproject.toml.

uv run tests/pins.py            find the newest version of each that fits, and write the list anew
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nnlesson.runtime.pins import NUMPY

PROJECT = Path(__file__).parents[1]
DESCRIPTION, LOCK = PROJECT / "pyproject.toml", PROJECT / "uv.lock"
FIXED = {"numpy": NUMPY.file.split("-")[1]}  # the version that Pyodide has
EVERYTHING, FOR_THE_WHEEL = "constraint-dependencies", "build-constraint-dependencies"

type Versions = dict[str, str]


def main() -> int:
    before = DESCRIPTION.read_text("utf-8")
    free = with_list(with_list(before, EVERYTHING, FIXED), FOR_THE_WHEEL, {})
    DESCRIPTION.write_text(free, "utf-8")
    try:
        subprocess.run([os.environ.get("UV", "uv"), "lock", "--upgrade", "--quiet"], cwd=PROJECT, check=True)
    except (OSError, subprocess.CalledProcessError):
        DESCRIPTION.write_text(before, "utf-8")
        print("uv found no versions that fit together; pyproject.toml is as it was.", file=sys.stderr)
        return 1
    pinned = with_list(with_list(free, EVERYTHING, locked()), FOR_THE_WHEEL, needed_by("hatchling"))
    DESCRIPTION.write_text(pinned, "utf-8")
    return 0


def with_list(text: str, name: str, versions: Mapping[str, str]) -> str:
    """The text of pyproject.toml with one of its lists written anew."""
    lines = "".join(f'  "{package}=={version}",\n' for package, version in sorted(versions.items()))
    return re.sub(rf"^{name} = \[\n.*?^\]", f"{name} = [\n{lines}]", text, count=1, flags=re.MULTILINE | re.DOTALL)


def locked() -> Versions:
    """All that uv.lock has, but for this project."""
    return {package["name"]: package["version"] for package in packages() if "registry" in package["source"]}


def needed_by(name: str) -> Versions:
    """A package, and all that it needs in turn."""
    needs = {package["name"]: [need["name"] for need in package.get("dependencies", [])] for package in packages()}
    found = [name]
    for package in found:
        found += [need for need in needs[package] if need not in found]
    return {package: version for package, version in locked().items() if package in found}


def packages() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = tomllib.loads(LOCK.read_text("utf-8"))["package"]
    return read


def pinned(name: str) -> Versions:
    """What is in one of the lists."""
    lines: Iterable[str] = tomllib.loads(DESCRIPTION.read_text("utf-8"))["tool"]["uv"][name]
    return dict(line.split("==") for line in lines)


if __name__ == "__main__":
    sys.exit(main())
