"""Progress: a bar that says what is being made, and how far that is. It appears only where something has to be made.

click draws it, which is wherever MkDocs is. Where the output is no terminal, each step is a line.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from itertools import takewhile

import click

STEPS = {  # in their order, and how many seconds each of them takes on two cores
    "Fetching Pyodide and NumPy": 6,
    "Installing the tools": 3,
    "Pruning Pyodide and NumPy": 12,
    "Compressing them": 16,
    "Packing the blocks": 4,
    "Taking the snapshot of Python": 5,
    "Compressing the snapshot": 14,
    "Bundling the scripts": 1,
    "Collecting the licences": 1,
}
WHOLE, LABEL = sum(STEPS.values()), max(map(len, STEPS))


def nobody(label: str) -> None:
    """Nobody looks on."""


onlooker = ContextVar[Callable[[str], None]]("onlooker", default=nobody)


def step(label: str) -> None:
    """What makes something says this when it begins with one of the steps."""
    onlooker.get()(label)


@contextmanager
def bar() -> Iterator[None]:
    """As long as this lasts, steps are shown on a bar."""
    shown = click.progressbar(length=WHOLE, show_eta=False, show_percent=True, file=sys.stderr)

    def begin(label: str) -> None:
        shown.label, shown.pos = f"{label:{LABEL}}", before(label)
        if shown.entered:
            shown.render_progress()
        else:
            end.enter_context(shown)

    with ExitStack() as end:
        token = onlooker.set(begin)
        try:
            yield
            if shown.entered:
                shown.update(WHOLE - shown.pos)
        finally:
            onlooker.reset(token)


def before(label: str) -> int:
    return sum(STEPS[name] for name in takewhile(label.__ne__, STEPS))
