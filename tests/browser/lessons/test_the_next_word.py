"""The lesson on the next word as a learner has it: over http under a sub-path and from disk."""

import re
from collections.abc import Callable
from math import log

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import each_is_there, press, ready, says, sentence, value
from browser.lessons.turning import over_http, turn_to
from browser.pages import Course, block, button, readout, until
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance, readouts

LESSON = "lessons/the-next-word"
FLOOR = 2 * log(2) / 5
PASSED = "([id, epoch]) => +document.querySelector(`#${id} output[name=epoch]`).dataset.value >= epoch"


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    return turn_to(page, course, LESSON)


def train(page: Page, id: str, epochs: int) -> Locator:
    """Train at full speed until so many epochs are over."""
    found = ready(page, id)
    found.locator("label").filter(has_text=re.compile("^300$")).click()
    press(found, "Train")
    page.wait_for_function(PASSED, arg=[id, epochs])
    press(found, "Pause")
    return until(page, id, "ready")


# What the lesson promises


def test_with_one_word_of_context_the_loss_ends_at_the_floor(lesson: Page) -> None:
    found = train(lesson, "next", 600)

    assert value(found, "floor") == pytest.approx(FLOOR)
    assert FLOOR < value(found, "loss") < FLOOR + 0.01
    expect(sentence(found)).to_contain_text("at the floor of 0.277: after “the” come both “cat” and “mat”")
    found.locator("[data-point=after-0]").click()
    expect(readout(found, "probability")).to_have_text(re.compile(r"49\.\d %|50 %"))


@pytest.mark.parametrize("length", ["2", "3"])
def test_with_more_words_the_loss_falls_through(lesson: Page, length: str) -> None:
    found = ready(lesson, "next")
    found.locator("fieldset", has_text="Words of context").get_by_text(length, exact=True).click()
    expect(readout(found, "floor")).to_have_text("0")
    train(lesson, "next", 300)

    assert 0 < value(found, "loss") < 0.05
    assert min(value(found, f"right-{i}") for i in range(1, 6)) > 0.95


def test_the_browser_counts_as_cpython_does(lesson: Page) -> None:
    for id, kind in (("next", "next-word"), ("own", "own-sentence")):
        found = train(lesson, id, 20)
        own = catalogue()[kind]()
        advance(own, int(value(found, "epoch")))
        for name, shown in readouts(own).items():
            assert value(found, name) == pytest.approx(shown.value, abs=1e-12)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "There is no word to learn from. Write a sentence."),
        ("cat", "One word has no next word. Write at least two to learn from."),
        ("word " * 500, "The sentence to learn has 500 words: it takes the first 40, so that an epoch stays quick."),
        ("🐱 likes 🐟", "An emoji counts as a word like any other."),
        (
            "<img src=x onerror=alert(1)> & more",
            "It reads words only and leaves out “< = ( ) > &” of the sentence to learn.",
        ),
    ],
)
def test_an_odd_sentence_is_answered_by_a_sentence(lesson: Page, typed: str, answer: str) -> None:
    found = ready(lesson, "own")

    found.get_by_label("Sentence to test it with").fill(typed)
    found.get_by_label("Sentence to learn").fill(typed)

    expect(sentence(found)).to_contain_text(answer)
    assert block(lesson, "own").locator("img").count() == 0
    if value(found, "epoch") == 0 and button(found, "Train").is_enabled():
        train(lesson, "own", 5)


def test_a_typed_sentence_is_learned_and_a_new_word_is_named(lesson: Page) -> None:
    found = ready(lesson, "own")
    found.get_by_label("Sentence to learn").press_sequentially(" or so")
    expect(found.get_by_label("The sentence it learns from", exact=True)).to_contain_text("so")
    found.get_by_label("Sentence to test it with").fill("the zebra sat on the mat")

    expect(sentence(found)).to_contain_text("It has never met “zebra”")
    expect(found.get_by_text("never met", exact=True)).to_have_count(1)


def test_a_long_context_memorises(lesson: Page) -> None:
    found = train(lesson, "own", 300)

    expect(sentence(found)).to_contain_text("It memorises")
    assert value(found, "unseen-loss") > value(found, "best-unseen") + 0.1
    assert value(found, "loss") < 0.15


def test_a_rate_that_is_too_small_looks_finished_and_one_too_large_never_rests(lesson: Page) -> None:
    found = ready(lesson, "flat")
    expect(found.locator(".nn-slider:has(input[name=rate]) .nn-slider__marks span")).to_have_count(0)
    found.get_by_label("Learning rate", exact=True).fill("-4")
    press(found, "Reset")
    train(lesson, "flat", 60)
    expect(sentence(found)).to_contain_text("but not finished: the floor is at 0.277")
    found.get_by_label("Learning rate", exact=True).fill("1")
    press(found, "Reset")
    train(lesson, "flat", 100)

    expect(sentence(found)).to_contain_text("Too large: the loss rises again and again")


def test_cat_moves_and_mat_does_not(lesson: Page) -> None:
    found = train(lesson, "map", 100)

    assert value(found, "moved") > 0.5
    found.get_by_role("button", name="mat", exact=True).press("Enter")
    expect(readout(found, "moved")).to_have_text("0")
    expect(sentence(found)).to_contain_text("“mat” has not moved at all")
    found.locator("[data-point=point-3]").click()
    expect(sentence(found)).to_contain_text("“on” has left its random place")


def test_words_that_are_used_alike_become_neighbours(lesson: Page) -> None:
    found = train(lesson, "twins", 1000)

    expect(readout(found, "nearest")).to_contain_text("dog")


