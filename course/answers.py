"""The answers for paper: what a page folds away on the screen is printed at its end, under a heading of its own.

A style sheet cannot move anything, and a script would leave out whoever has none. So the build writes the folded
answers a second time, hidden on the screen and left out of the search, and marks the folds that print may pass over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

TITLE = "Answers"
ANSWERED = "nn-answered"  # a fold whose text stands at the end too
# The folds that answer something: what happened, one answer of a few, all answers of a quiz. A fold with a block in it
# is none of them: there is one of each block, and it stays where it is.
PART = re.compile(
    r"""<h[23]\b[^>]*>(?P<heading>.*?)</h[23]>
    |<(?:p|legend)>(?P<asked>.*?)</(?:p|legend)>
    |<details\ class="(?P<kind>success|question|nn-explained)">\s*<summary>(?P<name>.*?)</summary>
        (?P<text>(?:<details.*?</details>|(?!</details>|<nn-block).)*)</details>
    |<nn-block\ data-place="(?P<block>\d+)"[^>]*>""",
    re.DOTALL | re.VERBOSE,
)
PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
ID = re.compile(r'\sid="[^"]*"')  # which may be on a page only once


@dataclass(frozen=True)
class Fold:
    """A folded answer: the heading it stands under, the question right before it, its name and its text."""

    heading: str
    asked: str
    name: str
    text: str
    place: int  # where its class stands in the page; 0 inside a block


def with_answers(html: str, blocks: Mapping[int, str]) -> str:
    """The page's HTML, and after all of it its answers; `blocks` are what stands in its places, by their numbers."""
    folds = list(answers_in(html, blocks))
    for fold in reversed(folds):
        if fold.place:
            html = f"{html[: fold.place]}{ANSWERED} {html[fold.place :]}"
    return html + section(folds) if folds else html


def section(folds: Sequence[Fold]) -> str:
    parts = groupby(folds, lambda fold: fold.heading)
    said = "".join(f"<h3>{heading}</h3>{''.join(map(answer, part))}" for heading, part in parts)
    return f'<section class="nn-answers" hidden data-search-exclude><h2>{TITLE}</h2>{ID.sub("", said)}</section>'


def answer(fold: Fold) -> str:
    asked = f'<p class="nn-answers__asked">{fold.asked}</p>' if fold.asked else ""
    name = f'<p class="nn-answers__name">{fold.name}</p>' if fold.name else ""
    return f'{asked}<div class="nn-answers__fold">{name}{fold.text}</div>'


def answers_in(html: str, blocks: Mapping[int, str]) -> Iterator[Fold]:
    heading, asked, asked_end = "", "", 0
    for part in PART.finditer(html):
        if part["kind"]:
            question = asked if part["kind"] == "question" and not html[asked_end : part.start()].strip() else ""
            yield Fold(heading, question, part["name"], part["text"], part.start("kind"))
        elif part["block"]:
            yield from quiz_in(blocks[int(part["block"])], heading)
        elif part["heading"]:
            heading = PERMALINK.sub("", part["heading"])
        else:
            asked, asked_end = part["asked"], part.end()


def quiz_in(block: str, heading: str) -> Iterator[Fold]:
    """The answers that a block folds away, with the question that it asks."""
    asked = ""
    for part in PART.finditer(block):
        asked = part["asked"] or asked
        if part["kind"]:
            yield Fold(heading, asked, "", part["text"], 0)
