"""A build takes themes into the process that it runs in. Tests share a process, so each of them leaves it as it was."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from nnlesson.blocks import catalogue
from nnlesson.blocks.overlay import OVERLAY


@contextmanager
def as_it_was() -> Iterator[None]:
    """Themes that are taken in within it are gone after it, and ours are the very classes that they were."""
    known, modules, themes = dict(catalogue()), dict(sys.modules), dict(OVERLAY.themes)
    try:
        yield
    finally:
        for theme in list(OVERLAY.themes):
            OVERLAY.drop(theme)
        sys.modules.update(modules)
        OVERLAY.themes.update(themes)
        for name, module in modules.items():
            if name.startswith("nnlesson.blocks."):
                parent, _, child = name.rpartition(".")
                setattr(sys.modules[parent], child, module)
        catalogue().clear()
        catalogue().update(known)
