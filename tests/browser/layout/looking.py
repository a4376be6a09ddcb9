"""Looking at every block of a built page, in every state, at every width: what breaks the law of layout.

uv run python -m browser.layout.looking SITE...    prints every fault of a copy made for the disk (from `tests`)
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from browser.layout.fonts import NARROW, SPACING, WIDE
from browser.layout.states import START, bodies
from browsers import ARGUMENTS, CHROMIUM
from browsers import browser as command

WIDTHS = (320, 360, 390, 834, 1280, 1920)
HEIGHT = 800
SCRIPTS = re.compile(r"\.js$")
FOLDER = Path(__file__).parent
LAW = "\n".join((FOLDER / name).read_text("utf-8") for name in ("law.js", "turns.js"))
KEEP = "states => { globalThis.states = states; }"
FAULTS = f"names => {{ {LAW}\nreturn faultsOfAll(names.map(name => [name, globalThis.states[name]])); }}"
STARTS = """() => Object.fromEntries([...document.querySelectorAll("nn-block")].map(
    block => [block.id, block.querySelector(":scope > .nn-body").outerHTML]))"""
OPENINGS = """() => [...document.querySelectorAll("nn-block")].map(
    block => [block.id, block.querySelector(":scope > template").content.textContent])"""
UNFOLD = (
    """() => { for (const fold of document.querySelectorAll("article details:not(nn-block *)")) fold.open = true; }"""
)
DRESS = """css => { document.getElementById("law")?.remove();
    const style = document.createElement("style"); style.id = "law"; style.textContent = css;
    document.head.append(style); document.body.getBoundingClientRect(); }"""


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
    tab: str
    law: str
    text: str
    other: str
    pixels: float

    def __str__(self) -> str:
        where = f"{self.page}#{self.block}, {self.width} px, {self.look}, {self.state}"
        tab = f", tab “{self.tab}”" if self.tab else ""
        return f"{where}{tab}: {self.law}: “{self.text}” and “{self.other}”, {self.pixels:g} px"


def states(page: Page, scripts: bool) -> dict[str, dict[str, str]]:
    """For every state, the bodies to be put into the page, by block. Without scripts there is only the start."""
    found: dict[str, dict[str, str]] = {START: page.evaluate(STARTS)}
    for id, opening in page.evaluate(OPENINGS) if scripts else []:
        for state, html in bodies(id, opening).items():
            found.setdefault(state, {})[id] = html
    return found


def faults(page: Page, name: str, looks: str, shown: list[str]) -> Iterator[Fault]:
    """All faults of a page that is open: at every width, in the states that are to be shown."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for found in page.evaluate(FAULTS, shown):
            yield Fault(page=name, width=width, look=looks, **found)


def look_at(browser: Browser, address: str, name: str) -> list[Fault]:
    """A page with scripts, whose panels wait behind tabs, in all its states; and one without, where all are seen.

    In neither does a script of the page's own run: what is looked at is what was built, or what Python drew. Each is
    loaded once, and then changed.
    """
    found: list[Fault] = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, reduced_motion="reduce")
        context.route(SCRIPTS, lambda route: route.abort())
        page = context.new_page()
        page.goto(address)
        page.evaluate(UNFOLD)
        kept = states(page, scripts)
        page.evaluate(KEEP, kept)
        for look in LOOKS:
            page.evaluate(DRESS, style(look))
            while page.evaluate("document.fonts.status") == "loading":
                pass
            shown = [START] if look == STARTS_ONLY else list(kept)
            found += faults(page, name, look if scripts else f"{look}, no scripts", shown)
        context.close()
    return found


def main(sites: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command(CHROMIUM), args=ARGUMENTS)
        for site in [Path(site).resolve() for site in sites]:
            counts: Counter[str] = Counter()
            for file in sorted(site.rglob("*.html")):
                for fault in look_at(browser, file.as_uri(), str(file.relative_to(site).with_suffix(""))):
                    print(fault, flush=True)
                    counts[fault.law] += 1
            print(site, dict(counts), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
