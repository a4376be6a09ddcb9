"""The course's home page and its glossary."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from browser.lessons.figures import CHANGED, numbers, press, ready, rest
from browser.lessons.turning import turn_to
from browser.pages import SNAPSHOT, Course, Held, block, readout, status

STATES = """block => {
    window.states = [];
    new MutationObserver(() => states.push(block.getAttribute("state"))).observe(block, { attributeFilter: ["state"] });
}"""


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


# The first screen

FIRST_SCREENS: list[ViewportSize] = [{"width": 1280, "height": 900}, {"width": 360, "height": 640}]


@pytest.mark.parametrize("size", FIRST_SCREENS, ids=["desktop", "phone"])
def test_the_first_screen_has_the_network_and_both_buttons(home: Page, size: ViewportSize) -> None:
    home.set_viewport_size(size)
    opening = home.locator(".nn-opening")
    begin = opening.get_by_role("link", name="Begin with lesson 1")

    network = opening.locator(".nn-panel svg")
    for found in (opening.locator("h1"), network, opening.get_by_role("button", name="Train"), begin):
        expect(found).to_be_in_viewport(ratio=1)
    drawn = network.bounding_box()
    assert drawn
    assert drawn["width"] * drawn["height"] > size["width"] * size["height"] / 3.5  # it is large
    assert home.evaluate("document.documentElement.scrollWidth") <= size["width"]

    begin.click()
    expect(home.locator("h1")).to_contain_text("Turning the knobs")


def test_the_network_learns_when_it_is_pressed(home: Page) -> None:
    found = ready(home, "first")
    expect(found.locator(".nn-sentence")).to_contain_text("Press the network, and it learns")

    found.evaluate(STATES)
    found.locator("[data-point='net-node-1-0']").click()
    expect(found.locator(".nn-sentence")).to_contain_text("It has learned")
    expect(readout(found, "right")).to_have_text("6 of 6")
    home.wait_for_function("states.join() === 'running,ready'")


def test_a_press_before_python_is_there_is_kept(browser: Browser, course: Course) -> None:
    fresh, held = browser.new_context().new_page(), Held()
    fresh.context.route(SNAPSHOT, held.hold)
    fresh.goto(course.page(""), wait_until="domcontentloaded")
    found = block(fresh, "first")

    found.locator("[data-point='net-node-1-0']").click()
    expect(readout(found, "step")).to_have_text("0")
    expect(status(found)).to_contain_text("your click is kept")
    held.let_go()
    expect(readout(found, "step")).not_to_have_text("0")
    fresh.context.close()


# The cards


def test_no_card_is_ever_empty(browser: Browser, course: Course) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(course.page(""))
    for card in plain.locator(".nn-card").all():
        expect(card.locator("p").nth(1)).to_contain_text("Then you can")
        box = card.locator(".nn-panel > *").first.bounding_box()
        assert box
        assert min(box["width"], box["height"]) > 100
        assert card.locator(".nn-panel :is(path, circle, rect, li, meter)").count() > 3
    plain.context.close()


def test_every_card_answers_a_press(home: Page) -> None:
    for id in [f"lesson-{i}" for i in range(1, 7)]:
        found = ready(home, id)
        before = numbers(found)
        press(found, "Train")
        home.wait_for_function(CHANGED, arg=[id, before])
        rest(found)
