"""YAML's errors in plain words. YAML names what its parser met; an author wants to know which character to change."""

import re
from typing import NamedTuple

import yaml

QUOTE = "put quotation marks around the value"
ALIGN = "begin every option in the same column"
NO_COLON = "the line has no colon; write it as name: value"


class Meaning(NamedTuple):
    """What an error of YAML means. `earlier` points at where the trouble began, not at where it was noticed."""

    pattern: str
    words: str
    earlier: bool = False


NO_VALUE = "looks like a date or a number, and is none"
MEANINGS = [
    Meaning(rf"(.+) {NO_VALUE}", rf"\1 {NO_VALUE}; {QUOTE}"),
    Meaning(r"mapping values are not allowed", f"a colon stands inside the value; {QUOTE}"),
    Meaning(r"could not find expected ':'", NO_COLON, earlier=True),
    Meaning(r"found character '\\t'", "a tab stands in the line; use spaces"),
    Meaning(r"found character '(.)' that cannot", rf"no value can begin with \1; {QUOTE}"),
    Meaning(r"scanning a quoted scalar.*end of", "a quotation mark is opened and never closed", earlier=True),
    Meaning(r"unhashable key", "a bracket stands before a colon; write each option as name: value"),
    Meaning(r"unknown escape", "a backslash stands in the value; put 'single' quotation marks around the value"),
    Meaning(r"a flow (sequence|mapping)", f"a bracket is opened and not closed; close it, or {QUOTE}", earlier=True),
    Meaning(r"an? (alias|anchor|tag)|a tag|the tag|undefined alias", f"no value can begin with &, * or !; {QUOTE}"),
    Meaning(r"<block end>, but found '<scalar>'", "something follows the closing quotation mark; take it inside"),
    Meaning(r"sequence entries", f"no value can begin with a dash and a space; {QUOTE}"),
    Meaning(r"a block|document start", f"the line does not fit the ones before it; {ALIGN}"),
    Meaning(r"a single document", "a line of three dashes begins a second body; leave it out"),
]
INDENTED = f"the line is indented further than the one before it; {ALIGN}"


def in_plain_words(error: yaml.YAMLError | RecursionError, body: list[str]) -> tuple[int, str]:
    """The line of the body that an error is about, counted from 0, and what is wrong there."""
    if isinstance(error, yaml.MarkedYAMLError):
        return marked(error, body)
    if isinstance(error, yaml.reader.ReaderError):
        line = "\n".join(body)[: error.position].count("\n")
        return line, "an invisible character stands in the line; take it out, or write the line anew"
    return 0, "brackets stand in brackets, too many to read"


def marked(error: yaml.MarkedYAMLError, body: list[str]) -> tuple[int, str]:
    said = " ".join(f"{error.context or ''} {error.problem or ''}".split())
    meaning = next((known for known in MEANINGS if re.search(known.pattern, said)), Meaning("", ""))
    line = line_of(error, len(body), meaning.earlier)
    if "mapping values" in said and error.problem_mark and ": " not in body[line][: error.problem_mark.column]:
        return (line, INDENTED) if body[line].startswith(" ") else (max(0, line - 1), NO_COLON)
    match = re.search(meaning.pattern, said)
    return line, match.expand(meaning.words) if match and meaning.words else f"YAML cannot read this: {said}"


def line_of(error: yaml.MarkedYAMLError, lines: int, earlier: bool) -> int:
    mark = (error.context_mark if earlier else None) or error.problem_mark or error.context_mark
    return min(mark.line, lines - 1) if mark else 0
