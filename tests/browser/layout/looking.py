"""Looking at every block of a built page, in every state, at every width: what breaks the law of layout.

uv run python -m browser.layout.looking SITE...    prints every fault of a copy made for the disk (from `tests`)
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from browser.layout.fonts import NARROW, SPACING, WIDE
from browser.layout.states import START, bodies
from browsers import CHROMIUM
from browsers import browser as command

WIDTHS = (320, 360, 390, 834, 1280, 1920)
HEIGHT = 800
LAW = (Path(__file__).parent / "law.js").read_text("utf-8")
FAULTS = f"ids => {{ {LAW}\nreturn faults(ids); }}"
OPENINGS = """() => [...document.querySelectorAll("nn-block")].map(
    block => [block.id, block.querySelector(":scope > template").content.textContent])"""
SHOW = """bodies => { for (const [id, html] of Object.entries(bodies)) {
    if (html) document.getElementById(id).querySelector(":scope > .nn-body").outerHTML = html; } }"""
DRESS = """css => { const style = document.createElement("style"); style.textContent = css;
    document.head.append(style); document.body.getBoundingClientRect(); }"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@cache
def style(name: str) -> str:
    """The style of a page as some reader sees it."""
    font = WIDE if name.startswith("wide") else NARROW
    return font.style() + (SPACING if name.endswith("spaced") else "")


LOOKS = ("wide", "narrow, spaced", "narrow")
STARTS_ONLY = "narrow"  # which is like the one before with more room


@dataclass(frozen=True)
class Fault:
    """What is wrong: where, when, which law, the two texts, and by how many pixels."""

    page: str
    block: str
    width: int
    look: str
    state: str
    law: str
    text: str
    other: str
    pixels: float

    def __str__(self) -> str:
        where = f"{self.page}#{self.block}, {self.width} px, {self.look}, {self.state}"
        return f"{where}: {self.law}: “{self.text}” and “{self.other}”, {self.pixels:g} px"


def states(page: Page, looks: str) -> dict[str, dict[str, str]]:
    """For every state, the bodies to be put into the page, by block. Nothing needs to be done to see the start."""
    openings = dict(page.evaluate(OPENINGS))
    found: dict[str, dict[str, str]] = {START: dict.fromkeys(openings, "")}
    if looks == STARTS_ONLY:
        return found
    for id, opening in openings.items():
        for state, html in drawn(id, opening).items():
            found.setdefault(state, {})[id] = html
    return found


@cache
def drawn(id: str, opening: str) -> dict[str, str]:
    """A block in its states. It is trained for them, once for every look."""
    given = json.loads(opening)
    return bodies(given["kind"], id, given["options"])


def faults(page: Page, name: str, looks: str) -> Iterator[Fault]:
    """All faults of a page that is open: in every state and at every width. It is loaded once, and then changed."""
    for state, shown in states(page, looks).items():
        page.evaluate(SHOW, shown)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if (by := page.evaluate(SIDEWAYS)) > 0:
                yield Fault(name, "", width, looks, state, "page scrolls sideways", "", "", by)
            for found in page.evaluate(FAULTS, list(shown)):
                yield Fault(name, found.pop("block"), width, looks, state, **found)


def look_at(browser: Browser, address: str, name: str, looks: str) -> list[Fault]:
    """No script of the page's own runs: what is looked at is what was built, or what Python drew."""
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.evaluate(DRESS, style(looks))
    while page.evaluate("document.fonts.status") == "loading":
        pass
    found = list(faults(page, name, looks))
    context.close()
    return found


def main(sites: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command(CHROMIUM), args=["--no-sandbox"])
        for site in [Path(site).resolve() for site in sites]:
            counts: Counter[str] = Counter()
            for file, looks in product(sorted(site.rglob("*.html")), LOOKS):
                name = str(file.relative_to(site).with_suffix(""))
                for fault in look_at(browser, file.as_uri(), name, looks):
                    print(fault, flush=True)
                    counts[fault.law] += 1
            print(site, dict(counts), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
