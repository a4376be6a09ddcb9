"""What the build writes into a page, from the code that it is about: a comment on a line of its own asks for it.

    <!-- blocks -->                          all blocks, as in the reference page
    <!-- contract -->                        what a block can define, with its defaults
    <!-- source: blocks/mine/first.py -->    a file of code; `since second.py` marks what is new in it
    <!-- drawings: docs/drawings.py -->      what each function of a file draws, with its code
    <!-- messages: tests/wrong.yaml -->      mistakes, and what is said of them; without a file, what the code raises

Files are given as seen from the folder of the site. Such a page can be read without a build, too: it only lacks these.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from nnlesson.plugin.contract_table import contract_table
from nnlesson.plugin.drawings import drawings
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.fences import outline
from nnlesson.plugin.listing import source
from nnlesson.plugin.messages import messages
from nnlesson.plugin.raised import raised
from nnlesson.plugin.reference import all_blocks
from nnlesson.plugin.sources import NotText

ASKS = re.compile(r"<!--\s*(?P<word>blocks|contract|source|drawings|messages)\s*(?::\s*(?P<given>[^:]*?)\s*)?-->\s*")

NO_FILE = "there is no file {!r} in the folder of the site; give its path from there"


class Made(NamedTuple):
    """The lines of a page, for each of them the line of its file, and what is wrong in those lines by their word."""

    lines: list[str]
    origins: list[int]
    mistakes: list[tuple[int, str, str]]


def made(lines: list[str], evaluator: Evaluator, root: Path) -> Made:
    """The page with what its comments ask for in their places."""
    asked = {i: found for i, line in enumerate(lines) if (found := ASKS.fullmatch(line.strip()))}
    if asked:
        comments = {first for first, _ in outline(lines).comments}  # and not what is only shown
        asked = {i: found for i, found in asked.items() if i in comments}
    page = Made([], [], [])
    for i, line in enumerate(lines):
        written = answered(asked[i], i, evaluator, root, page) if i in asked else [line]
        page.lines.extend(written)
        page.origins.extend([i] * len(written))
    return page


def answered(asked: re.Match[str], line: int, evaluator: Evaluator, root: Path, page: Made) -> list[str]:
    word, given = asked["word"], asked["given"] or ""
    makers: dict[str, Callable[[], str]] = {
        "blocks": lambda: all_blocks(evaluator),
        "contract": contract_table,
        "source": lambda: source(given, root),
        "drawings": lambda: drawings(root / given),
        "messages": lambda: messages(root / given) if given else raised(),
    }
    try:
        return makers[word]().split("\n")
    except OSError as error:
        name = str(Path(error.filename or given))
        page.mistakes.append((line, word, NO_FILE.format(name.removeprefix(f"{root}/"))))
    except NotText as error:
        name, wrong = error.problem.file.removeprefix(f"{root}/"), error.problem
        page.mistakes.append((line, word, f"{name}, line {wrong.line}: {wrong.text}"))
    return []
