"""The sum, live: who points at a neuron sees how its number comes about, and goes on seeing it while it trains."""

from playwright.sync_api import Page, expect

from browser.lessons.figures import ready
from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.test_runs import moment, named, reach
from browser.lessons.turning import turn_to
from browser.pages import Course

SUMMED = "nn-block:has(.nn-run):has(.nn-summed)"
NEURONS = ".nn-summed [data-point*='-node-']"


@every_lesson
def test_the_sum_of_a_neuron_follows_the_training_under_a_resting_pointer(
    page: Page, course: Course, lesson: str
) -> None:
    turn_to(page, course, lesson)
    for id in page.eval_on_selector_all(SUMMED, "blocks => blocks.map(block => block.id)"):
        found = ready(page, id)
        found.locator(NEURONS).last.hover(force=True)
        sums = found.locator(".nn-sums")
        expect(sums).to_contain_text(" × ")
        expect(sums).to_contain_text(" = ")
        before = sums.text_content() or ""
        for _ in range(10):  # not every step changes the digits that are shown
            now = moment(found)
            named(found, "step").press("Enter")
            reach(page, id, now + 1)
            if sums.text_content() != before:
                break
        expect(sums).not_to_have_text(before)
        expect(sums).to_contain_text(" = ")
