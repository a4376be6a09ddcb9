"""Every lesson as a worksheet: from the browser's own print, and its PDF, also where no script runs."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from browser.lessons.figures import press, ready, value
from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.turning import turn_to
from browser.pages import Course

WIDTHS, HEIGHT = {"A4": 687, "Letter": 710}, 957  # px within the margins; of the lower of the two papers
MOST_PAGES = 12
PRESSED = "button:not(.nn-pick), input, select, textarea, header, footer, nav, .headerlink, .nn-status, .md-top"
SEEN = "[...document.querySelectorAll(selector)].filter(found => found.getClientRects().length)"

CUT = """() => {
    const words = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), cut = [];
    while (words.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        if (words.currentNode.textContent.trim() && range.getBoundingClientRect().right > innerWidth)
            cut.push(words.currentNode.textContent);
    }
    const scrolled = [...document.querySelectorAll("article *")].filter(element =>
        getComputedStyle(element).overflowX !== "visible" && !element.closest("svg")
        && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1);
    return [...cut, ...scrolled.map(element => element.outerHTML.slice(0, 200))];
}"""
FIGURES = """[...document.querySelectorAll("nn-block")].map(block =>
    [block.id, getComputedStyle(block).breakInside, block.getBoundingClientRect().height])"""
LINES = """[...document.querySelectorAll(".admonition.question")].map(guess => {
    const line = getComputedStyle(guess, "::after");
    return parseFloat(line.height) > 15 && parseFloat(line.borderBottomWidth) > 0;
})"""
BEHIND = """() => {
    const answers = document.querySelector(".nn-answers");
    const others = [...document.querySelectorAll("article *")].filter(found => !answers.contains(found)
        && !found.contains(answers) && found.getClientRects().length);
    const end = Math.max(...others.map(found => found.getBoundingClientRect().bottom));
    return answers.getBoundingClientRect().top >= end;
}"""
FOLDED = """[...document.querySelectorAll("article details:is(.success, .question)")].map(fold =>
    [...fold.children].slice(1).map(child => child.textContent.trim()).join(" "))"""


@pytest.fixture
def paper(page: Page) -> Iterator[Page]:
    """The page as it is printed. Its own context has no scripts: what is printed there is printed everywhere."""
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.emulate_media(media="print")
    yield plain
    context.close()


def pages(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def seen(page: Page, selector: str) -> list[str]:
    found: list[str] = page.evaluate(f"selector => {SEEN}.map(found => found.outerHTML.slice(0, 200))", selector)
    return found


@every_lesson
def test_a_lesson_is_printed_whole_with_nothing_to_press_and_its_answers_last(
    paper: Page, site: Course, lesson: str
) -> None:
    paper.goto(site.page(lesson))

    for width in WIDTHS.values():
        paper.set_viewport_size({"width": width, "height": HEIGHT})
        assert paper.evaluate(CUT) == []
        for id, inside, height in paper.evaluate(FIGURES):
            assert (id, inside, height < HEIGHT) == (id, "avoid", True)
    assert seen(paper, PRESSED) == []
    assert seen(paper, "details.success, .nn-answered.question > :not(summary), .nn-explained") == []
    assert all(paper.evaluate(LINES))
    assert paper.evaluate(BEHIND)
    answers = " ".join(paper.locator(".nn-answers").inner_text().split())
    for fold in paper.evaluate(FOLDED):
        assert " ".join(fold.split())[:40] in answers
    assert {name: pages(paper, name) <= MOST_PAGES for name in WIDTHS} == dict.fromkeys(WIDTHS, True)


def test_a_figure_is_printed_as_it_is_black_on_white_from_the_dark_page_too(page: Page, site: Course) -> None:
    turn_to(page, site, "lessons/turning-the-knobs")
    page.locator("label[title='Switch to the dark page']").click()
    found = ready(page, "knobs")
    press(found, "Step")
    page.wait_for_function("document.querySelector('#knobs output[name=step]').dataset.value === '1'")
    loss = value(found, "loss")

    page.emulate_media(media="print")

    assert value(found, "loss") == loss
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).color") == "rgb(0, 0, 0)"
    assert seen(page, PRESSED) == []
    assert pages(page, "A4") <= MOST_PAGES
    page.emulate_media(media="screen")
    page.locator("label[title='Switch to the light page']").click()
