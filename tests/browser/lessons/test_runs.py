"""What a learner can do with the runs of every figure that trains: go back, keep, compare, share, check, take home."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.fast_time import let_time_fly
from browser.lessons.conftest import DESKTOP
from browser.lessons.figures import numbers, ready, same
from browser.lessons.test_every_lesson import every_lesson
from browser.lessons.turning import turn_to
from browser.pages import LOOK, Course, block, status

STEPS = 5
COPYING = "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
SAVING = """() => {
    const make = URL.createObjectURL; // which workers are made with, too
    URL.createObjectURL = blob => {
        if (blob.type !== "application/json") return make.call(URL, blob);
        blob.text().then(text => window.saved = text);
        return "#saved";
    };
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
}"""
RUN_ALL = """
import contextlib, io, json, sys
said = {}
for id, program in json.load(sys.stdin).items():
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(program, {"__name__": "__main__"})
    said[id] = printed.getvalue()
print(json.dumps(said))
"""
MOVE = "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input', { bubbles: true })); }"
AT = "([id, moment]) => document.querySelector(`#${id} .nn-run`).dataset.moment === String(moment)"
BEYOND = "([id, moment]) => Number(document.querySelector(`#${id} .nn-run`).dataset.moment) > moment"
HEIGHT = "block => block.getBoundingClientRect().height"
SAYS = "([id, words]) => document.getElementById(id).textContent.includes(words)"

Seen = list[list[list[str]]]  # of each moment the numbers, as far as it was in view


@pytest.fixture
def runs(page: Page, course: Course, lesson: str) -> dict[str, Seen]:
    """The figures that a learner can follow step by step, each at the end of a run: the numbers of all its moments.

    A run is made once. What a learner can do with it is tried on that one by one test after the other, as far as the
    page is still there.
    """
    if page.url != course.page(lesson) or not page.evaluate("window.runs"):
        turn_to(page, course, lesson)
        page.evaluate(COPYING)
        page.evaluate(SAVING)
        page.evaluate("runs => { window.runs = runs; }", {id: run(page, id) for id in training(page)})
    made: dict[str, Seen] = page.evaluate("window.runs")
    for id, seen in made.items():
        go(page, id, len(seen) - 1)
    return made


@pytest.fixture
def other(browser: Browser, course: Course) -> Iterator[Page]:
    """A page in a browser of somebody else, which keeps what is done in it."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_offline(course.offline)
    let_time_fly(context)
    yield context.new_page()
    context.close()


def training(page: Page) -> list[str]:
    """The figures that a learner can follow step by step."""
    found: list[str] = page.eval_on_selector_all("nn-block:has(.nn-run)", "blocks => blocks.map(block => block.id)")
    return found


def named(found: Locator, name: str) -> Locator:
    """A button by what it does: figures call theirs as they like."""
    return found.locator(f".nn-buttons button[name={name}]")


def bar(found: Locator) -> Locator:
    return found.locator(".nn-run input")


def moment(found: Locator) -> int:
    return int(found.locator(".nn-run").get_attribute("data-moment") or "")


def reach(page: Page, id: str, to: int) -> None:
    page.wait_for_function(AT, arg=[id, to])


def run(page: Page, id: str, steps: int = STEPS) -> Seen:
    """A few moments of a run, and the numbers of each."""
    found = ready(page, id)
    seen = [numbers(found)]
    for _ in range(steps):
        before = moment(found)
        if named(found, "step").count():
            named(found, "step").click()
        else:  # it knows no single steps
            named(found, "train").click()
            page.wait_for_function(BEYOND, arg=[id, before])
            named(found, "pause").click()
            expect(found).to_have_attribute("state", "ready")
            return [*seen, *[[]] * (moment(found) - 1), numbers(found)]
        reach(page, id, before + 1)
        seen.append(numbers(found))
    return seen


def go(page: Page, id: str, to: int) -> None:
    bar(block(page, id)).evaluate(MOVE, to)
    reach(page, id, to)
    expect(block(page, id)).to_have_attribute("state", "ready")


def choose(found: Locator, label: str) -> None:
    """Something in the menu of a figure's runs."""
    menu = found.locator("details.nn-run-menu")
    if menu.get_attribute("open") is None:
        menu.locator(":scope > summary").click()
    menu.get_by_role("button", name=label).first.click()


def taken(page: Page, found: Locator, label: str) -> str:
    page.evaluate("window.copied = window.saved = undefined")
    choose(found, label)
    text: str = page.wait_for_function("window.copied ?? window.saved").json_value()
    return text


