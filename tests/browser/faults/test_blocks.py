"""A block's fault stays its own: one of six goes wrong and says so, and the others answer as before."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.faults.six import ANOTHER, GUILTY, six_blocks, teach, write_page
from browser.pages import block, button, readout, status, until

OTHERS = ("first", "second", "sixth")
STOPPED = "This figure was stopped while it was computing. Its last picture stays."
COMPUTING = "This figure is still computing."


class Site(NamedTuple):
    folder: Path
    address: str


@pytest.fixture(scope="module")
def site(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("six") / "site"
    with six_blocks(folder, kit) as address:
        yield Site(folder, address)


@pytest.fixture(scope="module")
def visits(browser: Browser) -> Iterator[BrowserContext]:
    """One browser for all cases: what it keeps of Python's files needs to come once only."""
    context = browser.new_context()
    teach(context)
    yield context
    context.close()


@pytest.fixture
def page(visits: BrowserContext) -> Iterator[Page]:
    page = visits.new_page()
    yield page
    page.close()


def opened(page: Page, site: Site, fault: str, another: str = "") -> Locator:
    """The faulty block of a page on which all others are ready."""
    page.goto(site.address + write_page(site.folder, fault, another))
    for id in OTHERS:
        until(page, id, "ready")
    return block(page, GUILTY)


def steps(found: Locator, count: int) -> None:
    """The block answers, and goes on from where it was."""
    button(found, "Step").click()
    expect(readout(found, "count")).to_have_text(str(count))


def message(error: str) -> str:
    return f"This figure met an error of its own and stopped ({error})."


RAISES = [  # what goes wrong, what a learner does, and what the block says then
    ("error in start", "", message("ValueError: a number is missing")),
    ("error in step", "Step", message("ValueError: a number is missing")),
    ("error in picture", "Step", message("ValueError: a number is missing")),
    ("error in changed", "knob", message("ValueError: a number is missing")),
    ("error in pressed", "disc", message("ValueError: a number is missing")),
    ("error in asks", "", message("ValueError: a number is missing")),
    ("error in answered", "another", message("ValueError: a number is missing")),
    ("exit in step", "Step", message("SystemExit: 1")),
    ("interrupt in picture", "Step", message("KeyboardInterrupt")),
    ("unprintable in step", "Step", message("Unprintable, whose message cannot be read")),
    ("recursion in step", "Step", message("RecursionError: maximum recursion depth exceeded")),
    ("memory in step", "Step", message("MemoryError")),
    ("a picture that is no text", "Step", message("TypeError: Object of type object is not JSON serializable")),
    ("a picture with NaN", "Step", message("ValueError: Out of range float values are not JSON compliant: nan")),
    ("a state that is no data", "Step", message("NotData: faulty.odd is a function; a block's state is data only")),
]
HANGS = [
    ("hang in start", ""),
    ("hang in step", "Step"),
    ("hang in picture", "Step"),
    ("hang in changed", "knob"),
    ("hang in pressed", "disc"),
]
SLOW = [("slow in start", ""), ("slow in step", "Step"), ("slow in picture", "Step")]


def does(page: Page, what: str) -> None:
    guilty = block(page, GUILTY)
    if what == "Step":
        button(guilty, "Step").click()
    elif what == "knob":
        guilty.get_by_label("Knob").press("ArrowRight")
    elif what == "disc":
        guilty.locator("[data-point=disc]").click()
    elif what == "another":
        button(block(page, "first"), "Step").click()


@pytest.mark.parametrize(("fault", "what", "sentence"), RAISES, ids=[fault for fault, *_ in RAISES])
def test_a_block_that_raises_says_what_and_the_others_go_on(
    page: Page, site: Site, fault: str, what: str, sentence: str
) -> None:
    guilty = opened(page, site, fault)
    steps(block(page, "second"), 1)
    does(page, what)

    expect(guilty).to_have_attribute("state", "failed")
    expect(status(guilty)).to_contain_text(sentence)
    expect(status(guilty)).to_contain_text("Try again")
    steps(block(page, "second"), 2)
    steps(block(page, "sixth"), 1)
    expect(guilty).to_have_attribute("state", "failed")


