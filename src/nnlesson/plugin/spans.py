"""Spans: where prose asks for a number, `nn: loss of #and`, and where it claims one, <!-- claim: loss of #and is 1 -->.

A claim stands at the end of a line or on lines of its own, and readers get the page as if it had never been written.
A fence within a line, as in the cell of a table, is no block, and is found to be told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Code in a line, as Markdown reads it, and comments: what begins first hides what seems to begin in it.
SPAN = re.compile(r"(?<![\\`])(?P<marks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=marks)(?!`)|<!--(?P<comment>.*?)-->", re.DOTALL)
ASKS = re.compile(r"nn\s*:\s*(?=\S)", re.IGNORECASE)
# A text for an image, the title of a link, or a tag: there is no room for a tag there.
ATTRIBUTE = re.compile(
    r"""!\[(?:[^\[\]]|\[[^\]]*\])*\]
    |\]\(\S+\s+(?:"[^"]*"|'[^']*')\s*\)
    |^[> ]*\[[^\]^][^\]]*\]:[^\n]*
    |<[A-Za-z][^<>]*>""",
    re.MULTILINE | re.VERBOSE,
)
CLAIM = re.compile(r"\s*claims?\b(?P<colon>:?)", re.IGNORECASE)
UNCLOSED = re.compile(r"<!--\s*claims?\b", re.IGNORECASE)
OPEN_QUERY = re.compile(r"(?<![\\`])`[ \t]*nn[ \t]*:[ \t]*(?P<asked>[^`\n]*)", re.IGNORECASE)
FENCE = re.compile(r"(?<!`)(?:`{3,}|~{3,})[ \t]*(?P<word>nn-[\w-]+)")
NEW_BLOCK = re.compile(r"[> ]*(?:[-*+] |\d+[.)] |#|: |!!!|\?\?\?|===)")
OWN_LINE = re.compile(r"[> \t]*$")

NO_QUERY = "a question begins with nn: in small letters; write `nn: loss of #my-id`, or ``nn:`` where it is only shown"
NO_MARK = "the code mark is never closed; end the question with `"
IN_A_LINE = "a fence within a line is no block; put it on lines of its own, not into a cell of a table"
IN_A_COMMENT = "it stands in a comment that is never closed; close that with -->"
NO_COLON = "a claim begins with a colon; write <!-- claim: loss of #my-id after 100 epochs is below 0.1 -->"
NO_END = "the comment does not end where its text does; close it with -->, or put it on lines of its own"
NO_CLAIM = "nothing is claimed; write <!-- claim: loss of #my-id after 100 epochs is below 0.1 -->"


@dataclass(frozen=True)
class Span:
    """Where something of ours stands in a text, from its first mark to the end of its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Query(Span):
    """What is asked, as its author wrote it; and in `wrong` why nothing is. `plain` is one inside an attribute."""

    text: str
    wrong: str = ""
    plain: bool = False


@dataclass(frozen=True)
class Claims(Span):
    """What is claimed, each with the line of the text on which it stands; and in `wrong` why nothing is, in `line`."""

    line: int
    claims: list[tuple[int, str]]
    wrong: str = ""


@dataclass(frozen=True)
class Stray(Span):
    """A fence that is no block; `word` is its nn-and-gate, and `wrong` says why."""

    word: str
    wrong: str


def spans_in(text: str) -> list[Query | Claims | Stray]:
    """All that is ours in a text, in its order. In double code marks a query is only shown, and `nn:` alone is none."""
    return sorted([*closed_in(text), *open_in(text)], key=lambda span: span.start)


def open_in(text: str) -> Iterator[Query | Stray]:
    """What is not closed: a query, or a fence that is none."""
    shown = [range(match.start() + 1, match.end()) for match in SPAN.finditer(text)]
    for match in OPEN_QUERY.finditer(text):
        if not any(match.start() + 1 in inside for inside in shown):
            yield Query(match.start(), match.end(), match["asked"].strip(), NO_MARK)
    for match in FENCE.finditer(text):
        if not any(match.start() in inside for inside in shown):
            within = text.rfind("<!--", 0, match.start()) > text.rfind("-->", 0, match.start())
            yield Stray(match.start(), match.end(), match["word"], IN_A_COMMENT if within else IN_A_LINE)


def closed_in(text: str) -> Iterator[Query | Claims]:
    found = list(SPAN.finditer(text))
    attributes = [range(*match.span()) for match in ATTRIBUTE.finditer(text)]
    for match in found:
        if match["comment"] is not None:
            yield from claims_of(match, text)
        elif match["marks"] == "`" and (asks := ASKS.match(content := " ".join(match["code"].split()))):
            wrong = "" if content.startswith("nn:") else NO_QUERY
            plain = any(match.start() in attribute for attribute in attributes)
            yield Query(match.start(), match.end(), content[asks.end() :], wrong, plain)
    for match in UNCLOSED.finditer(text):
        if not any(other.start() <= match.start() < other.end() for other in found):
            yield Claims(match.start(), len(text), text.count("\n", 0, match.start()), [], NO_END)
            return


def claims_of(comment: re.Match[str], text: str) -> Iterator[Claims]:
    """The claims of a comment, one on each of its lines; none where the comment is another one."""
    said = CLAIM.match(comment["comment"])
    if not said:
        return
    opens, begins = (text.count("\n", 0, place) for place in (comment.start(), comment.start("comment") + said.end()))
    lines = [" ".join(line.strip("> \t").split()) for line in comment["comment"][said.end() :].split("\n")]
    claims = [(begins + i, line) for i, line in enumerate(lines) if line]
    wrong = "" if claims and said["colon"] else NO_CLAIM if said["colon"] else NO_COLON
    yield Claims(comment.start(), comment.end(), opens, [] if wrong else claims, wrong)


def replaced(text: str, span: Span, by: str) -> str:
    """The text with something in place of a span. Where that is nothing, what only led to it goes with it."""
    before, after = text[: span.start], text[span.end :]
    if by:
        return before + by + after
    line, rest = before.rpartition("\n")[2], after.partition("\n")[0]
    if OWN_LINE.match(line) and not rest.strip():
        return before[: len(before) - len(line)] + after[len(rest) + 1 :]
    return before + after.lstrip(" \t") if OWN_LINE.match(line) else before.rstrip(" \t") + after


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
