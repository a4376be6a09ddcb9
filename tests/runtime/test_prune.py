"""Pruning leaves out of Pyodide's files only what nobody asks for."""

import re
import shutil
from pathlib import Path

import pytest

from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.distribution import unpack
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.pins import PYODIDE
from nnlesson.runtime.prune import GLUE, LOADER, WASM, libraries_in, prune
from nnlesson.runtime.prune.wasm import DATA, EXPORTS, HEADER, exports, imports, number, sections
from nnlesson.runtime.stock import Parts
from runtime.test_docs import only_zeros_are_new


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pyodide's files as they come."""
    folder = tmp_path_factory.mktemp("pyodide")
    unpack(npm_package(PYODIDE, cache_folder() / "downloads"), folder)
    return folder


def files(distribution: Path) -> list[bytes]:
    """All WebAssembly files that are loaded."""
    (wheel,) = distribution.glob("*.whl")
    return [(distribution / WASM).read_bytes(), *libraries_in(wheel)]


def imported(glue: Path) -> set[str]:
    """What the script lets WebAssembly files import."""
    (table,) = re.findall(r"var wasmImports=\{(.*?)\}", glue.read_text())
    return {entry.partition(":")[0] for entry in table.split(",")}


def names(wasm: bytes) -> set[str]:
    return {one.name for one in exports(wasm)}


def test_whatever_a_library_of_numpy_asks_pyodide_for_is_still_handed_out(parts: Parts, whole: Path) -> None:
    (wheel,) = parts.distribution.glob("*.whl")
    asked = {name for library in libraries_in(wheel) for name in imports(library)}
    before, after = names((whole / WASM).read_bytes()), names((parts.distribution / WASM).read_bytes())

    assert len(asked & before) > 200
    assert asked & before <= after
    assert len(after) < len(before) / 2


def test_nothing_but_the_list_and_docstrings_is_changed(parts: Parts, whole: Path) -> None:
    before, after = (list(sections((folder / WASM).read_bytes())) for folder in (whole, parts.distribution))

    assert [number for number, _ in before] == [number for number, _ in after]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [number for (number, _), _ in changed] == [EXPORTS, DATA]
    assert only_zeros_are_new(*(body for _, body in changed[1]))
    assert (parts.distribution / WASM).read_bytes()[:HEADER] == (whole / WASM).read_bytes()[:HEADER]


def test_every_function_that_a_file_imports_from_the_script_is_still_there(parts: Parts, whole: Path) -> None:
    asked = {name for file in files(parts.distribution) for name in imports(file)}
    before, after = imported(whole / GLUE), imported(parts.distribution / GLUE)

    assert len(asked & before) > 400
    assert after == asked & before


def test_half_of_the_script_is_left_out_and_nothing_that_the_loader_uses(parts: Parts, whole: Path) -> None:
    before, after = ((folder / GLUE).read_text() for folder in (whole, parts.distribution))

    assert len(after) < len(before) / 2
    assert "var SOCKFS=" in after
    assert "_SDL_Init" in before
    assert "_SDL_Init" not in after
    for name in ("LDSO", "newDSO", "loadWebAssemblyModule"):
        assert f'Module["{name}"]={name};' in after


def test_pruning_again_changes_nothing(parts: Parts, tmp_path: Path) -> None:
    for name in (GLUE, WASM, LOADER):
        shutil.copy(parts.distribution / name, tmp_path)

    prune(tmp_path, parts.distribution.glob("*.whl"), parts.given.tools)

    for name in (GLUE, WASM):
        assert (tmp_path / name).read_bytes() == (parts.distribution / name).read_bytes()


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("export const handed = {};", "SyntaxError"),
        ("const make = () => {};", "no function has the parameter moduleArg"),
        ("const make = async function (moduleArg = {}) {};", "there is no wasmImports"),
    ],
)
def test_a_script_that_is_written_in_another_way_stops_the_build(
    parts: Parts, tmp_path: Path, script: str, reason: str
) -> None:
    shutil.copy(parts.distribution / WASM, tmp_path)
    shutil.copy(parts.distribution / LOADER, tmp_path)
    (tmp_path / GLUE).write_text(script)

    with pytest.raises(BuildError, match=f"(?s)another way than is known here.*{reason}"):
        prune(tmp_path, [], parts.given.tools)


@pytest.mark.parametrize(("value", "written"), [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02")])
def test_numbers_are_written_in_sevens(value: int, written: bytes) -> None:
    assert number(value) == written
