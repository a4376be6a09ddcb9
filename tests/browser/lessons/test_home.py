"""The course's home page and its glossary."""

import pytest
from playwright.sync_api import Page, expect

from browser.lessons.figures import press, ready
from browser.lessons.turning import turn_to
from browser.pages import Course, readout


@pytest.fixture
def home(page: Page, course: Course) -> Page:
    return turn_to(page, course, "")


def test_each_lesson_has_a_card_with_its_time_and_a_figure_that_lives(home: Page) -> None:
    cards = home.locator(".nn-card").all()
    assert len(cards) >= 2
    for i, card in enumerate(cards):
        expect(card.locator("h3")).to_contain_text(f"{i + 1}. ")
        expect(card.locator("p em")).to_contain_text("minutes")
        expect(card.locator("nn-block")).to_have_count(1)

    found = ready(home, "lesson-1")
    press(found, "Train")
    expect(readout(found, "step")).not_to_have_text("0")


def test_the_cards_lead_to_the_lessons_in_the_order_of_the_navigation(home: Page) -> None:
    links = home.locator(".nn-card h3 a:not(.headerlink)")
    titles = links.all_text_contents()

    for title in titles:
        home.locator(".md-footer__link--next").click()
        expect(home.locator("h1")).to_contain_text(title)


def test_every_term_of_the_glossary_leads_to_where_it_is_shown(page: Page, course: Course) -> None:
    turn_to(page, course, "glossary")
    terms = page.locator("article dl > dt").all_text_contents()
    assert len(terms) >= 20
    assert terms == sorted(terms, key=str.lower)
    expect(page.locator("article dl > dd:not(:has(a[href*='#']))")).to_have_count(0)

    page.locator("dt#gradient + dd a").first.click()
    expect(page.locator("nn-block#step")).to_be_in_viewport()
