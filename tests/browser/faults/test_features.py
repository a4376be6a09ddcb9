"""What a browser lacks: it is named at once with what to do, or nobody notices. A line for each."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from browser.faults.conftest import Host
from browser.faults.newer import OF_PAGES, OF_THE_LANGUAGE, OF_WORKERS, without
from browser.pages import readout, status, until

WORKERS = re.compile(r"/(python|files)\.[0-9a-f]{10}\.js$")
NEWER = "Use a newer browser: Chrome or Edge 112, Firefox 112, Safari 16.4 or later."
NEEDED = {
    "WebAssembly": (
        "delete globalThis.WebAssembly",
        "Python cannot run in this browser: it has no WebAssembly. In Lockdown Mode, switch it off for this site; else "
        "use a newer browser: Chrome or Edge 112, Firefox 112, Safari 16.4 or later.",
    ),
    "newer WebAssembly": (
        "WebAssembly.validate = () => false",
        f"Python cannot run in this browser: it has no today’s WebAssembly. {NEWER}",
    ),
    "workers": ("delete globalThis.Worker", f"Python cannot run in this browser: it has no web workers. {NEWER}"),
    "channels": (
        "delete globalThis.MessageChannel",
        f"Python cannot run in this browser: it has no message channels. {NEWER}",
    ),
    "64 bits": (
        "delete globalThis.BigInt64Array",
        f"Python cannot run in this browser: it has no 64-bit numbers. {NEWER}",
    ),
}
DISPENSABLE = {
    "cache": "caches",
    "hashes": "Crypto.prototype.subtle",
    "idle callbacks": "requestIdleCallback",
    "promises settled from outside, and groups": "Promise.withResolvers Map.groupBy Object.groupBy",
    "ARIA by properties": " ".join(word for word in OF_PAGES.split() if word.startswith("Element.prototype.")),
    "streams that unpack": "CompressionStream DecompressionStream",
    "whatever the oldest browsers lack": OF_THE_LANGUAGE + OF_WORKERS + OF_PAGES,
}


@pytest.mark.parametrize(("lack", "sentence"), NEEDED.values(), ids=NEEDED)
def test_what_python_cannot_do_without_is_named_at_once(page: Page, host: Host, lack: str, sentence: str) -> None:
    page.add_init_script(lack)

    page.goto(host.course.page(""))

    error = until(page, "error", "failed")
    expect(status(error)).to_have_text(sentence)
    expect(error.get_by_role("button", name="Try again")).to_have_count(0)


@pytest.mark.parametrize("words", DISPENSABLE.values(), ids=DISPENSABLE)
def test_what_can_be_done_without_is_not_missed(page: Page, host: Host, words: str) -> None:
    def lessen(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=without(words) + answer.text())

    page.add_init_script(without(words))
    page.context.route(WORKERS, lessen)
    page.goto(host.course.page("lessons/first"))

    error = until(page, "error", "ready")
    error.get_by_label("Prediction", exact=True).fill("0.6")
    expect(readout(error, "loss")).to_have_text("0.16")


def test_pages_for_a_server_that_are_opened_as_files_say_so(page: Page, host: Host) -> None:
    page.goto((host.folder / "site" / "index.html").as_uri())

    expect(status(until(page, "error", "failed"))).to_contain_text(
        "Python could not start: these pages are for a web server, and were opened as files; "
        "a copy for that is built with --offline. The page can be read without it."
    )
