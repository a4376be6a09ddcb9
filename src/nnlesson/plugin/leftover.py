"""What is still code in a finished page although it is written as ours is, wherever it came from: a template, HTML."""

import re
from collections.abc import Iterator
from html import unescape

CODE = re.compile(
    r'class="(?:[^"]*\s)?language-(?P<fence>nn-[\w-]+)[\s"]|<code[^>]*>\s*(?P<query>nn\s*:[^<]*)</code>', re.IGNORECASE
)
FENCE = "it is still code in the finished page; let its fence begin a line of the page or of a file that it includes"
QUERY = "it is still code in the finished page; write it into the text of the page or of a file that it includes"


def leftovers(html: str, shown: str) -> Iterator[tuple[str, str]]:
    """Each as its author wrote it, and what there is to say about it.

    `shown` is the page's Markdown: what looks like a number and stands in it is only shown, or has been told already.
    """
    for code in CODE.finditer(html):
        query = unescape(code["query"] or "").strip()
        if code["fence"]:
            yield code["fence"], FENCE
        elif query not in shown:
            yield query, QUERY


def line_of(word: str, text: str) -> int:
    """The first line of a file in which the word stands, counted from 1; its first line if it stands in none."""
    return next((i + 1 for i, line in enumerate(text.split("\n")) if word in line), 1)
