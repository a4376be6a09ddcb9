"""Python is restored from the snapshot, fetches nothing twice, and starts without one where that does not fit."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from browser.pages import HANG, SNAPSHOT, Course, Held, Watch, block, button, python, readout, status, until

PACKED = re.compile(r"/assets/nnlesson/.+\.bin$")
STUCK = 21_000  # ms: a little longer than nothing may arrive
RESTORES = {"pyodide-asm-wasm", "libraries-bin", "snapshot-bin"}
KEPT = "async (parts) => (await (await caches.open((await caches.keys())[0])).keys()).length === parts"
LOADING = re.compile(
    r"^Loading Python … \d\.\d of \d\.\d MB(, about \d+ (seconds?|minutes?) left|, waiting for the network)?$"
)
OLD = "https://nnlesson.invalid/old.bin"


def names(requests: list[str]) -> list[str]:
    """The files of the runtime among them, in parts, in the order in which they were asked for."""
    return [re.sub(r"\.[0-9a-f]{10}\.\w+$", "", url.rpartition("/")[2]) for url in requests if PACKED.search(url)]


@pytest.fixture
def requests(page: Page) -> Iterator[list[str]]:
    """The address of everything that the page and its workers ask a server for."""
    found: list[str] = []

    def note(request: Request) -> None:
        found.append(request.url)

    page.on("request", note)
    yield found
    page.remove_listener("request", note)


def step(page: Page, course: Course) -> None:
    """The lesson works: a neuron learns."""
    page.goto(course.page("gate"))
    gate = until(page, "gate", "ready")
    button(gate, "Reset").click()  # a run of an earlier visit is kept
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text("1")


def test_the_start_fetches_each_part_of_what_restores_python_once_and_nothing_else(
    page: Page, served: Course, requests: list[str]
) -> None:
    step(page, served)

    fetched = names(requests)
    assert {name.rpartition("-")[0] for name in fetched} == RESTORES
    assert len(fetched) == len(set(fetched))


def test_a_second_visit_fetches_nothing_of_it(page: Page, served: Course, requests: list[str]) -> None:
    step(page, served)
    page.wait_for_function(KEPT, arg=len(names(requests)))
    requests.clear()

    page.context.route(PACKED, lambda route: route.abort())
    step(page, served)

    assert names(requests) == []


def test_what_an_earlier_version_left_behind_is_cleared_away(page: Page, served: Course) -> None:
    step(page, served)
    name = page.evaluate("async () => (await caches.keys())[0]")
    page.evaluate("([name, old]) => caches.open(name).then(it => it.put(old, new Response('old')))", [name, OLD])

    step(page, served)

    page.wait_for_function(
        "([name, old]) => caches.open(name).then(it => it.match(old)).then(found => !found)", arg=[name, OLD]
    )


@pytest.mark.parametrize("how", ["gone", "cut", "another"])
def test_a_snapshot_that_does_not_fit_is_done_without(
    page: Page, served: Course, watch: Watch, requests: list[str], how: str
) -> None:
    watch.expected.append("Failed to load resource")

    def spoil(route: Route) -> None:
        if how == "gone":
            return route.fulfill(status=404)
        answer = route.fetch()
        content = answer.body()
        return route.fulfill(response=answer, body=content[:-1000] if how == "cut" else content[::-1])

    page.context.route(SNAPSHOT, spoil)

    step(page, served)

    assert any("nnlesson-" in name for name in names(requests))


def test_a_browser_whose_memory_is_another_one_starts_plainly(page: Page, served: Course, requests: list[str]) -> None:
    def other(route: Route) -> None:
        answer = route.fetch()
        text, count = re.subn(r'"sum": ?(-?\d+)', r'"sum":1\1', answer.text())
        text, more = re.subn(r"\bsum:(-?\d+)", "sum:1", text)
        assert count + more == 1
        route.fulfill(response=answer, body=text)

    page.context.route(re.compile(r"/nnlesson\.[0-9a-f]{10}\.js$"), other)

    step(page, served)

    assert any("nnlesson-" in name for name in names(requests))


def test_a_module_that_the_snapshot_lacks_comes_with_a_whole_start_and_every_block_goes_on(
    page: Page, served: Course, requests: list[str]
) -> None:
    step(page, served)

    python(page).evaluate(
        "postMessage({ type: 'unfit', reason: \"ModuleNotFoundError: No module named 'statistics'\" })"
    )

    gate = block(page, "gate")
    expect(status(gate)).to_have_text("Python stopped answering and was started again.")
    expect(readout(gate, "epoch")).to_have_text("1")
    assert any("python_stdlib" in name for name in names(requests))


def test_a_snapshot_that_was_not_copied_is_done_without(page: Page, on_disk: Course, watch: Watch) -> None:
    watch.expected.append("Failed to load resource")
    page.context.route(SNAPSHOT, lambda route: route.abort())

    step(page, on_disk)


def test_the_block_tells_how_far_the_files_are(page: Page, served: Course, held: Held) -> None:
    page.goto(served.page("gate"))

    expect(status(block(page, "gate"))).to_have_text(LOADING)
    expect(block(page, "gate").locator("> [role=status]")).to_be_empty()  # who hears the page need not hear of that
    held.let_go()
    until(page, "gate", "ready")
    expect(status(block(page, "gate"))).to_be_empty()


def test_when_nothing_arrives_any_more_the_block_says_so_and_try_again_works(page: Page, served: Course) -> None:
    page.clock.install()
    page.context.route(SNAPSHOT, lambda route: None)
    page.goto(served.page("gate"))
    gate = block(page, "gate")
    expect(gate).to_have_attribute("state", "starting")
    page.clock.run_for(500)
    expect(status(gate)).to_contain_text("MB")

    bringer = next(worker for worker in page.workers if "/files." in worker.url)
    bringer.evaluate(HANG)  # else it says every second that it is still there
    page.clock.run_for(STUCK)

    expect(status(until(page, "gate", "failed"))).to_contain_text(
        "Python could not start: nothing has arrived for 20 seconds. The page can be read without it."
    )
    page.context.unroute(SNAPSHOT)
    gate.get_by_role("button", name="Try again").click()
    until(page, "gate", "ready")


@pytest.mark.parametrize("connection", [{"saveData": True}, {"effectiveType": "2g"}])
def test_to_save_data_nothing_is_fetched_before_the_learner_touches_a_block(
    page: Page, served: Course, requests: list[str], connection: dict[str, object]
) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {json.dumps(connection)} }})")
    page.goto(served.page("two"))
    gate = block(page, "gate")
    expect(status(gate)).to_have_text("To save data, Python is loaded when you press or move something here.")
    assert names(requests) == []

    button(gate, "Step").click()

    until(page, "gate", "ready")
    expect(readout(gate, "epoch")).to_have_text("1")
    expect(status(gate)).to_be_empty()


def test_two_visits_start_from_different_chance(browser: Browser, served: Course) -> None:
    starts = []
    for _ in range(2):
        context = browser.new_context()
        page = context.new_page()
        page.goto(served.page("gate"))
        gate = until(page, "gate", "ready")
        weight = readout(gate, "weight-1").get_attribute("data-value") or ""
        button(gate, "New start").click()
        expect(readout(gate, "weight-1")).not_to_have_attribute("data-value", weight)
        starts.append(readout(gate, "weight-1").get_attribute("data-value"))
        context.close()

    assert starts[0] != starts[1]
