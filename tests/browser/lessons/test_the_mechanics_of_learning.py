"""The lesson as a learner has it: every part that it must have, and the claims that it makes."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import each_is_there, press, ready, sentence, value, values
from browser.lessons.turning import over_http, turn_to
from browser.pages import Course, block, readout, until

LESSON = "lessons/the-mechanics-of-learning"
SECTIONS = ("pass", "bet", "wiggle", "loop", "new", "ground")


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    return turn_to(page, course, LESSON)


def has(id: str, *parts: str) -> Callable[[Page], None]:
    """The block has all these parts, each a selector or, in quotation marks, a text."""

    def check(page: Page) -> None:
        for part in parts:
            found = block(page, id)
            inside = found.get_by_text(part.strip('"')) if part.startswith('"') else found.locator(part)
            expect(inside.first).to_be_attached()

    return check


def says(*texts: str) -> Callable[[Page], None]:
    def check(page: Page) -> None:
        for text in texts:
            expect(page.locator("article")).to_contain_text(text)

    return check


def title(page: Page) -> None:
    expect(page.locator("article h1")).to_contain_text("The mechanics of learning")
    expect(page.locator("article h2", has_text=re.compile(r"^[1-5]\. "))).to_have_count(5)
    expect(page.locator(".nn-section > nn-block:not([kind=glimpse])")).to_have_count(len(SECTIONS))
    says("Scroll down")(page)


ITEMS: dict[str, Callable[[Page], None]] = {
    "S3.1 title, standfirst, five numbered sections": title,
    "S3.2 the words and the cities, and a country among the words": has(
        "pass", '[data-point="net-node-0-0"]', '"capital"', '"France"', '"Berlin"', '"London"', '"Paris"'
    ),
    "S3.3 weights and arithmetic can be pointed at": has(
        "pass", '[data-point="net-weight-0-0-0"]', '[data-point="net-weight-1-3-3"]', ".nn-arithmetic", '"Its share of"'
    ),
    "S3.4 a button runs the forward pass": has("pass", '"Run forward pass"'),
    "S3.5 the probability of Paris, and bars": has(
        "pass", "output[name=probability]", '"Probability of Paris"', '"mild"'
    ),
    "S3.6 the loss as a sum": has("bet", '"−log(0.10) = 2.30"'),
    "S3.7 a slider for the confidence": has("bet", "input[name=confidence][min='0'][max='1'][step='0.01']"),
    "S3.8 the curve, its point and its guides": has("bet", ".nn-curve", "circle.nn-point", ".nn-guide"),
    "S3.9 the loss over one real weight": has("wiggle", ".nn-curve", "output[name=loss]"),
    "S3.10 a slider for the weight": has("wiggle", "input[name=weight]", "output[name=weight][data-value='-1.5']"),
    "S3.11 ghosts and the slope line": has("wiggle", ".nn-ghost", ".nn-slope", "output[name=difference]"),
    "S3.12 the sweet spot is asked for": says("hunt for the sweet spot"),
    "S3.13 step, run, counters": has(
        "loop", '"Next beat"', '"Train"', "output[name=step]", "output[name=loss]", "output[name=probability]"
    ),
    "S3.14 four beats": has("loop", '"Signal forward"', '"Trace back"', '"Weights shift"', ".nn-beats li:nth-child(4)"),
    "S3.15 Paris climbs, and a chart of it": has("loop", '"Probability of Paris"', "[data-point=paris]"),
    "S3.16 all weights at once, against the gradient": says(
        "All at once", "against", "Backpropagation measures", "flow back over the same lines"
    ),
    "S3.17 the landscape, with the true path": has("ground", ".nn-facets path", ".nn-walk", ".nn-turnable"),
    "S3.18 capital and France funnel to Paris; other inputs are tested": has(
        "new", '"ruled from"', "output[name=accuracy]"
    ),
    "S3.19 guess, measure, wiggle, step": says("Guess, measure, wiggle, step"),
}


@over_http
def test_the_lesson_has_every_item(lesson: Page) -> None:
    each_is_there(lesson, ITEMS)


def test_paris_passes_95_percent(lesson: Page) -> None:
    found = ready(lesson, "loop")
    found.get_by_text("60 steps/s").click()
    press(found, "Train")
    expect(sentence(found)).to_contain_text("Paris is above 95 %")
    press(found, "Pause")
    until(lesson, "loop", "ready")

    assert value(found, "probability") > 0.95
    assert value(found, "accuracy") < 0.5
    found.get_by_text("All six", exact=True).click()
    expect(readout(found, "step")).to_have_text("0")
    press(found, "Train")
    expect(readout(found, "accuracy")).to_have_text("6 of 6")
    expect(sentence(found)).to_contain_text("Paris is above 95 %")
    press(found, "Pause")


def test_wiggling_and_backpropagation_agree_to_a_millionth_for_any_weight(lesson: Page) -> None:
    found = ready(lesson, "wiggle")
    found.get_by_label("Size of the wiggle", exact=True).fill("-3")
    expect(found.locator("output[name=size]")).to_have_text("0.001")
    for name in ("h1 → Berlin", "capital → h2", "France → h4", "is → h3", "h4 → mild"):
        before = value(found, "gradient")
        found.get_by_label("Which weight").select_option(label=name)
        expect(readout(found, "gradient")).not_to_have_attribute("data-value", repr(before))

        difference, gradient = values(found, "difference", "gradient")
        assert abs(difference - gradient) < 1e-6
        assert value(found, "gap") < 1e-6
        assert value(found, "largest-gap") < 1e-6


def test_the_sweet_spot_is_found_with_the_keys_and_recognised(lesson: Page) -> None:
    found = ready(lesson, "wiggle")
    weight = found.get_by_label("Weight", exact=True)
    weight.fill("1.5")
    expect(sentence(found)).to_contain_text("falls to the right")
    for _ in range(60):
        if "sweet spot" in (sentence(found).text_content() or ""):
            break
        before = value(found, "loss")
        weight.press("ArrowRight")
        expect(readout(found, "loss")).not_to_have_attribute("data-value", repr(before))

    expect(sentence(found)).to_contain_text("The sweet spot")
    loss, lowest = values(found, "loss", "lowest-loss")
    assert loss == pytest.approx(lowest, abs=1e-3)


def test_both_ends_of_the_confidence_are_said_rightly(lesson: Page) -> None:
    found = ready(lesson, "bet")
    slider = found.get_by_label("Confidence in the right word")
    slider.press("Home")
    expect(readout(found, "loss")).to_have_text("−log(0.00) = ∞")
    expect(sentence(found)).to_contain_text("infinite")
    slider.press("End")
    expect(readout(found, "loss")).to_have_text("−log(1.00) = 0.00")
    expect(sentence(found)).to_contain_text("no loss at all")


def test_other_words_get_other_answers(lesson: Page) -> None:
    found = ready(lesson, "pass")
    found.get_by_text("Trained", exact=True).click()
    expect(sentence(found)).to_contain_text("Paris, 98")
    found.locator("label", has_text="Germany").click()
    expect(sentence(found)).to_contain_text("Berlin, 9")
    found.locator("[data-point='net-node-0-5']").click()  # the chip of Britain
    expect(sentence(found)).to_contain_text("London, 9")
    found.locator("label", has_text="weather").click()
    expect(sentence(found)).to_contain_text("mild, 9")


def test_a_neuron_tells_its_arithmetic_to_pointer_and_keys(lesson: Page) -> None:
    found = ready(lesson, "pass")
    keys = found.get_by_role("slider", name="Neurons and weights")
    for _ in range(7):
        keys.press("ArrowRight")
    expect(found.locator(".nn-arithmetic")).to_contain_text("The weight The → h1")

    found.locator("[data-point='net-node-1-0'] text").last.hover(force=True)
    expect(found.locator(".nn-arithmetic")).to_contain_text("tanh(")


def test_the_arrows_say_truly_which_way_each_weight_goes(lesson: Page) -> None:
    found = ready(lesson, "loop")
    for _ in range(3):
        press(found, "Next beat")
    expect(found.locator(".nn-beat--now")).to_contain_text("Trace back")
    told = found.locator(".nn-beat--now .nn-beat__result").text_content() or ""
    up = found.locator(".nn-change.nn-fill-positive").count()
    assert up + found.locator(".nn-change.nn-fill-negative").count() == 32  # of 44: three words are not there

    expect(found.locator(".nn-back")).to_have_count(16)  # one over each line behind the first layer
    found.locator("[data-point='net-node-1-0'] text").last.hover(force=True)
    expect(found.locator(".nn-sums")).to_contain_text("Back to h1: each error × its weight")
    expect(found.locator(".nn-sums")).to_contain_text("times the slope of the tanh")

    press(found, "Next beat")
    expect(readout(found, "step")).to_have_text("1")
    expect(found.locator(".nn-back")).to_have_count(0)
    old, new = re.findall(r"^(\S+) − .* = (\S+)$", found.locator(".nn-beat--now .nn-beat__sum").text_content() or "")[0]
    assert (number(new) > number(old)) == ("▲" in told)
    assert found.locator(".nn-change.nn-fill-positive").count() == up


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_words_generalise_where_sentences_are_memorised(lesson: Page) -> None:
    found = ready(lesson, "new")
    start = value(found, "sentence-test-loss")
    found.get_by_text("60", exact=True).click()
    press(found, "Train")
    expect(sentence(found)).to_contain_text("the second all 4: it generalises")
    press(found, "Pause")
    until(lesson, "new", "ready")

    assert value(found, "sentence-loss") < 0.05
    assert value(found, "loss") < 0.05
    assert value(found, "sentence-test-loss") > start
    assert value(found, "sentence-accuracy") == 0


def test_a_question_is_held_out_with_a_click_and_with_the_keys(lesson: Page) -> None:
    found = ready(lesson, "new")
    cell = found.locator("[data-point='words-0-1']")
    cell.click()
    expect(cell).to_have_attribute("aria-pressed", "true")
    cell.focus()
    cell.press("Enter")
    expect(cell).to_have_attribute("aria-pressed", "false")


def test_the_surface_is_turned_by_drag_and_by_keys_and_the_path_is_walked(lesson: Page) -> None:
    found = ready(lesson, "ground")
    turn = found.locator("output[name=turn]")
    box = found.locator(".nn-turnable").bounding_box()
    assert box
    lesson.mouse.move(box["x"] + 60, box["y"] + 100)
    expect(turn).to_have_attribute("data-value", "-35.0")
    lesson.mouse.down()
    lesson.mouse.move(box["x"] + 160, box["y"] + 100, steps=5)
    lesson.mouse.up()
    dragged = -35 - 180 * 100 / box["width"]  # all the way across is half a turn
    lesson.wait_for_function(TURNED, arg=dragged)
    found.get_by_label("Turn (degrees)").press("ArrowRight")
    lesson.wait_for_function(f"angle => !({TURNED})(angle)", arg=dragged)

    press(found, "Walk")
    expect(readout(found, "step")).to_have_text("200")
    assert value(found, "loss") < 0.05
    on_surface, loss = values(found, "surface-loss", "loss")
    assert on_surface == pytest.approx(loss, abs=1e-9)


TURNED = "angle => Math.abs(document.querySelector('#ground output[name=turn]').dataset.value - angle) < 1"


def top(found: Locator) -> float:
    box = found.bounding_box()
    assert box
    return box["y"]


def test_a_figure_stays_in_view_while_its_section_is_read(lesson: Page) -> None:
    lesson.set_viewport_size({"width": 1280, "height": 900})
    found = ready(lesson, "loop")
    section = lesson.locator(".nn-section", has=found)
    section.evaluate("section => scrollTo(0, section.getBoundingClientRect().top + scrollY)")
    places = []
    for _ in range(3):
        lesson.evaluate("scrollBy(0, 60)")
        places.append(top(found))

    assert all(one == pytest.approx(other, abs=1) for one, other in pairwise(places))
    assert places[-1] > 40


def test_on_a_phone_the_figure_stands_above_the_text(lesson: Page) -> None:
    lesson.set_viewport_size({"width": 360, "height": 760})
    for id in SECTIONS:
        found = block(lesson, id)
        text = lesson.locator(".nn-section", has=found).locator("> div").last
        assert top(found) < top(text)

    assert lesson.evaluate("document.documentElement.scrollWidth") <= 360
