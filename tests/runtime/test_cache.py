"""What is in the cache is whole, whatever happens to the build that makes it."""

import os
from pathlib import Path

import pytest

from nnlesson.runtime.cache import DRAFT, KEPT, cache_folder, made, put


def write(folder: Path) -> None:
    (folder / "answer.txt").write_text("42")


def forbidden(folder: Path) -> None:
    raise AssertionError("it was there already")


def test_the_cache_lies_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NNLESSON_CACHE", str(tmp_path))

    assert cache_folder() == tmp_path


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    made(tmp_path / "things" / "one", write)

    assert (made(tmp_path / "things" / "one", forbidden) / "answer.txt").read_text() == "42"


def test_a_folder_in_which_a_file_was_changed_is_made_again(tmp_path: Path) -> None:
    folder = made(tmp_path / "one", write)
    (folder / "answer.txt").write_text("41")

    made(folder, write)

    assert (folder / "answer.txt").read_text() == "42"


def test_a_build_that_dies_leaves_nothing_behind(tmp_path: Path) -> None:
    def die(folder: Path) -> None:
        write(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(tmp_path / "one", die)

    assert not list(tmp_path.iterdir())


def test_a_file_appears_whole_and_alone(tmp_path: Path) -> None:
    put(tmp_path / "shelf" / "one.txt", b"whole")

    assert [path.read_bytes() for path in (tmp_path / "shelf").iterdir()] == [b"whole"]


def test_the_oldest_of_many_folders_is_forgotten(tmp_path: Path) -> None:
    for number in range(KEPT + 1):
        made(tmp_path / str(number), write)

    assert len(list(tmp_path.iterdir())) == KEPT
    assert (tmp_path / str(KEPT)).exists()


def test_what_a_killed_build_left_is_cleared_away_a_day_later(tmp_path: Path) -> None:
    draft = tmp_path / f"{DRAFT}killed"
    draft.mkdir()
    os.utime(draft, (0, 0))

    made(tmp_path / "one", write)

    assert [path.name for path in tmp_path.iterdir()] == ["one"]
