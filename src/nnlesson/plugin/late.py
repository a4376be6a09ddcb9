"""What Markdown's own extensions bring into a page, such as `pymdownx.snippets`: fences and numbers that came late.

A preprocessor between those extensions and the one that makes code of fences.
"""

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

OURS = re.compile(r"(?:```|~~~)[^\n`]*\bnn[-_]|`\s*nn\s*:|<!--\s*claim\s*:", re.IGNORECASE)
AFTER_SNIPPETS = 31  # they are 32; fences are 25

type Rendered = Callable[[str], str]  # Markdown with places for its blocks, of Markdown with fences


class LateFences(Extension):
    """Has all Markdown with something of ours in it rendered by the function that it is given."""

    def __init__(self, rendered: Rendered) -> None:
        super().__init__()
        self.rendered = rendered

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(LateFencesPreprocessor(md, self.rendered), "nnlesson", AFTER_SNIPPETS)


class LateFencesPreprocessor(Preprocessor):
    def __init__(self, md: Markdown, rendered: Rendered) -> None:
        super().__init__(md)
        self.rendered = rendered

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self.rendered(text).split("\n") if OURS.search(text) else lines
