"""What a learner did is kept on the device: it is back after a reload and after Back, can be taken along and forgotten.

Each test is a visit of its own, in a browser that knows nothing yet.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.fast_time import let_time_fly
from browser.lessons.figures import press, ready, rest, sentence, value
from browser.lessons.test_steady import MEASURE
from browser.lessons.turning import over_http
from browser.pages import Course, block, button, readout

LESSON = "lessons/turning-the-knobs"
KEPT = "Object.entries(localStorage).find(([name]) => name.startsWith('nnlesson '))"
OLDER = f"""() => {{
    const [name, text] = {KEPT};
    localStorage.setItem(name, text.replaceAll(/"code":"[^"]*"/g, '"code":"older"'));
}}"""
# The figures that the page asks Python to open, in their order.
OPENINGS = """window.opened = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...more) {
    if (message.text?.includes('"type":"open"')) opened.push(JSON.parse(message.text).id);
    return post.call(this, message, ...more);
};"""
STORED = f"(JSON.parse(({KEPT})?.[1] ?? 'null'))"
REFUSED = (
    "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError') };"
)
SHIFTED = "window.shifts"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') };"


@pytest.fixture
def context(browser: Browser, course: Course) -> Iterator[BrowserContext]:
    """In place of the visit that all tests of a file share."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.set_offline(course.offline)
    let_time_fly(context)
    context.add_init_script(f"({MEASURE})()")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def train(page: Page, course: Course) -> float:
    """Train the knobs from another start for a while; what the loss is then."""
    page.goto(course.page(LESSON))
    found = ready(page, "knobs")
    press(found, "New start")
    found.locator("label[for=knobs-speed-slow]").click()  # slowly, so that it is not over before it is paused
    press(found, "Train")
    expect(readout(found, "step")).to_have_text(re.compile(r"^\d\d"))
    rest(found)
    return value(found, "loss")


def answer(page: Page) -> None:
    quiz = page.locator("nn-block[kind=quiz]").first
    quiz.scroll_into_view_if_needed()
    expect(quiz).to_have_attribute("state", "ready")
    quiz.locator("input[type=radio]").first.check(force=True)
    expect(readout(quiz, "tries")).to_have_attribute("data-value", "1")


def is_there_again(page: Page, loss: float) -> None:
    found = ready(page, "knobs")
    expect(found).to_contain_text("As you left it")
    assert value(found, "loss") == loss
    quiz = page.locator("nn-block[kind=quiz]").first
    quiz.scroll_into_view_if_needed()
    expect(readout(quiz, "tries")).to_have_attribute("data-value", "1")
    expect(quiz.locator("input[type=radio]").first).to_be_checked()
    assert page.evaluate(SHIFTED) == []


def test_a_run_and_an_answer_are_back_after_a_reload_and_after_back(page: Page, course: Course) -> None:
    loss = train(page, course)
    answer(page)

    page.reload()
    is_there_again(page, loss)

    page.goto(course.page("glossary"))
    page.go_back()
    is_there_again(page, loss)

    found = ready(page, "knobs")
    button(found, "The page’s start").click()
    expect(button(found, "The page’s start")).to_be_disabled()
    start = value(found, "loss")
    page.reload()
    assert value(ready(page, "knobs"), "loss") == start
    expect(found).not_to_contain_text("As you left it")


def shelve(page: Page, course: Course) -> list[str]:
    """Two earlier runs of the knobs; what is said of them."""
    page.goto(course.page(LESSON))
    found = ready(page, "knobs")
    for steps in (2, 3):
        for step in range(1, steps + 1):
            press(found, "Step")
            expect(readout(found, "step")).to_have_text(str(step))
        press(found, "Reset")
        expect(readout(found, "step")).to_have_text("0")
    expect(rows(found)).to_have_count(2)
    return rows(found).all_text_contents()


def after_a_change(page: Page, course: Course) -> Locator:
    """The figure once more, when the course is no longer what it was."""
    page.goto(course.page("glossary"))
    page.evaluate(OLDER)
    page.goto(course.page(LESSON))
    return ready(page, "knobs")


def rows(found: Locator) -> Locator:
    return found.locator(".nn-shelf li")


def test_earlier_runs_are_back_after_a_reload_and_after_back(page: Page, course: Course) -> None:
    said = shelve(page, course)

    page.reload()
    assert rows(ready(page, "knobs")).all_text_contents() == said
    page.goto(course.page("kept"))
    expect(page.locator("nn-kept")).to_contain_text("its run and its settings and its earlier runs are kept")
    page.go_back()
    found = ready(page, "knobs")
    assert rows(found).all_text_contents() == said
    found.locator("details.nn-run-menu > summary").click()
    found.get_by_role("button", name="Go back to run A").click()
    expect(readout(found, "step")).to_have_text("2")
    expect(rows(found)).to_have_count(1)


@over_http
def test_earlier_runs_of_an_older_course_can_be_seen_and_not_gone_back_to(page: Page, course: Course) -> None:
    shelve(page, course)

    found = after_a_change(page, course)
    expect(rows(found)).to_contain_text(["in another version of this course"] * 2)
    found.locator("details.nn-run-menu > summary").click()
    expect(found.get_by_role("button", name="Go back to run")).to_have_count(0)


@over_http
def test_the_run_that_is_in_view_is_back_before_anything_else(page: Page, course: Course) -> None:
    page.add_init_script(OPENINGS)
    page.goto(course.page("lessons/experts"))
    press(ready(page, "collapse"), "Step")
    expect(readout(block(page, "collapse"), "step")).to_have_text("1")

    page.reload()

    expect(ready(page, "collapse")).to_contain_text("As you left it")
    assert page.evaluate("window.opened[0]") == "collapse"


