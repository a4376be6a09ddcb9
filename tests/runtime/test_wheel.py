"""The browser's wheel holds the rooms that run in it, compiled; the lock file names it and NumPy, and nothing else."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from nnlesson.runtime.distribution import LOCK
from nnlesson.runtime.stock import Parts
from nnlesson.runtime.wheel import browser_wheel, sha256


@pytest.fixture(scope="session")
def packages(parts: Parts) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((parts.wheel / LOCK).read_text())["packages"]
    return found


def only_wheel(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_the_lock_holds_numpy_and_this_package_only(packages: dict[str, Any]) -> None:
    assert sorted(packages) == ["nnlesson", "numpy"]
    assert packages["nnlesson"]["depends"] == ["numpy"]
    assert packages["nnlesson"]["imports"] == ["nnlesson"]


def test_the_lock_has_the_names_and_hashes_of_the_files_beside_it(parts: Parts, packages: dict[str, Any]) -> None:
    files = {path.name: sha256(path) for path in parts.python()}

    for package in packages.values():
        assert files[package["file_name"]] == package["sha256"]


def test_the_wheel_holds_the_rooms_that_run_in_the_browser(parts: Parts) -> None:
    names = ZipFile(only_wheel(parts.wheel)).namelist()

    code = {name.split("/")[1] for name in names if name.endswith(".pyc")}
    assert code == {"__init__.pyc", "blocks", "contract", "core", "draw", "live"}
    assert not [name for name in names if name.endswith((".py", ".js", ".css"))]


def test_numpy_comes_without_what_only_compilers_read(parts: Parts) -> None:
    names = ZipFile(only_wheel(parts.distribution)).namelist()

    assert "numpy/__init__.pyc" in names
    assert not [name for name in names if name.endswith((".py", ".pyi", ".h", ".a"))]


def test_the_wheel_comes_out_the_same_every_time(project: Path, parts: Parts, tmp_path: Path) -> None:
    again = browser_wheel(project, parts.distribution, tmp_path)

    assert only_wheel(again).read_bytes() == only_wheel(parts.wheel).read_bytes()
    assert (again / LOCK).read_bytes() == (parts.wheel / LOCK).read_bytes()
