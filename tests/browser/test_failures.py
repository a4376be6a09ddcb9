"""When something fails, the block says so in a sentence, its still returns, and Try again works."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from browser.pages import Course, Watch, until

LOST = "Python stopped answering and was started again."
HANG = "setTimeout(() => { while (true) {} })"
THROW = "setTimeout(() => { throw new Error('broken on purpose') })"
LONG = 11_000  # ms: longer than the watchdog waits


def once(page: Page, pattern: str) -> None:
    """The first request for such a file fails."""
    page.route(re.compile(pattern), lambda route: route.abort(), times=1)


@pytest.mark.parametrize("file", ["worker", "pyodide", "pyodide.asm", "pyodide.asm.wasm", "python_stdlib.zip", "numpy"])
def test_a_file_that_does_not_arrive_is_named_and_try_again_works(
    page: Page, course: Course, watch: Watch, file: str
) -> None:
    watch.expected.append("Failed to load resource")
    missing: list[str] = []

    def fail(route: Route) -> None:
        missing.append(route.request.url)
        route.abort()

    page.context.route(re.compile(rf"/nnlesson/{re.escape(file)}[.-][^/]*$"), fail, times=1)
    page.goto(course.page(""))

    error = until(page, "error", "failed")
    expect(error.get_by_role("status")).to_contain_text(
        re.compile(rf"^Python could not start: {re.escape(file)}\S* did not arrive\. The page can be read without it\.")
    )
    assert len(missing) == 1
    error.get_by_role("button", name="Try again").click()
    until(page, "error", "ready")
    expect(error.get_by_role("status")).to_be_empty()


def test_a_file_that_is_not_on_the_server_is_named_with_its_status(page: Page, served: Course, watch: Watch) -> None:
    watch.expected.append("Failed to load resource")
    page.context.route("**/pyodide.asm.*.wasm", lambda route: route.fulfill(status=404), times=1)
    page.goto(served.page(""))

    expect(until(page, "error", "failed").get_by_role("status")).to_contain_text(
        "Python could not start: pyodide.asm.wasm did not arrive (404). The page can be read without it."
    )


def test_a_file_that_arrives_in_part_is_named(page: Page, served: Course) -> None:
    page.context.route(
        "**/pyodide.asm.*.wasm",
        lambda route: route.fulfill(body=b"\0asm\1\0\0\0", content_type="application/wasm"),
        times=1,
    )
    page.goto(served.page(""))

    expect(until(page, "error", "failed").get_by_role("status")).to_contain_text(
        "pyodide.asm.wasm did not arrive whole"
    )


def test_a_server_that_does_not_know_webassembly_will_do(page: Page, served: Course) -> None:
    def unnamed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={"Content-Type": "application/octet-stream"})

    page.context.route("**/pyodide.asm.*.wasm", unnamed)
    page.goto(served.page(""))

    until(page, "error", "ready")
