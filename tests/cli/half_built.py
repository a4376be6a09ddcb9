"""Builds that stop in the middle, in processes of their own, so that they can be interrupted and killed there."""

import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path

import pytest

from nnlesson.cli import build as course
from nnlesson.cli import main, sites

# In the order in which a build comes to them: when it has made something, and when it has renamed something to this.
MOMENTS = ["online", "offline", "archive", ".site-before", "site", ".site-offline-before", "site-offline"]


class HalfBuilt:
    """A build that has come to a moment, and stays there."""

    def __init__(self, project: Path, moment: str) -> None:
        processes = server()
        self.told = project.with_name(f"{project.name}.told")
        self.line, there = processes.Pipe()
        self.process = processes.Process(target=build, args=(project, moment, self.told, there))
        self.process.start()
        there.close()
        if moment:
            assert self.line.recv() == "now"

    def end(self) -> tuple[int | None, str]:
        """Its exit status, and all that it has printed."""
        self.process.join()
        self.line.close()
        return self.process.exitcode, self.told.read_text()


@cache
def server() -> ForkServerContext:
    """Processes that begin at once: they are copies of one in which all is imported."""
    processes = get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # where it imports from; Python does not tell it
        ensure_running()
    return processes


def build(project: Path, moment: str, told: Path, line: Connection) -> None:
    sites.build_site = page
    stop_at(moment, line)
    with told.open("w") as out, redirect_stdout(out), redirect_stderr(out):
        status = main.status(arguments(project))
    sys.exit(status)


def arguments(project: Path) -> list[str]:
    """Build into this folder; the course itself, which nobody reads, lies beside it."""
    config = project.with_name("mkdocs.yml")
    config.touch()
    forms = ["--site", str(project / "site"), "--offline", str(project / "site-offline")]
    return ["build", "--config-file", str(config), *forms, "--download", "downloads/nnlesson-offline.zip"]


def page(config_file: Path, folder: Path, *, offline: bool, strict: bool) -> None:
    """In place of the build of a site: pages that are made at once."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("new")


def stop_at(moment: str, line: Connection) -> None:
    def wait() -> None:
        line.send("now")
        line.recv()

    def page_and_wait(config_file: Path, folder: Path, *, offline: bool, strict: bool) -> None:
        page(config_file, folder, offline=offline, strict=strict)
        if offline == (moment == "offline"):
            wait()

    def rename_and_wait(path: Path, target: Path) -> Path:
        renamed = rename(path, target)
        if target.name == moment:
            wait()
        return renamed

    rename = Path.rename
    if moment in ("online", "offline"):
        sites.build_site = page_and_wait
    elif moment == "archive":
        course.zipped = lambda folder, archive: wait()  # type: ignore[attr-defined]
    elif moment:
        Path.rename = rename_and_wait  # type: ignore[method-assign, assignment]
