"""An instant navigation leaves no more nodes behind than Material alone does."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from browser.pages import Course, follow

SCRIPT = re.compile(r"/nnlesson\.[0-9a-f]{10}\.js$")
# `expect` would make a node of every attribute of the block.
READY = "id => document.querySelector(`nn-block#${id}`)?.getAttribute('state') === 'ready'"
WARM, VISITS = 4, 20  # navigations: until the browser has made all that it makes once, and as many as are counted


def go(page: Page, to: str) -> None:
    page.evaluate("document.querySelector('h1').dataset.left = ''")
    follow(page.get_by_role("link", name=to, exact=True).last)
    expect(page.locator("h1[data-left]")).to_have_count(0)


def counted(page: Page) -> int:
    session = page.context.new_cdp_session(page)
    counts: list[int] = []
    for _ in range(5):  # what one time lets go of may have held something else, and something may come a little later
        session.send("HeapProfiler.collectGarbage")
        counts.append(session.send("Memory.getDOMCounters")["nodes"])
    session.detach()
    return min(counts)


def nodes_left(page: Page, course: Course, *, alive: bool) -> float:
    """How many nodes one navigation leaves, on average."""
    page.goto(course.page(""))
    before = 0
    for visit in range(WARM + VISITS + 1):
        if alive:
            page.wait_for_function(READY, arg="gate" if visit % 2 else "error")
        if visit == WARM:
            before = counted(page)
        if visit < WARM + VISITS:
            go(page, "Home" if visit % 2 else "The gate")
    return (counted(page) - before) / VISITS


def test_a_navigation_leaves_no_more_nodes_than_it_does_without_figures(
    browser: Browser, browser_context_args: dict[str, Any], served: Course
) -> None:
    def alone(route: Route) -> None:
        route.fulfill(status=200, content_type="text/javascript", body="")

    pages = [browser.new_page(**browser_context_args) for _ in range(2)]
    pages[0].route(SCRIPT, alone)

    without, ours = (nodes_left(page, served, alive=page is pages[1]) for page in pages)

    for page in pages:
        page.close()
    assert without > 0  # Material keeps the pages that were left
    assert ours <= without + 1
