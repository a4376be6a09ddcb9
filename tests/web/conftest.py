"""A page that can import the modules of the room one by one: in a browser they are plain modules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from serving import serving


@pytest.fixture(scope="session")
def room(project: Path) -> Path:
    return project / "src" / "nnlesson" / "web"


@pytest.fixture(scope="session")
def modules_address(room: Path) -> Iterator[str]:
    with serving(room) as address:
        yield address


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def modules(tab: Page, modules_address: str) -> Page:
    """An empty page beside the modules, in which nothing has been imported yet."""
    tab.goto(f"{modules_address}package.json")
    tab.set_content("<!doctype html><body></body>")
    return tab
