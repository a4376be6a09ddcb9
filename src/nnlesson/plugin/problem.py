"""Messages about mistakes of an author: what is wrong, where it stands, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

type Remark = tuple[int, str]  # a line of the page's file, and what there is to say about it


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake as one line. `word` is what it is about, as the author wrote it: nn-and-gate, or nn in the prose."""

    file: str
    line: int
    word: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.word}: {self.text}"


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about a word that is not known: the nearest one that is, or all of them."""
    words = sorted(known)
    if not words:
        return "there are none"
    near = get_close_matches(word.lower(), words, n=1)
    return f"did you mean {near[0]}?" if near else f"there {'is' if len(words) == 1 else 'are'} {listed(words)}"


def listed(words: list[str]) -> str:
    """a, b and c"""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def shown(given: object) -> str:
    """A value as the author wrote it: numbers bare, words in quotation marks, and long ones cut short."""
    if not isinstance(given, str):
        return clipped(repr(given))
    return given if is_number(given) else clipped(repr(given))


def clipped(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else f"{text[: longest - 12]} ... {text[-7:]}"


def is_number(text: str) -> bool:
    try:
        float(text.removeprefix("."))  # so that YAML's .nan and .inf are numbers too
    except ValueError:
        return False
    return True
