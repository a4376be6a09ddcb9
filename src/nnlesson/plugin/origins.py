"""Where lines came from: of Markdown that others have changed, for each line that of the author's file."""

from collections.abc import Sequence
from difflib import SequenceMatcher


def origins(source: str, lines: Sequence[str]) -> Sequence[int]:
    """For each line the one of the file, counted from 1. What was put in came from where it was asked for."""
    own = source.replace("\r\n", "\n").split("\n")
    before = len(own) - len(lines)
    if before >= 0 and own[before:] == list(lines):
        return range(before + 1, len(own) + 1)
    found: list[int] = []
    for kind, first, end, start, stop in SequenceMatcher(None, own, lines, autojunk=False).get_opcodes():
        last = end if kind == "equal" else max(first, end - 1)
        found += [min(first + i, last) + 1 for i in range(stop - start)]
    return [min(line, len(own)) for line in found]
