"""The script of a page does not arrive: by style alone, each block says so after five seconds. A line for a fault."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from browser.faults.conftest import Host
from browser.pages import Course, Held, Watch, follow, until

SCRIPT = re.compile(r"/nnlesson\.[0-9a-f]{10}\.js$")
SENTENCE = (
    "This figure stands still: its script has not arrived. Reload the page. "
    "If you opened it inside a zip file, unpack the whole zip first."
)
# What the style says of each block, and whether it is seen: at first, just before five seconds have passed, and then.
TOLD = """() => [...document.querySelectorAll("nn-block")].map(block => {
    const style = getComputedStyle(block, "::after");
    const animation = block.getAnimations({ subtree: true }).find(each => each.animationName === "nn-told");
    animation.currentTime = 0;
    const before = style.visibility;
    animation.currentTime = 4999;
    const still = style.visibility;
    animation.finish();
    return [JSON.parse(style.content), before, still, style.visibility, style.opacity];
})"""
SEEN = [[SENTENCE, "hidden", "hidden", "visible", "1"]]
SHIFT = """() => new Promise(done => {
    let shift = 0;
    const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value));
    observer.observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shift))));
})"""
HEIGHTS = "() => [...document.querySelectorAll('nn-block')].map(block => block.getBoundingClientRect().height)"


def gone(route: Route) -> None:
    route.fulfill(status=404, body="Not found")


def another_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><p>Welcome</p>")


def blocked(route: Route) -> None:
    route.abort("blockedbyclient")


def broken(route: Route) -> None:
    route.fulfill(status=200, content_type="text/javascript", body="(() => { let a = ; })();")


@pytest.mark.parametrize("page_name", ["", "by-hand"])
@pytest.mark.parametrize("fault", [gone, another_page, blocked, broken])
def test_a_script_that_does_not_arrive_is_told_by_each_block(
    page: Page, host: Host, watch: Watch, fault: Callable[[Route], None], page_name: str
) -> None:
    watch.expected += ["Failed to load resource", "Unexpected token", "Refused to execute script"]
    page.context.route(SCRIPT, fault)
    page.goto(host.course.page(page_name))
    heights = page.evaluate(HEIGHTS)

    assert page.evaluate(TOLD) == SEEN

    assert page.evaluate(HEIGHTS) == heights
    assert page.evaluate(SHIFT) == 0
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('nn-block'), '::after').display") == "none"


def test_one_page_opened_inside_the_zip_tells_it_without_any_style_sheet(
    page: Page, small_on_disk: Course, watch: Watch, tmp_path: Path
) -> None:
    watch.expected += ["Failed to load resource", "is not defined"]
    whole = Path(unquote(urlsplit(small_on_disk.page("")).path))
    (tmp_path / "index.html").write_text(whole.read_text())
    page.goto((tmp_path / "index.html").as_uri())

    assert page.evaluate(TOLD) == SEEN


def test_a_script_that_is_late_takes_the_sentence_away_and_moves_nothing(page: Page, host: Host) -> None:
    late = Held()
    page.context.route(SCRIPT, late.hold)
    page.goto(host.course.page(""), wait_until="commit")
    page.wait_for_function("document.querySelector('nn-block template')")
    assert page.evaluate(TOLD) == SEEN
    heights = page.evaluate(HEIGHTS)

    late.let_go()

    until(page, "error", "ready")
    assert page.evaluate("getComputedStyle(document.querySelector('nn-block'), '::after').content") == "none"
    assert page.evaluate(HEIGHTS) == heights
    assert page.evaluate(SHIFT) == 0


def test_a_block_that_came_by_instant_navigation_never_says_it(page: Page, host: Host) -> None:
    page.goto(host.course.page("kept"))
    page.evaluate("window.visit = 'one'")

    follow(page.get_by_role("link", name="Home").first)

    until(page, "error", "ready")
    assert page.evaluate("window.visit") == "one"
    assert page.evaluate("document.getAnimations().filter(each => each.animationName === 'nn-told').length") == 0


def test_without_scripts_the_page_says_that_they_are_switched_off_and_no_block_says_more(
    page: Page, host: Host, watch: Watch
) -> None:
    watch.expected.append("Blocked script execution")
    (host.folder / "around.html").write_text('<link rel="icon" href="data:,"><iframe sandbox src="site/"></iframe>')
    page.goto(f"{host.root}around.html")
    plain = page.frames[1]

    expect(plain.locator(".nn-no-script")).to_be_visible()
    shown = "getComputedStyle(document.querySelector('nn-block'), '::after').display"
    assert plain.evaluate(shown) == "none"


def test_a_block_written_by_hand_says_what_it_lacks_when_the_script_is_there(page: Page, host: Host) -> None:
    page.goto(host.course.page("by-hand"))

    expect(page.locator("nn-block")).to_have_text(
        "There is no picture in this block that could come to life. The course makes it where the block is a fence."
    )
