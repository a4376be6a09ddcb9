"""A kit is found: in the wheel that is installed, or made in a checkout; where there is none, a sentence says why."""

import builtins
import errno
import json
import os
import platform
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nnlesson.runtime import drafts, supply
from nnlesson.runtime.cache import SUMS, cache_folder, sums
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.kit import EDITOR, LICENCES, PAGE, SHIM, STOCK, WORKERS
from nnlesson.runtime.stock import gather
from nnlesson.runtime.supply import assemble, kit_folder


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """What was found before this test is not found in it, nor the other way round."""
    kit_folder.cache_clear()
    yield
    kit_folder.cache_clear()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel with a small stock in it, and a cache that is empty."""
    stock = tmp_path / "site-packages" / "nnlesson" / "stock"
    (stock / LICENCES).mkdir(parents=True)
    for name in (PAGE, SHIM, EDITOR, "snapshot.bin.zst", *(f"{worker}.js" for worker in WORKERS)):
        (stock / name).write_text(name)
    given = {"files": {"snapshot.bin": 30}, "snapshot": {}, "code": "c0de", "licences": []}
    (stock / STOCK).write_text(json.dumps(given))
    (stock / SUMS).write_text(json.dumps(sums(stock)))
    monkeypatch.setattr(supply, "CARRIED", stock)
    monkeypatch.setenv("NNLESSON_CACHE", str(tmp_path / "cache"))
    return stock


@pytest.mark.parametrize(("offline", "ending"), [(False, "bin"), (True, "js")])
def test_an_installed_wheel_has_both_kits(installed: Path, offline: bool, ending: str) -> None:
    kit = kit_folder(offline=offline)

    assert kit.is_relative_to(cache_folder())
    assert [path for path in kit.iterdir() if re.fullmatch(rf"snapshot.bin.*\.{ending}", path.name)]
    assert kit_folder(offline=offline) == kit


def test_a_wheel_that_is_damaged_is_told(installed: Path) -> None:
    (installed / "snapshot.bin.zst").write_text("half of i")

    with pytest.raises(BuildError) as stop:
        kit_folder(offline=False)

    assert str(stop.value) == f"The kit in {installed} is not as it was packed. Install the wheel of nnlesson anew."


def test_whoever_may_keep_nothing_gets_a_kit_that_passes(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = tempfile.mkdtemp

    def refuse(prefix: str, dir: Path) -> str:
        if dir.is_relative_to(cache_folder()):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(dir))
        return make(prefix=prefix, dir=dir)

    monkeypatch.setattr(drafts, "mkdtemp", refuse)

    kit = kit_folder(offline=False)

    assert (kit / "kit.json").is_file()
    assert not kit.is_relative_to(cache_folder())


def test_a_package_that_is_neither_a_release_nor_a_clone_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supply, "CARRIED", tmp_path / "stock")
    monkeypatch.setattr(supply, "CHECKOUT", tmp_path)

    with pytest.raises(BuildError, match=r"has no kit in it: .* Install the wheel of a release"):
        kit_folder(offline=False)


def test_a_clone_without_the_tools_is_told_which_one_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:
        if name == "nnlesson.runtime.stock":
            raise ModuleNotFoundError("No module named 'pyodide_lock'", name="pyodide_lock")
        return true(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(BuildError) as stop:
        assemble(project, offline=False)

    assert str(stop.value) == (
        "In a clone the kit is made first, and pyodide_lock is missing for it. "
        f"Run this with `uv run` in {project}, or install the wheel of a release."
    )


def test_another_python_than_pyodides_is_told(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "python_version_tuple", lambda: ("3", "12", "1"))

    with pytest.raises(BuildError, match=r"made with Python 3\.13, as Pyodide has it; this is 3\.12\."):
        gather(project, tmp_path)
