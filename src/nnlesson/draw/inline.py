"""Inline Markdown: emphasis, code and links in a short text, as elements. What is HTML in it stays the text it is."""

import re
from collections.abc import Iterator

from nnlesson.draw.element import Child, element

PART = re.compile(
    r"""\\(?P<escaped>[\\`*_\[\]])
    |(?P<ticks>`+)\ ?(?P<code>.+?)\ ?(?P=ticks)
    |\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*(?!\*)
    |\*(?=[^\s*])(?P<em>.+?)(?<=\S)\*
    |(?<!\w)_(?=\S)(?P<under>.+?)(?<=\S)_(?!\w)
    |\[(?P<said>[^\[\]]+)\]\((?P<address>[^\s()]+)\)""",
    re.VERBOSE,
)
ADDRESS = re.compile(r"https?://.+|[^:]+")  # no other scheme: an address can run no code


SPECIAL = re.compile(r"[\\`*_\[\]]")


def escaped(text: str) -> str:
    """A text in which `inline` finds nothing to do."""
    return SPECIAL.sub(r"\\\g<0>", text)


def inline(text: str) -> list[Child]:
    """The text with its *emphasis*, **strong** words, `code` and [links](page.md)."""
    return list(parts(text))


def plain(text: str) -> str:
    """The same for whoever hears it, or where there is room for letters only."""
    return "".join(map(letters, inline(text)))


def parts(text: str) -> Iterator[Child]:
    done = 0
    for match in PART.finditer(text):
        if match.start() > done:
            yield text[done : match.start()]
        yield part(match)
        done = match.end()
    if done < len(text):
        yield text[done:]


def part(match: re.Match[str]) -> Child:
    if match["code"]:
        return element("code", match["code"])
    if match["strong"]:
        return element("strong", *parts(match["strong"]))
    if emphasis := match["em"] or match["under"]:
        return element("em", *parts(emphasis))
    if match["said"] and ADDRESS.fullmatch(match["address"]):
        return element("a", *parts(match["said"]), href=match["address"])
    return match["escaped"] or match[0]


def letters(child: Child) -> str:
    return child if isinstance(child, str) else "".join(map(letters, child[2:]))