def test_the_signal_crosses_the_network_and_then_every_weight_moves(lesson: Page) -> None:
    found = ready(lesson, "inside")
    for stage in ("2. Hidden layer", "3. Answer", "4. Measure", "5. Adjust"):
        press(found, "Next stage")
        expect(found.get_by_text(stage, exact=True)).to_be_visible()

    assert found.locator(".nn-change").count() > 50
    found.locator("[data-point=net]").focus()
    found.locator("[data-point=net]").press("ArrowRight")
    expect(sentence(found)).to_contain_text("Word “cat”: 1.")


def test_words_are_pressed_with_the_pointer_and_with_the_keys(lesson: Page) -> None:
    found = ready(lesson, "two")
    found.get_by_role("button", name="sat", exact=True).click()
    expect(found.get_by_label("Probability of each next word after cat sat:")).to_be_visible()

    found.get_by_role("button", name="cat", exact=True).press("Enter")

    expect(found.get_by_label("Probability of each next word after the cat:")).to_be_visible()


# Where everything is that the lesson has to show

type Check = str | Callable[[Page], None]


def cards(page: Page) -> None:
    """Three, each with its words and a figure that runs; the last with the jump of the probability."""
    shown = page.locator(".nn-card")
    expect(shown).to_have_count(3)
    for i, words in enumerate(("Words become numbers", "The learning", "An answer grow sure")):
        expect(shown.nth(i)).to_contain_text(words)
        expect(shown.nth(i).locator("nn-block[kind=glimpse] svg")).to_be_visible()
    expect(shown.nth(2).locator("p").first).to_contain_text("from 17.3 % to 99.4 %")


def controls(page: Page) -> None:
    found = ready(page, "next")
    press(found, "Step")
    expect(readout(found, "epoch")).to_have_text("1")
    train(page, "next", 100)
    press(found, "Reset")
    expect(readout(found, "epoch")).to_have_text("0")


def signal(page: Page) -> None:
    """It has come further with each stage, and in the last one every weight has moved."""
    found = ready(page, "inside")
    before = found.locator(".nn-panels").inner_html()
    press(found, "Next stage")
    expect(found.get_by_text("2. Hidden layer", exact=True)).to_be_visible()
    assert found.locator(".nn-panels").inner_html() != before
    assert found.locator(".nn-change").count() == 0
    for _ in range(3):
        press(found, "Next stage")
    expect(found.locator(".nn-change").first).to_be_attached()


def convergence(page: Page) -> None:
    """The chart marks since when it has been flat, and the prose says that flat is not finished."""
    found = train(page, "next", 300)
    expect(found.locator("svg[aria-label*='flat since epoch 197']")).to_be_visible()
    says("flat and finished are two things")(page)


ITEMS: dict[str, tuple[str, Check]] = {
    "S1.1": (
        "title, what you will see, what you bring along",
        says("The next word", "You will see", "You bring along"),
    ),
    "S1.2": ("one piece of text at a time", says("writes one piece of text at a time")),
    "S1.3": (
        "three cards, the jump in probability",
        cards,
    ),
    "S1.4": ("the task: six words, five different ones", says("the cat sat on the mat", "Six words, five different")),
    "S1.5": ("key idea", ".admonition.abstract >> text=next-word prediction"),
    "S1.6": ("the phone's keyboard", says("keyboard of a phone")),
    "S1.7": ("three layers, drawn", "#inside svg[aria-label*='layers of 5, 2, 8, 5']"),
    "S1.8": ("King − Man + Woman, with care", says("King − Man + Woman", "not allowed as answers")),
    "S1.9": ("embeddings from random numbers", "#map >> text=A random start"),
    "S1.10": ("the vector of cat, as numbers and as a point", "#map output[name=number-1]"),
    "S1.11": ("train, step, reset, speed", controls),
    "S1.12": ("epoch counter", "#next output[name=epoch]"),
    "S1.13": ("loss, and its chart with the floor", "#next svg[aria-label*='Marked: floor 0.277']"),
    "S1.14": (
        "probability of each right word over time",
        "#next svg[aria-label^='Probability of the right next word']",
    ),
    "S1.15": ("bars, guesses, costs", "#next svg[aria-label^='Probability of each next word after cat']"),
    "S1.16": ("network with signal and change", signal),
    "S1.17": ("this network against large ones", "table >> text=15.6 trillion tokens"),
    "S1.18": ("the same principle", says("predict, measure, trace back, adjust, repeat")),
    "S1.19": ("learning rate, too small and too large", "#flat input[name=rate]"),
    "S1.20": ("convergence: flat is not finished", convergence),
    "S1.21": ("overfitting, tested on an unseen sentence", "#own output[name=unseen-loss]"),
    "S1.22": (
        "what it lacks",
        says("Attention decides anew", "One hidden layer stands against", "One sentence, against"),
    ),
    "S1.23": ("what comes next", says("a small router that decides who answers")),
}
ERRORS: dict[str, Check] = {
    "the floor is named": "#next output[name=floor]",
    "8 % is not random": says("that is 20 %. Not 8 %"),
    "optimiser, seed and rate are stated": says("to gradient descent on all five questions at once"),
    "flat is not finished": says("flat and finished are two things"),
    "five different words": says("Six words, five different ones"),
    "a held-out sentence": "#own >> text=The sentence it never learns from",
}


def there(check: Check) -> Callable[[Page], None]:
    return check if callable(check) else lambda page: expect(page.locator(check).first).to_be_attached()


@over_http
def test_every_item_of_the_inventory_is_there(lesson: Page) -> None:
    items = {f"{item}: {what}": check for item, (what, check) in ITEMS.items()} | ERRORS
    each_is_there(lesson, {item: there(check) for item, check in items.items()})
