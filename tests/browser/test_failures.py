"""When something fails, the block says so in a sentence, its still returns, and Try again works."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.barriers import barriers
from browser.pages import HANG, Course, Watch, button, python, readout, status, until

WORKERS = ("python.js", "files.js")
LOST = "Python stopped answering and was started again. The run is paused."
THROW = "setTimeout(() => { throw new Error('broken on purpose') })"
BROKEN_FROM_NOW_ON = f"""() => {{
    const url = URL.createObjectURL(new Blob(["{THROW}"]));
    globalThis.nnlessonWorker = class extends Worker {{ constructor() {{ super(url); }} }};
}}"""
MODULE = re.compile(r"/pyodide-asm-wasm-")
WATCHDOG = 11_000  # ms: a little longer than the page waits for an answer


def stored(file: str, course: Course) -> re.Pattern[str]:
    """What the site calls a file's first part or chunk, and the snapshot's, without which all files are needed."""
    if file in WORKERS:
        stem = file.removesuffix(".js")
    else:
        stem = f"{file}.0" if course.offline else f"{file.replace('.', '-')}-0"
    return re.compile(rf"/({re.escape(stem)}|snapshot-bin-0|snapshot\.bin\.0)\.[0-9a-f]{{10}}\.(bin|js)$")


@pytest.mark.parametrize(
    "file",
    [*WORKERS, "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"],
)
def test_a_file_that_does_not_arrive_is_named_and_try_again_works(
    page: Page, served: Course, watch: Watch, file: str
) -> None:
    watch.expected.append("Failed to load resource")

    names_it_and_starts_when_tried_again(page, served, file)


@pytest.mark.parametrize("file", [*WORKERS, "pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_file_that_was_not_copied_is_named_and_try_again_works(
    page: Page, on_disk: Course, watch: Watch, file: str
) -> None:
    watch.expected.append("Failed to load resource")

    names_it_and_starts_when_tried_again(page, on_disk, file)


def names_it_and_starts_when_tried_again(page: Page, course: Course, file: str) -> None:
    page.context.route(stored(file, course), lambda route: route.abort())
    page.goto(course.page(""))
    error = until(page, "error", "failed")
    expect(status(error)).to_contain_text(
        f"Python could not start: {file} did not arrive. The page can be read without it."
    )

    page.context.unroute(stored(file, course))
    error.get_by_role("button", name="Try again").press("Enter")

    until(page, "error", "ready")
    expect(status(error)).to_be_empty()
    expect(error.locator(":focus")).to_be_visible()  # the button is gone, and something in the block has its focus


def test_a_file_that_is_not_on_the_server_is_named_with_its_status(page: Page, served: Course, watch: Watch) -> None:
    watch.expected.append("Failed to load resource")
    page.context.route(MODULE, lambda route: route.fulfill(status=404))
    page.goto(served.page(""))

    expect(status(until(page, "error", "failed"))).to_contain_text(
        "Python could not start: pyodide.asm.wasm did not arrive (404). The page can be read without it."
    )


def test_a_file_that_arrives_in_part_is_named(page: Page, served: Course) -> None:
    def cut(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body()[:100_000])

    page.context.route(MODULE, cut)
    page.goto(served.page(""))

    error = until(page, "error", "failed")
    expect(status(error)).to_contain_text("Python could not start: pyodide.asm.wasm did not arrive whole.")


def test_a_file_that_fails_once_is_made_up_for(page: Page, served: Course, watch: Watch) -> None:
    watch.expected.append("Failed to load resource")
    page.context.route(MODULE, lambda route: route.abort(), times=1)
    page.goto(served.page(""))

    until(page, "error", "ready")


def train(page: Page, course: Course) -> Locator:
    """A page with two blocks, one of which trains and has come so far that a copy of its state was kept."""
    page.goto(course.page("two"))
    gate = until(page, "gate", "ready")
    button(gate, "Train").click()
    page.wait_for_function("Number(document.querySelector('output[name=epoch]').dataset.value) > 150")
    return gate


def epoch(gate: Locator) -> int:
    return int(readout(gate, "epoch").get_attribute("data-value") or 0)


def test_a_worker_that_hangs_is_replaced_and_every_block_goes_on_from_its_state(page: Page, course: Course) -> None:
    page.clock.install()
    gate = train(page, course)

    python(page).evaluate(HANG)
    page.clock.run_for(WATCHDOG)

    expect(status(gate)).to_have_text(LOST)
    expect(gate).to_have_attribute("state", "ready")
    kept = epoch(gate)
    assert kept > 60
    until(page, "hill", "ready")
    button(gate, "Train").click()
    expect(status(gate)).to_be_empty()
    expect(readout(gate, "epoch")).not_to_have_text(str(kept))


def test_a_worker_that_breaks_is_replaced(page: Page, served: Course) -> None:
    gate = train(page, served)

    python(page).evaluate(THROW)

    expect(status(gate)).to_have_text(LOST)
    assert epoch(gate) > 60


def test_a_worker_that_breaks_once_more_ends_in_a_sentence_and_try_again_works(page: Page, served: Course) -> None:
    gate = train(page, served)

    page.evaluate(BROKEN_FROM_NOW_ON)
    python(page).evaluate(THROW)

    for id in ("gate", "hill"):
        expect(status(until(page, id, "failed"))).to_contain_text("broken on purpose. The page can be read without it.")
    expect(readout(gate, "epoch")).to_have_text("0")
    page.evaluate("delete globalThis.nnlessonWorker")
    gate.get_by_role("button", name="Try again").click()
    until(page, "gate", "ready")
    until(page, "hill", "ready")


def test_a_block_whose_own_code_fails_says_so_and_the_others_go_on(page: Page, served: Course) -> None:
    def unknown(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"kind":"descent"', '"kind":"ascent"'))

    page.route("**/two/", unknown)
    page.goto(served.page("two"))

    hill = until(page, "hill", "failed")
    expect(status(hill)).to_contain_text("There is no block ascent now: its file has a mistake, or does not define it")
    assert barriers(page) == []
    gate = until(page, "gate", "ready")
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text("1")
    hill.get_by_role("button", name="Try again").click()
    expect(hill.get_by_role("button", name="Try again")).to_be_visible()
