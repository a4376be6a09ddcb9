"""Keeping: what a folder held comes back when what was to be made in its place fails."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Whoever makes the folder anew takes out what is in it, and so the files can be linked and need no copy."""
    with TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True) as beside:
        before = Path(beside) / "before"
        shutil.copytree(folder, before, copy_function=linked)
        try:
            yield
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(before, folder, copy_function=linked, dirs_exist_ok=True)
            raise


def linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # not every system can
        shutil.copy2(source, target)
