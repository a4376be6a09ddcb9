"""Python's side of the memory snapshot: what it does just before its memory is copied, and first of all when restored.

To restore a copy takes a tenth of the time that a start takes, so whatever a lesson needs is imported before.
"""

import gc
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from zipimport import zipimporter


def prepare_for_snapshot() -> None:
    """Import all that lessons use, and throw away what importing has left behind."""
    import_all()
    sys.path.remove("")  # Pyodide puts it there again
    forget_files()
    gc.collect()
    gc.freeze()  # what is here now stays for ever: no collection needs to look at it again


def import_all() -> None:
    """Import all that lessons use."""
    with without_docs():
        import numpy.random  # noqa: F401
    from nnlesson.blocks import catalogue
    from nnlesson.live import dispatcher  # noqa: F401

    catalogue()


def forget_files() -> None:
    """Throw away the list of the standard library's files: whoever imports one more can read it again.

    `importlib.invalidate_caches` would, but begins with importing what reads packages' metadata.
    """
    for finder in sys.path_importer_cache.values():
        if isinstance(finder, zipimporter):
            finder.invalidate_caches()


def reseed() -> None:
    """Give every source of chance a new seed: those in the copy are the same for everybody.

    The seeds are drawn here: NumPy's own way to draw one runs through code that a browser would compile for this alone.
    """
    import numpy as np

    machine = random.SystemRandom()
    random.seed(machine.getrandbits(256))
    np.random.seed(machine.getrandbits(32))  # it takes no longer one


@contextmanager
def without_docs() -> Iterator[None]:
    """Let NumPy believe that Python was told to do without docstrings (-OO), for its files come without them.

    It would stumble over their absence otherwise. Really telling Python so would also take the asserts out of what
    learners write.
    """
    flags = sys.flags
    names = [name for name in dir(flags) if not name.startswith("_")]
    sys.flags = SimpleNamespace(**{name: getattr(flags, name) for name in names} | {"optimize": 2})  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.flags = flags
