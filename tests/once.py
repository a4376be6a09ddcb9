"""Folders that all workers of a run have in common: the first one that needs a folder makes it."""

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock


class Once:
    def __init__(self, shared: Path) -> None:
        self.shared = shared

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        folder, draft = self.shared / name, self.shared / f"{name}-draft"
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                make(draft)
                draft.rename(folder)
        return folder
