"""What a block asks of the others of its page: the build answers it, and says what is wrong with the question."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from nnlesson.contract.block import Block
from nnlesson.contract.option import BlockId, Value
from nnlesson.contract.terms import Term, parse_term
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.problem import suggestion
from nnlesson.plugin.prose import terms_in
from nnlesson.plugin.questions import QueryError, understood
from nnlesson.plugin.still import failure
from nnlesson.plugin.texts import markdown_of
from nnlesson.plugin.validation import Use, line_of, remarks_of


def asked_by(use: Use) -> Iterator[Term]:
    """All that a block asks for, by itself and in its texts, as far as it can be understood."""
    if use.block and not use.remarks:
        with suppress(QueryError):
            yield from asked_itself(use.block, use.options).values()
        yield from (term for text in markdown_of(use).values() for term in terms_in(text))


def asked_itself(block: type[Block], options: Mapping[str, Value]) -> dict[str, Term]:
    """What a block asks for by itself; raises QueryError. It is its maker's code, and may raise anything."""
    try:
        texts = block.asks(options)
    except Exception as error:
        raise QueryError(failure(block, error)) from error
    return {text: understood(parse_term, text) for text in texts}


def answer(use: Use, evaluator: Evaluator, uses: Sequence[Use]) -> None:
    """Give a block the numbers that it asks for; what is wrong goes to its remarks."""
    if not use.block or use.remarks:
        return
    look_up_ids(use, uses)
    try:
        asked = asked_itself(use.block, use.options)
        evaluator.prepare((term, uses) for term in asked.values())
        use.answers = {text: float(evaluator.number(term, uses).value) for text, term in asked.items()}
    except QueryError as error:
        if not error.known:
            use.remarks.append((use.line, str(error)))
        return
    use.remarks += remarks_of(use, use.block.check_answers, use.options, use.answers)


def look_up_ids(use: Use, uses: Sequence[Use]) -> None:
    """An option that names another block of the page names one that is there."""
    known = [other.id for other in uses if other.id]
    for name, option in use.block.options.items() if use.block else ():
        given = use.options[name]
        if isinstance(option, BlockId) and given and given not in known:
            words = f"{name} is {given!r}, and this page has no block of that id; {suggestion(str(given), known)}"
            use.remarks.append((line_of(use, words), words))
