"""What a page with something of ours on it is given: style sheet, scripts, and what they read in its head.

A page without is left as it is, to the byte.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nnlesson.draw.element import element, markup
from nnlesson.plugin.assets import FOLDER
from nnlesson.plugin.beside import Beside
from nnlesson.plugin.kit import build_of
from nnlesson.plugin.told import told

OURS = re.compile(r'<nn-[a-z]|class="[^"]*\bnn-(?:problem|number)\b')
BLOCK = re.compile(r"<nn-block\b")
HEAD = re.compile(r"<head\b[^>]*>")
# Material's `offline` fetches this from another origin; the kit has it, and stands before it what must.
FETCHED_SHIM = re.compile(r'<script src="https://unpkg\.com/iframe-worker/shim"></script>')
# Instant navigation runs the scripts that stand before the first of these; a script that has run does nothing again.
END_OF_CONTENT = ("</main>", "</body>")

type Address = Callable[[str], str]  # of a file of the site, as seen from the page


@dataclass(frozen=True)
class Equipment:
    """What all pages of a site are given. Style sheets of the site, named in `overriding`, have the last word."""

    beside: Beside
    course: str
    overriding: Sequence[str] = ()

    def needed(self, page: str) -> bool:
        return bool(OURS.search(page))

    def given_to(self, page: str, address: Address) -> str:
        """The page's HTML, as it comes from a template, with all that it needs."""
        if not self.needed(page):
            return page
        page = self.prepared(page, address)
        early = self.beside.kit.early if BLOCK.search(page) else ()
        head = self.metas() + self.scripts(early, address, defer=True)
        page = self.styled(page, address).replace("</head>", f"{head}</head>", 1)
        end = next((end for end in END_OF_CONTENT if end in page), "")
        before, found, after = page.rpartition(end) if end else (page, "", "")
        return told(f"{before}{self.scripts(self.beside.kit.scripts, address, defer=True)}{found}{after}")

    def prepared(self, page: str, address: Address) -> str:
        """The page with the scripts that come before all others, unless it has them."""
        lacking = [name for name in self.beside.kit.polyfills if name not in page]
        if not lacking:
            return page
        first = self.scripts(lacking, address)
        return HEAD.sub(lambda head: head[0] + first, FETCHED_SHIM.sub("", page), count=1)

    def styled(self, page: str, address: Address) -> str:
        """The link stands before the style sheets of the site's author."""
        link = markup(element("link", rel="stylesheet", href=address(f"{FOLDER}/{self.beside.styles.name}")))
        for sheet in self.overriding:
            if found := re.search(rf'<link[^>]*href="{re.escape(address(sheet))}"', page):
                return f"{page[: found.start()]}{link}{page[found.start() :]}"
        return page.replace("</head>", f"{link}</head>", 1)

    def metas(self) -> str:
        build = build_of([*self.beside.kit.scripts, *filter(None, [self.beside.modules])])
        names = {"nnlesson-course": self.course, "nnlesson-build": build, "nnlesson-blocks": self.beside.modules}
        return "".join(markup(element("meta", name=name, content=given)) for name, given in names.items() if given)

    def scripts(self, names: Sequence[str], address: Address, *, defer: bool = False) -> str:
        late = " defer" if defer else ""
        return "".join(f'<script{late} src="{address(f"{FOLDER}/{name}")}"></script>' for name in names)
