"""Files kept on the device: a cache that never answers is waited for once, half a second at most in all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

FIND = """async fault => {
    const { FileCache } = await import("./files/file-cache.js");
    const never = () => new Promise(() => {});
    const kept = { match: never, keys: never, put: never, delete: never };
    const caches = fault === "open" ? { open: never } : { open: async () => kept };
    Object.defineProperty(self, "caches", { value: caches, configurable: true });
    window.found = [];
    window.cache = new FileCache("some");
    window.find = name => cache.find(name).then(bytes => found.push([name, bytes?.length]));
    ["one", "two", "three"].forEach(find);
}"""
LATER = "async () => { find('four'); await 0; for (let i = 0; i < 20; i++) await null; return found.length }"


@pytest.fixture
def modules(browser: Browser, modules_address: str) -> Iterator[Page]:
    """A page of its own: the clock of one that has been stopped never goes again."""
    page = browser.new_page()
    page.goto(f"{modules_address}package.json")
    page.set_content("<!doctype html><body></body>")
    yield page
    page.close()


@pytest.mark.parametrize("fault", ["open", "match"])
def test_a_cache_that_never_answers_is_waited_for_once(modules: Page, fault: str) -> None:
    modules.clock.install(time=0)
    modules.clock.pause_at(1000)
    modules.evaluate(FIND, fault)

    modules.clock.run_for(499)
    before = modules.evaluate("found.length")
    modules.clock.run_for(1)
    modules.wait_for_function("found.length === 3")

    assert before == 0
    assert modules.evaluate(LATER) == 4  # it is not asked again
    assert modules.evaluate("found.every(([, length]) => length === undefined)")
