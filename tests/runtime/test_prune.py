"""Pruning takes names out of Pyodide's lists, and only those that nobody asks for."""

import shutil
from pathlib import Path

import pytest

from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.engine import member
from nnlesson.runtime.kit import Parts, gather
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.pins import PYODIDE
from nnlesson.runtime.prune import GLUE, HEADER, WASM, exports, imports, libraries_in, number, prune, sections
from nnlesson.runtime.stopped import BuildStopped


@pytest.fixture(scope="session")
def parts(project: Path) -> Parts:
    return gather(project, cache_folder())


@pytest.fixture(scope="session")
def whole() -> bytes:
    return member(npm_package(PYODIDE, cache_folder() / "downloads"), WASM)


def names(wasm: bytes) -> set[str]:
    return {one.name for one in exports(wasm)}


def test_whatever_a_library_of_numpy_asks_pyodide_for_is_still_handed_out(parts: Parts, whole: bytes) -> None:
    (wheel,) = parts.engine.glob("*.whl")
    asked = {name for library in libraries_in(wheel) for name in imports(library)}
    before, after = names(whole), names((parts.engine / WASM).read_bytes())

    assert len(asked & before) > 200
    assert asked & before <= after
    assert len(after) < len(before) / 2


def test_nothing_but_the_list_is_changed(parts: Parts, whole: bytes) -> None:
    before, after = list(sections(whole)), list(sections((parts.engine / WASM).read_bytes()))

    assert [number for number, _ in before] == [number for number, _ in after]
    assert next(one for one, other in zip(before, after, strict=True) if one != other)[0] == 7
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert (parts.engine / WASM).read_bytes()[:HEADER] == whole[:HEADER]


def test_pruning_again_changes_nothing(parts: Parts, tmp_path: Path) -> None:
    for name in (GLUE, WASM):
        shutil.copy(parts.engine / name, tmp_path)

    prune(tmp_path, parts.engine.glob("*.whl"))

    for name in (GLUE, WASM):
        assert (tmp_path / name).read_bytes() == (parts.engine / name).read_bytes()


def test_a_pyodide_that_hands_out_in_another_way_stops_the_build(parts: Parts, tmp_path: Path) -> None:
    shutil.copy(parts.engine / WASM, tmp_path)
    (tmp_path / GLUE).write_text("export const handed = {};")

    with pytest.raises(BuildStopped, match="another way than is known here"):
        prune(tmp_path, [])


@pytest.mark.parametrize(("value", "written"), [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02")])
def test_numbers_are_written_in_sevens(value: int, written: bytes) -> None:
    assert number(value) == written
