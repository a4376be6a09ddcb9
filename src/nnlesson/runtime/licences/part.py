"""A part of what travels, with its licence in full."""

import re
from dataclasses import dataclass

type Text = tuple[str, bytes]  # the name of a file, and what is in it


@dataclass(frozen=True)
class Words:
    """How a page speaks of a part: its name, what it is for here, and where its source is to be had."""

    name: str
    use: str
    home: str = ""


@dataclass(frozen=True)
class Part:
    """Somebody's work, in the version that is here, and what its makers ask of whoever passes it on."""

    words: Words
    version: str
    licence: str  # as SPDX writes it
    texts: tuple[Text, ...]

    @property
    def name(self) -> str:
        return self.words.name

    @property
    def file(self) -> str:
        return f"{re.sub(r'[^a-z0-9]+', '-', self.name.lower()).strip('-')}.txt"

    def text(self) -> bytes:
        """All its texts as one file, each below its name if there are several."""
        if len(self.texts) == 1:
            return self.texts[0][1]
        return b"\n\n".join(f"=== {name}\n\n".encode() + content for name, content in self.texts)
