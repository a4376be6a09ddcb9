"""A kit is complete, flat, and named by content: a browser may keep its files for ever."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.kit import ROOM, cut
from nnlesson.runtime.stock import Parts, stock


def contents(kit: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((kit / "kit.json").read_text())
    return read


@pytest.fixture(scope="session")
def ready(project: Path, parts: Parts) -> Path:
    return stock(project, cache_folder())


@pytest.fixture(params=[False, True], ids=["online", "offline"])
def either(request: pytest.FixtureRequest, kit: Path, offline_kit: Path) -> Path:
    return offline_kit if request.param else kit


def test_every_name_holds_the_hash_of_its_file(either: Path) -> None:
    for name in contents(either)["files"]:
        shown = re.fullmatch(r".+\.([0-9a-f]{10})\.\w+", name)

        assert shown, name
        assert hashlib.sha256((either / name).read_bytes()).hexdigest().startswith(shown[1])


def test_every_file_that_is_named_is_there(either: Path) -> None:
    listed = contents(either)
    manifest = listed["manifest"]
    parts = [part for file in manifest["files"].values() for part in file.get("chunks") or file["parts"]]

    named = [*listed["scripts"], *listed["polyfills"], *manifest["workers"].values(), manifest["editor"], *parts]

    assert sorted(named) == listed["files"]


def test_both_kits_hold_the_same_of_python(kit: Path, offline_kit: Path) -> None:
    files = [contents(one)["manifest"]["files"] for one in (kit, offline_kit)]

    sizes = [{name: file["bytes"] for name, file in one.items()} for one in files]

    assert sizes[0] == sizes[1]


def test_the_page_script_knows_the_manifest(either: Path) -> None:
    listed = contents(either)
    (script,) = listed["scripts"]
    code = (either / script).read_text()

    for worker in listed["manifest"]["workers"].values():
        assert worker in code
    assert listed["manifest"]["build"] in code


def test_every_part_is_short_and_bears_a_name_that_no_server_takes_for_anything_but_bytes(kit: Path) -> None:
    for file in contents(kit)["manifest"]["files"].values():
        assert sum((kit / part).stat().st_size for part in file["parts"]) == file["size"]
        for number, part in enumerate(file["parts"]):
            assert re.fullmatch(rf"[a-z0-9_-]+-{number}\.[0-9a-f]{{10}}\.bin", part)
            assert (kit / part).stat().st_size <= 512_000


def test_offline_every_file_is_a_script_of_about_a_megabyte_at_most(offline_kit: Path) -> None:
    for name in contents(offline_kit)["files"]:
        assert name.endswith(".js")
        assert (offline_kit / name).stat().st_size < 1_001_000


def test_offline_the_native_worker_is_put_aside_before_the_shim(kit: Path, offline_kit: Path) -> None:
    storage, first, second = contents(offline_kit)["polyfills"]

    assert "nnlessonWorker" in (offline_kit / first).read_text()
    assert "iframe-worker" in second
    assert contents(kit)["polyfills"] == [storage]


@pytest.mark.parametrize("offline", [False, True], ids=["online", "offline"])
def test_the_same_stock_gives_the_same_kit(ready: Path, tmp_path: Path, offline: bool) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        cut(ready, offline, tmp_path / name)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_page_script_can_be_loaded_twice_in_one_visit(either: Path) -> None:
    (script,) = contents(either)["scripts"]

    code = (either / script).read_text()

    assert code.startswith('"use strict";{const MANIFEST={')
    assert code.endswith("}\n")


@pytest.mark.parametrize("offline", [False, True], ids=["online", "offline"])
def test_a_kit_is_cut_by_the_standard_library_alone(ready: Path, tmp_path: Path, offline: bool) -> None:
    """In a Python of its own that finds no package but this one: no site-packages, no Node and no network."""
    code = (
        f"from pathlib import Path; from nnlesson.runtime.kit import cut; cut(Path({str(ready)!r}), {offline}, Path())"
    )

    run = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOM.parents[1]), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert contents(tmp_path)["manifest"]["files"]
