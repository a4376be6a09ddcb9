"""Lesson 4 as a learner has it: the network learns from six students, and every part of the lesson is there."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import each_is_there, numbers, press, ready, rest, sentence, show, value, values
from browser.lessons.turning import turn_to
from browser.pages import Course, block, readout, until
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance, readouts

LESSON = "lessons/who-will-pass"
STEPS = 11


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    return turn_to(page, course, LESSON)


def walk_to(found: Locator, step: int) -> Locator:
    """From the first step to a later one, by the buttons."""
    press(found, "Reset")
    expect(readout(found, "step")).to_have_text(f"1 of {STEPS}")
    for next_step in range(2, step + 1):
        press(found, "Next")
        expect(readout(found, "step")).to_have_text(f"{next_step} of {STEPS}")
    return found


def train_until(page: Page, id: str, epoch: int) -> Locator:
    found = ready(page, id)
    press(found, "Train")
    page.wait_for_function(
        "([id, epoch]) => +document.querySelector(`#${id} output[name=epoch]`).dataset.value >= epoch", arg=[id, epoch]
    )
    rest(found)
    return found


def test_the_network_passes_all_six_and_its_held_out_accuracy_is_shown(lesson: Page) -> None:
    found = walk_to(ready(lesson, "eleven"), STEPS)

    expect(readout(found, "accuracy")).to_have_text("6 of 6")
    expect(readout(found, "held-out")).to_have_text("22 of 24")
    assert value(found, "loss") < 0.02
    assert found.locator("td .nn-wrong").count() == 0
    expect(sentence(found)).to_contain_text("of 24 students it has never seen 22")
    own = catalogue()["students"]()
    advance(own, 200)
    for name, shown in readouts(own).items():
        assert value(found, name) == pytest.approx(shown.value, abs=1e-9)


def test_standardised_inputs_reach_a_loss_below_a_hundredth_where_raw_ones_do_not(lesson: Page) -> None:
    found = train_until(lesson, "writings", 100)

    assert value(found, "loss-standardised") < 0.01
    assert value(found, "loss-divided") < 0.05
    assert value(found, "loss-raw") > 0.69
    expect(sentence(found)).to_contain_text("standardised in epoch 47")


def test_training_goes_on_with_the_held_out_beside_it(lesson: Page) -> None:
    found = train_until(lesson, "on", 60)

    expect(readout(found, "accuracy")).to_have_text("6 of 6")
    assert value(found, "held-out") > 0.8
    show(found, "Confused")
    expect(found.locator("td", has_text="Pass, held out")).to_be_visible()
    expect(found.locator("th", has_text="now")).to_be_visible()


def test_a_column_can_be_left_out_and_a_result_told_wrongly(lesson: Page) -> None:
    found = ready(lesson, "on")
    found.get_by_text("Raw", exact=True).click()
    found.locator("fieldset", has_text="Column left out").get_by_text("Score", exact=True).click()
    train_until(lesson, "on", 100)
    assert value(found, "loss") < 0.01

    found.get_by_label("Whose result is told wrongly").select_option("mike")
    expect(readout(found, "epoch")).to_have_text("0")
    expect(readout(found, "accuracy")).to_have_text(re.compile("[24] of 6"))


def test_a_student_of_ones_own_is_answered_with_a_word_on_what_it_cannot_know(lesson: Page) -> None:
    found = ready(lesson, "ask")
    found.get_by_label("Study, hours", exact=True).fill("12")
    found.get_by_label("Sleep, hours", exact=True).fill("0")

    expect(sentence(found)).to_contain_text("none of its six students was like that")
    expect(found.locator("output[name=sleep]")).to_have_text("0")
    passing, failing = values(found, "pass", "fail")
    assert passing > 0.99
    assert passing + failing == pytest.approx(1)
    found.locator("[data-point=study]").click(position={"x": 2, "y": 5})
    expect(found.locator("output[name=study]")).to_have_text("0")


def test_a_weight_can_be_pointed_at_by_mouse_and_by_keys(lesson: Page) -> None:
    found = walk_to(ready(lesson, "eleven"), 5)
    expect(found.locator(".nn-working")).to_contain_text("0.4162 = 0.4 − 0.1 × (−0.1623)")

    found.locator("[data-point=network-node-1-2]").click()
    expect(found).to_contain_text("The neuron hidden 3")

    keys = found.locator("[data-point=network]")
    keys.focus()
    keys.press("ArrowRight")
    expect(keys).to_have_attribute("aria-valuetext", re.compile("The (weight|neuron|input) .*"))


def test_back_and_reset_return_the_same_numbers(lesson: Page) -> None:
    found = ready(lesson, "eleven")
    first = numbers(found)
    walk_to(found, 7)
    press(found, "Back")
    expect(readout(found, "step")).to_have_text("6 of 11")
    assert value(found, "pass") > 0.5
    press(found, "Reset")
    expect(readout(found, "step")).to_have_text("1 of 11")
    assert numbers(found) == first


def test_play_walks_by_itself(lesson: Page) -> None:
    found = ready(lesson, "eleven")
    press(found, "Play")
    until(lesson, "eleven", "running")

    expect(readout(found, "step")).not_to_have_text("1 of 11")
    press(found, "Pause")
    until(lesson, "eleven", "ready")


# What the lesson has to have, each with the check that shows it: words in the page, or what a figure shows.


def words(*given: str) -> Callable[[Page], None]:
    def check(page: Page) -> None:
        for text in given:
            expect(page.locator("article")).to_contain_text(text)

    return check


def shown(id: str, step: int, *texts: str) -> Callable[[Page], None]:
    """What the walk shows at a step."""

    def check(page: Page) -> None:
        found = walk_to(ready(page, id), step)
        for text in texts:
            expect(found).to_contain_text(text)

    return check


def there(selector: str, count: int) -> Callable[[Page], None]:
    return lambda page: expect(page.locator(selector)).to_have_count(count)


def weights(page: Page) -> None:
    found = walk_to(ready(page, "eleven"), 1)
    expect(found.locator("[data-point^=network-weight]")).to_have_count(20)
    expect(found.locator("svg .nn-value", has_text=re.compile(r"^[+−]0\.\d+$"))).to_have_count(1)  # told about


def changed_weights(page: Page) -> None:
    expect(walk_to(ready(page, "eleven"), 5).locator(".nn-change")).to_have_count(20)


def running_line(page: Page) -> None:
    found = walk_to(ready(page, "eleven"), 5)
    show(found, "Code")
    expect(found.locator(".nn-line--running", has_text="w -= self.rate * g")).to_be_visible()


def way_back(page: Page) -> None:
    """The slopes stand at the neurons, and what is pointed at says how its slope came about."""
    found = walk_to(ready(page, "eleven"), 4)
    press(found, "Next part")
    press(found, "Next part")
    expect(found.locator("svg .nn-value.nn-fill-loss", has_text="−0.48")).to_be_visible()
    found.locator("[data-point=network-node-2-0]").hover()
    expect(found.locator(".nn-working")).to_contain_text("0.5241 − 1 = −0.4759")


def confidence(page: Page) -> None:
    found = walk_to(ready(page, "eleven"), 6)
    show(found, "Guess")
    expect(found).to_contain_text("59.7 %")
    expect(found).to_contain_text("40.3 %")
    expect(found.locator(".nn-sentence--wrong")).to_contain_text("Mike (2 h, 5 h, 60 %): it says Pass")


def asked(page: Page, **given: str) -> float:
    """What the trained network says of a student, by the sliders: here as in CPython."""
    found = ready(page, "ask")
    press(found, "Reset")
    for name, number in given.items():
        found.locator(f"input[name={name}]").fill(number)
    own = readouts(catalogue()["new-student"]("", **{name: float(number) for name, number in given.items()}))
    expect(readout(found, "pass")).to_have_text(own["pass"].text)
    return value(found, "pass")


def learned(page: Page) -> None:
    """Its three charts, and what each of the three inputs does to its answer, as the prose says."""
    expect(page.locator("#ask .nn-responses svg")).to_have_count(3)
    assert asked(page, study="2") < asked(page) < asked(page, study="8")
    assert asked(page, score="50") < asked(page) < asked(page, score="90")
    assert asked(page, sleep="8") < asked(page) < asked(page, sleep="5")
    words("More study: better. A higher score: better.", "The chart falls.")(page)


def own_student(page: Page) -> None:
    asked(page, study="9", sleep="7", score="83")
    found = ready(page, "ask")
    assert value(found, "pass") > 0.9
    expect(sentence(found)).to_contain_text("Pass, with")
    expect(found.locator("tbody tr").first).to_contain_text("Sarah")
    press(found, "Reset")
    expect(found.locator("output[name=study]")).to_have_text("5")


def all_steps(page: Page) -> None:
    """Each of the eleven is a paragraph that begins with its number and goes on."""
    texts = page.locator(":is(article, .nn-section > div) > p:has(> strong:first-child)").all_inner_texts()
    steps = [text for text in texts if re.match(r"\d+\. ", text)][:STEPS]
    assert [int(text.split(".")[0]) for text in steps] == list(range(1, STEPS + 1))
    assert min(map(len, steps)) > 60


def next_steps(page: Page) -> None:
    words("Five things to take along")(page)
    for lesson in ("the-mechanics-of-learning", "how-a-neuron-learns"):
        expect(page.locator(f"p:has-text('Next steps.') a[href*='{lesson}']")).to_be_visible()


def no_leftovers(page: Page) -> None:
    """No raw marks of Markdown, and no broken letters."""
    text = page.locator("article").inner_text()
    assert not re.search(r"\*\*|nn: |�|Ã|â€", text)


ITEMS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "S4.1": (
        "way back, level and time",
        words("← All lessons", "For beginners", "15 to 20 minutes", "can be read on its own"),
    ),
    "S4.2": ("six topics", words("In this lesson:", "loss and gradient", "students it has never seen")),
    "S4.3": ("why first, bicycle, needs", words("Why begin with this?", "ride a bicycle", "You need two things")),
    "S4.4": ("player and progress", there("#eleven [role=progressbar][aria-valuenow='0']", 1)),
    "S4.5": ("real calculation", shown("eleven", 4, "The network, given Sarah", "0.8 × 0.4 = 0.32")),
    "S4.6": ("3-4-2 network", there("#eleven [data-point^=network-node]", 9)),
    "S4.7": ("the 20 start weights", weights),
    "S4.8": ("nine neurons at 0", shown("eleven", 3, "all nine neurons stand at 0")),
    "S4.9": ("legend", words("push a neuron up (excitatory)", "push it down (inhibitory)", "thick is strong")),
    "S4.10": ("inputs and outputs", shown("eleven", 1, "study", "sleep", "score", "Pass", "Fail")),
    "S4.11": ("six students", words("Sarah", "2 h, 5 h, 60 %", "Emma", "Jake", "Amara", "Tom")),
    "S4.12": (
        "challenge, data, start",
        words("1. Who will pass?", "2. Six students", "3. Where it starts", "Who is not in it?"),
    ),
    "S4.13": ("guess, confidence, verdict", confidence),
    "S4.14": ("three parts and a result", shown("eleven", 5, "Measure", "Trace back", "Adjust", "Result for Sarah")),
    "S4.15": ("the update rule", shown("eleven", 5, "new = old − rate × gradient", "0.4162 = 0.4 − 0.1 × (−0.1623)")),
    "the way back": ("slopes flow back, each with its number", way_back),
    "S4.16": ("code with its running line", running_line),
    "S4.17": ("changed weights marked", changed_weights),
    "S4.18": ("Emma again", shown("eleven", 10, "Emma again: Pass 98.6 %, Fail 1.4 %")),
    "S4.19": ("what it learned", learned),
    "S4.20": ("loss history", there("#eleven [data-point=loss]", 1)),
    "S4.21": ("new students", own_student),
    "S4.22": ("what came of it, and uses", words("11. What came of it", "Where is this used?", "steer a car")),
    "S4.23": ("takeaways and next steps", next_steps),
    "S4.24": ("all steps readable", all_steps),
    "no leftovers": ("no raw marks", no_leftovers),
}


def test_the_lesson_has_everything(lesson: Page) -> None:
    each_is_there(lesson, {f"{item}: {what}": check for item, (what, check) in ITEMS.items()})


def test_the_whole_walk_can_be_read_without_the_figure(page: Page, site: Course) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site.page(LESSON))

    strong = plain.locator(":is(article, .nn-section > div) > p > strong")
    begun = strong.filter(has_text=re.compile(r"^\d+\. ")).all_text_contents()
    assert [int(title.split(".")[0]) for title in begun[:STEPS]] == list(range(1, STEPS + 1))
    expect(block(plain, "eleven").locator("output[name=accuracy]")).to_have_text("3 of 6")
    context.close()
