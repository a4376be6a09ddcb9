"""The form of a lesson: its text beside a figure that stays in view, and a bar that says how far it has been read."""

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.turning import turn_to
from browser.pages import LOOK, Course

HEIGHTS = (720, 640)
BEGINS = 500  # px from the top, at most, of a lesson's first figure

# Scroll to the middle of each section's text; what of its figure is then in view, and what is not.
OUT_OF_VIEW = """() => {
    const above = document.querySelector("nn-contents").getBoundingClientRect().bottom;
    const out = [];
    for (const section of document.querySelectorAll(".nn-section")) {
        const text = section.getBoundingClientRect();
        scrollTo({ top: scrollY + text.top + text.height / 2 - (above + innerHeight) / 2, behavior: "instant" });
        const figure = section.querySelector(":scope > nn-block");
        const parts = { figure, button: figure.querySelector(".nn-controls .nn-button") };
        for (const [name, part] of Object.entries(parts)) {
            const { top, bottom } = part?.getBoundingClientRect() ?? { top: above, bottom: above };
            if (top < above || bottom > innerHeight) out.push([figure.id, name, top, bottom]);
        }
        const beside = figure.getBoundingClientRect().left - section.firstElementChild.getBoundingClientRect().right;
        if (beside < 0) out.push([figure.id, "not beside its text", beside]);
    }
    return out;
}"""

CLEAR_OF_THE_BAR = """id => {
    const bar = document.querySelector("nn-contents").getBoundingClientRect();
    return document.getElementById(id).getBoundingClientRect().top >= bar.bottom;
}"""


@every_lesson
def test_every_figure_is_whole_beside_its_text(page: Page, site: Course, lesson: str) -> None:
    turn_to(page, site, lesson)

    for height in HEIGHTS:
        page.set_viewport_size({"width": 1280, "height": height})
        assert page.locator(".nn-section").count() >= 3
        assert page.evaluate(OUT_OF_VIEW) == [], height


@every_lesson
def test_the_first_figure_is_there_at_once(page: Page, site: Course, lesson: str) -> None:
    turn_to(page, site, lesson)
    page.evaluate("scrollTo(0, 0)")

    box = page.locator("article nn-block:not([kind=guess], [kind=quiz])").first.bounding_box()

    assert box
    assert box["y"] < BEGINS


@pytest.mark.parametrize("width", [320, 1040])
def test_on_a_narrow_page_the_figure_stands_between_the_words(page: Page, site: Course, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    turn_to(page, site, "lessons/the-mechanics-of-learning")

    section = page.locator(".nn-section").nth(1)
    boxes = [part.bounding_box() for part in section.locator("> *").all()]

    ends = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert len(ends) == 3
    assert ends[0][1] <= ends[1][0]
    assert ends[1][1] <= ends[2][0]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# The bar


@pytest.mark.parametrize("width", [360, 1280])
def test_a_section_stands_in_the_bar_where_it_will_stand_while_others_are_on_their_way(
    page: Page, site: Course, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    turn_to(page, site, "lessons/the-mechanics-of-learning")
    second = page.locator(".nn-contents__line li").nth(1)
    whole = second.bounding_box()

    page.evaluate("document.querySelectorAll('.nn-contents__line li').forEach((li, i) => i > 1 && li.remove())")

    assert second.bounding_box() == whole


def test_the_bar_says_which_section_is_being_read(page: Page, course: Course) -> None:
    turn_to(page, course, "lessons/the-mechanics-of-learning")
    current = page.locator(".nn-contents__line [aria-current]")
    expect(current).to_have_text("Do you remember?")

    page.get_by_role("heading", name="3. Which way should one weight go?").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('3-which-way-should-one-weight-go').scrollIntoView()")
    expect(current).to_have_text("3. Which way should one weight go?")
    expect(current).to_have_attribute("aria-current", "location")
    expect(page.locator(".nn-contents__menu a[aria-current=location]")).to_have_text(current.inner_text())

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(current).to_have_text("One thing to try that was not shown")


def test_the_bar_is_worked_with_the_keyboard(page: Page, course: Course) -> None:
    turn_to(page, course, "lessons/the-mechanics-of-learning")
    menu = page.locator("nn-contents details")
    summary = menu.locator("summary")

    page.evaluate("scrollTo(0, 1000)")
    way = page.evaluate("scrollY")
    summary.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    expect(menu.locator("a[aria-current=page]")).to_have_text("The mechanics of learning")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    assert page.evaluate("scrollY") == way

    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".nn-contents__line [aria-current]")).to_have_text("2. How wrong is a bet?")
    expect(page.locator("[id='2-how-wrong-is-a-bet']")).to_be_in_viewport()
    page.wait_for_function(CLEAR_OF_THE_BAR, arg="2-how-wrong-is-a-bet", polling=LOOK)


def test_the_bar_leads_to_the_other_lessons_and_begins_anew_there(page: Page, course: Course) -> None:
    turn_to(page, course, "lessons/the-mechanics-of-learning")
    page.locator("nn-contents summary").click()
    page.locator(".nn-contents__menu").get_by_role("link", name="Who will pass?").click()

    expect(page.locator("h1")).to_contain_text("Who will pass?")
    expect(page.locator("nn-contents summary")).to_have_text("Lesson 4 of 6")
    expect(page.locator("nn-contents details")).not_to_have_attribute("open", "")
    expect(page.locator(".nn-contents__line [aria-current]")).to_have_text("Why begin with this?")


def test_without_scripts_the_bar_is_links(context: BrowserContext, course: Course) -> None:
    assert context.browser
    small: ViewportSize = {"width": 360, "height": 640}
    plain = context.browser.new_context(java_script_enabled=False, viewport=small).new_page()
    plain.goto(course.page("lessons/experts"))

    plain.locator("nn-contents summary").click()
    plain.locator(".nn-contents__menu").get_by_role("link", name="Three questions").click()
    expect(plain.get_by_role("heading", name="Three questions")).to_be_in_viewport()
    plain.locator(".nn-contents__menu").get_by_role("link", name="The next word").click()
    expect(plain.locator("h1")).to_contain_text("The next word")
    plain.emulate_media(media="print")
    expect(plain.locator("nn-contents")).to_be_hidden()
    plain.context.close()
