"""Storage that throws, is full, holds rubbish or never answers: half a second at most, and the figure works.

A line for each fault: what is broken in the page (localStorage), or in the worker that brings files (Cache Storage).
"""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from browser.faults.conftest import Host
from browser.pages import readout, until

BRINGER = re.compile(r"/files\.[0-9a-f]{10}\.js$")
FULL = "throw new DOMException('full', 'QuotaExceededError')"
REFUSED = "throw new DOMException('refused', 'SecurityError')"
NEVER = "return new Promise(() => {})"


def storage(method: str, body: str) -> str:
    return f"Storage.prototype.{method} = function () {{ {body} }}"


def cache(owner: str, method: str, body: str) -> str:
    return f"{owner}.prototype.{method} = function () {{ {body} }}"


IN_THE_PAGE = {
    "at access": f"Object.defineProperty(globalThis, 'localStorage', {{ get() {{ {REFUSED} }}, configurable: true }})",
    "null": "Object.defineProperty(globalThis, 'localStorage', { get: () => null, configurable: true })",
    "at read": storage("getItem", REFUSED),
    "at write": storage("setItem", REFUSED),
    "full": storage("setItem", FULL),
    "rubbish": "for (const name of ['/site/', '/site/ A small site'])"
    " localStorage.setItem('nnlesson ' + name, '{\"nnlesson\":1,\"places\":[')",
}
IN_THE_WORKER = {
    "open throws": cache("CacheStorage", "open", REFUSED),
    "match throws": cache("Cache", "match", REFUSED),
    "put is full": cache("Cache", "put", FULL),
    "open never answers": cache("CacheStorage", "open", NEVER),
    "match never answers": cache("Cache", "match", NEVER),
    "put never answers": cache("Cache", "put", NEVER),
}


def works(page: Page, host: Host) -> None:
    page.goto(host.course.page("lessons/first"))
    error = until(page, "error", "ready")
    error.get_by_label("Prediction", exact=True).fill("0.6")
    expect(readout(error, "loss")).to_have_text("0.16")


@pytest.mark.parametrize("fault", IN_THE_PAGE.values(), ids=IN_THE_PAGE)
def test_a_storage_that_is_broken_is_done_without(page: Page, host: Host, fault: str) -> None:
    page.add_init_script(fault)

    works(page, host)

    page.get_by_title("To the dark page").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(host.course.page("kept"))
    expect(page.locator("nn-kept")).to_contain_text("kept")


@pytest.mark.parametrize("fault", IN_THE_WORKER.values(), ids=IN_THE_WORKER)
def test_a_cache_that_is_broken_costs_half_a_second_at_most(page: Page, host: Host, fault: str) -> None:
    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{fault};{answer.text()}")

    page.context.route(BRINGER, spoil)

    works(page, host)
