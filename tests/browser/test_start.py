"""How a page comes to life: the still first, then Python, and nothing of what was pressed in between is lost."""

import re

from playwright.sync_api import Page, Worker, expect

from browser.pages import SNAPSHOT, Course, Held, block, button, readout, status, until

SHAPE = "body => [body.textContent, body.getBoundingClientRect().height]"
MARKS = "performance.getEntriesByType('mark').map(mark => mark.name).filter(name => name.startsWith('nnlesson:'))"
PIXELS = """map => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [map.getAttribute("width"), map.getAttribute("height")].map(Number);
    const context = canvas.getContext("2d");
    context.drawImage(map, 0, 0, canvas.width, canvas.height);
    return Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data).join();
}"""


def test_the_first_live_frame_is_the_still(page: Page, course: Course, held: Held) -> None:
    page.goto(course.page(""), wait_until="domcontentloaded")
    still = block(page, "error").locator(".nn-body").evaluate(SHAPE)
    held.let_go()

    live = until(page, "error", "ready")

    assert live.locator(".nn-body").evaluate(SHAPE) == still
    expect(status(live)).to_be_empty()


def test_a_map_of_the_still_becomes_a_canvas_with_the_same_colours(page: Page, course: Course, held: Held) -> None:
    page.goto(course.page("gate"), wait_until="domcontentloaded")
    still = block(page, "gate").locator("img.nn-pixels").evaluate(PIXELS)
    held.let_go()

    live = until(page, "gate", "ready")

    assert live.locator("canvas.nn-pixels").evaluate(PIXELS) == still


def test_the_marks_tell_how_long_the_start_took(page: Page, course: Course) -> None:
    page.goto(course.page(""))
    until(page, "error", "ready")

    assert page.evaluate(MARKS) == ["nnlesson:boot", "nnlesson:ready", "nnlesson:live"]


def test_all_blocks_of_a_page_share_one_worker(page: Page, course: Course) -> None:
    page.goto(course.page("two"))
    until(page, "gate", "ready")
    until(page, "hill", "ready")

    assert page.evaluate(MARKS).count("nnlesson:boot") == 1


def test_the_worker_that_brings_files_ends_when_all_are_there(page: Page, course: Course, held: Held) -> None:
    workers: list[Worker] = []
    page.on("worker", lambda worker: workers.append(worker))
    with page.expect_request(SNAPSHOT):
        page.goto(course.page(""), wait_until="domcontentloaded")
    named = [worker for worker in workers if "/files." in worker.url]  # from disk it has no name, and is made first
    bringer = next(worker for worker in named or workers if "search" not in worker.url)

    with bringer.expect_event("close"):
        held.let_go()

    assert bringer not in page.workers
    until(page, "error", "ready")


def test_a_block_far_down_the_page_stays_a_still_until_the_reader_comes_near(page: Page, course: Course) -> None:
    page.goto(course.page(""))
    until(page, "error", "ready")
    expect(block(page, "far")).to_have_attribute("state", "still")

    block(page, "far").scroll_into_view_if_needed()

    until(page, "far", "ready")


def test_a_click_before_python_is_ready_is_kept_and_carried_out(page: Page, course: Course, held: Held) -> None:
    page.goto(course.page("gate"), wait_until="domcontentloaded")
    gate = block(page, "gate")

    button(gate, "Step").click()

    expect(status(gate)).to_have_text(re.compile(r"^(Loading|Starting) Python … your click is kept\."))
    held.let_go()
    until(page, "gate", "ready")
    expect(readout(gate, "epoch")).to_have_text("1")
    expect(status(gate)).to_be_empty()


def test_ten_quick_clicks_on_train_before_python_is_ready_are_one(page: Page, course: Course, held: Held) -> None:
    page.goto(course.page("gate"), wait_until="domcontentloaded")

    button(block(page, "gate"), "Train").evaluate("button => { for (let i = 0; i < 10; i++) button.click() }")
    held.let_go()

    gate = until(page, "gate", "running")
    expect(button(gate, "Pause")).to_be_visible()


def test_a_slider_moved_before_python_is_ready_stays_where_it_is(page: Page, course: Course, held: Held) -> None:
    page.goto(course.page(""), wait_until="domcontentloaded")
    error = block(page, "error")
    slider = error.get_by_label("Prediction", exact=True)

    slider.fill("0.6")

    expect(error.locator("output[for=error-prediction]")).to_have_text("0.6")
    held.let_go()
    until(page, "error", "ready")
    expect(readout(error, "loss")).to_have_text("0.16")
    expect(slider).to_have_value("0.6")


def test_a_slow_start_says_that_python_is_starting(page: Page, course: Course, held: Held) -> None:
    page.goto(course.page(""), wait_until="domcontentloaded")

    expect(status(block(page, "error"))).to_have_text(re.compile(r"^(Loading|Starting) Python …"))
    held.let_go()
    expect(status(until(page, "error", "ready"))).to_be_empty()
