"""Queries: where prose asks for a number, such as `nn: loss of descent (rate: 0.1) after 20 steps`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)  # code in a line, as Markdown reads it
NEW_BLOCK = re.compile(r"[> ]*(?:[-*+] |\d+[.)] |#|: |!!!|\?\?\?|===)")


@dataclass(frozen=True)
class QuerySpan:
    """A query in the prose: its words, and where in its paragraph they and their code marks stand."""

    text: str
    start: int
    end: int


def queries_in(paragraph: str) -> Iterator[QuerySpan]:
    """Every query in a paragraph. In double code marks a query is only shown, and `nn:` alone is none."""
    for match in SPAN.finditer(paragraph):
        content = " ".join(match[2].split())
        query = content.removeprefix("nn:").strip()
        if match[1] == "`" and content.startswith("nn:") and query:
            yield QuerySpan(query, match.start(), match.end())


def paragraphs(lines: list[str], prose: list[int]) -> Iterator[tuple[int, int]]:
    """The first line of every paragraph and the line after its last: no code mark pairs with one beyond."""
    start = None
    for previous, line in zip([-2, *prose], [*prose, -2], strict=True):
        joined = start is not None and line == previous + 1 and continues(lines[previous], lines[line])
        if not joined:
            if start is not None:
                yield start, previous + 1
            start = line


def continues(line: str, following: str) -> bool:
    """Whether the following line goes on with the same text: not in a table, behind a heading, or in another item."""
    ended = not line.strip() or not following.strip() or "|" in line + following or line.lstrip("> ").startswith("#")
    return not ended and not NEW_BLOCK.match(following)
