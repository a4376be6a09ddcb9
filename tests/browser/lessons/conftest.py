"""The course as a learner has it: built by the command of the README, over http under a sub-path and from disk.

The learner stays: Python starts once for the tests of a file, and each begins with its page as it was built. What
happens when a page is really loaded is tested in `test_start`, `test_visit` and `test_snapshot`, beside this folder.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from browser.fast_time import let_time_fly
from browser.lessons.turning import keep_nothing
from browser.pages import Course
from browser.whole_course import whole_course
from once import Once
from serving import serving

DESKTOP: ViewportSize = {"width": 1280, "height": 720}


@pytest.fixture(scope="session")
def site(once: Once, kit: Path) -> Iterator[Course]:
    with serving(whole_course(once, offline=False)) as address:
        yield Course(f"{address}course/", offline=False)


@pytest.fixture(scope="session")
def site_offline(once: Once, offline_kit: Path) -> Course:
    folder = whole_course(once, offline=True)
    return Course(f"file://{quote(str(folder / 'my course'))}/", offline=True)


@pytest.fixture(params=["http", "file"], scope="module")
def course(request: pytest.FixtureRequest) -> Course:
    found: Course = request.getfixturevalue("site_offline" if request.param == "file" else "site")
    return found


@pytest.fixture(scope="module")
def context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(**browser_context_args)
    let_time_fly(context)
    keep_nothing(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of the test before, unless that test failed."""
    page = context.pages[0] if context.pages else context.new_page()
    page.set_viewport_size(DESKTOP)
    failed = request.session.testsfailed
    yield page
    if request.session.testsfailed > failed:
        page.close()
