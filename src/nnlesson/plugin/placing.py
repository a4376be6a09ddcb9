"""The blocks of a whole site, and the places that wait for them, wherever in the site these have got to.

A place is an empty element with a number that no other place of the site has. So a block finds its way also to where
another plugin puts a part of a page: the excerpt of a post, or one page of everything, to be printed.
"""

import re
from bisect import bisect_right

from nnlesson.plugin.page import IDS, Page, level_after
from nnlesson.plugin.still import no_script

PLACE = re.compile(r"""(?P<p><p>)?<nn-block data-place="?(?P<number>\d+)"?[^>]*></nn-block>(?(p)</p>)""")
# The same in a feed, where HTML is quoted in XML or JSON; a figure cannot be there.
QUOTED = re.compile(
    r"(?:<|&lt;)nn-block data-place=(?:&quot;|&#34;|\\?\")\d+(?:&quot;|&#34;|\\?\").*?/nn-block(?:>|&gt;)"
)


def without_places(feed: str) -> str:
    return QUOTED.sub("", feed)


class Blocks:
    """All blocks of a site, by the numbers of their places."""

    def __init__(self, *pages: Page) -> None:
        self.pages = list(pages)

    @property
    def count(self) -> int:
        """The number of the next place."""
        return self.pages[-1].first + len(self.pages[-1].uses) if self.pages else 0

    def placed(self, html: str) -> str:
        """A whole page with the blocks in their places, and before the first of them a word for who has no scripts."""
        taken = set(IDS.findall(html))

        def put(place: re.Match[str]) -> str:
            return self.block(int(place["number"]), html[: place.start()], taken)

        return PLACE.sub(put, html).replace("<nn-block", f"{no_script()}<nn-block", 1)

    def block(self, number: int, before: str, taken: set[str]) -> str:
        """The block of a place. On a page that has its id already, it is given another."""
        page = self.pages[bisect_right(self.pages, number, key=lambda page: page.first) - 1]
        index = number - page.first
        use = page.uses[index]
        if use.block and not use.remarks and (use.id in taken or index >= len(page.blocks)):
            id = f"{use.id}-{number}" if use.id in taken else use.id
            taken.add(id)
            return page.still(use, level_after(before), id)
        taken.add(use.id)
        return page.blocks[index] if index < len(page.blocks) else ""
