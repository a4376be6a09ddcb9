"""The blocks of others, and those that their maker has just saved: they come to the worker as text."""

import json

from nnlesson.blocks import adopt
from nnlesson.blocks.overlay import OVERLAY


def take_in(text: str, *, whole: bool) -> None:
    """Take in all themes that a page brings, of which some may be known already.

    Raises ModuleNotFoundError where they ask for a part of Python that a snapshot lacks, and a whole Python has. What
    else is wrong with a module was told when the page was built: its blocks are not there.
    """
    for theme, modules in json.loads(text)["themes"].items():
        sources = {name: (file, source) for name, (file, source) in modules.items()}
        if OVERLAY.themes.get(theme) == sources:
            continue
        for error in adopt(theme, sources).values():
            if not whole and isinstance(error, ModuleNotFoundError) and error.name not in sources:
                OVERLAY.drop(theme)
                raise error
