"""A visit: pages come and go, the worker stays, and what nobody looks at rests."""

import re

from playwright.sync_api import Locator, Page, expect

from browser.pages import Course, block, button, follow, readout, turn, until

SPY = """
window.sent = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (message.type === "message") sent.push(JSON.parse(message.text));
  return post.call(this, message, ...rest);
};
"""
RESTS = """() => {
    [window.still, window.last] = [window.last === sent.length ? window.still + 1 : 0, sent.length];
    return window.still === 30;
}"""
FRAMES = """count => new Promise(done => {
    const next = () => count-- > 0 ? requestAnimationFrame(next) : done();
    next();
})"""


LONG_ENOUGH = re.compile(r"^\d{3,}$")  # epochs: its state has been kept once a second


def train(page: Page, course: Course) -> None:
    page.goto(course.page("gate"))
    button(until(page, "gate", "ready"), "Train").click()
    until(page, "gate", "running")


def test_a_block_out_of_view_rests_and_goes_on_when_it_is_seen_again(page: Page, course: Course) -> None:
    page.add_init_script(SPY)
    train(page, course)
    epoch = readout(block(page, "gate"), "epoch")

    page.get_by_text("The end.").scroll_into_view_if_needed()
    page.wait_for_function(RESTS)
    asked, seen = page.evaluate("sent.length"), epoch.inner_text()
    page.evaluate(FRAMES, 30)

    assert (page.evaluate("sent.length"), epoch.inner_text()) == (asked, seen)
    block(page, "gate").scroll_into_view_if_needed()
    expect(epoch).not_to_have_text(seen)


def goes_on_from_where_it_was(gate: Locator) -> None:
    epoch = int(readout(gate, "epoch").inner_text())
    assert epoch > 0
    expect(gate).to_contain_text("As you left it")
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text(str(epoch + 1))


def test_leaving_a_page_while_it_trains_pauses_the_run(page: Page, course: Course) -> None:
    train(page, course)
    expect(readout(block(page, "gate"), "epoch")).to_have_text(LONG_ENOUGH)

    turn(page.get_by_role("link", name="Home", exact=True).last, course)
    until(page, "error", "ready")
    page.go_back()

    goes_on_from_where_it_was(until(page, "gate", "ready"))


def test_the_worker_outlives_an_instant_navigation_and_forgets_the_blocks_of_the_page(
    page: Page, served: Course
) -> None:
    page.add_init_script(SPY)
    train(page, served)
    gate = page.evaluate("sent.find(message => message.type === 'open').block")

    follow(page.get_by_role("link", name="Home", exact=True).last)
    until(page, "error", "ready")

    assert page.evaluate("performance.getEntriesByName('nnlesson:boot').length") == 1
    assert {"type": "close", "block": gate} in page.evaluate("sent")


def test_a_block_that_is_moved_within_its_page_goes_on(page: Page, course: Course) -> None:
    train(page, course)
    page.evaluate("window.gate = document.querySelector('nn-block')")

    page.evaluate("gate.remove(); document.querySelector('h1').after(gate)")

    seen = readout(until(page, "gate", "running"), "epoch").inner_text()
    expect(readout(block(page, "gate"), "epoch")).not_to_have_text(seen)


def test_a_block_that_was_taken_out_is_as_it_was_when_it_is_put_back(page: Page, course: Course) -> None:
    train(page, course)
    expect(readout(block(page, "gate"), "epoch")).to_have_text(LONG_ENOUGH)

    page.evaluate("window.gate = document.querySelector('nn-block'); gate.remove()")
    page.wait_for_function("gate.getAttribute('state') === 'still'")
    page.evaluate("document.querySelector('h1').after(gate)")

    gate = until(page, "gate", "ready")
    goes_on_from_where_it_was(gate)
    assert gate.locator(".nn-status").count() == 1