@over_http
def test_the_home_page_says_what_was_done_and_leads_on(page: Page, course: Course) -> None:
    page.goto(course.page(""))
    expect(page.locator("nn-go-on")).to_have_text("Begin with lesson 1")
    expect(page.locator(".nn-done__words")).to_have_count(0)

    train(page, course)
    page.goto(course.page("lessons/experts"))
    section = page.locator(".nn-contents__line a").nth(2)
    section.evaluate("link => document.getElementById(decodeURIComponent(link.hash.slice(1))).scrollIntoView()")
    expect(section).to_have_attribute("aria-current", "location")
    heading = section.inner_text().strip()
    page.goto(course.page(""))

    assert page.evaluate(SHIFTED) == []
    expect(page.locator(".nn-card").first.locator(".nn-done__words")).to_have_text(
        re.compile("% read · 1 figure tried")
    )
    page.get_by_role("link", name=f"Go on where you were Experts: a switchboard, not a committee: {heading}").click()
    expect(page.locator("h1")).to_contain_text("Experts")
    expect(page.locator(".nn-contents__line [aria-current]")).to_have_text(heading)


def test_all_of_it_is_shown_exported_forgotten_and_imported(page: Page, course: Course, tmp_path: Path) -> None:
    loss = train(page, course)
    page.goto(course.page("kept"))
    kept = page.locator("nn-kept")
    expect(kept).to_contain_text("1 figure tried")
    expect(kept.get_by_role("link", name="Turning the knobs")).to_be_visible()

    with page.expect_download() as download:
        kept.get_by_role("button", name="Export as a file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "how-neural-networks-learn-kept.json"

    kept.get_by_role("button", name="Forget everything").click()
    expect(kept.get_by_role("button", name="Keep it")).to_be_focused()
    kept.get_by_role("button", name="Yes, forget everything").click()
    expect(kept.get_by_role("status")).to_have_text("Everything is forgotten.")
    expect(kept).to_contain_text("Nothing is kept yet.")
    assert page.evaluate(STORED) is None

    kept.locator("input[type=file]").set_input_files(file)
    expect(kept.get_by_role("status")).to_have_text("What the file holds is kept here now.")
    page.goto(course.page(LESSON))
    assert value(ready(page, "knobs"), "loss") == loss


PLACE = {"title": "A", "section": "b", "heading": "B", "read": 0.5, "at": 1}
WHOLE = {"nnlesson": 1, "course": "How neural networks learn", "places": {"lessons/experts": PLACE}, "figures": {}}
WRONG: dict[str, tuple[Any, str]] = {
    "not JSON": ("{", "none that was exported here"),
    "something else": ([1, 2], "none that was exported here"),
    "another course": (WHOLE | {"course": "Baking bread"}, "of another course, “Baking bread”"),
    "another version": (WHOLE | {"nnlesson": 2}, "of another version"),
    "a place without a title": (WHOLE | {"places": {"a": {"read": 1, "at": 1}}}, "damaged"),
    "a state that is none": (WHOLE | {"figures": {"a#b": {"state": "<b>"}}}, "damaged"),
    "one of two damaged": (WHOLE | {"places": {"lessons/experts": PLACE | {"at": 2}, "a": {"read": 1}}}, "damaged"),
}


@over_http
def test_a_file_that_is_damaged_or_foreign_is_refused_and_changes_nothing(page: Page, course: Course) -> None:
    page.goto(course.page("kept"))
    take_in(page, WHOLE)
    expect(page.locator("nn-kept")).to_contain_text("50 % read, last at “B”")
    before = page.evaluate(STORED)

    for given, why in WRONG.values():
        take_in(page, given)
        expect(page.locator("nn-kept").get_by_role("status")).to_contain_text(why)
        expect(page.locator("nn-kept").get_by_role("status")).to_contain_text("Nothing has changed.")
    assert page.evaluate(STORED) == before


@over_http
def test_what_is_damaged_on_the_device_is_lost_alone(page: Page, course: Course) -> None:
    page.goto(course.page("kept"))
    take_in(page, WHOLE)
    expect(page.locator("nn-kept")).to_contain_text("50 % read, last at “B”")
    damage = {"places": {"lessons/who-will-pass": {"read": "all"}}, "figures": {"a#b": {"state": "<b>"}}}
    page.evaluate(
        f"""damage => {{
            const [name, text] = {KEPT};
            const kept = JSON.parse(text);
            for (const [table, entries] of Object.entries(damage)) Object.assign(kept[table], entries);
            localStorage.setItem(name, JSON.stringify(kept));
        }}""",
        damage,
    )

    page.reload()

    expect(page.locator("nn-kept")).to_contain_text("50 % read, last at “B”")
    expect(page.locator("nn-kept").get_by_role("link")).to_have_text(["A", "B"])


def take_in(page: Page, given: Any) -> None:
    text = given if isinstance(given, str) else json.dumps(given)
    file = {"name": "kept.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("nn-kept input[type=file]").set_input_files(file)  # type: ignore[arg-type]


@over_http
def test_what_an_older_course_has_kept_is_silently_left_out(page: Page, course: Course) -> None:
    train(page, course)

    found = after_a_change(page, course)
    expect(readout(found, "step")).to_have_text("0")
    expect(found).not_to_contain_text("As you left it")
    expect(sentence(found)).not_to_contain_text("cannot")


@pytest.mark.parametrize("storage", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_everything_works_and_the_page_says_so(page: Page, course: Course, storage: str) -> None:
    page.add_init_script(storage)

    if storage == REFUSED:
        train(page, course)
    page.goto(course.page("kept"))

    kept = page.locator("nn-kept")
    expect(kept).to_contain_text("Nothing is kept yet. This browser lets the page keep nothing")
    take_in(page, WHOLE)
    expect(kept).to_contain_text("50 % read")
