"""The law of layout, for every block of every page: in every state, at every width, in a wide and a narrow font."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.layout.exceptions import EXCEPTIONS
from browser.layout.looking import LOOKS, Fault, look_at
from browser.pages import Course

DOCS = Path(__file__).parents[3] / "docs"
PAGES = sorted(str(file.relative_to(DOCS).with_suffix("")) for file in DOCS.rglob("*.md"))
SHOWN = 40  # faults that are printed


@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_whole_and_legible_and_stands_alone(browser: Browser, built: Course, page: str) -> None:
    found = [fault for look in LOOKS for fault in look_at(browser, built.page(page), page, look)]

    excepted = EXCEPTIONS.get(page, set())
    broken = [str(fault) for fault in found if place(fault) not in excepted]
    assert not broken, f"{len(broken)} faults:\n" + "\n".join(broken[:SHOWN])
    assert excepted <= {place(fault) for fault in found}, "an exception that is no longer needed"


def place(fault: Fault) -> tuple[str, str]:
    return fault.block, fault.law
