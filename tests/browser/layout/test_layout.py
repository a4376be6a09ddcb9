"""The law of layout, for every block of every page: in every state, at every width, in a wide and a narrow font."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.layout.looking import WIDTHS, look_at
from browser.pages import Course

DOCS = Path(__file__).parents[3] / "docs"
PAGES = sorted(str(file.relative_to(DOCS).with_suffix("")) for file in DOCS.rglob("*.md"))
SHOWN = 40  # faults that are printed
TABBED = "authors/claims"  # a page with one block, and its tabs: on a wide page, and on a narrow one
SOME = ("Table", "Loss", "Right", "Weights")
ALL = ("Map", "Neuron", *SOME)


@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_whole_and_legible_and_stands_alone(browser: Browser, built: Course, page: str) -> None:
    found = look_at(browser, built.page(page), page)

    assert not found, f"{len(found)} faults:\n" + "\n".join(map(str, found[:SHOWN]))


def test_a_panel_is_looked_at_wherever_it_waits(browser: Browser, built: Course, tmp_path: Path) -> None:
    """All panels of a block have too small titles: it says so of each behind its tab, and of all without scripts."""
    small = ".nn-panel .nn-panel__title { font-size: 4px; }"
    head = f'<head><base href="{built.page(TABBED)}"><style>{small}</style>'
    broken = tmp_path / "broken.html"
    broken.write_text(built.html(TABBED).replace("<head>", head), "utf-8")

    found = look_at(browser, broken.as_uri(), TABBED)

    seen = {(fault.width, fault.tab) for fault in found if "no scripts" not in fault.look}
    plain = {(fault.width, fault.text) for fault in found if "no scripts" in fault.look}
    assert {fault.law for fault in found} == {"small text"}
    assert seen == {(width, tab) for width in WIDTHS for tab in (SOME if width > 500 else ALL)}
    assert len(plain) == len(WIDTHS) * len(ALL)
