"""A folder of Markdown with its figures in it: what `rendering` does to a page, and in each what its figures load."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from nnlesson.plugin.beside import Beside, between, root_of
from nnlesson.plugin.checking import asked_in
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.rendering import rendered
from nnlesson.plugin.sources import Source, site_of


@dataclass(frozen=True)
class Folder:
    """Sources below one folder. Their pages will have a directory each, a/b/, or not, a/b.html."""

    path: Path
    beside: Beside
    directories: bool

    def pages(self, sources: Sequence[Source], evaluator: Evaluator) -> tuple[dict[str, str], list[Problem]]:
        """The whole text of each page by its file, and all that is wrong in any of them."""
        evaluator.prepare(asked for source in sources for asked in asked_in(source, evaluator))
        pages = {self.name(source): (source, self.page(source, evaluator)) for source in sources}
        texts = {name: self.text(name, *of) for name, of in pages.items()}
        return texts, sorted(problem for _, page in pages.values() for problem in page.problems)

    def name(self, source: Source) -> str:
        return source.path.relative_to(self.path).as_posix()

    def page(self, source: Source, evaluator: Evaluator) -> Page:
        address = partial(self.address, self.name(source))
        return Page(source.name, source.offset, evaluator, address, root=site_of(source.path))

    def address(self, page: str, link: str) -> str:
        other = normpath(join(dirname(page), unquote(link)))
        if not (self.path / other).is_file():
            raise LookupError(link)
        return quote(between(page, other, self.directories))

    def text(self, name: str, source: Source, page: Page) -> str:
        text = rendered(page, source.text)
        return source.front + (loading(text, self.beside.line(root_of(name, self.directories))) if page.uses else text)


def loading(text: str, line: str) -> str:
    """The text with a line that its figures need, below its title: a generator looks for that in the first line."""
    title, rest = text.lstrip("\n").partition("\n")[::2]
    return f"{title}\n\n{line}\n\n{rest.lstrip('\n')}" if title.startswith("# ") else f"{line}\n\n{text}"
