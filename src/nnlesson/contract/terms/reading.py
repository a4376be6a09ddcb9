"""Reading: taking a text apart from its front, one pattern after another."""

import re
from collections.abc import Sequence

NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+−]?\d+)?"
AMOUNT = re.compile(rf"(?=[-+−]?\.?\d)(?P<number>{NUMBER})(?P<percent> ?%)?(?![\w.])")
QUOTES = "\"'"


class FormError(Exception):
    """A text that does not follow the form. `word` is one that is not known, and `known` are those that are."""

    def __init__(self, text: str, word: str = "", known: Sequence[str] = ()) -> None:
        super().__init__(text)
        self.word, self.known = word, known


def in_full(number: float) -> str:
    """A number with all of its digits, so that it is read as the same one."""
    return repr(float(number)).removesuffix(".0")


class Reader:
    """What is left of a text to be read."""

    def __init__(self, text: str) -> None:
        self.rest = " ".join(text.split())

    def take(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        """The pattern, if the rest begins with it; it is read then, with the space behind it."""
        match = re.match(pattern, self.rest)
        if match:
            self.rest = self.rest[match.end() :].lstrip()
        return match

    def amount(self) -> float | None:
        """A number, or a percentage: 0.4, 1,000, 1e-3, 40 %."""
        match = self.take(AMOUNT)
        if not match:
            return None
        number = float(match["number"].replace(",", "").replace("−", "-"))
        return float(f"{number / 100:.15g}") if match["percent"] else number  # 33.3 % is 0.333, to the last digit

    def brackets(self) -> str:
        """What stands in the brackets that the rest begins with; empty if it begins with none."""
        if not self.rest.startswith("("):
            return ""
        depth, quote = 0, ""
        for place, letter in enumerate(self.rest):
            if quote:
                quote = "" if letter == quote else quote
            elif letter in QUOTES and self.rest[place - 1] in " (:,":  # not an apostrophe
                quote = letter
            else:
                depth += (letter == "(") - (letter == ")")
            if depth == 0:
                inside, self.rest = self.rest[1:place], self.rest[place + 1 :].lstrip()
                return inside
        raise FormError(f"the bracket of {self.rest} is never closed")
