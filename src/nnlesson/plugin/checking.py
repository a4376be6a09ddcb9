"""Checking without a build: everything in a page that can be wrong before anything is computed or drawn."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote

from nnlesson.contract.picture import Readout
from nnlesson.contract.terms import Term, parse_claim, parse_term
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.questions import QueryError, questions, understood
from nnlesson.plugin.sources import Source, site_of
from nnlesson.plugin.validation import Use


class Grammar(Evaluator):
    """An evaluator that understands what it is asked, and computes nothing."""

    def evaluate(self, text: str, uses: Sequence[Use] = ()) -> str:
        questions(understood(parse_term, text), self.catalogue, uses)
        return "0"

    def refute(self, text: str, uses: Sequence[Use] = ()) -> str:
        for term in understood(parse_claim, text).terms:
            questions(term, self.catalogue, uses)
        return ""

    def prepare(self, asked: Iterable[tuple[Term, Sequence[Use]]]) -> None:
        """Nothing is run."""

    def number(self, term: Term, uses: Sequence[Use] = ()) -> Readout:
        questions(term, self.catalogue, uses)
        raise QueryError("not computed", known=True)  # so that a block does not check an answer that is none


def check(sources: Sequence[Source], evaluator: Evaluator) -> tuple[list[Page], list[Problem]]:
    """The pages, and all that is wrong in any of them."""
    evaluator.prepare(asked for source in sources for asked in asked_in(source, evaluator))
    pages = [checked(source, evaluator) for source in sources]
    return pages, [problem for page in pages for problem in sorted(page.problems)]


def asked_in(source: Source, evaluator: Evaluator) -> list[tuple[Term, Sequence[Use]]]:
    """All that a page asks for, and the blocks of which it does."""
    page = Page(source.name, source.offset, evaluator, root=site_of(source.path))
    uses = page.read(source.text)
    return [(term, uses) for term in page.terms()]


def checked(source: Source, evaluator: Evaluator) -> Page:
    page = Page(source.name, source.offset, evaluator, beside(source.path), root=site_of(source.path))
    page.markdown(source.text)
    for use in page.uses:
        page.report(use.word, use.remarks)
    return page


def beside(page: Path) -> Callable[[str], str]:
    """Whether a page that a text links to is there, as far as its file says."""

    def address(link: str) -> str:
        if not (page.parent / unquote(link)).is_file():
            raise LookupError(link)
        return link

    return address
