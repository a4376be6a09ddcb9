"""A page of Markdown in one step: Markdown in, Markdown with the figures as HTML in it out, for any generator of sites.

A figure is one line that begins with `<div>`, since every kind of Markdown leaves such a line as it is.
"""

import re
from collections.abc import Sequence

from nnlesson.plugin.page import Page, place
from nnlesson.plugin.still import no_script

HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})(?:\s|$)")
UNDERLINE = re.compile(r"[ ]{0,3}(?:(?P<first>=+)|-+)\s*$")

# What some converter or some template language takes for its own, though it stands in HTML.
ANYWHERE = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\n{}[]\\`"})
IN_TEXT = str.maketrans({mark: f"&#{ord(mark)};" for mark in "*_~"})
TEXT = re.compile(r"(?<=>)[^<]+")


def rendered(page: Page, text: str) -> str:
    """The page's Markdown with its numbers and its figures; what is wrong is in the page's problems afterwards."""
    lines, first = page.markdown(text).split("\n"), True
    for index, use in enumerate(page.uses):
        empty = place(page.first + index)
        at = next((i for i, line in enumerate(lines) if line.strip().endswith(empty)), None)
        if at is None:
            continue
        prose = [page.lines[i] for i in page.parts.prose if i < use.fence.first]
        figure = page.block(use, min(6, max(1, level_before(prose)) + 1), set())
        lines[at] = lines[at].replace(empty, one_line(no_script() * first + figure))
        first = False
    return "\n".join(lines)


def level_before(lines: Sequence[str]) -> int:
    """The level of the last heading; 0 where there is none."""
    level = 0
    for before, line in zip(["", *lines], lines, strict=False):
        if heading := HEADING.match(line):
            level = len(heading["marks"])
        elif before.strip() and (underline := UNDERLINE.match(line)):
            level = 1 if underline["first"] else 2
    return level


def one_line(html: str) -> str:
    """HTML in which nothing is left for Markdown to do: in a list, some kinds look for it even there."""
    return f"<div>{TEXT.sub(lambda text: text[0].translate(IN_TEXT), html).translate(ANYWHERE)}</div>"
