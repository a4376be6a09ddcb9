"""The sections of a lesson: text on one side, the figure that it is about on the other.

An author writes headings, text and fences. A part of the page with one figure becomes a section: what stands before the
figure, the figure, what stands after it. The first one begins with the page, so that the figure is there at once. A
block that stands in the text, such as a question, is one of its words.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import accumulate

from nnlesson.plugin.page import IN_TEXT

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FIGURE = "nn-block"
HAS_FIGURE = re.compile(rf"<{FIGURE}\b(?![^>]*\s{IN_TEXT})")
type Piece = tuple[str, str]  # an element of the page that is in no other one: its tag, and all of its HTML
type Part = list[Piece]  # from a heading to the next


def sectioned(html: str) -> str:
    """The HTML of a page with its sections marked."""
    return "".join(map(written, opened(list(parts(pieces(html))))))


def opened(found: list[Part]) -> list[Part]:
    """The parts, of which the first goes on until it has a figure, unless there is one among its words already."""
    first = next((i for i, part in enumerate(found) if any(HAS_FIGURE.search(html) for _, html in part)), 0)
    whole = [piece for part in found[: first + 1] for piece in part]
    return [whole, *found[first + 1 :]] if is_section(whole) else found


def parts(given: list[Piece]) -> Iterator[Part]:
    """The page from heading to heading. A smaller heading begins a part if there is a figure of its own below it."""
    part: Part = []
    for i, (tag, html) in enumerate(given):
        if tag == "h2" or (tag == "h3" and has_figure(given[i + 1 :])):
            yield part
            part = []
        part.append((tag, html))
    yield part


def has_figure(following: list[Piece]) -> bool:
    return next((tag == FIGURE for tag, _ in following if tag in ("h2", "h3", FIGURE)), False)


def is_section(part: Part) -> bool:
    return [tag for tag, _ in part].count(FIGURE) == 1


def written(part: Part) -> str:
    if not is_section(part):
        return "".join(html for _, html in part)
    place = [tag for tag, _ in part].index(FIGURE)
    before, after = ("".join(html for _, html in pieces) for pieces in (part[:place], part[place + 1 :]))
    return f'<div class="nn-section">\n<div>\n{before}</div>\n{part[place][1]}<div>\n{after}</div>\n</div>\n'


def pieces(html: str) -> list[Piece]:
    """The page cut at the beginnings of its outermost elements."""
    starts = [("", 0), *Outline(html).found]
    ends = [*[start for _, start in starts[1:]], len(html)]
    return [(tag, html[start:end]) for (tag, start), end in zip(starts, ends, strict=True)]


class Outline(HTMLParser):
    """Where in a page the outermost elements begin."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, int]] = []
        self.depth = 0
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            line, column = self.getpos()
            word = "" if IN_TEXT in dict(attrs) else tag
            self.found.append((word, self.lines[line - 1] + column))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID
