"""The lesson as a learner has it: built by the command of the README, over http under a sub-path and from disk."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.lessons.figures import CHANGED, numbers, press, ready, sentence, value
from browser.pages import Course, block, readout, until
from nnlesson.blocks import catalogue
from nnlesson.blocks.contract.measure import advance, readouts

LESSON = "lessons/how-a-neuron-learns"
BLOCKS = ("wrong", "one-step", "bowl", "hunt", "valleys", "plateau", "and", "xor")


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    page.goto(course.page(LESSON))
    return page


def test_the_stills_show_the_numbers_of_the_live_blocks_after_reset(lesson: Page) -> None:
    stills = {id: numbers(block(lesson, id)) for id in BLOCKS}
    for id, still in stills.items():
        found = ready(lesson, id)
        assert numbers(found) == still
        if id == "wrong":
            continue  # it has no Reset, because it does nothing by itself
        press(found, "Next stage" if id == "one-step" else "Step")
        lesson.wait_for_function(CHANGED, arg=[id, still])
        press(found, "Reset")
        lesson.wait_for_function(f"given => !({CHANGED})(given)", arg=[id, still])


def test_and_is_learned_with_positive_weights_and_a_negative_bias(lesson: Page) -> None:
    found = ready(lesson, "and")
    found.get_by_text("600", exact=True).click()
    press(found, "Train")
    expect(readout(found, "accuracy")).to_have_text("4 of 4")
    press(found, "Pause")
    until(lesson, "and", "ready")

    assert value(found, "weight-1") > 0
    assert value(found, "weight-2") > 0
    assert value(found, "bias") < 0
    expect(sentence(found)).to_have_text(
        "4 of 4 right since epoch 101, where the loss was still 0.128: right is not yet sure."
    )
    assert found.locator(".nn-wrong").count() == 0


def test_the_browser_counts_as_cpython_does(lesson: Page) -> None:
    found = ready(lesson, "and")
    press(found, "Train")
    expect(readout(found, "epoch")).not_to_have_text("0")
    press(found, "Pause")
    until(lesson, "and", "ready")

    own = catalogue()["and-gate"]()
    advance(own, int(value(found, "epoch")))
    for name, shown in readouts(own).items():
        assert value(found, name) == pytest.approx(shown.value, abs=1e-12)


def test_xor_is_never_learned_and_the_block_says_why(lesson: Page) -> None:
    found = ready(lesson, "xor")
    found.get_by_text("600", exact=True).click()
    press(found, "Train")
    expect(sentence(found)).to_contain_text("no straight line has XOR's two yes corners")
    press(found, "Pause")
    until(lesson, "xor", "ready")

    assert value(found, "accuracy") < 1
    assert value(found, "epoch") >= 300


def test_the_ball_lands_below_the_threshold_and_flies_off_above_it(lesson: Page) -> None:
    found = ready(lesson, "hunt")
    rate = found.get_by_label("Learning rate", exact=True)
    for position, ending in (("-0.5", "Landed after 3 steps"), ("0", "Flew off after ")):
        rate.fill(position)
        press(found, "Reset")
        press(found, "Drop the ball")
        expect(sentence(found)).to_contain_text(ending)


def test_a_click_places_the_ball_and_the_keys_do_too(lesson: Page) -> None:
    found = ready(lesson, "bowl")
    target = found.locator("[data-point=landscape]")

    target.click()
    expect(readout(found, "weight")).to_have_text("0.5")

    target.focus()
    target.press("ArrowRight")
    target.press("Enter")
    expect(readout(found, "weight")).not_to_have_text("0.5")


def test_a_wild_learner_is_answered(lesson: Page) -> None:
    found = ready(lesson, "and")
    train = found.locator("button").first
    for _ in range(10):
        train.click()
    found.get_by_label("Learning rate", exact=True).press("End")
    found.get_by_text("XOR", exact=True).click()
    expect(readout(found, "epoch")).to_have_text("0")
    press(found, "Train")
    until(lesson, "and", "running")
    found.get_by_label("Learning rate", exact=True).press("Home")

    expect(found.locator("output[name=rate]")).to_have_text("0.01")
    expect(readout(found, "epoch")).to_have_text(re.compile(r"\d\d"))
    press(found, "Pause")
    until(lesson, "and", "ready")


def test_search_finds_the_lesson(lesson: Page) -> None:
    lesson.get_by_role("textbox", name="Search").click()
    lesson.get_by_role("textbox", name="Search").press_sequentially("guitar")

    expect(lesson.locator(".md-search-result__item").first).to_contain_text("How a neuron learns")
