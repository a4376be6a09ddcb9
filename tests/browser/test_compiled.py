"""Compiled training arrives when it is wanted, from a server and from disk, and a run goes as fast as it can, to the
numbers of NumPy."""

import re
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from browser.lessons.figures import value
from browser.pages import SNAPSHOT, Course, Watch, button, in_workers, readout, until
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance

KERNELS = "performance.getEntriesByName('nnlesson:kernel').length"
LOSSES = ("loss", "held-out-loss")
PACE = re.compile(r"^\d+ · \d+/s$")


def kernels(page: Page) -> int:
    """How many workers of this page have compiled one."""
    return sum(compiled for _, compiled in in_workers(page, KERNELS))


@cache
def by_numpy() -> list[float]:
    """The losses to which the same run comes here, where there is no kernel."""
    block = catalogue()["student-training"]("students")
    advance(block, 5000)
    return [readout.value for readout in block.readouts() if readout.name in LOSSES]


def run(page: Page, course: Course) -> None:
    page.goto(course.page("students"))
    students = until(page, "students", "ready")

    button(students, "Train").click()

    expect(readout(students, "epoch")).to_have_text(PACE)
    expect(students).to_contain_text("The run rests after 5,000 epochs.")
    expect(readout(students, "accuracy")).to_have_text("6 of 6")
    shown = [value(students, name) for name in LOSSES]
    assert shown == pytest.approx(by_numpy(), rel=1e-10)
    assert kernels(page) >= 1


def test_a_run_as_fast_as_it_goes_is_compiled_and_says_how_fast(page: Page, course: Course) -> None:
    run(page, course)


def test_without_the_snapshot_it_is_compiled_as_well(page: Page, served: Course, watch: Watch) -> None:
    watch.expected.append("Failed to load resource")
    page.context.route(SNAPSHOT, lambda route: route.fulfill(status=404))

    run(page, served)


def test_where_nothing_trains_nothing_is_compiled(page: Page, course: Course) -> None:
    page.goto(course.page(""))
    until(page, "error", "ready")

    assert kernels(page) == 0
