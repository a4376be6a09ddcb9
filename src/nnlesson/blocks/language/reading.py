"""The tokenizer: from whatever a learner types to words. Letters, digits and emoji count; other signs do not."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

LONGEST = 40  # words that are taken, so that an epoch stays quick and the figure readable
INSIDE = "'’-"  # signs that belong to a word when they stand inside it
GLUE = "\u200d\ufe0f"  # invisible signs that join emoji
SKINS = "🏻🏼🏽🏾🏿"


@dataclass(frozen=True)
class Reading:
    """What was read: the words that are taken, how many there were, and the signs that are none."""

    words: list[str]
    total: int
    left_out: list[str]
    emoji: bool

    def remark(self) -> str:
        """What was done with an odd text; "" if there was nothing odd about it."""
        return " ".join(self.remarks())

    def remarks(self, name: str = "") -> list[str]:
        """The same sentence by sentence, of a text with a name where there are several."""
        said = []
        if self.total > len(self.words):
            count = f"{name[0].upper()}{name[1:]} has {self.total} words" if name else f"That is {self.total} words"
            said.append(f"{count}: it takes the first {LONGEST}, so that an epoch stays quick.")
        if self.left_out:
            shown = " ".join(self.left_out[:6]) + (" …" if len(self.left_out) > 6 else "")
            said.append(f"It reads words only and leaves out “{shown}”{f' of {name}' if name else ''}.")
        if self.emoji:
            said.append("An emoji counts as a word like any other.")
        return said


def read(text: str) -> Reading:
    """Capital and small letters are the same, and a row of emoji without a gap is one word."""
    words, left_out, emoji = [], [], False
    for kind, run in groupby(text.lower(), sort):
        token = "".join(run).strip(INSIDE)
        if kind == "sign":
            left_out += [sign for sign in token if not unicodedata.category(sign).startswith(("C", "Z"))]
        elif any(character.isalnum() or is_picture(character) for character in token):
            words.append(token)
            emoji = emoji or kind == "picture"
    return Reading(words[:LONGEST], len(words), list(dict.fromkeys(left_out)), emoji)


def sort(character: str) -> str:
    """What a character is part of: a word, an emoji, or neither."""
    if character in GLUE or character in SKINS or is_picture(character):
        return "picture"
    letter = character in INSIDE or unicodedata.category(character)[0] in "LMN"
    return "letter" if letter else "sign"


def is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So"
