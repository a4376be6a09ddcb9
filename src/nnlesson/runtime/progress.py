"""Progress: a bar that says what is being made, and how far that is. It appears only where something has to be made.

click draws it, which is wherever MkDocs is. Where the output is no terminal, each step is a line.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import takewhile
from threading import Event, RLock, Thread

import click

STEPS = {  # in their order, and how many seconds each of them takes on two cores
    "Fetching Pyodide and NumPy": 6,
    "Installing the tools": 3,
    "Pruning Pyodide and NumPy": 12,
    "Compressing them": 16,
    "Packing the blocks": 4,
    "Taking the snapshot of Python": 5,
    "Compressing the snapshot": 14,
    "Compiling the kernel": 2,
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
    shown, over = Bar(), Event()
    token = onlooker.set(shown.begin)
    clock = Thread(target=shown.follow, args=(over,), daemon=True)
    clock.start()
    try:
        yield
        shown.fill()
    finally:
        over.set()
        clock.join()
        onlooker.reset(token)
        shown.leave()


class Bar:
    """A second on the clock is a second on the bar, but no step seems over before it is."""

    def __init__(self) -> None:
        self.drawn = click.progressbar(length=WHOLE, show_eta=False, show_percent=True, file=sys.stderr)
        self.limit, self.drawing = 0, RLock()

    def begin(self, label: str) -> None:
        self.limit = before(label) + STEPS[label] - 1
        self.draw(before(label), f"{label:{LABEL}}")

    def follow(self, over: Event) -> None:
        while not over.wait(1.0):
            self.move_on()

    def move_on(self) -> None:
        with self.drawing:
            if self.drawn.pos < self.limit:
                self.draw(self.drawn.pos + 1, self.drawn.label or "")

    def fill(self) -> None:
        if self.drawn.entered:
            self.draw(WHOLE, self.drawn.label or "")

    def draw(self, place: int, label: str) -> None:
        with self.drawing:
            self.drawn.pos, self.drawn.label, self.drawn.entered = place, label, True
            self.drawn.render_progress()

    def leave(self) -> None:
        if self.drawn.entered:
            self.drawn.render_finish()


def before(label: str) -> int:
    return sum(STEPS[name] for name in takewhile(label.__ne__, STEPS))
