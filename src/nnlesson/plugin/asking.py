"""What a block asks of the others of its page: the build answers it, and says what is wrong with the question."""

from collections.abc import Iterator, Sequence

from nnlesson.contract.option import BlockId
from nnlesson.contract.terms import Term, parse_term
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.problem import suggestion
from nnlesson.plugin.prose import terms_in
from nnlesson.plugin.questions import QueryError
from nnlesson.plugin.texts import markdown_of
from nnlesson.plugin.validation import Use, line_of


def asked_by(use: Use) -> Iterator[Term]:
    """All that a block asks for, by itself and in its texts."""
    if use.block and not use.remarks:
        yield from map(parse_term, use.block.asks(use.options))
        yield from (term for text in markdown_of(use).values() for term in terms_in(text))


def answer(use: Use, evaluator: Evaluator, uses: Sequence[Use]) -> None:
    """Give a block the numbers that it asks for; what is wrong goes to its remarks."""
    if not use.block or use.remarks:
        return
    look_up_ids(use, uses)
    asked = {text: parse_term(text) for text in use.block.asks(use.options)}
    try:
        evaluator.prepare((term, uses) for term in asked.values())
        use.answers = {text: float(evaluator.number(term, uses).value) for text, term in asked.items()}
    except QueryError as error:
        if not error.known:
            use.remarks.append((use.line, str(error)))
        return
    use.remarks += [(line_of(use, words), words) for words in use.block.check_answers(use.options, use.answers)]


def look_up_ids(use: Use, uses: Sequence[Use]) -> None:
    """An option that names another block of the page names one that is there."""
    known = [other.id for other in uses if other.id]
    for name, option in use.block.options.items() if use.block else ():
        given = use.options[name]
        if isinstance(option, BlockId) and given and given not in known:
            words = f"{name} is {given!r}, and this page has no block of that id; {suggestion(str(given), known)}"
            use.remarks.append((line_of(use, words), words))