@every_lesson
def test_every_moment_can_be_gone_back_to_and_has_its_numbers(page: Page, runs: dict[str, Seen]) -> None:
    for id, seen in runs.items():
        last = len(seen) - 1
        for to in (0, last, last // 2, 1):
            go(page, id, to)
            assert not seen[to] or same(numbers(block(page, id)), seen[to])


@every_lesson
def test_a_link_opens_at_the_same_numbers_in_another_browser(page: Page, other: Page, runs: dict[str, Seen]) -> None:
    links = {}
    for id, seen in runs.items():
        to = len(seen) // 2 if seen[len(seen) // 2] else len(seen) - 1
        go(page, id, to)
        links[id] = taken(page, block(page, id), "Copy a link to this moment"), seen[to]
    for id, (link, seen_there) in links.items():
        other.goto(link)
        other.wait_for_function(SAYS, arg=[id, "Here is the moment of the link."], polling=LOOK)
        assert same(numbers(block(other, id)), seen_there)


def test_who_went_on_from_a_link_stays_in_their_run_after_a_reload_and_after_back(
    page: Page, other: Page, course: Course
) -> None:
    lesson = "lessons/how-a-neuron-learns"
    page.goto(course.page(lesson))
    page.evaluate(COPYING)
    id = training(page)[0]
    run(page, id, 2)
    link = taken(page, block(page, id), "Copy a link to this moment")
    other.goto(link)
    other.wait_for_function(SAYS, arg=[id, "Here is the moment of the link."], polling=LOOK)
    other.reload()  # nothing was done, and so the link leads to its moment
    other.wait_for_function(SAYS, arg=[id, "Here is the moment of the link."], polling=LOOK)
    left = run(other, id, 3)[-1]

    other.reload()
    assert same(numbers(ready(other, id)), left)
    expect(block(other, id)).to_contain_text("As you left it")
    other.evaluate("location.hash = 'elsewhere'")
    other.go_back()
    assert moment(block(other, id)) == 5
    assert same(numbers(block(other, id)), left)

    other.evaluate("link => { location.hash = 'elsewhere'; location.hash = new URL(link).hash; }", link)
    other.wait_for_function(SAYS, arg=[id, "Here is the moment of the link."], polling=LOOK)
    reach(other, id, 2)


@every_lesson
def test_the_copied_program_gives_the_numbers_of_the_page(page: Page, runs: dict[str, Seen]) -> None:
    programs = {id: taken(page, block(page, id), "Copy as Python") for id in runs}
    for id, printed in outcomes(programs).items():
        found = block(page, id)
        shown = {name: float(value) for name, value, _ in numbers(found) if name in printed}
        assert shown == pytest.approx({name: printed[name] for name in shown}, rel=1e-12, abs=1e-15, nan_ok=True)
        assert shown
        notebook = json.loads(taken(page, found, "Save as a notebook"))
        assert notebook["nbformat"] == 4


def outcomes(programs: dict[str, str]) -> dict[str, dict[str, float]]:
    """What each of the programs prints, one after the other in a Python that knows no page."""
    command = [sys.executable, "-c", RUN_ALL]
    outcome = subprocess.run(command, input=json.dumps(programs), capture_output=True, text=True, check=True)
    return {
        id: {name: float(value) for name, value in map(str.split, said.splitlines())}
        for id, said in json.loads(outcome.stdout).items()
    }


@every_lesson
def test_the_slopes_of_every_figure_agree_with_finite_differences(page: Page, runs: dict[str, Seen]) -> None:
    for id in runs:
        found = block(page, id)
        choose(found, "Check the gradient")

        expect(status(found)).to_contain_text("slopes agree: no gap is larger than")


@every_lesson
def test_a_run_that_is_over_is_kept_compared_and_gone_back_to(page: Page, runs: dict[str, Seen]) -> None:
    for id, seen in runs.items():
        found, last = block(page, id), seen[-1]
        back = named(found, "reset") if named(found, "reset").count() else named(found, "new-start")
        back.click()
        reach(page, id, 0)
        run(page, id, 2)
        back.click()
        reach(page, id, 0)

        found.locator("details.nn-run-menu > summary").click()
        rows = found.locator(".nn-shelf li")
        expect(rows).to_have_count(2)
        for row in rows.all():
            row.locator("label").click()
        expect(found.get_by_role("group", name="Runs A and B")).to_be_visible()
        assert taken(page, found, "Copy all runs as CSV").startswith("run,what,chart,line,step,value\r\n")
        choose(found, "Throw away run B")
        expect(rows).to_have_count(1)
        choose(found, "Go back to run A")
        expect(rows).to_have_count(0)
        assert same(numbers(found), last)


@every_lesson
def test_every_run_is_back_after_a_reload(other: Page, course: Course, lesson: str) -> None:
    other.goto(course.page(lesson))
    left = {id: run(other, id, 2)[-1] for id in training(other)}

    other.reload()

    for id, seen in left.items():
        found = ready(other, id)
        expect(found).to_contain_text("As you left it")
        assert same(numbers(found), seen)


@every_lesson
def test_a_link_for_a_class_holds_fast_what_was_ticked_until_it_is_freed(page: Page, runs: dict[str, Seen]) -> None:
    for id, seen in runs.items():
        fixed_and_freed(page, id, seen[-1])
        page.evaluate("history.replaceState(null, '', location.href.split('#')[0])")


def fixed_and_freed(page: Page, id: str, seen: list[list[str]]) -> None:
    found = block(page, id)
    menu, line = found.locator("details.nn-run-menu"), found.locator(".nn-fixed")
    controls = found.locator(".nn-controls, .nn-settings").locator("input, select, button[name=new-start]")
    offered = controls.count()
    menu.locator(":scope > summary").click()
    menu.locator(".nn-class > summary").click()
    boxes = menu.locator("[data-fix]")
    expect(boxes.first).to_be_visible()
    for box in boxes.all():
        box.check()
    expect(menu).to_have_attribute("open", "")
    link = taken(page, found, "Copy a link for a class")
    expect(menu).not_to_have_attribute("open", "")
    expect(status(found)).to_have_text("The link is copied.")

    page.evaluate("link => { location.hash = new URL(link).hash; }", link)

    expect(line).to_contain_text("Fixed by this link:")
    expect(controls).to_have_count(0)
    expect(found.locator("[data-hold], [name=page-start]")).to_have_count(0)
    shown = {name: value for name, value, _ in numbers(found)}
    assert shown == {name: value for name, value, _ in seen if name in shown}
    height, before = found.evaluate(HEIGHT), moment(found)
    if named(found, "train").get_attribute("aria-disabled") is None:
        named(found, "train").click()
        page.wait_for_function(BEYOND, arg=[id, before])
        assert found.evaluate(HEIGHT) == height
    line.get_by_role("button", name="Free it").click()
    expect(line).to_have_count(0)
    expect(controls).to_have_count(offered)
