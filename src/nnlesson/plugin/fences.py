"""Fenced code blocks: where a page has blocks, where it only shows how to write one, and where it is prose."""

import re
from dataclasses import dataclass, field, replace

from nnlesson.plugin.containers import TAB, Containers

OPENING = re.compile(
    r"(?P<prefix>[> \t]*)(?P<marker>(?:[-*+]|\d+[.)])[ \t]+)?(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>.*?)[ \t]*$"
)
WORD = re.compile(r"(\{\s*)?\.?(?P<word>(?i:nn)([-_][\w.-]*)?)(?![\w.-])")


@dataclass(frozen=True)
class Fence:
    """A fence from its opening line to its last, both counted from 0; `body` is what stands between, unindented.

    `outer` is another fence that has swallowed this one.
    """

    first: int
    last: int
    prefix: str
    marks: str
    info: str
    body: list[str] = field(default_factory=list)
    closed: bool = False
    on_list_item: bool = False
    outer: "Fence | None" = None

    @property
    def word(self) -> str:
        """nn-and-gate; empty where the fence is none of ours."""
        match = WORD.match(self.info)
        return match["word"] if match else ""


@dataclass
class Outline:
    """What a page is made of: our fences, the lines of its prose, and comments (their first line, and that after).

    A fence that is indented too far is code, like all that is.
    """

    fences: list[Fence] = field(default_factory=list)
    indented: list[Fence] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)


def outline(lines: list[str]) -> Outline:
    """Read a page. Code is in no list: nothing in it is ours. A comment with text behind it is a part of the prose."""
    found, containers, line = Outline(), Containers(), 0
    while line < len(lines):
        if containers.is_code(lines[line]):
            fence = opened(lines[line], line)
            found.indented += [fence] if fence and fence.word else []
            line += 1
        elif lines[line].lstrip().startswith("<!--"):
            first, line = line, end_of_comment(lines, line)
            if lines[line - 1].partition("-->")[2].strip():
                found.prose += range(first, line)
            else:
                found.comments.append((first, line))
        elif fence := fence_at(lines, line):
            line = fence.last + 1
            found.fences += [fence] if fence.word else swallowed_by(fence)
        else:
            found.prose.append(line)
            line += 1
    return found


def end_of_comment(lines: list[str], first: int) -> int:
    """The line after the comment; the first of its own lines at least."""
    return next((i + 1 for i in range(first, len(lines)) if "-->" in lines[i]), len(lines))


def fence_at(lines: list[str], first: int) -> Fence | None:
    """The fence that opens in this line. One that is not ours and is never closed is no fence."""
    fence = opened(lines[first], first)
    if fence is None:
        return None
    body: list[str] = []
    for line in range(first + 1, len(lines)):
        content = within(lines[line], fence.prefix)
        if content is None or (fence.word and opens_another(content)):
            break
        if closes(content, fence.marks):
            return replace(fence, last=line, body=body, closed=True)
        body.append(content)
    return unclosed(fence, body) if fence.word else None


def opened(line: str, number: int) -> Fence | None:
    """What is known of a fence from its opening line."""
    match = OPENING.match(line)
    if not match or (match["marks"][0] == "`" and "`" in match["info"]):
        return None  # backticks behind backticks are code in a line
    prefix = match["prefix"].expandtabs(TAB) + " " * len(match["marker"] or "")
    fence = Fence(number, number, prefix, match["marks"], match["info"], on_list_item=bool(match["marker"]))
    return fence if fence.word or not fence.on_list_item else None


def opens_another(content: str) -> bool:
    """A body is YAML, so a line that opens a fence says that this one should have been closed before."""
    another = opened(content, 0)
    return another is not None and bool(another.info)


def closes(content: str, marks: str) -> bool:
    content = content.strip()
    return len(content) >= len(marks) and set(content) == {marks[0]}


def unclosed(fence: Fence, body: list[str]) -> Fence:
    """What belongs to a fence without an end: the lines up to the first blank one."""
    own = next((i for i, content in enumerate(body) if not content.strip()), len(body))
    return replace(fence, last=fence.first + own, body=body[:own])


def within(line: str, prefix: str) -> str | None:
    """The line without the prefix of its fence, blank if it is blank; None where the line stands further out."""
    column, index, quotes = 0, 0, prefix.count(">")
    while index < len(line) and column < len(prefix) and line[index] in ("> \t" if quotes else " \t"):
        quotes -= line[index] == ">"
        column += TAB - column % TAB if line[index] == "\t" else 1
        index += 1
    if not line[index:].strip():
        return ""
    return " " * (column - len(prefix)) + line[index:] if column >= len(prefix) and not quotes else None


def swallowed_by(outer: Fence) -> list[Fence]:
    """Our fences that open inside a fence that is not longer: its author surely meant to close it before."""
    inner = [opened(content, outer.first + 1 + i) for i, content in enumerate(outer.body)]
    return [
        replace(fence, outer=outer) for fence in inner if fence and fence.word and fence.marks.startswith(outer.marks)
    ]
