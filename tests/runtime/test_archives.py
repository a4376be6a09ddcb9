"""Compiled archives: no source in them, and the same bytes every time."""

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from nnlesson.runtime.archives import compiled, repack
from nnlesson.runtime.errors import BuildError

CODE = """
CHOICES = {"one", "two", "three", "four"}


def f(x):
    'How.'
    return x in {"a", "b", "c"}
"""


def archive(folder: Path, code: str = CODE) -> Path:
    folder.mkdir()
    path = folder / "library.zip"
    with ZipFile(path, "w") as file:
        file.writestr("library/rules.py", code)
        file.writestr("library/notes.txt", "notes")
    return path


def test_compiling_replaces_the_source_and_leaves_the_rest(tmp_path: Path) -> None:
    path = compiled(archive(tmp_path / "one"))

    with ZipFile(path) as file:
        assert sorted(file.namelist()) == ["library/notes.txt", "library/rules.pyc"]


def test_docstrings_are_left_out(tmp_path: Path) -> None:
    path = archive(tmp_path / "one")
    assert b"How." in ZipFile(path).read("library/rules.py")

    assert b"How." not in ZipFile(compiled(path)).read("library/rules.pyc")


def test_an_archive_whose_files_are_only_stored_holds_the_same(tmp_path: Path) -> None:
    stored, deflated = archive(tmp_path / "stored"), archive(tmp_path / "deflated")
    repack(stored, method=ZIP_STORED)
    repack(deflated)

    assert [{name: ZipFile(path).read(name) for name in ZipFile(path).namelist()} for path in (stored, deflated)] == [
        {name: ZipFile(stored).read(name) for name in ("library/notes.txt", "library/rules.py")}
    ] * 2
    assert {info.compress_type for info in ZipFile(stored).infolist()} == {ZIP_STORED}


def test_an_archive_comes_out_the_same_every_time(tmp_path: Path) -> None:
    paths = [compiled(archive(tmp_path / name)) for name in ("one", "two")]
    for path in paths:
        repack(path)

    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_repacking_leaves_out_what_is_not_kept(tmp_path: Path) -> None:
    path = archive(tmp_path / "one")

    repack(path, keep=lambda name: not name.endswith(".txt"))

    assert ZipFile(path).namelist() == ["library/rules.py"]


def test_a_tool_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    path = archive(tmp_path / "one", code="def f(:\n")

    with pytest.raises(
        BuildError, match=r"^python -m pyodide_cli py-compile --silent .* failed:\n[\s\S]*library/rules.py"
    ):
        compiled(path)
