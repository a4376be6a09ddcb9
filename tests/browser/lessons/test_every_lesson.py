"""What holds for every figure of every lesson: it is whole without scripts, goes on live from its still, and is open
to everybody."""

import re
import tarfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.lessons.figures import numbers, ready, same, stills
from browser.lessons.turning import over_http, turn_to
from browser.pages import Course, block
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.pins import NpmPackage

AXE = NpmPackage(
    file="axe-core-4.14.1.tgz",
    hash="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    package="axe-core@4.14.1",
)
DOCS = Path(__file__).parents[3] / "docs"
LESSONS = sorted(f"lessons/{file.stem}" for file in (DOCS / "lessons").glob("*.md"))

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


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks a page over for barriers."""
    with tarfile.open(npm_package(AXE, cache_folder() / "downloads")) as package:
        script = package.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


@over_http
@every_lesson
def test_no_barrier_is_found_in_a_live_lesson_be_it_light_or_dark(
    page: Page, course: Course, axe: str, lesson: str
) -> None:
    turn_to(page, course, lesson)
    for id in blocks(page):
        ready(page, id)
    page.evaluate(axe)

    for scheme, other in (("default", "dark"), ("slate", "light")):
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        found = page.evaluate("axe.run('article', { resultTypes: ['violations'] })")
        told = [(barrier["id"], [node["html"] for node in barrier["nodes"]]) for barrier in found["violations"]]
        assert told == [], scheme
        page.locator(f"label[title='Switch to the {other} page']").click()


@over_http
@every_lesson
def test_every_control_has_a_name_and_every_drawing_a_description(page: Page, course: Course, lesson: str) -> None:
    turn_to(page, course, lesson)
    for id in blocks(page):
        found = block(page, id)
        for control in found.get_by_role("button").all() + found.get_by_role("slider").all():
            expect(control).to_have_accessible_name(re.compile(r"\w"))
        for drawing in found.locator("svg[role=group]").all():
            expect(drawing).to_have_accessible_name(re.compile(r"\w.*\."))
