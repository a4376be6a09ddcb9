"""A guess in all its forms: given with the mouse and with the keys, answered by the run, and shown beside it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import ready
from browser.lessons.turning import turn_to
from browser.pages import Course, block, button

PAGE = "authors/questions"
FORMS = ("number", "choice", "order", "curve")


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    turn_to(page, course, PAGE)
    for form in FORMS:
        ready(page, f"guess-{form}")
    ready(page, "and")
    return page


def said(page: Page, form: str) -> Locator:
    return block(page, f"guess-{form}").locator(".nn-guess__said")


def give(page: Page, form: str) -> None:
    button(block(page, f"guess-{form}"), "This is my guess").click()


def press(page: Page, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def box(found: Locator) -> tuple[float, float, float, float]:
    box = found.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def heights(page: Page) -> list[float]:
    return [box(block(page, f"guess-{form}"))[3] for form in FORMS]


def train(page: Page, until: re.Pattern[str]) -> None:
    """Let the neuron learn until the curve, which asks for the last moment, has its answer."""
    button(ready(page, "and"), "Train").click()
    expect(said(page, "curve")).to_have_text(until)
    button(block(page, "and"), "Pause").click()


def test_a_guess_is_given_and_the_run_answers_it_with_its_own_numbers(lesson: Page) -> None:
    before = heights(lesson)

    block(lesson, "guess-number").locator("[data-hold]").focus()
    press(lesson, "ArrowLeft", 7)
    expect(said(lesson, "number")).to_have_text("You say 0.13.")
    give(lesson, "number")

    block(lesson, "guess-choice").get_by_role("radio").first.focus()
    press(lesson, "Space")
    expect(said(lesson, "choice")).to_have_text("You say a.")
    give(lesson, "choice")
    expect(block(lesson, "guess-choice")).to_contain_text("Now run the figure")

    up = block(lesson, "guess-order").locator("[name=c-up]")
    up.focus()
    press(lesson, "Enter")
    expect(said(lesson, "order")).to_have_text("You say a, c, b.")
    expect(up).to_be_focused()
    press(lesson, "Enter")
    expect(said(lesson, "order")).to_have_text("You say c, a, b.")
    give(lesson, "order")

    first = block(lesson, "guess-curve").locator("[data-hold]").first
    first.focus()
    press(lesson, "ArrowUp", 10)
    expect(first).to_have_attribute("aria-valuetext", "0.24")
    give(lesson, "curve")

    train(lesson, re.compile(r"^At the end: you 0\.2, the run 0\.0501\.$"))

    expect(said(lesson, "number")).to_have_text("You said 0.13; the run says 0.0911.")
    expect(block(lesson, "guess-number").locator("svg")).to_contain_text("the run 0.0911")
    expect(said(lesson, "choice")).to_have_text("You said a; the run says a.")
    expect(said(lesson, "order")).to_have_text("You said c, a, b; the run says a, b, c.")
    expect(block(lesson, "guess-curve").locator("path.nn-stroke-loss")).to_have_count(1)
    assert heights(lesson) == before


def test_a_number_is_dragged_and_a_curve_is_drawn_with_the_mouse(lesson: Page) -> None:
    found = block(lesson, "guess-number")
    found.scroll_into_view_if_needed()
    x, y, width, height = box(found.locator("[data-hold] .nn-guessed"))
    x, y = x + width / 2, y + height / 2
    lesson.mouse.move(x, y)
    lesson.mouse.down()
    lesson.mouse.move(x + 2000, y, steps=4)
    lesson.mouse.up()
    expect(said(lesson, "number")).to_have_text("You say 0.4.")

    chart = block(lesson, "guess-curve").locator("[data-point=chart]")
    chart.scroll_into_view_if_needed()
    x, y, width, height = box(chart)
    lesson.mouse.move(x + 1, y + 2)
    lesson.mouse.down()
    for i in range(1, 11):
        lesson.mouse.move(x + width * i / 10 - 1, y + (height - 4) * i / 10)
        lesson.evaluate("() => new Promise(requestAnimationFrame)")  # a move counts once in a frame
    lesson.mouse.up()
    expect(said(lesson, "curve")).to_have_text(re.compile(r"^You say: from 0\.(4|39)\d* to 0(\.00\d)?\.$"))


def test_another_run_does_not_answer_and_one_may_guess_after_the_run(lesson: Page) -> None:
    """A guess far below, to which nobody has scrolled, opens with its figure and hears the run as well."""
    lesson.set_viewport_size({"width": 360, "height": 640})
    lesson.reload()
    expect(block(lesson, "guess-curve")).to_have_attribute("state", "ready")
    expect(block(lesson, "guess-curve")).not_to_be_in_viewport()
    block(lesson, "guess-choice").get_by_role("radio").first.check()
    button(block(lesson, "and"), "New start").click()
    button(block(lesson, "and"), "Train").click()

    expect(block(lesson, "guess-curve").locator(".nn-turn--shown")).to_contain_text("another random start")
    expect(said(lesson, "choice")).to_have_text("You say a.")


def test_whoever_runs_the_figure_first_finds_the_answer_folded(lesson: Page) -> None:
    button(block(lesson, "and"), "Train").click()
    found = block(lesson, "guess-number")
    expect(found.locator(".nn-turn--shown")).to_contain_text("Guess all the same")
    expect(said(lesson, "number")).to_have_text("Nothing is guessed yet.")

    found.locator("summary").click()
    expect(found.locator("details")).to_contain_text("The run says 0.0911.")
    found.locator("[data-hold]").focus()
    press(lesson, "Home")
    give(lesson, "number")
    expect(said(lesson, "number")).to_have_text("You said 0; the run says 0.0911.")


def test_a_still_has_the_question_its_answers_and_what_the_run_says(site: Course) -> None:
    html = site.html(PAGE)

    assert "Where will the loss be after 100 epochs?" in html
    assert "The run says 0.0911." in html
    assert "The run says a: All four are right first." in html
    assert html.count("What the run says</summary>") == 4
