"""Something broke: what has gone wrong in a training is told in one sentence, and undone with one press."""

from playwright.sync_api import Page, expect

from browser.lessons.figures import ready, value
from browser.lessons.test_runs import bar, named
from browser.lessons.turning import turn_to
from browser.pages import Course, button, status

LARGEST = "slider => { slider.value = slider.max; slider.dispatchEvent(new Event('input', { bubbles: true })); }"


def test_a_rate_that_is_too_large_is_told_and_undone(page: Page, course: Course) -> None:
    turn_to(page, course, "lessons/the-next-word")
    found = ready(page, "map")
    before = value(found, "loss")
    found.locator("input[name=rate]").evaluate(LARGEST)
    named(found, "train").click()

    expect(status(found)).to_contain_text("The loss has got worse: at the start it was")
    expect(status(found)).to_contain_text("A smaller rate helps.")
    worse = value(found, "loss")
    button(status(found), "Undo").click()

    expect(status(found)).to_be_empty()
    expect(found).to_have_attribute("state", "ready")
    assert value(found, "loss") <= before < worse
    assert int(bar(found).get_attribute("max") or 0) > 10  # the run that went wrong can still be looked at
