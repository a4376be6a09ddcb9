"""For whoever hears the page or uses the keys: names, headings, announcements, and a focus that is never lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.lessons.figures import ready
from browser.lessons.turning import turn_to
from browser.pages import Course, button, until

PAGES = [
    "",
    *(f"lessons/{name}" for name in ("turning-the-knobs", "how-a-neuron-learns", "the-mechanics-of-learning")),
    *(f"lessons/{name}" for name in ("who-will-pass", "the-next-word", "experts")),
]
LISTEN = """() => {
    window.heard = [];
    for (const region of document.querySelectorAll("nn-block [role=status], nn-block [aria-live=polite]"))
        new MutationObserver(() => region.textContent && heard.push(region.textContent))
            .observe(region, { childList: true, characterData: true, subtree: true });
}"""


UNCOVERED = """() => {
    const focused = document.activeElement;
    const header = document.querySelector(".md-header").getBoundingClientRect();
    const box = focused.getBoundingClientRect();
    return !focused.closest("article") || box.height > innerHeight - header.height || box.top >= header.bottom - 1;
}"""
LOOKS = """block => {
    const colour = (selector, property) => getComputedStyle(block.querySelector(selector)).getPropertyValue(property);
    return {
        surface: getComputedStyle(document.body).backgroundColor,
        track: getComputedStyle(block.querySelector("[type=range]"), "::-webkit-slider-runnable-track").backgroundColor,
        filled: colour(".nn-level--filled", "background-color"),
        chosen: colour(".nn-segments input:checked + label", "background-color"),
    };
}"""


def heard(page: Page) -> list[str]:
    """What was announced since the page was told to listen."""
    said: list[str] = page.evaluate("heard")
    return said


@pytest.mark.parametrize("name", PAGES)
def test_every_block_of_a_page_is_a_group_with_a_name_of_its_own(page: Page, site: Course, name: str) -> None:
    turn_to(page, site, name)

    names = []
    for found in page.locator("nn-block").all():
        expect(found).to_have_role("group")
        expect(found).to_have_accessible_name(re.compile(r"\w"))
        names.append(found.locator(":scope > .nn-body > [hidden]").text_content())
        for pressed in found.locator(".nn-buttons button").all():
            expect(pressed).to_have_accessible_name(f"{pressed.text_content()}: {names[-1]}")
        for title in found.locator(".nn-panel__title").all():
            expect(title).to_have_role("heading")

    assert names
    assert len(set(names)) == len(names), names


def test_the_name_of_a_block_follows_what_it_shows(page: Page, site: Course) -> None:
    turn_to(page, site, "lessons/how-a-neuron-learns")
    found = ready(page, "and")
    expect(button(found, "Train")).to_have_accessible_name("Train: AND gate")

    found.get_by_text("OR", exact=True).click()

    expect(button(found, "Train")).to_have_accessible_name("Train: OR gate")
    expect(found).to_have_accessible_name("OR gate")


@pytest.mark.parametrize(
    ("name", "id", "slider"),
    [
        ("lessons/how-a-neuron-learns", "wrong", "Prediction"),
        ("lessons/the-next-word", "inside", "Learning rate"),
        ("lessons/turning-the-knobs", "knobs", "Weight w1"),
    ],
)
def test_twenty_presses_of_an_arrow_key_are_at_most_one_announcement(
    page: Page, site: Course, name: str, id: str, slider: str
) -> None:
    turn_to(page, site, name)
    found = ready(page, id)
    control = found.get_by_label(slider, exact=True)
    before = control.get_attribute("aria-valuetext") or ""
    page.evaluate(LISTEN)

    for _ in range(20):
        control.press("ArrowRight")

    expect(control).not_to_have_attribute("aria-valuetext", before)
    assert len(heard(page)) <= 1


def test_a_run_says_that_it_has_begun_and_what_came_out_and_nothing_between(page: Page, site: Course) -> None:
    turn_to(page, site, "lessons/how-a-neuron-learns")
    found = ready(page, "bowl")
    page.evaluate(LISTEN)

    button(found, "Drop the ball").press("Enter")
    expect(found.locator(".nn-sentence")).to_contain_text("anded after")

    page.wait_for_function("heard.length > 1")
    began, landed = heard(page)
    assert began == "Started."
    assert landed == found.locator(".nn-sentence").text_content()


def test_the_focus_stays_on_the_button_of_a_run_that_has_ended(page: Page, site: Course) -> None:
    turn_to(page, site, "lessons/how-a-neuron-learns")
    found = ready(page, "bowl")

    button(found, "Drop the ball").press("Enter")
    expect(found.locator(".nn-sentence")).to_contain_text("anded after")
    until(page, "bowl", "ready")

    expect(button(found, "Drop the ball")).to_be_focused()
    expect(button(found, "Drop the ball")).to_be_disabled()
    page.keyboard.press("Enter")
    expect(found.locator(".nn-sentence")).to_contain_text("anded after")


def test_a_grid_of_questions_is_one_stop_with_arrows_in_it(page: Page, site: Course) -> None:
    turn_to(page, site, "lessons/the-mechanics-of-learning")
    found = ready(page, "new")
    grid = found.get_by_role("grid").first
    assert grid.locator("[tabindex='0']").count() == 1
    found.locator("[data-point=sentences-0-0]").focus()
    for key, cell in (
        ("ArrowDown", "1-0"),
        ("ArrowRight", "1-1"),
        ("PageDown", "3-1"),
        ("PageUp", "0-1"),
        ("End", "0-3"),
    ):
        page.keyboard.press(key)
        expect(found.locator(f"[data-point=sentences-{cell}]")).to_be_focused()
    last = found.locator("[data-point=sentences-0-3]")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(last).to_be_focused()

    before = last.get_attribute("aria-pressed")
    page.keyboard.press("Enter")
    expect(last).not_to_have_attribute("aria-pressed", before or "")
    page.keyboard.press("Tab")
    expect(found.locator("[data-point=words-0-0]")).to_be_focused()


@pytest.mark.parametrize("back", ["Shift+Tab", "Tab"])
def test_nothing_that_has_the_focus_lies_under_the_header(page: Page, site: Course, back: str) -> None:
    turn_to(page, site, "lessons/the-mechanics-of-learning")
    stops = ready(page, "pass").locator("[tabindex='0'], button, input")
    stops.nth(-1 if back == "Shift+Tab" else 0).focus()

    for _ in range(stops.count()):
        page.keyboard.press(back)
        assert page.evaluate(UNCOVERED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_tracks_meters_and_the_chosen_segment(page: Page, site: Course, scheme: str) -> None:
    turn_to(page, site, "lessons/turning-the-knobs")
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    looks = page.locator("nn-block#knobs").evaluate(LOOKS)
    page.emulate_media(forced_colors="none", color_scheme="light")

    surface = looks.pop("surface")
    assert set(looks) == {"track", "filled", "chosen"}
    assert all(look != surface for look in looks.values()), looks
