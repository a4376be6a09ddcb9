"""Lesson 1 as a learner has it: knobs turned by hand and by training, cards, questions; and all that it must have."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from blocks.knobs.test_knobs import least
from browser.lessons.figures import press, ready, rest, sentence, value
from browser.lessons.turning import turn_to
from browser.pages import Course, block, readout, until
from nnlesson.blocks.knobs.faders import height_at
from nnlesson.blocks.knobs.mixing_desk import NOTCH, STOP

LESSON = "lessons/turning-the-knobs"
RECORD = """block => {
    const output = block.querySelector("output[name=loss]");
    window.losses = [Number(output.dataset.value)];
    new MutationObserver(() => window.losses.push(Number(output.dataset.value)))
        .observe(output, { attributes: true, attributeFilter: ["data-value"] });
}"""
END = re.compile("no knob can lower the loss any further")


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    return turn_to(page, course, LESSON)


def knob(found: Locator, name: str) -> Locator:
    return found.get_by_role("slider", name=f"Weight {name}", exact=True)


def chosen(found: Locator) -> Locator:
    return found.locator(".nn-word--wins")


def trained(page: Page, found: Locator) -> list[float]:
    """Every loss that was shown in a run from where the knobs are to its end.

    It begins slowly, so that however busy the machine is, no frame is worth more than one step.
    """
    found.evaluate(RECORD)
    pace(found, 4)
    press(found, "Train")
    page.wait_for_function("window.losses.length > 20")
    pace(found, 30)
    expect(sentence(found)).to_contain_text(END)
    until(page, "knobs", "ready")
    seen: list[float] = page.evaluate("window.losses")
    return seen


def pace(found: Locator, steps_a_second: int) -> None:
    found.locator(".nn-segments label", has_text=re.compile(rf"^\s*{steps_a_second}\s*$")).click()


def by_hand(page: Page, found: Locator) -> None:
    for name, place in (("w1", "3"), ("w2", "-3"), ("w3", "2.5")):
        knob(found, name).fill(place)
    expect(readout(found, "weight-3")).to_have_text("+2.5")


def at_random(page: Page, found: Locator) -> None:
    before = value(found, "weight-1")
    press(found, "New start")
    expect(readout(found, "weight-1")).not_to_have_attribute("data-value", repr(before))


def as_it_is(page: Page, found: Locator) -> None:
    pass


@pytest.mark.parametrize("begin", [as_it_is, by_hand, at_random])
def test_train_lowers_the_loss_all_the_way_to_the_least_that_the_knobs_allow(
    lesson: Page, begin: Callable[[Page, Locator], None]
) -> None:
    found = ready(lesson, "knobs")
    begin(lesson, found)

    seen = trained(lesson, found)

    assert len(seen) > 20
    assert all(after <= before for before, after in pairwise(seen))
    assert least() <= seen[-1] * (1 + 1e-9)
    assert seen[-1] <= 1.01 * least()
    assert seen[-1] == value(found, "loss")
    expect(chosen(found)).to_contain_text("mat✓")


def test_the_sliders_move_by_themselves_and_stand_where_the_weights_are(lesson: Page) -> None:
    found = ready(lesson, "knobs")
    starts = [knob(found, name).input_value() for name in ("w1", "w2", "w3")]
    trained(lesson, found)

    for i, name in enumerate(("w1", "w2", "w3")):
        assert knob(found, name).input_value() != starts[i]
        assert float(knob(found, name).input_value()) == pytest.approx(value(found, f"weight-{i + 1}"), abs=0.026)
    press(found, "Reset")
    expect(knob(found, "w1")).to_have_value(starts[0])


def test_predictions_follow_a_knob_under_the_keys(lesson: Page) -> None:
    found = ready(lesson, "knobs")
    expect(chosen(found)).to_contain_text("banana")
    expect(found.locator(".nn-levels__name")).to_have_text("Way off")
    before, loss = value(found, "probability"), value(found, "loss")

    knob(found, "w3").focus()
    knob(found, "w3").press("Home")

    expect(readout(found, "weight-3")).to_have_text("−3")
    assert value(found, "probability") > 2 * before
    assert value(found, "loss") < loss


def test_it_can_be_made_to_say_moon(lesson: Page) -> None:
    found = ready(lesson, "knobs")
    found.get_by_label("The word it should say").select_option("moon")
    press(found, "Train")

    expect(chosen(found)).to_contain_text("moon✓")
    expect(found.locator(".nn-levels__name")).to_have_text("Right")


def test_with_all_numbers_free_the_loss_falls_below_what_three_knobs_can_do(lesson: Page) -> None:
    found = ready(lesson, "knobs")
    found.get_by_label("all 105").check(force=True)
    press(found, "Train")
    lesson.wait_for_function(
        "limit => document.querySelector('#knobs output[name=loss]').dataset.value < limit", arg=least() / 4
    )
    rest(found)


def bar(found: Locator, name: str) -> float:
    """How long a bar of the race is."""
    row = found.locator(".nn-race g", has_text=name).locator("rect").last
    return float(row.get_attribute("width") or 0)


def test_training_wins_the_race_against_hands(lesson: Page) -> None:
    found = ready(lesson, "desk")
    row = found.locator("[data-point=desk-2]")
    box = row.bounding_box()
    assert box
    lesson.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    lesson.mouse.down()
    lesson.mouse.move(box["x"] + 22, box["y"] + 4, steps=4)
    lesson.mouse.up()
    expect(readout(found, "turns")).to_have_text("1")
    stands = round(round(height_at(4 / box["height"], STOP) / NOTCH) * NOTCH, 2)
    expect(found.locator("input[name=turn]")).to_have_value(f"{stands:g}")  # the last of the moves has been answered
    hands = bar(found, "your hands")

    found.get_by_text("300", exact=True).click()
    press(found, "Train")
    expect(readout(found, "accuracy")).to_have_text("4 of 4")
    lesson.wait_for_function("() => document.querySelector('#desk output[name=probability]').dataset.value > 0.9")
    until(lesson, "desk", "ready")  # at the end of the run

    assert bar(found, "your hands") == hands  # what is yours is left alone
    assert bar(found, "training") > 2 * bar(found, "your hands")
    expect(sentence(found)).to_contain_text("Training: 4 of 4 right")


def test_the_tokens_arrive_when_the_figure_is_live(lesson: Page) -> None:
    """Before that nobody might see them."""
    names = "nodes => nodes.map(node => getComputedStyle(node).animationName)"
    assert lesson.context.browser
    context = lesson.context.browser.new_context(java_script_enabled=False, viewport=lesson.viewport_size)
    plain = context.new_page()
    plain.goto(lesson.url)
    assert plain.locator("#knobs .nn-chip").evaluate_all(names) == ["none"] * 6
    context.close()
    found = ready(lesson, "knobs")

    assert found.locator(".nn-chip").evaluate_all(names) == ["nn-arrive"] * 6


def test_an_answer_is_explained_at_once_and_by_the_keys(lesson: Page) -> None:
    found = ready(lesson, "quiz-first")
    found.get_by_role("radio").first.focus()
    lesson.keyboard.press("Space")
    expect(found.locator(".nn-turn--shown")).to_contain_text("Where a knob stands")
    expect(found.locator(".nn-answer--wrong")).to_have_count(1)

    lesson.keyboard.press("ArrowDown")
    expect(found.locator(".nn-turn--shown")).to_contain_text("Yes: the slope says")
    expect(found.locator(".nn-answer--right")).to_have_count(1)

    link = found.get_by_role("link", name="Find out in the figure")
    expect(block(lesson, (link.get_attribute("href") or "")[1:])).to_have_count(1)


# What the lesson must have: the item, and where it is to be seen

ARTICLE = "article"
ITEMS: list[tuple[str, str, str, str]] = [
    ("S0.1", "title and standfirst", "h1 + p em", "What does"),
    ("S0.2", "four goals", "h1 ~ ul:first-of-type li:nth-child(4)", "hundreds of billions"),
    ("S0.3", "summary: many knobs, and backpropagation finds the way", ".admonition.abstract", "Backpropagation"),
    ("S0.4", "the network, with what to do", "#knobs .nn-caption", "Turn the three knobs by hand first"),
    ("S0.5", "the sentence and its blank", "#knobs .nn-chip--blank", "banana?"),
    ("S0.6", "tokens as chips", "#knobs .nn-chip:nth-of-type(2)", "cat"),
    ("S0.6", "what a token is", ARTICLE, "Larger models also cut long words into pieces"),
    ("S0.7", "arrows from the tokens into the network", "#knobs .nn-into", ""),
    ("S0.8", "layers with labels", "#knobs .nn-sentence-network", "tokenshiddenhiddenpredictions"),
    ("S0.9", "three sliders", "#knobs .nn-main-settings", "Weight w3"),
    ("S0.10", "predictions that follow", "#knobs .nn-panel:nth-child(2)", "How likely is each next word?"),
    ("S0.11", "candidates with bars and percent", "#knobs .nn-panel:nth-child(2) svg", "pizza"),
    ("S0.11", "a word that it cannot say", ARTICLE, '"Sofa" is not on its list'),
    ("S0.12", "the winner in the list", "#knobs .nn-top", "banana"),
    ("S0.12", "the winner in the diagram", "#knobs .nn-word--wins", "banana"),
    ("S0.13", "a verdict in five levels", "#knobs .nn-levels__name", "Way off"),
    ("S0.14", "training, from where the learner left the knobs", "#knobs button[name=train]", "Train"),
    ("S0.15", "the start and the best in numbers", "details.success table tr:last-child td:last-child", "80.2 %"),
    ("S0.16", "knobs of a mixing desk, before and after", ARTICLE, "Think of the mixing desk"),
    ("S0.17", "cards: weight", ".nn-card details", "Weight"),
    ("S0.17", "cards: loss", ".nn-card:nth-child(2) details", "Loss"),
    ("S0.17", "cards: backpropagation, which only measures", ".nn-card:nth-child(3) details", "moves nothing"),
    ("S0.17", "cards: gradient descent in the fog", ".nn-card:nth-child(4) details", "fog"),
    ("S0.17", "cards: learning rate", ".nn-card:nth-child(5) details", "How long the steps"),
    ("S0.17", "cards: epoch", ".nn-card:nth-child(6) details", "One pass over all the examples"),
    ("S0.18", "reassurance", ".admonition.tip", "That is quite all right"),
    ("S0.19", "did you know: scale", "details.info:not(.nn-card *)", "tens of millions of dollars"),
    ("S0.24", "a quiz at the end", "#quiz-knows legend", "Where in the trained network"),
    ("S0.25", "previous", ".md-footer__link--prev", "Home"),
    ("S0.25", "next", ".md-footer__link--next", "How a neuron learns"),
]


def test_the_lesson_has_all_that_it_must_have(lesson: Page) -> None:
    for item, what, selector, text in ITEMS:
        place = lesson.locator(selector).first
        assert place.count(), f"{item}: {what}"
        assert text in (place.text_content() or ""), f"{item}: {what}: {place.text_content()}"


def test_the_verdict_has_five_steps_and_the_network_the_layers_of_its_label(lesson: Page) -> None:
    found = block(lesson, "knobs")

    expect(found.locator(".nn-level")).to_have_count(5)
    expect(found.locator(".nn-knob")).to_have_count(3)
    expect(found.locator(".nn-chip")).to_have_count(6)
    expect(found.locator(".nn-sentence-network .nn-node")).to_have_count(5 + 6 + 5 + 5)
    expect(found.locator(".nn-sentence-network .nn-edge")).to_have_count(30 + 30 + 25)
    assert float(knob(found, "w1").get_attribute("min") or 0) < 0  # a weight can be negative


def test_every_card_can_be_opened_and_has_a_small_figure(lesson: Page) -> None:
    cards = lesson.locator(".nn-card").all()
    assert len(cards) == 6
    for card in cards:
        card.locator("summary").click()
        expect(card.locator("details p").last).to_be_visible()
        expect(card.locator("nn-block .nn-panel > *").first).to_be_visible()
