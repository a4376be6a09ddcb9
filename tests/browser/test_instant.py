"""Instant navigation from pages without a figure to pages with one, and previews of these."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.pages import Course, button, follow, readout, until
from browser.small_course import build_pages
from serving import serving

GATE = "```nn-and-gate\nid: gate\nseed: 7\n```\n"
PAGES = {
    "index.md": "# Home\n\n[The gate](gate.md) and [more](more.md).\n",
    "more.md": "# More\n\nNo figure here either. [The error](error.md)\n",
    "gate.md": f"# The gate\n\n{GATE}\n[More](more.md) [Below](#below) [Twin](twin.md)\n\n## Below\n",
    "twin.md": f"# The twin\n\n{GATE}",
    "error.md": "# The error\n\n```nn-squared-error\nid: error\n```\n\n[The gate](gate.md)\n",
}
CONFIG = """
site_name: Mostly words
site_url: !ENV SITE_URL
theme:
  name: material
  font: false
  features: [navigation.instant, navigation.instant.prefetch, navigation.instant.preview]
plugins:
  - search
  - nnlesson: {kit: !ENV NNLESSON_KIT}
markdown_extensions: [attr_list, pymdownx.superfences]
extra: {generator: false}
"""
LEFT = "() => { window.stayed = true; }"


@pytest.fixture(scope="module")
def words(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = tmp_path_factory.mktemp("instant")
    with serving(folder) as address:
        build_pages(folder / "course", kit, f"{address}course/", PAGES, CONFIG)
        yield Course(f"{address}course/", offline=False)


def go(page: Page, name: str) -> None:
    follow(page.get_by_role("article").get_by_role("link", name=name))


def test_the_first_figure_of_a_visit_comes_to_life_whichever_page_was_first(page: Page, words: Course) -> None:
    page.goto(words.page(""))
    page.evaluate(LEFT)
    assert page.evaluate("customElements.get('nn-block') === undefined")

    go(page, "The gate")
    gate = until(page, "gate", "ready")
    expect(gate).to_have_css("border-radius", "12px")
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text("1")
    go(page, "More")
    go(page, "The error")
    error = until(page, "error", "ready")

    expect(error).to_have_css("border-radius", "12px")
    go(page, "The gate")
    expect(readout(until(page, "gate", "ready"), "epoch")).to_have_text("1")
    assert page.evaluate("window.stayed") is True


def test_a_preview_of_a_page_shows_its_figure_and_leaves_the_page_s_own_alone(page: Page, words: Course) -> None:
    page.goto(words.page("error"))
    page.evaluate(LEFT)
    until(page, "error", "ready")

    page.get_by_role("article").get_by_role("link", name="The gate").hover()
    shown = page.locator(".md-tooltip2 nn-block")

    expect(shown).to_be_visible()
    expect(shown).to_have_attribute("state", "still")
    page.mouse.move(0, 0)
    expect(shown).to_have_count(0)
    go(page, "The gate")
    gate = until(page, "gate", "ready")
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text("1")
    assert page.evaluate("window.stayed") is True


def test_a_figure_stays_where_only_the_anchor_in_the_address_changes(page: Page, words: Course) -> None:
    page.goto(words.page("gate"))
    gate = until(page, "gate", "ready")
    gate.evaluate("gate => gate.stayed = true")

    go(page, "Below")
    page.wait_for_url("**/gate/#below")
    page.go_back()
    page.wait_for_url("**/gate/")
    page.goto(f"{words.page('gate')}#another")
    button(gate, "Step").click()

    expect(readout(gate, "epoch")).to_have_text("1")
    assert gate.evaluate("gate => gate.stayed") is True
    go(page, "More")
    expect(page.get_by_role("heading", name="More")).to_be_visible()
    page.go_back()
    expect(readout(until(page, "gate", "ready"), "epoch")).to_have_text("1")


def test_the_same_figure_in_another_page_is_another_one(page: Page, words: Course) -> None:
    page.goto(words.page("gate"))
    button(until(page, "gate", "ready"), "Step").click()

    go(page, "Twin")
    expect(page.get_by_role("heading", name="The twin")).to_be_visible()

    expect(readout(until(page, "gate", "ready"), "epoch")).to_have_text("0")
