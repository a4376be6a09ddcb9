"""The pool: runs are spread over the cores, where there are more of them than one process soon makes."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from signal import SIG_DFL, SIGINT, signal
from threading import Thread
from time import monotonic

from nnlesson.blocks import adopt, catalogue
from nnlesson.blocks.overlay import OVERLAY, Sources
from nnlesson.plugin.runs import Outcome, Run, carried_out
from nnlesson.plugin.validation import Catalogue

SOON = 1.0  # seconds in which no pool is made: to begin one takes as long


def all_carried_out(runs: Iterable[Run], blocks: Catalogue, soon: float = SOON) -> Iterator[tuple[Run, Outcome]]:
    """Every run with its outcome: the short ones one after another, and what is left after a while over the cores."""
    waiting, begun = sorted(runs, key=lambda run: -run.effort), monotonic()
    while waiting and monotonic() < begun + soon:
        run = waiting.pop()
        yield run, carried_out(run, blocks[run.kind])
    outcomes = spread(waiting, blocks) if len(waiting) > 1 else {}
    for place, run in enumerate(waiting):
        yield run, outcomes.get(place) or carried_out(run, blocks[run.kind])


def spread(runs: Sequence[Run], blocks: Catalogue) -> dict[int, Outcome]:
    """The outcomes by their place, the long runs first. What no other process can do is left out.

    Processes are spawned on every system, and not forked: a preview has threads, and a fork of threads may hang.
    """
    elsewhere = [place for place, run in enumerate(runs) if catalogue().get(run.kind) is blocks[run.kind]]
    outcomes: dict[int, Outcome] = {}
    try:
        with ProcessPoolExecutor(
            mp_context=get_context("spawn"), initializer=begin, initargs=(OVERLAY.themes,)
        ) as pool:
            places = {pool.submit(in_a_process, runs[place]): place for place in elsewhere}
            for future in as_completed(places):
                outcomes[places[future]] = future.result()
    except (BrokenExecutor, OSError):  # a system without processes, or without memory for more of them
        pass
    return outcomes


def begin(themes: Mapping[str, Sources]) -> None:
    """A worker knows the themes that its build has taken in, too."""
    end_with_the_build()
    for theme, sources in themes.items():
        adopt(theme, sources)


def end_with_the_build() -> None:
    """A worker ends without a word when its build is interrupted, and when it is killed."""
    signal(SIGINT, SIG_DFL)
    Thread(target=wait_for_its_end, daemon=True).start()


def wait_for_its_end() -> None:
    if build := parent_process():
        build.join()
        os._exit(1)


def in_a_process(run: Run) -> Outcome:
    """Carried out where nothing is known but the run: its block is looked up anew."""
    return carried_out(run, catalogue()[run.kind])
