"""The site is renewed while someone reads it: their pages go on, or are loaded anew, and nothing they made is lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.faults.gateway import Answer, Gateway, always, refusing
from browser.pages import Watch, block, button, follow, readout, status, until

RENEWED = (
    "This course has been renewed since the page was opened, and what its figures need is gone. "
    "What you made is kept. Reload the page"
)
LONG_ENOUGH = re.compile(r"^\d{3,}$")  # epochs: its state has been kept once a second
BUILD = re.compile(rb'(name="nnlesson-build" content=")[0-9a-f]+')
MARK = "window.sameVisit = true"
STAYED = "window.sameVisit === true"


def renewed(answer: Answer, count: int = 1) -> Answer:
    """A page as the next build writes it."""
    content, found = BUILD.subn(rb"\g<1>%010d" % count, answer.content)
    assert found == 1
    return Answer(content, answer.headers)


@pytest.fixture
def reading(page: Page, between: Gateway) -> Iterator[Page]:
    yield page
    between.strike({})


def home(page: Page) -> None:
    follow(page.get_by_role("link", name="Home", exact=True).last)


def test_a_page_of_another_build_is_loaded_anew_and_a_run_is_kept(reading: Page, between: Gateway) -> None:
    reading.goto(f"{between.address}course/gate/")
    button(until(reading, "gate", "ready"), "Train").click()
    expect(readout(block(reading, "gate"), "epoch")).to_have_text(LONG_ENOUGH)
    reading.evaluate(MARK)
    between.strike({".html": renewed})

    home(reading)

    until(reading, "error", "ready")
    assert not reading.evaluate(STAYED)
    assert between.asked["index.html"] == 2
    follow(reading.get_by_role("link", name="The gate").last)
    gate = until(reading, "gate", "ready")
    expect(gate).to_contain_text("As you left it")
    assert int(readout(gate, "epoch").inner_text()) > 0  # as it was within the last second


def test_a_site_that_is_another_one_each_time_is_loaded_anew_once_for_each_navigation(
    reading: Page, between: Gateway
) -> None:
    reading.goto(f"{between.address}course/gate/")
    until(reading, "gate", "ready")
    between.strike({".html": renewed})

    home(reading)

    until(reading, "error", "ready")
    assert between.asked["index.html"] == 2  # by the navigation, and anew


@pytest.mark.parametrize("gone", [".bin", "python.", "files."])
def test_where_old_files_are_gone_a_sentence_and_a_button_say_so(
    reading: Page, between: Gateway, watch: Watch, gone: str
) -> None:
    watch.expected.append("Failed to load resource")
    between.strike({gone: always(refusing(404)), ".html": lambda page, count: renewed(page) if count > 1 else page})
    reading.goto(f"{between.address}course/")

    error = until(reading, "error", "failed")

    expect(status(error)).to_have_text(RENEWED)
    between.strike({".html": renewed})
    error.get_by_role("button", name="Reload the page").click()
    until(reading, "error", "ready")


def test_where_old_files_are_still_there_nobody_is_disturbed(reading: Page, between: Gateway) -> None:
    reading.goto(f"{between.address}course/")
    until(reading, "error", "ready")
    reading.evaluate(MARK)
    between.strike({".html": renewed})

    block(reading, "far").scroll_into_view_if_needed()

    expect(status(until(reading, "far", "ready"))).to_be_empty()
    assert reading.evaluate(STAYED)