@pytest.mark.parametrize(("fault", "what"), HANGS, ids=[fault for fault, _ in HANGS])
def test_a_block_that_hangs_offers_to_stop_and_the_others_go_on_from_where_they_were(
    page: Page, site: Site, fault: str, what: str
) -> None:
    guilty = opened(page, site, fault)
    steps(block(page, "second"), 1)
    does(page, what)

    steps(block(page, "second"), 2)  # while it hangs
    expect(status(guilty)).to_contain_text(COMPUTING)
    button(status(guilty), "Stop").click()

    expect(status(guilty)).to_contain_text(STOPPED)
    expect(guilty).to_have_attribute("state", "failed")
    steps(block(page, "second"), 3)
    steps(block(page, "sixth"), 1)
    expect(guilty).to_have_attribute("state", "failed")


@pytest.mark.parametrize(("fault", "what"), SLOW, ids=[fault for fault, _ in SLOW])
def test_a_long_step_that_is_honest_work_goes_on_and_nobody_waits_for_it(
    page: Page, site: Site, fault: str, what: str
) -> None:
    guilty = opened(page, site, fault)
    does(page, what)
    steps(block(page, "second"), 1)
    steps(block(page, "second"), 2)

    expect(status(guilty)).to_contain_text(COMPUTING)
    expect(readout(guilty, "count")).to_have_text("1" if what else "0")
    expect(status(guilty)).to_be_empty()
    expect(guilty).to_have_attribute("state", "ready")
    steps(block(page, "second"), 3)


def test_the_last_picture_of_a_block_that_fails_stays(page: Page, site: Site) -> None:
    guilty = opened(page, site, "error in changed")
    steps(guilty, 1)
    steps(guilty, 2)

    does(page, "knob")

    expect(guilty).to_have_attribute("state", "failed")
    expect(readout(guilty, "count")).to_have_text("2")
    button(status(guilty), "Try again").click()
    expect(readout(guilty, "count")).to_have_text("0")  # anew
    expect(guilty).to_have_attribute("state", "ready")


def test_a_block_that_was_stopped_goes_on_from_where_it_was(page: Page, site: Site) -> None:
    guilty = opened(page, site, "hang in changed")
    steps(guilty, 1)
    does(page, "knob")
    button(status(guilty), "Stop").click()
    expect(readout(guilty, "count")).to_have_text("1")

    button(status(guilty), "Try again").click()

    steps(guilty, 2)
    expect(status(guilty)).to_be_empty()


def test_another_block_that_is_tried_again_does_not_bring_back_one_that_hangs(page: Page, site: Site) -> None:
    guilty = opened(page, site, "hang in start", "error in step")
    another = until(page, ANOTHER, "ready")
    button(status(guilty), "Stop").click()
    button(another, "Step").click()
    expect(another).to_have_attribute("state", "failed")

    button(status(another), "Try again").click()

    until(page, ANOTHER, "ready")
    expect(status(guilty)).to_contain_text(STOPPED)
    expect(guilty).to_have_attribute("state", "failed")


def test_a_block_that_hangs_whenever_it_is_tried_again_does_so_by_itself(page: Page, site: Site) -> None:
    guilty = opened(page, site, "hang in start")
    button(status(guilty), "Stop").click()

    button(status(guilty), "Try again").click()

    expect(status(guilty)).to_contain_text(COMPUTING)
    steps(block(page, "first"), 1)


def test_a_run_goes_on_in_another_worker_while_its_neighbour_hangs(page: Page, site: Site) -> None:
    opened(page, site, "hang in step")
    running = block(page, "first")
    button(running, "Train").click()
    page.wait_for_function("Number(document.querySelector('#first output[name=count]').textContent) > 100")

    does(page, "Step")
    seen = int(readout(running, "count").inner_text())

    page.wait_for_function(f"Number(document.querySelector('#first output[name=count]').textContent) > {seen + 60}")
    expect(running).to_have_attribute("state", "running")
    expect(status(running)).to_be_empty()


def test_a_page_that_is_left_while_a_block_hangs_frees_those_of_the_next(page: Page, site: Site) -> None:
    opened(page, site, "hang in step")
    does(page, "Step")
    page.evaluate("document.querySelector('#third').remove()")

    steps(block(page, "second"), 1)
    steps(block(page, "second"), 2)
