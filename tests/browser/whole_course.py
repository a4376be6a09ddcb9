"""The whole course, built by the command of the README: once for all workers of a run, in either form."""

from pathlib import Path

from build_site import build_site
from filelock import FileLock

from once import Once


def whole_course(once: Once, *, offline: bool) -> Path:
    """The folder in which it lies. One form at a time: the second takes its numbers from the first."""

    def make(folder: Path) -> None:
        with FileLock(once.shared / "numbers.lock"):
            build_site(folder / ("my course" if offline else "course"), offline=offline)

    return once("site-offline" if offline else "site", make)
