"""What is in the cache is whole, whatever happens to the build that makes it."""

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE

import pytest

from nnlesson.runtime.cache import KEPT, cache_folder, made, put
from nnlesson.runtime.drafts import PREFIX, draft
from nnlesson.runtime.errors import BuildError, Unreachable


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


def killed(code: str, folder: Path) -> None:
    """Run some Python until it says that it is in the middle of it, and kill it there."""
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdin=PIPE, stdout=PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "now\n"
    process.kill()
    process.communicate()


HALF = """
import sys
from pathlib import Path
from nnlesson.runtime.cache import made, put

def wait(folder):
    (folder / "half.txt").write_text("4")
    print("now", flush=True)
    sys.stdin.read()

folder = Path(sys.argv[1])
"""


def test_what_a_killed_build_left_is_cleared_away_by_the_next_one(tmp_path: Path) -> None:
    killed(HALF + "made(folder / 'one', wait)", tmp_path)
    assert [path.name[: len(PREFIX)] for path in tmp_path.iterdir()] == [PREFIX]

    made(tmp_path / "one", write)

    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_it_is_cleared_away_if_there_is_nothing_to_be_made_too(tmp_path: Path) -> None:
    made(tmp_path / "one", write)
    killed(HALF + "made(folder / 'two', wait)", tmp_path)

    made(tmp_path / "one", forbidden)

    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_what_another_build_is_making_stays(tmp_path: Path) -> None:
    with draft(tmp_path) as mine:
        (mine / "half.txt").write_text("4")

        made(tmp_path / "one", write)

        assert (mine / "half.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


@pytest.mark.parametrize("write", [lambda file: put(file, b"4"), lambda file: made(file, write)], ids=["put", "made"])
def test_a_cache_that_cannot_be_written_is_a_sentence(tmp_path: Path, write: Callable[[Path], object]) -> None:
    (tmp_path / "cache").write_text("a file")

    with pytest.raises(BuildError) as stop:
        write(tmp_path / "cache" / "downloads" / "one")

    folder = tmp_path / "cache" / "downloads"
    assert str(stop.value) == (
        f"{folder} cannot be written (Not a directory). "
        "Allow that, or let NNLESSON_CACHE name another folder, then build again."
    )


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        BuildError("Compression failed:\nError: ENOSPC: no space left on device, write\n    at Object.writeSync"),
        Unreachable("ENOSPC"),
    ],
    ids=["Python", "Node", "npm"],
)
def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path: Path, error: Exception) -> None:
    def fill(folder: Path) -> None:
        write(folder)
        raise error

    with pytest.raises(BuildError) as stop:
        made(tmp_path / "one", fill)

    advice = "or let NNLESSON_CACHE name another folder, then build again."
    assert str(stop.value) == f"No space is left for {tmp_path}. Make room there, {advice}"
    assert not list(tmp_path.iterdir())
