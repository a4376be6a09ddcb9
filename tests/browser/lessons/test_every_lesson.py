"""What holds for every figure of every lesson: it is whole without scripts, goes on live from its still, and is open
to everybody."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.barriers import barriers
from browser.lessons.figures import numbers, ready, same, stills
from browser.lessons.turning import over_http, turn_to
from browser.pages import Course, block

DOCS = Path(__file__).parents[3] / "docs"
PHONE: ViewportSize = {"width": 360, "height": 760}
LESSONS = sorted(f"lessons/{file.stem}" for file in (DOCS / "lessons").glob("*.md"))

PRESS = """name => document.querySelectorAll(`nn-block button[name=${name}]:not([aria-disabled])`).forEach(
    button => button.click())"""

# No tab hides a panel any more, at any width: frames leave as it is what has been chosen.
ALL_PANELS = """() => document.querySelectorAll(".nn-panel").forEach(
    panel => ["data-narrow", "data-wide"].forEach(width => panel.toggleAttribute(width, true)))"""

# One lesson after the other, so that each is loaded once.
every_lesson = pytest.mark.parametrize("lesson", LESSONS, scope="module")


def blocks(page: Page) -> list[str]:
    return [found.get_attribute("id") or "" for found in page.locator("nn-block").all()]


@every_lesson
def test_the_stills_show_the_numbers_of_the_live_blocks(page: Page, course: Course, lesson: str) -> None:
    turn_to(page, course, lesson)
    built = stills(page, course.html(lesson))
    assert list(built) == blocks(page)

    for id, still in built.items():
        assert same(numbers(ready(page, id)), still)


@every_lesson
def test_the_whole_lesson_is_there_without_scripts(page: Page, course: Course, lesson: str) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(course.page(lesson))

    for id in blocks(plain):
        expect(block(plain, id).locator(".nn-panel > *").first).to_be_visible()
        expect(block(plain, id).locator(".nn-sentence")).to_have_text(re.compile(r"\w"))
    context.close()


@over_http
@every_lesson
def test_no_barrier_is_found_at_the_start_in_a_run_and_after_it(page: Page, course: Course, lesson: str) -> None:
    """On a desktop and light, on a phone and light while all figures run, on a phone and dark when they have paused."""
    turn_to(page, course, lesson)
    for id in blocks(page):
        ready(page, id)
    assert barriers(page) == []

    page.evaluate(ALL_PANELS)
    assert barriers(page) == []

    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate(PRESS, "train")
    page.set_viewport_size(PHONE)
    assert barriers(page) == []

    page.evaluate(PRESS, "pause")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert barriers(page) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'default'")


@over_http
@every_lesson
def test_every_control_has_a_name_and_every_drawing_a_description(page: Page, course: Course, lesson: str) -> None:
    turn_to(page, course, lesson)
    page.evaluate(ALL_PANELS)
    for id in blocks(page):
        found = block(page, id)
        for control in found.get_by_role("button").all() + found.get_by_role("slider").all():
            expect(control).to_have_accessible_name(re.compile(r"\w"))
        for drawing in found.locator("svg[role=group]").all():
            expect(drawing).to_have_attribute("aria-label", re.compile(r"\w.*\."))
            expect(drawing).to_have_accessible_name(re.compile(r"\w.*\."))
