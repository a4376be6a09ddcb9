"""Who rests on a neuron of any figure sees its sum, and while the figure learns, the sum goes on with its numbers."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import ready, rest
from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.test_runs import named, training
from browser.lessons.turning import turn_to
from browser.pages import Course
from live.test_live_sums import NUMBER, TERMS, number, value

NEURON = "[data-point*='-node-']"  # the last one is of the last layer, whose weights learn in every figure
SUM = ".nn-sums dd, .nn-working dd"  # over the network, or in a panel of its own
OF_PRODUCTS = re.compile(rf"^{NUMBER} × .* = ")
ANY = re.compile(r"[\d)] = .*\d")
LEARNING = {
    "lessons/experts": [],
    "lessons/how-a-neuron-learns": ["one-step", "and", "xor"],
    "lessons/the-mechanics-of-learning": ["loop"],
    "lessons/the-next-word": ["inside"],
    "lessons/turning-the-knobs": ["knobs", "step"],
    "lessons/who-will-pass": ["eleven"],
}  # the figures in which a network that learns is drawn


@every_lesson
def test_the_sum_that_the_pointer_rests_on_goes_on_with_its_numbers(page: Page, course: Course, lesson: str) -> None:
    turn_to(page, course, lesson)
    drawn = [id for id in training(page) if ready(page, id).locator(NEURON).count()]
    assert drawn == LEARNING[lesson]

    for id in drawn:
        figure = ready(page, id)
        figure.evaluate("block => block.scrollIntoView({ block: 'center' })")
        figure.locator(NEURON).locator("text, circle, rect").last.hover(force=True)
        seen = told(figure, OF_PRODUCTS)
        assert right(seen)

        slowly = figure.locator(f"label[for={id}-speed-slow]")
        if slowly.count():  # else some runs are over before they have been looked at three times
            slowly.evaluate("label => label.click()")  # the pointer stays where it is
        press(page, named(figure, "train"))
        for _ in range(3):
            expect(figure.locator(SUM).first).not_to_have_text(seen)
            seen = told(figure)
        rest(figure)
        assert right(told(figure)) is not False


def press(page: Page, button: Locator) -> None:
    button.evaluate("button => button.focus({ preventScroll: true })")
    page.keyboard.press("Enter")


def told(figure: Locator, sum_: re.Pattern[str] = ANY) -> str:
    """The sum that is to be seen."""
    shown = figure.locator(SUM).first
    expect(shown).to_have_text(sum_)
    return shown.text_content() or ""


def right(told: str) -> bool | None:
    """Whether a sum of products comes out as it says; None of what is something else, as in a pass backward."""
    sum_ = TERMS.fullmatch(told)
    if not sum_:
        return None
    terms = sum_["sum"].split(" + ")
    return sum(map(value, terms)) == pytest.approx(number(sum_["is"]), abs=2e-3 * len(terms))
