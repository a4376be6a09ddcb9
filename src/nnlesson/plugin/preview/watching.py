"""The watcher: which files have changed since it last looked.

It looks at the times of files and asks the system for nothing, for that would be silent on many a network or container.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR

LOOK = 0.1  # seconds from one look to the next
SETTLED = 0.03  # seconds without another change: an editor may write a file in several steps

type Seen = dict[str, tuple[int, int]]  # by its path: when a file was written, and how long it is


class Watcher:
    """Watches files and folders, which may come and go. What was written after `since` counts as not seen yet."""

    def __init__(self, watched: Callable[[], Iterable[Path]], since: int | None = None) -> None:
        self.watched = watched
        self.seen = {path: times for path, times in self.look().items() if since is None or times[0] <= since}

    def changed(self) -> set[Path]:
        """The files that are new, gone or another since this was last asked."""
        before, now = self.seen, self.look()
        if before == now:
            return set()
        while now != (later := self.look_again()):
            now = later
        self.seen = now
        return {Path(path) for path in before.keys() | now.keys() if before.get(path) != now.get(path)}

    def look_again(self) -> Seen:
        time.sleep(SETTLED)
        return self.look()

    def look(self) -> Seen:
        return {path: times for watched in self.watched() for path, times in files(str(watched))}


def files(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """All that is in a folder, or the file itself; nothing of what is hidden, or Python's and the editors' own."""
    try:
        found = os.stat(path)
        inside = list(os.scandir(path)) if S_ISDIR(found.st_mode) else None
    except OSError:  # it is gone again, or a link to what is not there
        return
    if inside is None:
        yield path, (found.st_mtime_ns, found.st_size)
        return
    for entry in inside:
        if entry.name[0] not in ".#" and entry.name != "__pycache__" and not entry.name.endswith(("~", ".pyc")):
            yield from files(entry.path)
