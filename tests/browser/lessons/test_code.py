"""The code that runs in a figure: read, edited, run, wrong, stopped, kept, sent to somebody else."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import numbers, ready, same
from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.test_runs import COPYING, choose, moment, reach, taken
from browser.lessons.turning import turn_to
from browser.pages import Course, block, button, status

STEP = "optimizers.GradientDescent.step"
UPHILL = "def step(self, parameters, gradients):\nfor w, g in zip(parameters, gradients):\nw += self.rate * g"
NEVER = "def step(self, parameters, gradients):\nwhile True:\npass"
OPENERS = "nn-block:has(button[data-codes])"
LESSON = "lessons/how-a-neuron-learns"
SHOWN = "([id, name]) => document.querySelector(`#${id} .nn-code select`)?.value === name"


@pytest.fixture
def gate(page: Page, course: Course) -> Locator:
    turn_to(page, course, LESSON)
    page.evaluate(COPYING)
    found = ready(page, "and")
    open_code(found)
    see(found, STEP)
    return found


def open_code(found: Locator) -> None:
    if found.locator("details.nn-run-menu").count():
        choose(found, "The code that runs")
    else:
        found.get_by_role("button", name="The code that runs").click()
    expect(found.locator(".nn-code select option").first).to_be_attached()


def see(found: Locator, name: str) -> None:
    found.locator(".nn-code select").select_option(name)


def write(found: Locator, text: str) -> None:
    """As a learner types it: the editor indents by itself."""
    found.locator(".cm-content").click()
    found.page.keyboard.press("Control+A")
    found.page.keyboard.type(text)


def said(found: Locator) -> Locator:
    return found.locator(".nn-code__said")


@every_lesson
def test_every_figure_opens_the_code_at_work_in_it_and_goes_on_in_it(page: Page, course: Course, lesson: str) -> None:
    turn_to(page, course, lesson)
    for id in page.eval_on_selector_all(OPENERS, "blocks => blocks.map(block => block.id)"):
        found = ready(page, id)
        open_code(found)
        if found.locator(".nn-run").count():
            expect(found.locator(".nn-shape").first).to_be_attached()
        before = numbers(found)
        found.locator(".cm-content").click()
        page.keyboard.press("Control+End")
        page.keyboard.type("  # mine")
        button(found, "Run it").click()
        expect(said(found)).to_have_text("The figure runs in this code now.")
        expect(found.locator(".nn-code select option:checked")).to_contain_text("(edited)")
        assert same(numbers(found), before)  # where it was compiled before, to the last digit but one
        button(found, "The core’s own").click()
        expect(said(found)).to_have_text("The figure runs in the core’s own code.")
        button(found, "Close the code").click()
        expect(found.locator(".nn-code")).to_have_count(0)


def test_the_figure_follows_what_is_edited_and_its_own_comes_back(page: Page, gate: Locator) -> None:
    button(gate, "Step").click()
    reach(page, "and", 1)
    write(gate, UPHILL)
    expect(gate.locator(".nn-code select option:checked")).to_contain_text("edited, not running")

    page.keyboard.press("Control+Enter")

    expect(said(gate)).to_have_text("The figure runs in this code now.")
    worse = [float(gate.locator("output[name=loss]").get_attribute("data-value") or "nan")]
    for step in (2, 3):
        button(gate, "Step").click()
        reach(page, "and", step)
        worse.append(float(gate.locator("output[name=loss]").get_attribute("data-value") or "nan"))
    assert worse == sorted(worse)
    assert len(set(worse)) == 3
    button(gate, "The core’s own").click()
    expect(said(gate)).to_have_text("The figure runs in the core’s own code.")
    button(gate, "Step").click()
    reach(page, "and", 4)
    assert float(gate.locator("output[name=loss]").get_attribute("data-value") or "nan") < worse[-1]
    gate.locator(".cm-content").click()
    page.keyboard.press("Control+Z")
    expect(gate.locator(".cm-content")).to_contain_text("w += self.rate * g")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (UPHILL.replace("rate", "rat"), 3, "AttributeError: 'GradientDescent' object has no attribute 'rat'"),
        (UPHILL.replace("gradients):\nw", "gradients)\nw"), 2, "SyntaxError: expected ':'"),
        (f"{UPHILL}\nimport js", 4, "import js: here numpy and math can be imported."),
    ],
    ids=["fails", "is no Python", "reaches out"],
)
def test_an_error_stands_at_its_line(page: Page, gate: Locator, text: str, line: int, words: str) -> None:
    before = numbers(gate)
    write(gate, text)

    button(gate, "Run it").click()

    expect(said(gate)).to_have_text(f"GradientDescent.step, line {line}: {words}")
    expect(gate.locator(".nn-code-wrong")).to_have_count(1)
    expect(gate.locator(".cm-line").nth(line - 1)).to_have_attribute("data-nn-code-wrong", words)
    assert numbers(gate) == before
    button(gate, "Step").click()
    reach(page, "and", 1)


def test_what_never_ends_is_stopped_and_nothing_that_was_written_is_lost(page: Page, gate: Locator) -> None:
    button(gate, "Step").click()
    reach(page, "and", 1)
    before = numbers(gate)
    write(gate, NEVER)
    button(gate, "Run it").click()

    button(gate, "Stop").click()
    expect(status(gate)).to_contain_text("was stopped while it was computing")
    button(gate, "Try again").click()

    expect(gate).to_have_attribute("state", "ready")
    assert numbers(gate) == before
    expect(gate.locator(".cm-content")).to_contain_text("while True:")
    button(gate, "Step").click()
    reach(page, "and", 2)


def test_a_link_brings_code_that_is_looked_at_before_it_runs(page: Page, gate: Locator, course: Course) -> None:
    write(gate, UPHILL)
    button(gate, "Run it").click()
    expect(said(gate)).to_have_text("The figure runs in this code now.")
    button(gate, "Step").click()
    reach(page, "and", 1)
    seen = numbers(gate)
    link = taken(page, gate, "Copy a link to this moment")
    other = page.context.new_page()

    other.goto(link)

    found = block(other, "and")
    expect(found.locator(".nn-code-offer")).to_contain_text("made with edited code, which does not run by itself")
    assert moment(found) == 0
    button(found, "Look at the code").click()
    expect(found.locator(".cm-content")).to_contain_text("w += self.rate * g")
    button(found, "Run it").click()
    reach(other, "and", 1)
    assert numbers(found) == seen
    other.close()


@pytest.mark.parametrize("typed", ["", " # mine"], ids=["only looked at", "typed into"])
def test_code_of_a_link_that_is_put_back_to_the_core_s_own_does_not_run(page: Page, gate: Locator, typed: str) -> None:
    button(gate, "Step").click()
    reach(page, "and", 1)
    downhill = numbers(gate)
    write(gate, UPHILL)
    button(gate, "Run it").click()
    expect(said(gate)).to_have_text("The figure runs in this code now.")
    link = taken(page, gate, "Copy a link to this moment")
    other = page.context.new_page()
    other.goto(link)
    found = block(other, "and")
    button(found, "Look at the code").click()
    expect(found.locator(".cm-content")).to_contain_text("w += self.rate * g")
    found.locator(".cm-content").click()
    other.keyboard.type(typed)

    button(found, "The core’s own").click()
    expect(found.locator(".nn-code select option:checked")).to_have_text("GradientDescent.step")
    button(found, "Run it").click()

    expect(said(found)).to_have_text("The figure runs in the core’s own code.")
    assert moment(found) == 0
    button(found, "Step").click()
    reach(other, "and", 1)
    assert same(numbers(found), downhill)
    other.close()


def test_a_link_for_a_class_brings_code_and_holds_fast_what_was_ticked(page: Page, gate: Locator) -> None:
    write(gate, UPHILL)
    button(gate, "Run it").click()
    expect(said(gate)).to_have_text("The figure runs in this code now.")
    button(gate, "Step").click()
    reach(page, "and", 1)
    seen = {name: value for name, value, _ in numbers(gate)}
    gate.locator("details.nn-run-menu > summary").click()
    gate.locator(".nn-class > summary").click()
    gate.locator(".nn-class [data-fix=rate]").check()
    link = taken(page, gate, "Copy a link for a class")
    other = page.context.new_page()

    other.goto(link)

    found = block(other, "and")
    button(found, "Look at the code").click()
    expect(found.locator("input[name=rate]")).to_have_count(1)  # nothing of a link is there before its code is
    button(found, "Run it").click()
    reach(other, "and", 1)
    expect(found.locator(".nn-fixed")).to_contain_text("Fixed by this link:")
    shown = {name: value for name, value, _ in numbers(found)}
    assert shown == {name: seen[name] for name in shown}
    expect(found.locator("input[name=rate]")).to_have_count(0)
    button(found, "Free it").click()
    expect(found.locator("input[name=rate]")).to_have_count(1)
    other.close()


def test_shapes_are_no_part_of_what_is_written(page: Page, gate: Locator) -> None:
    see(gate, "layers.Dense.backward")
    expect(gate.locator(".nn-shape").last).to_have_attribute("data-nn-shape", "→ (4, 2)")
    write(gate, "def backward(self, dy):\nreturn dy @ self.V.T")

    button(gate, "Run it").click()

    words = "Dense.backward, line 2: AttributeError: 'Dense' object has no attribute 'V'"
    expect(said(gate)).to_have_text(words)


def test_the_editor_is_reached_and_left_by_keys(page: Page, gate: Locator) -> None:
    gate.locator(".nn-code select").focus()
    page.keyboard.press("Tab")
    expect(gate.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(gate, "Run it")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(gate.locator(".nn-code select")).to_be_focused()
