"""Python's side of the memory snapshot: what it does just before its memory is copied, and first of all when restored.

To restore a copy takes a tenth of the time that a start takes, so whatever a lesson needs is imported before.
"""

import gc
import random
import sys
import zipimport
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

# Python keeps objects of up to so many bytes in rows of their own, one for each of these steps; of an object of bytes,
# so many are beside its content.
SMALL, STEP, BESIDE = 512, 16, 17


def prepare_for_snapshot() -> None:
    """Import all that lessons use, and throw away what importing has left behind."""
    import_all()
    sys.path.remove("")  # Pyodide puts it there again
    forget_files()
    gc.collect()
    clear_free_memory()
    gc.freeze()  # what is here now stays for ever: no collection needs to look at it again


def forget_files() -> None:
    """Forget which files there are to import: where a snapshot is restored, none of them is there."""
    for files in vars(zipimport)["_zip_directory_cache"].values():
        files.clear()
    sys.path_importer_cache.clear()


def clear_free_memory() -> None:
    """Fill with zeros what is free between the objects: a copy would carry what once lay there."""
    sizes = [1 << power for power in range(22, 9, -1)] + list(range(SMALL - BESIDE, 0, -STEP))
    top = id(bytes(sizes[0]))
    filled = []
    for size in sizes:
        while id(filling := bytes(size)) < top:
            filled.append(filling)


def import_all() -> None:
    """Import all that lessons use."""
    with without_docs():
        import numpy.random  # noqa: F401
    from nnlesson.blocks import catalogue
    from nnlesson.live import dispatcher  # noqa: F401

    catalogue()


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
