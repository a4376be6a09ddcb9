"""Prose: a text with numbers in place of its queries, and without its claims; only those that fail are seen."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nnlesson.contract.terms import Term, parse_claim, parse_term
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.questions import QueryError, understood
from nnlesson.plugin.spans import Claims, Query, Stray, replaced, spans_in
from nnlesson.plugin.validation import Use

SPECIAL = re.compile(r"[^\w \n.,:;%−+()/-]|_")  # characters that Markdown or HTML could take for more than themselves


class Mistake(NamedTuple):
    """What is wrong in a line of a text, counted from 0. `word` is what it is about: nn, or claim."""

    line: int
    word: str
    text: str


def terms_in(text: str) -> Iterator[Term]:
    """All that a text asks for, as far as it can be understood."""
    for span in spans_in(text):
        try:
            if isinstance(span, Query):
                yield understood(parse_term, span.text)
            for _, claim in span.claims if isinstance(span, Claims) else []:
                yield from understood(parse_claim, claim).terms
        except QueryError:
            continue


class Prose:
    """The prose of a page with these blocks; what is wrong in a text is among its `mistakes`."""

    def __init__(self, evaluator: Evaluator, uses: Sequence[Use]) -> None:
        self.evaluator, self.uses = evaluator, uses
        self.mistakes: list[Mistake] = []

    def answered(self, text: str) -> str:
        """The text as readers get it."""
        whole = text
        for span in reversed(spans_in(whole)):
            text = replaced(text, span, self.written(span, whole.count("\n", 0, span.start)))
        return text

    def written(self, span: Query | Claims | Stray, line: int) -> str:
        if isinstance(span, Query):
            return self.number(span, line)
        return self.mark(line, span.word, span.wrong) if isinstance(span, Stray) else "".join(self.refuted(span))

    def number(self, query: Query, line: int) -> str:
        try:
            if query.wrong:
                raise QueryError(query.wrong)
            number = self.evaluator.evaluate(query.text, self.uses)
        except QueryError as error:
            mark = self.mark(line, "nn", f"{query.text}: {error}", known=error.known)
            return "" if query.plain else mark
        if query.plain:
            return escaped(number)
        title = f"computed when this page was built: {escaped(query.text)}"
        return f'<span class="nn-number" title="{title}">{escaped(number)}</span>'

    def refuted(self, span: Claims) -> Iterator[str]:
        """A mark for each claim that does not hold."""
        if span.wrong:
            yield self.mark(span.line, "claim", span.wrong)
        for line, claim in span.claims:
            try:
                found = self.evaluator.refute(claim, self.uses)
            except QueryError as error:
                if not error.known:  # then it is told where its cause is, and the sentence stays as it is
                    yield self.mark(line, "claim", f"{claim}: {error}")
            else:
                if found:
                    yield self.mark(line, "claim", f"{claim}; {found}")

    def mark(self, line: int, word: str, said: str, *, known: bool = False) -> str:
        """What stands in a preview where the mistake does. `known` says that it has been told already."""
        if not known:
            self.mistakes.append(Mistake(line, word, said))
        return f'<mark class="nn-problem">{escaped(f"{word}: {said}")}</mark>'


def escaped(text: str) -> str:
    """A text in which neither Markdown nor HTML finds anything to do."""
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
