"""The lesson on experts as a learner has it: every item of its plan, and what its figures must really do."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import press, ready, rest, sentence, value
from browser.lessons.turning import over_http, turn_to
from browser.pages import Course, block, readout
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance, readouts

LESSON = "lessons/experts"
RESCUED = "Rescued: every expert gets words again"
IDLE_WHEN_RESCUED = f"""() => {{  // both of one frame: the run goes on
  const block = document.getElementById("collapse");
  const rescued = block.querySelector(".nn-sentence").textContent.includes("{RESCUED}");
  return rescued && `idle: ${{block.querySelector("output[name=idle]").dataset.value}}`;
}}"""
NEAR_STEP_500 = "() => Number(document.querySelector('#collapse output[name=step]').dataset.value) > 400"
SHORT = "the hungry cat ate ten fish , and a small mouse ran under the bed !"


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    return turn_to(page, course, LESSON)


def text(words: str) -> Callable[[Page], Locator]:
    return lambda page: page.locator("article").get_by_text(re.compile(words.replace(" ", r"\s+"))).first


def selector(query: str) -> Callable[[Page], Locator]:
    return lambda page: page.locator(query).first


# Each item of the plan, in a few words, and what shows it in the page.
ITEMS = {
    "S0.20 a mixture of experts is not what you think": selector("h1:has-text('not a committee')"),
    "S0.20 weight groups of which a few are active": selector("#who .nn-lamp--lit"),
    "S0.20 a panel of 128": selector("#panel .nn-lamp[data-expert='128']"),
    "S0.20 a tiny router, to play with": selector("#who .nn-router"),
    "S0.20 words of one's own": selector("#who input[name=words]"),
    "S0.21 the wrong idea, with its picture": selector(".nn-side--wrong svg[role=img]"),
    "S0.21 the reality beside it, with its picture": selector(".nn-side--right svg[role=img]"),
    "S0.22 the router": text("A router.* sends each word to a few of them"),
    "S0.22 the experts": text("come in several copies with weights of their own"),
    "S0.22 why it matters: more weights without more work": text("more weights with hardly more work"),
    "S0.23 it does not mean several agents": text("does not mean several AI agents"),
    "idle experts fill memory, in computed numbers": selector("#who output[name=weights]"),
    "the load over training": selector("#collapse .nn-band"),
    "the balancing coefficient": selector("#collapse input[name=balancing]"),
    "one or two experts for each word": selector("#collapse .nn-segments[data-option=k], #collapse input[value='2']"),
    "which kinds of words each expert gets": selector("#collapse [data-point='kinds-0-0']"),
    "what is known of large models, with sources": selector(".footnote a[href*='2401.04088']"),
    "the number of experts is not fixed": text("There is no fixed number"),
}


@over_http
def test_every_item_of_the_plan_is_in_the_page(lesson: Page) -> None:
    for item, place in ITEMS.items():
        expect(place(lesson), item).to_be_attached()


@over_http
def test_none_of_the_old_claims_is_made(lesson: Page) -> None:
    told = lesson.locator("article").inner_text()

    assert not re.search(
        r"only 1 or 2|one or two active|one group .* code|128 (experts|groups) in (a|each|every)", told, re.IGNORECASE
    )


@pytest.mark.parametrize("k", [1, 2])
def test_the_router_uses_exactly_k_experts_for_each_word(lesson: Page, k: int) -> None:
    found = ready(lesson, "who")
    found.get_by_label("Your words", exact=True).fill(SHORT)
    found.locator(f"input[data-option=k][value='{k}'] + label").click()
    words = found.locator(".nn-wordrow__word")
    expect(words).to_have_count(len(SHORT.split()))
    expect(words.first.locator(".nn-wordrow__note")).to_have_text(re.compile(r"^\d+$" if k == 1 else r"^\d+ \+ \d+$"))

    for i, word in enumerate(SHORT.split()):
        words.nth(i).click()
        expect(words.nth(i)).to_have_class(re.compile("nn-wordrow__word--chosen"))
        expect(sentence(found)).to_contain_text(f"“{word}” goes to")
        expect(found.locator(".nn-lamp--lit")).to_have_count(k)
        assert value(found, "lit") == k
        lit = found.locator(".nn-lamp--lit").evaluate_all("lamps => lamps.map(lamp => lamp.dataset.expert)")
        noted = words.nth(i).locator(".nn-wordrow__note").inner_text().split(" + ")
        assert sorted(lit) == sorted(noted)
        assert len(set(noted)) == k


def test_the_words_are_gone_through_with_the_keys(lesson: Page) -> None:
    found = ready(lesson, "who")
    row = found.locator(".nn-wordrow")
    row.focus()
    for _ in range(3):
        row.press("ArrowRight")
    expect(row).to_have_attribute("aria-valuetext", re.compile(r"^the: \d \+ \d$"))
    row.press("Enter")
    found.get_by_label("Your words", exact=True).focus()

    expect(found.locator(".nn-wordrow__word--chosen")).to_have_text(re.compile("^the"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No words yet."),
        ("cat", "“cat” goes to expert"),
        ("cat " * 500, "Shown are the first 24 of 500 words."),
        ("🙂🙂", "Unknown, so that no router can score it: “🙂”"),
        ("<img src=x onerror=alert(1)>", "Unknown, so that no router can score it: “<”"),
    ],
    ids=["empty", "one word", "500 words", "emoji", "HTML"],
)
def test_odd_words_are_answered_by_a_sentence(lesson: Page, typed: str, said: str) -> None:
    found = ready(lesson, "who")
    found.get_by_label("Your words", exact=True).fill(typed)

    expect(sentence(found)).to_contain_text(said)
    assert found.locator("img, script").count() == 0


def test_the_load_collapses_without_balancing_and_spreads_with_it(lesson: Page) -> None:
    for id, said in (("collapse", "Collapsed: expert"), ("spread", "Spread: every expert gets words")):
        found = ready(lesson, id)
        found.get_by_text("200", exact=True).click()
        press(found, "Train")
        expect(readout(found, "step")).to_have_text(re.compile(r"^([2-9]\d\d|\d,\d{3})$"))
        expect(sentence(found)).to_contain_text(said)
        rest(found)

    assert value(block(lesson, "collapse"), "busiest") > 2 * value(block(lesson, "spread"), "busiest")
    assert value(block(lesson, "collapse"), "idle") >= 3
    assert value(block(lesson, "spread"), "idle") == 0


def test_the_browser_trains_the_experts_as_cpython_does(lesson: Page) -> None:
    found = ready(lesson, "collapse")
    found.get_by_text("200", exact=True).click()
    press(found, "Train")
    expect(readout(found, "step")).to_have_text(re.compile(r"^([2-9]\d\d|\d,\d{3})$"))
    rest(found)

    own = catalogue()["expert-training"]()
    advance(own, int(value(found, "step")))
    for name, shown in readouts(own).items():
        assert value(found, name) == pytest.approx(shown.value, abs=1e-9)


def test_a_collapse_is_rescued_by_balancing_in_mid_run_and_the_picture_says_where(lesson: Page) -> None:
    found = ready(lesson, "collapse")
    found.get_by_text("200", exact=True).click()
    press(found, "Train")
    expect(sentence(found)).to_contain_text("Can balancing bring them back?")
    found.locator("label[for=collapse-speed-medium]").click()  # slowly, so that what comes next begins before step 500
    lesson.wait_for_function(NEAR_STEP_500)

    found.get_by_label("Balancing coefficient", exact=True).fill("0.2")

    expect(found.locator(".nn-event")).to_have_count(1)
    assert lesson.wait_for_function(IDLE_WHEN_RESCUED).json_value() == "idle: 0"
    rest(found)


def test_a_cell_of_the_table_tells_its_words(lesson: Page) -> None:
    found = ready(lesson, "collapse")
    found.locator("[data-point='kinds-0-0']").hover()

    expect(sentence(found)).to_have_text(re.compile(r"^Expert 1 gets \d+ of the numbers: "))
