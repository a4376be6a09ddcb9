"""The law of layout, for every block of every page: in every state, at every width, in a wide and a narrow font."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.layout.looking import LOOKS, look_at
from browser.pages import Course

DOCS = Path(__file__).parents[3] / "docs"
BLOCKS = "authors/blocks"  # which the build writes
PAGES = sorted([*(str(file.relative_to(DOCS).with_suffix("")) for file in DOCS.rglob("*.md")), BLOCKS])
SHOWN = 40  # faults that are printed


@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_whole_and_legible_and_stands_alone(browser: Browser, built: Course, page: str) -> None:
    found = [fault for look in LOOKS for fault in look_at(browser, built.page(page), page, look)]

    assert not found, f"{len(found)} faults:\n" + "\n".join(map(str, found[:SHOWN]))
