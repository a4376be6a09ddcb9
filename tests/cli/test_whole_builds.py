"""A build is whole or not at all: whatever ends it, the last good site is as it was, and nothing half made is left."""

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from mkdocs.exceptions import Abort

from cli.half_built import MOMENTS, HalfBuilt, arguments, page
from nnlesson.cli import build as course
from nnlesson.cli import main, sites
from nnlesson.runtime import drafts
from nnlesson.runtime.errors import BuildError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """With the sites of an earlier build in it, of which one is a place to publish from."""
    project = tmp_path / "project"
    for name in ("site", "site-offline"):
        (project / name).mkdir(parents=True)
        (project / name / "index.html").write_text("old")
    (project / "site" / ".git").write_text("gitdir: elsewhere")
    return project


def pages(project: Path) -> dict[str, str]:
    """All that is there, with the words that tell old from new."""
    files = [path for path in project.rglob("*") if path.is_file() and path.suffix != ".zip"]
    return {path.relative_to(project).as_posix(): path.read_text() for path in sorted(files)}


OLD = {"site-offline/index.html": "old", "site/.git": "gitdir: elsewhere", "site/index.html": "old"}
NEW = {
    "site-offline/index.html": "new",
    "site/.git": "gitdir: elsewhere",
    "site/.nojekyll": "",
    "site/index.html": "new",
}


def test_a_build_replaces_both_sites_and_leaves_what_is_hidden(project: Path) -> None:
    status, said = HalfBuilt(project, "").end()

    assert (status, len(said.splitlines()), pages(project)) == (0, 3, NEW)
    assert len(list(project.iterdir())) == 2
    with ZipFile(project / "site" / "downloads" / "nnlesson-offline.zip") as archive:
        assert archive.read("nnlesson-offline/index.html") == b"new"


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_that_is_killed_leaves_the_sites_and_the_next_one_clears_up(project: Path, moment: str) -> None:
    build = HalfBuilt(project, moment)
    if moment in ("online", "offline", "archive"):
        assert {name: text for name, text in pages(project).items() if ".part-" not in name} == OLD

    build.process.kill()
    assert build.end() == (-signal.SIGKILL, "")

    found = [path for path in project.rglob("index.html") if ".part-" not in str(path)]
    assert {path.parent.name.removeprefix(".").removesuffix("-before") for path in found} == {"site", "site-offline"}
    assert HalfBuilt(project, "").end()[0] == 0
    assert pages(project) == NEW
    assert len(list(project.iterdir())) == 2


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_that_is_interrupted_leaves_nothing_half_made(project: Path, moment: str) -> None:
    build = HalfBuilt(project, moment)
    assert build.process.pid

    os.kill(build.process.pid, signal.SIGINT)

    assert build.end() == (1, "\n")
    renewed = {"site": "site", "site-offline-before": "site", "site-offline": "site site-offline"}
    new = renewed.get(moment.removeprefix("."), "").split()
    assert {path.name: (path / "index.html").read_text() for path in project.iterdir()} == {
        name: "new" if name in new else "old" for name in ("site", "site-offline")
    }
    assert (project / "site" / ".git").read_text() == "gitdir: elsewhere"


def test_a_build_with_mistakes_leaves_the_sites(project: Path, here: None, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(config_file: Path, folder: Path, *, offline: bool, strict: bool) -> None:
        page(config_file, folder, offline=offline, strict=strict)
        raise Abort("Aborted with 2 warnings in strict mode!")

    sites.build_site = fail

    assert main.status(arguments(project)) == 1
    assert capsys.readouterr() == ("\nAborted with 2 warnings in strict mode!\n", "")
    assert pages(project) == OLD
    assert len(list(project.iterdir())) == 2


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build in this process, which is put back as it was."""
    monkeypatch.setattr(sites, "build_site", page)


def refusing(number: int, name: Path | None) -> Callable[..., None]:
    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(number, os.strerror(number), name and str(name))

    return refuse


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "No space is left for {project}. Make room there, then build again.\n"),
        (errno.EDQUOT, "No space is left for {project}. Make room there, then build again.\n"),
        (errno.EROFS, "{project} cannot be written (Read-only file system). Allow that, then build again.\n"),
        (errno.EACCES, "{project} cannot be written (Permission denied). Allow that, then build again.\n"),
    ],
)
@pytest.mark.parametrize("step", ["page", "archive", "draft"])
def test_what_the_disk_refuses_is_a_sentence(
    project: Path,
    here: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: str,
    number: int,
    said: str,
) -> None:
    refuse = refusing(number, project / ".part-1" if number in drafts.REFUSED else None)
    room, name = {"page": (sites, "build_site"), "archive": (course, "zipped"), "draft": (drafts, "mkdtemp")}[step]
    monkeypatch.setattr(room, name, refuse)

    assert main.status(arguments(project)) == 1
    assert capsys.readouterr() == ("", said.format(project=project))
    assert pages(project) == OLD
    assert len(list(project.iterdir())) == 2


def test_a_tool_that_fails_for_want_of_space_is_told_in_the_same_words(
    project: Path, here: None, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(config_file: Path, folder: Path, *, offline: bool, strict: bool) -> None:
        raise BuildError("Compression failed:\nError: ENOSPC\n    at node:internal")

    sites.build_site = fail

    assert main.status(arguments(project)) == 1
    assert capsys.readouterr().err == f"No space is left for {project}. Make room there, then build again.\n"


def test_a_page_that_cannot_be_read_is_not_taken_for_a_folder_that_cannot_be_written(project: Path) -> None:
    with pytest.raises(PermissionError), drafts.draft(project):
        refusing(errno.EACCES, project / "docs" / "index.md")()


def test_without_a_folder_the_site_is_beside_the_course_s_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered: list[course.Order] = []

    def note(order: course.Order) -> int:
        ordered.append(order)
        return 0

    monkeypatch.setattr(course, "carry_out", note)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mkdocs.yml").write_text("site_name: Mine\n")

    assert main.status(["build", "-f", "mine/mkdocs.yml"]) == 0

    [order] = ordered
    assert order.site == tmp_path / "mine" / "site"
