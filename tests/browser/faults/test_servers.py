"""What servers and gateways do to the files: the course starts all the same, or says what is wrong and what to do."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.faults import gateway as g
from browser.faults.gateway import Gateway, always, headed, once, refusing
from browser.pages import Watch, status, until

SIGN_IN_PAGE = "http://localhost:1/sign-in"
SECOND = 50  # ms that count as one for the worker that brings files
SHORT_SECONDS = """
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  return post.call(this, message.type === "serve" ? { ...message, second: SECOND } : message, ...rest);
};
"""
PART = "pyodide-asm-wasm-2"
NO = "Python could not start: pyodide.asm.wasm did not arrive"
READ = "The page can be read without it."
REFUSED = f"{READ} Something on the way refuses this file: ask whoever runs your network to let it through."
LACKING = f"{READ} The server lacks this file: tell whoever runs this site."
TROUBLE = f"{READ} The server is in trouble: try again in a few minutes."
SIGN_IN = f"{READ} Your network may want you to sign in: open any other site in a new tab, and then try again."
CHANGED = f"{READ} Something on the way cuts or changes this file: try again, or ask whoever runs your network."
CUT_OFF = f"{READ} Check your connection and try again; if that does not help, ask whoever runs your network."
SILENT = f"{READ} The line may be down or overloaded: try again later; what has come is kept."
ELSEWHERE = f"{READ} You may have to sign in again: reload the page."

WORKS = {
    "packs once more": always(g.packed),
    "says text/plain": always(headed(Content_Type="text/plain; charset=utf-8")),
    "says text/html": always(headed(Content_Type="text/html")),
    "says nothing of the type": always(g.without_type),
    "says nosniff": always(headed(Content_Type="application/x-unknown", X_Content_Type_Options="nosniff")),
    "lets nothing be kept": always(headed(Cache_Control="no-store, no-cache, max-age=0", Pragma="no-cache")),
    "lets everything be kept": always(headed(Cache_Control="max-age=31536000, immutable")),
    "hands it over to be saved": always(headed(Content_Disposition="attachment; filename=x.bin")),
    "500, then fine": once(refusing(500)),
    "502 twice, then fine": once(refusing(502), 2),
    "503 for a while": once(refusing(503, Retry_After="1")),
    "429, then fine": once(refusing(429, Retry_After="2")),
    "cuts the file, then fine": once(g.cut),
    "cuts the line, then fine": once(g.broken),
    "hangs up, then fine": once(g.hung_up),
    "another file, then fine": once(g.other),
    "never answers, then fine": once(g.silent),
    "passes whole files only, 25 seconds each": always(g.slow(25 * SECOND / 1000)),
}
SAYS = {
    "401": (always(refusing(401)), f"{NO} (401). {REFUSED}"),
    "403, the page of a proxy": (always(refusing(403)), f"{NO} (403). {REFUSED}"),
    "404": (always(refusing(404)), f"{NO} (404). {LACKING}"),
    "451": (always(refusing(451)), f"{NO} (451). {REFUSED}"),
    "500 for ever": (always(refusing(500)), f"{NO} (500). {TROUBLE}"),
    "503 for ever": (always(refusing(503, Retry_After="3600")), f"{NO} (503). {TROUBLE}"),
    "a page to sign in": (always(g.page), f"{NO}: a web page came in its place. {SIGN_IN}"),
    "a way to another site": (
        always(refusing(302, Location=SIGN_IN_PAGE)),
        f"{NO}: its address leads to another site. {ELSEWHERE}",
    ),
    "206": (always(g.partly), f"{NO} whole. {CHANGED}"),
    "204": (always(g.nothing), f"{NO} whole. {CHANGED}"),
    "an empty file": (always(g.empty), f"{NO} whole. {CHANGED}"),
    "a file cut short": (always(g.cut), f"{NO} whole. {CHANGED}"),
    "a file with more at its end": (always(g.longer), f"{NO} whole. {CHANGED}"),
    "another file": (always(g.other), f"{NO} whole. {CHANGED}"),
    "a line that is cut": (always(g.broken), f"{NO} whole. {CUT_OFF}"),
    "a line that hangs up": (always(g.hung_up), f"{NO}. {CUT_OFF}"),
    "no answer for ever": (always(g.silent), f"{NO}: nothing has come for 120 seconds. {SILENT}"),
    "a wrong label": (always(headed(Content_Encoding="gzip")), f"{NO} whole. {CUT_OFF}"),
}


@pytest.fixture
def asking(page: Page, between: Gateway, watch: Watch) -> Iterator[Page]:
    watch.expected += ["Failed to load resource", "net::", SIGN_IN_PAGE]
    page.add_init_script(SHORT_SECONDS.replace("SECOND", str(SECOND)))
    yield page
    between.strike({})


@pytest.mark.parametrize("what", WORKS)
def test_a_server_or_gateway_that_does_this_is_coped_with(asking: Page, between: Gateway, what: str) -> None:
    between.strike({"-0.": WORKS[what]})

    asking.goto(f"{between.address}course/")

    until(asking, "error", "ready")


@pytest.mark.parametrize("what", SAYS)
def test_a_server_or_gateway_that_does_this_is_told_of_with_what_to_do(
    asking: Page, between: Gateway, what: str
) -> None:
    fault, sentence = SAYS[what]
    between.strike({PART: fault})
    asking.goto(f"{between.address}course/")

    error = until(asking, "error", "failed")

    expect(status(error)).to_have_text(f"{sentence} Try again")


@pytest.mark.parametrize("reload", [False, True], ids=["tried again", "loaded anew"])
@pytest.mark.parametrize("what", ["403, the page of a proxy", "a line that is cut", "no answer for ever"])
def test_what_has_come_is_never_fetched_again_whatever_failed(
    asking: Page, between: Gateway, what: str, reload: bool
) -> None:
    between.strike({PART: SAYS[what][0]})
    asking.goto(f"{between.address}course/")
    error = until(asking, "error", "failed")
    come = [name for name, count in between.whole.items() if count and name.endswith(".bin")]
    between.strike({})
    if reload:
        asking.reload()
    else:
        error.get_by_role("button", name="Try again").click()
    until(asking, "error", "ready")
    assert come
    assert [name for name in come if between.asked[name]] == []
