"""Patience with a block's own code: what does not come to an end is ended, or a build would wait for ever."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_ulong, py_object, pythonapi
from threading import Event, Thread, get_ident

LONGEST = 30.0  # seconds that one step may take


class NeverEnds(Exception):
    """It is raised where the code is, so that its line is told."""

    def __str__(self) -> str:
        return f"it has not come to an end for {LONGEST:g} seconds"


@contextmanager
def watched(progress: Callable[[], object]) -> Iterator[None]:
    """Raise NeverEnds in this thread whenever there has been no progress for too long."""
    over, thread = Event(), get_ident()

    def watch() -> None:
        last = progress()
        while not over.wait(LONGEST):
            if progress() == last:
                pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread), py_object(NeverEnds))
            last = progress()

    Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        over.set()
