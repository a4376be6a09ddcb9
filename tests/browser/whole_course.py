"""The whole course, built by the command of the README: once for all workers of a run, in either form."""

from pathlib import Path

from filelock import FileLock

from nnlesson.cli.sites import build_site
from once import Once

PROJECT = Path(__file__).parents[2]


def whole_course(once: Once, *, offline: bool) -> Path:
    """The folder in which it lies. One form at a time: the second takes its numbers from the first."""

    def make(folder: Path) -> None:
        with FileLock(once.shared / "numbers.lock"):
            site = folder / ("my course" if offline else "course")
            build_site(PROJECT / "mkdocs.yml", site, offline=offline, strict=True)

    return once("site-offline" if offline else "site", make)
