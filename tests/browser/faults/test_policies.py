"""Policies and frames: what a server's header or a frame forbids, and what a block says of it. A line for each."""

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from browser.faults.conftest import Host
from browser.pages import Watch, button, follow, readout, status, until

POLICY = "Content-Security-Policy"
FRAME = """<!doctype html><title>Around</title><link rel="icon" href="data:,">
<iframe sandbox="{}" src="site/" width="900" height="600"></iframe>"""


def built(host: Host) -> str:
    """The policy that the build wrote."""
    (line,) = re.findall(rf"^  {POLICY}: (.*)$", (host.folder / "site" / "_headers").read_text(), re.MULTILINE)
    return str(line)


def test_the_policy_that_the_build_writes_is_the_strict_one(host: Host) -> None:
    hashes = " ".join(re.findall(r"'sha256-[A-Za-z0-9+/]{43}='", built(host)))

    assert hashes
    assert built(host) == (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'"
    )


def test_every_kind_of_page_works_under_the_policy(page: Page, host: Host) -> None:
    # The second one is the same, and tells the server what the first one has refused, in a worker too.
    host.headers = {POLICY: built(host), f"{POLICY}-Report-Only": f"{built(host)}; report-uri /refused"}
    page.goto(host.course.page(""))
    until(page, "error", "ready")
    page.evaluate("window.visit = 'one'")

    follow(page.get_by_role("link", name="Begin"))
    expect(page).to_have_title("First - A small site")
    error = until(page, "error", "ready")
    error.get_by_label("Prediction", exact=True).fill("0.6")
    expect(readout(error, "loss")).to_have_text("0.16")
    page.get_by_text("Two", exact=True).click()
    expect(page.get_by_text("Second.")).to_be_visible()
    page.get_by_title("To the dark page").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially("alone")
    page.locator(".md-search-result__item").first.get_by_role("link").first.click()
    expect(page).to_have_title("Plain - A small site")
    assert page.evaluate("window.visit") == "one"  # all of this without loading a page anew
    for name in ("404.html", "lessons/first/", "plain/", "by-hand/", "kept/"):
        page.goto(host.course.root + name)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")  # an inline script has set it
    expect(page.locator("nn-kept")).to_contain_text("Kept on this device")

    assert host.reports == []


WITHOUT_WASM = "'wasm-unsafe-eval' ", ""
WITHOUT_WORKERS = "worker-src 'self'", "worker-src 'none'"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            WITHOUT_WASM,
            "The policy of this site keeps Python from running: its Content-Security-Policy needs 'wasm-unsafe-eval' "
            "among its script-src. Whoever runs the site can add it.",
            id="no WebAssembly",
        ),
        pytest.param(
            WITHOUT_WORKERS,
            "The policy of this site keeps Python from running: its Content-Security-Policy needs 'self' "
            "among its worker-src. Whoever runs the site can add it.",
            id="no workers",
        ),
    ],
)
def test_a_policy_that_forbids_python_is_named(
    page: Page, host: Host, watch: Watch, change: tuple[str, str], sentence: str
) -> None:
    watch.expected += ["violates the following Content Security Policy directive"]
    assert change[0] in built(host)
    host.headers = {POLICY: built(host).replace(*change)}

    page.goto(host.course.page(""))

    error = until(page, "error", "failed")
    expect(status(error)).to_have_text(sentence)
    expect(button(error, "Try again")).to_have_count(0)


def framed(page: Page, host: Host, sandbox: str) -> Frame:
    host.headers = {POLICY: built(host)}
    (host.folder / "around.html").write_text(FRAME.format(sandbox))
    page.goto(f"{host.root}around.html")
    return page.frames[1]


REFUSED_TO_SUCH_A_FRAME = ["from origin 'null' has been blocked by CORS policy", "net::ERR_FAILED"]


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-popups"])
def test_in_a_frame_without_an_origin_a_block_says_how_to_open_the_page(
    page: Page, host: Host, watch: Watch, sandbox: str
) -> None:
    watch.expected += [*REFUSED_TO_SUCH_A_FRAME, "Blocked opening"]  # Material's search and site map
    frame = framed(page, host, sandbox)

    said = frame.locator("nn-block[state=failed] .nn-status")
    address = host.course.page("")
    expect(said).to_have_text(f"Python may not run in a closed frame. Open the page by itself, in a new tab: {address}")
    expect(said.get_by_role("button")).to_have_count(0)
    expect(said.get_by_role("link")).to_have_attribute("href", address)
    frame.get_by_title("To the dark page").click()
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    if "popups" not in sandbox:
        return
    with page.context.expect_page() as opened:
        said.get_by_role("link").click()
    expect(opened.value.locator("nn-block[state=failed] .nn-status")).to_have_text(
        f"Python may not run in a tab that a closed frame has opened. Open the page by itself, in a new tab: {address}"
    )


def test_in_a_frame_with_an_origin_it_works(page: Page, host: Host, watch: Watch) -> None:
    watch.expected.append("can escape its sandboxing")

    frame = framed(page, host, "allow-scripts allow-same-origin")

    expect(frame.locator("nn-block#error")).to_have_attribute("state", "ready")
