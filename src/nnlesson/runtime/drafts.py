"""Drafts: whatever a build makes is made beside its place, and takes it when it is whole.

A draft is a folder that its process holds a lock on. The system opens the lock when the process ends, however that
comes about, and so the next build knows what a killed one has left, and clears it away.
"""

import errno
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from nnlesson.runtime.errors import BuildError, Unreachable

try:
    import fcntl
except ImportError:  # on Windows, where a draft is taken for a killed build's when it is old
    fcntl = None  # type: ignore[assignment]

PREFIX = ".part-"
A_DAY = 86_400.0  # seconds
IN_OTHER_WORDS = re.compile(r"ENOSPC|EDQUOT|No space left|not enough space on the disk|Disk quota exceeded")
FULL = (errno.ENOSPC, errno.EDQUOT)
REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)


@contextmanager
def draft(folder: Path, *, advice: str = "") -> Iterator[Path]:
    """A new folder in `folder`, which is gone at the end with all that is still in it.

    If the disk is full or may not be written, a sentence says so; `advice` is what else could be done.
    """
    with told(folder, advice):
        folder.mkdir(parents=True, exist_ok=True)
        clear(folder)
        made, lock = locked(folder)
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)
            if lock is not None:
                os.close(lock)


def locked(folder: Path) -> tuple[Path, int | None]:
    """A new draft and its lock. Whoever was clearing up just then may have taken it for a killed build's."""
    while True:
        made = Path(mkdtemp(prefix=PREFIX, dir=folder))
        if not fcntl:
            return made, None
        with suppress(FileNotFoundError):
            lock = os.open(made, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if made.exists():
                return made, lock
            os.close(lock)


def clear(folder: Path) -> None:
    """Take away the drafts in `folder` that nobody is working on any more."""
    for left in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):  # locked, or another build is clearing up too
            if not fcntl:
                if left.stat().st_mtime < time.time() - A_DAY:
                    shutil.rmtree(left)
                continue
            lock = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left)
            finally:
                os.close(lock)


@contextmanager
def told(folder: Path, advice: str = "") -> Iterator[None]:
    """What the system refuses to write in `folder`, as a sentence for the person who can help it."""
    otherwise = f", or {advice}" if advice else ""
    full = f"No space is left for {folder}. Make room there{otherwise}, then build again."
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise BuildError(full) from error
        if error.errno in REFUSED and concerns(folder, error.filename):
            why = f"{folder} cannot be written ({error.strerror})"
            raise BuildError(f"{why}. Allow that{otherwise}, then build again.") from error
        raise
    except (BuildError, Unreachable) as error:  # of a tool, which says it at length
        if IN_OTHER_WORDS.search(str(error)):
            raise BuildError(full) from error
        raise


def concerns(folder: Path, name: str | None) -> bool:
    """Whether an error is about writing here: about a draft, what is to be replaced, or a folder above this one."""
    return name is None or PREFIX in name or Path(name).parent == folder or folder.is_relative_to(name)


# A folder in the place of another one


def put_in_place(made: Path, place: Path) -> None:
    """Let a folder take the place of an older one. What is hidden in that, such as .git, stays there."""
    settle(place)
    try:
        if place.exists():
            place.rename(before(place))
        made.rename(place)
    finally:
        settle(place)


def settle(place: Path) -> None:
    """End what is half done between two renamings, by this build or by one that was killed at that moment."""
    old = before(place)
    if not old.exists():
        return
    if not place.exists():
        old.rename(place)
        return
    for hidden in old.glob(".*"):
        if not (place / hidden.name).exists():
            hidden.rename(place / hidden.name)
    shutil.rmtree(old)


def before(place: Path) -> Path:
    return place.with_name(f".{place.name}-before")
