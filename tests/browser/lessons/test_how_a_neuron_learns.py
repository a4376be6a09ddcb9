"""The lesson as a learner has it: built by the command of the README, over http under a sub-path and from disk."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import CHANGED, each_is_there, numbers, press, ready, says, sentence, show, stills, value
from browser.lessons.turning import turn_to
from browser.pages import Course, readout, until
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance, readouts

SINCE = re.compile(  # the end says how far the run has come since
    r"^4 of 4 right since epoch 102, where the loss was still 0\.127"
    r"(: right is not yet sure|\. Since then its answers have become surer)\.$"
)
LESSON = "lessons/how-a-neuron-learns"
BLOCKS = ("wrong", "one-step", "bowl", "hunt", "valleys", "plateau", "and", "xor")


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    return turn_to(page, course, LESSON)


def test_the_stills_show_the_numbers_of_the_live_blocks_after_reset(lesson: Page, course: Course) -> None:
    built = stills(lesson, course.html(LESSON))
    for id in BLOCKS:
        found, still = ready(lesson, id), built[id]
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
    expect(sentence(found)).to_have_text(SINCE)
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

    ball = found.locator("[data-hold=begin]")
    ball.focus()
    ball.press("ArrowRight")
    expect(readout(found, "weight")).to_have_text("0.55")


def test_a_wild_learner_is_answered(lesson: Page) -> None:
    found = ready(lesson, "and")
    train = found.locator(".nn-controls .nn-button").first
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
    lesson.close()  # with what the search has put into it


# Where everything is that the lesson has to show


def fresh(page: Page, id: str, rate: str = "") -> Locator:
    """A figure at its start, with its learning rate at a position of the slider."""
    found = ready(page, id)
    if rate:
        found.locator("input[name=rate]").fill(rate)
    press(found, "Reset")
    return found


def calculator(page: Page) -> None:
    found = ready(page, "wrong")
    expect(readout(found, "loss")).to_have_text("0.49")
    found.locator("input[name=prediction]").fill("1")
    expect(readout(found, "loss")).to_have_text("0")
    says("like golf", "With the target 1.0 and the prediction 0.3")(page)


def epochs(page: Page) -> None:
    found = fresh(page, "and")
    press(found, "Step")
    expect(readout(found, "epoch")).to_have_text("1")
    says("EP-ock", "has four examples", "like a lap", "often need hundreds or thousands")(page)


def five_stages(page: Page) -> None:
    found = ready(page, "one-step")
    press(found, "Reset")
    for stage in ("Predict", "Measure", "Trace back", "Adjust", "Repeat"):
        expect(found.locator(".nn-stage[aria-current=step] .nn-stage__name")).to_contain_text(stage)
        press(found, "Next stage")


def landscapes(page: Page) -> None:
    for id, name in (("bowl", "bowl"), ("valleys", "two valleys"), ("plateau", "plateau")):
        expect(page.locator(f"#{id} svg[aria-label^='Loss landscape over one weight, {name}']")).to_be_visible()
    says("hills where the answers are bad, valleys where they")(page)


def ball(page: Page) -> None:
    found = fresh(page, "bowl", "-0.6")
    press(found, "Drop the ball")
    expect(sentence(found)).to_contain_text("Landed after")
    assert value(found, "loss") < 0.001
    press(found, "Reset")
    expect(readout(found, "weight")).to_have_text("−2")
    expect(readout(found, "step")).to_have_text("0")


def steps_small_and_large(page: Page) -> None:
    found = fresh(page, "hunt", "-2")
    press(found, "Step")
    expect(sentence(found)).to_contain_text("On its way: 1 steps, moved 0.075")
    found = fresh(page, "hunt", "-0.3")
    expect(found.locator("output[name=rate]")).to_have_text("0.5")
    press(found, "Drop the ball")
    expect(sentence(found)).to_contain_text("from side to side, then landed")


def downhill(page: Page) -> None:
    found = fresh(page, "bowl")
    expect(found.locator(".nn-slope")).to_be_attached()
    expect(found.locator(".nn-arrow")).to_be_attached()
    expect(sentence(found)).to_contain_text("so downhill is to the right. The arrow shows the first step.")


def truth_table(page: Page) -> None:
    found = fresh(page, "and")
    show(found, "Table")
    rows = found.get_by_role("tabpanel", name="Table").locator("tbody tr")
    expect(rows).to_have_count(4)
    wanted = [row.locator("td, th").all_inner_texts()[:3] for row in rows.all()]
    assert wanted == [["0", "0", "0"], ["0", "1", "0"], ["1", "0", "0"], ["1", "1", "1"]]


def one_neuron(page: Page) -> None:
    found = fresh(page, "and")
    expect(found.locator("svg[aria-label^='A network with layers of 2, 1 and 2 weights']")).to_be_visible()
    expect(sentence(found)).to_contain_text("A random start")
    for name in ("weight-1", "weight-2", "bias"):
        assert value(found, name) != 0


def map_and_chart(page: Page) -> None:
    found = ready(page, "and")
    expect(found.locator("canvas")).to_be_visible()
    expect(found.locator("svg[aria-label^='A map of the answers for every pair of inputs']")).to_be_visible()
    expect(found.locator("svg[aria-label^='Loss over']")).to_contain_text("epoch")
    says("blue is above one half, yes; orange below, no", "a disc should be yes, a diamond no")(page)
    says("the loss, upwards, over the epochs, to the right")(page)


def both_at_once(page: Page) -> None:
    """One step draws the map and the chart anew."""
    found = fresh(page, "and", "1")
    show(found, "Loss")
    before = found.locator("canvas").evaluate("map => map.toDataURL()")
    press(found, "Step")
    expect(found.locator("svg[aria-label^='Loss over 1 epoch']")).to_be_visible()
    assert found.locator("canvas").evaluate("map => map.toDataURL()") != before


def rate_of_the_neuron(page: Page) -> None:
    found = fresh(page, "and", "2")
    expect(found.locator("output[name=rate]")).to_have_text("100")
    says("Is faster better?", "That is what unstable means")(page)


def final_weights(page: Page) -> None:
    found = fresh(page, "and", "1")
    found.get_by_text("600", exact=True).click()
    press(found, "Train")
    page.wait_for_function("() => +document.querySelector('#and output[name=bias]').dataset.value < -5")
    press(found, "Pause")
    until(page, "and", "ready")
    assert value(found, "weight-1") > 0 < value(found, "weight-2")
    press(found, "Reset")
    expect(readout(found, "epoch")).to_have_text("0")
    says("The bias passed −5 at epoch", "Both weights end positive and the bias negative")(page)


def link_back(page: Page) -> None:
    expect(page.locator("article p a[href*='turning-the-knobs']").first).to_be_visible()
    says("you turned three of them by hand")(page)


def onwards(page: Page) -> None:
    says("ChatGPT came from, has 175 billion weights")(page)
    expect(page.locator(".admonition.abstract", has_text="The key idea")).to_be_visible()
    expect(page.locator("p:has-text('Next:') a[href*='the-mechanics-of-learning']")).to_be_visible()


ITEMS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "S2.1": ("link back to the weights set by hand", link_back),
    "S2.2": ("guitar", says("Tune a guitar", "how wrong it is, and which way to turn")),
    "S2.3": ("loss, golf, calculator", calculator),
    "S2.4": ("epoch, laps, counter", epochs),
    "S2.5": ("five stages", five_stages),
    "S2.6": ("loss landscapes", landscapes),
    "S2.7": ("the ball drops to the bottom, and Reset (S2.8) puts it back", ball),
    "S2.9": ("learning rate of the ball, as far as 0.5: small and large steps (S2.10)", steps_small_and_large),
    "S2.11": ("try this", says("Try this: is 0.5 a large learning rate?")),
    "S2.12": ("which way is downhill", downhill),
    "S2.13": ("table of AND", truth_table),
    "S2.14": ("one neuron, a random start", one_neuron),
    "S2.16": ("map of the answers and loss over the epochs (S2.17), and how to read them", map_and_chart),
    "S2.18": ("both change together", both_at_once),
    "S2.19": ("learning rate of the neuron", rate_of_the_neuron),
    "S2.20": ("train, pause, reset (S2.15), and the final weights", final_weights),
    "S2.21": ("what it has learned", says("it is the rule AND, in three numbers", "Nobody writes the rule")),
    "S2.22": ("large networks, key idea, next lesson", onwards),
}


def test_the_lesson_has_everything(lesson: Page) -> None:
    each_is_there(lesson, {f"{item}: {what}": check for item, (what, check) in ITEMS.items()})
