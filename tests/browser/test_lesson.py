"""The lesson as a learner has it: built by the command of the README, over http under a sub-path and from disk."""

import re
import tarfile
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import Literal
from urllib.parse import quote

import pytest
from build_site import build_site
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.conftest import Quiet
from browser.pages import Course, block, readout, until
from nnlesson.blocks import catalogue
from nnlesson.blocks.contract.measure import advance, readouts
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.pins import NpmPackage

type Scheme = Literal["light", "dark"]

AXE = NpmPackage(
    file="axe-core-4.14.1.tgz",
    hash="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    package="axe-core@4.14.1",
)

LESSON = "lessons/how-a-neuron-learns"
BLOCKS = ("wrong", "one-step", "bowl", "hunt", "valleys", "plateau", "and", "xor")
NUMBERS = """block => [...block.querySelectorAll("output, .nn-stage")]
    .map(output => [output.name ?? "", output.dataset.value ?? "", output.textContent])"""
CHANGED = f"([id, still]) => JSON.stringify(({NUMBERS})(document.getElementById(id))) !== JSON.stringify(still)"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = tmp_path_factory.mktemp("site")
    build_site(folder / "course", offline=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Course(f"http://127.0.0.1:{server.server_port}/course/", offline=False)
        server.shutdown()


@pytest.fixture(scope="session")
def site_offline(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("offline") / "my course"
    build_site(folder, offline=True)
    return Course(f"file://{quote(str(folder))}/", offline=True)


@pytest.fixture(params=["http", "file"])
def course(request: pytest.FixtureRequest, context: BrowserContext) -> Course:
    if request.param == "file":
        context.set_offline(True)
    found: Course = request.getfixturevalue("site_offline" if request.param == "file" else "site")
    return found


@pytest.fixture
def lesson(page: Page, course: Course) -> Page:
    page.goto(course.page(LESSON))
    return page


def numbers(found: Locator) -> list[list[str]]:
    shown: list[list[str]] = found.evaluate(NUMBERS)
    return shown


def ready(page: Page, id: str) -> Locator:
    block(page, id).scroll_into_view_if_needed()
    return until(page, id, "ready")


def press(found: Locator, name: str) -> None:
    found.get_by_role("button", name=name, exact=True).click()


def value(found: Locator, name: str) -> float:
    return float(readout(found, name).get_attribute("data-value") or "nan")


def sentence(found: Locator) -> Locator:
    return found.locator(".nn-sentence")


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


def test_the_whole_lesson_is_there_without_scripts(browser_name: str, page: Page, course: Course) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(course.page(LESSON))

    for id in BLOCKS:
        expect(block(plain, id).locator("svg, .nn-stages").first).to_be_visible()
        expect(block(plain, id).locator("output").first).to_be_visible()
    context.close()


def test_search_finds_the_lesson(lesson: Page) -> None:
    lesson.get_by_role("textbox", name="Search").click()
    lesson.get_by_role("textbox", name="Search").press_sequentially("guitar")

    expect(lesson.locator(".md-search-result__item").first).to_contain_text("How a neuron learns")


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks a page over for barriers."""
    with tarfile.open(npm_package(AXE, cache_folder() / "downloads")) as package:
        script = package.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found_in_the_live_lesson(page: Page, site: Course, axe: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(site.page(LESSON))
    for id in BLOCKS:
        ready(page, id)

    page.evaluate(axe)
    found = page.evaluate("axe.run('article', { resultTypes: ['violations'] })")

    assert [(barrier["id"], [node["html"] for node in barrier["nodes"]]) for barrier in found["violations"]] == []


def test_every_control_has_a_name_and_every_drawing_a_description(lesson: Page) -> None:
    for id in BLOCKS:
        found = block(lesson, id)
        for control in found.get_by_role("button").all() + found.get_by_role("slider").all():
            expect(control).to_have_accessible_name(re.compile(r"\w"))
        for drawing in found.locator("svg[role=group]").all():
            expect(drawing).to_have_accessible_name(re.compile(r"\w.*\."))
