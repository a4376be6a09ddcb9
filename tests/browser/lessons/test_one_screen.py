"""One figure, one screen: what a learner looks at and acts on is in view together, and all else is one tab away."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.lessons.figures import ready
from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.turning import turn_to
from browser.pages import Course, button
from nnlesson.blocks import catalogue
from nnlesson.contract.body import is_button

PHONE: ViewportSize = {"width": 360, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 720}

# Scroll each block below the header; what of its main panel, its first button, its main setting and the number that
# matters is then out of view.
OUT_OF_VIEW = """wanted => {
    const out = [];
    for (const block of document.querySelectorAll("nn-block:not([kind=quiz], [kind=guess], [kind=glimpse])")) {
        const kind = block.getAttribute("kind");
        const above = document.querySelector("nn-contents").getBoundingClientRect().bottom;
        scrollTo({ top: scrollY + block.getBoundingClientRect().top - above, behavior: "instant" });
        for (const selector of wanted[kind]) {
            const parts = [...block.querySelectorAll(selector)].filter(found => found.getClientRects().length);
            if (!parts.length) {
                out.push(`${block.id} ${selector}: is not there`);
                continue;
            }
            const bottom = parts[0].getBoundingClientRect().bottom;
            if (bottom > innerHeight) out.push(`${block.id} ${selector}: ${Math.round(bottom - innerHeight)} px`);
        }
    }
    return out;
}"""
NUMBER = ".nn-way output, .nn-readouts:not(:has(.nn-way)) output"  # the one with a small curve, where there is one
PICTURE, BUTTON, SETTING = ".nn-panel[data-narrow]", ".nn-controls .nn-button", ".nn-main-settings > :first-child"


def wanted(*, phone: bool) -> dict[str, list[str]]:
    """What is to be in view of each kind of block, which has a picture, and what of the others its class declares."""
    found = {}
    for kind, make in catalogue().items():
        buttons = [control for control in make.controls if is_button(control)]
        settings = make.main_settings and len(buttons) < len(make.controls)
        number = phone and bool(make(kind).readouts())
        has = {PICTURE: True, BUTTON: bool(buttons), SETTING: bool(settings), NUMBER: number}
        found[kind] = [part for part, there in has.items() if there]
    return found


@every_lesson
def test_on_a_phone_picture_button_setting_and_number_are_in_view_together(
    page: Page, site: Course, lesson: str
) -> None:
    page.set_viewport_size(PHONE)
    turn_to(page, site, lesson)

    assert page.evaluate(OUT_OF_VIEW, wanted(phone=True)) == []


@every_lesson
def test_on_a_desktop_picture_buttons_and_setting_are_in_view_together(page: Page, site: Course, lesson: str) -> None:
    page.set_viewport_size(DESKTOP)
    turn_to(page, site, lesson)

    assert page.evaluate(OUT_OF_VIEW, wanted(phone=False)) == []


def test_tabs_are_worked_with_finger_and_keys_and_what_is_chosen_stays(page: Page, course: Course) -> None:
    page.set_viewport_size(PHONE)
    found = ready(turn_to(page, course, "lessons/how-a-neuron-learns"), "and")
    tabs = found.get_by_role("tab")
    assert tabs.all_inner_texts() == ["Map", "Neuron", "Table", "Loss", "Right", "Weights"]
    expect(found.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")

    found.get_by_role("tab", name="Loss").click()
    panel = found.get_by_role("tabpanel", name="Loss")
    expect(panel).to_be_visible()
    expect(found.get_by_role("tabpanel")).to_have_count(1)
    button(found, "Step").click()
    expect(panel).to_be_visible()

    found.get_by_role("tab", name="Loss").press("ArrowRight")
    expect(found.get_by_role("tab", name="Right")).to_be_focused()
    expect(found.get_by_role("tab", name="Right")).to_have_attribute("aria-selected", "true")
    found.get_by_role("tab", name="Right").press("End")
    expect(found.get_by_role("tab", name="Weights")).to_be_focused()
    found.get_by_role("tab", name="Weights").press("ArrowRight")
    expect(found.get_by_role("tab", name="Map")).to_be_focused()
    found.get_by_role("tab", name="Map").press("ArrowLeft")
    expect(found.get_by_role("tab", name="Weights")).to_be_focused()
    found.get_by_role("tab", name="Right").click()

    page.set_viewport_size(DESKTOP)
    assert tabs.all_inner_texts() == ["Table", "Loss", "Right", "Weights"]
    expect(found.get_by_role("tabpanel", name="Right")).to_be_visible()
    expect(found.get_by_text("Its answer to every pair of inputs")).to_be_visible()


@pytest.mark.parametrize("reader", ["without scripts", "on paper"])
def test_no_panel_is_lost(page: Page, site: Course, reader: str) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False, viewport=PHONE)
    plain = context.new_page()
    if reader == "on paper":
        plain.emulate_media(media="print")
    plain.goto(site.page("lessons/how-a-neuron-learns"))

    panels = plain.locator("#and .nn-panel")
    expect(panels).to_have_count(6)
    for panel in panels.all():
        expect(panel).to_be_visible()
    expect(plain.locator("#and [role=tablist]")).to_be_hidden()
    context.close()
