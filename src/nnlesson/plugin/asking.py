"""What a block asks of the others of its page: the build answers it, and says what is wrong with the question."""

from collections.abc import Sequence

from nnlesson.contract.option import BlockId
from nnlesson.contract.terms import parse_term
from nnlesson.plugin.evaluation import Evaluator, QueryError
from nnlesson.plugin.problem import suggestion
from nnlesson.plugin.validation import Use, line_of


def answer(use: Use, evaluator: Evaluator, uses: Sequence[Use]) -> None:
    """Give a block the numbers that it asks for; what is wrong goes to its remarks."""
    if not use.block or use.remarks:
        return
    look_up_ids(use, uses)
    asked = use.block.asks(use.options)
    try:
        use.answers = {term: float(evaluator.number(parse_term(term), uses).value) for term in asked}
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
