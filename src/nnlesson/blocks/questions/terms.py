"""What a guess asks of a run: terms that one run on the page can answer, and claims about them."""

from collections.abc import Mapping

from nnlesson.contract.terms import Claim, Condition, FormError, Multiple, Term, parse_claim, parse_term

ONE_RUN = "a run on the page is to answer it: leave out `over`, `within` and `then`"
OF_THE_PAGE = "it asks about {!r}; ask about a block of this page, by its id: #my-id"


def in_words(term: Term) -> str:
    """The term as it is written: "loss of #and (rate: 2) after 100 steps"."""
    when = term.run[0].when
    options = f" ({term.options})" if term.options else ""
    if isinstance(when, int):
        moment = f" after {when} steps" if when else ""
    else:
        moment = f" when {when}" if isinstance(when, Condition) else f" {when}"
    return f"{term.readout} of {term.block}{options}{moment}"


def trouble(term: Term) -> str:
    """Why no run on the page could answer it; empty if one can."""
    if term.statistic or len(term.run) > 1:
        return ONE_RUN
    return "" if term.block.startswith("#") else OF_THE_PAGE.format(term.block)


def term_of(text: str) -> Term | str:
    """The term that a text is, or what is wrong with it."""
    try:
        term = parse_term(text)
    except FormError as error:
        return formed(error)
    return trouble(term) or term


def claim_of(text: str) -> Claim | str:
    """The claim that a text is, or what is wrong with it."""
    try:
        claim = parse_claim(text)
    except FormError as error:
        return formed(error)
    return next(filter(None, map(trouble, claim.terms)), "") or claim


def holds(claim: Claim, values: Mapping[str, float]) -> bool:
    """Whether a claim is true where its terms have these values."""
    return claim.holds(values[in_words(claim.term)], compared(claim, values))


def compared(claim: Claim, values: Mapping[str, float]) -> float:
    if isinstance(claim.value, Multiple):
        return claim.value.factor * values[in_words(claim.value.term)]
    return claim.value if isinstance(claim.value, float | int) else claim.value.count / claim.value.total


def formed(error: FormError) -> str:
    return f"{error}; there is {', '.join(error.known)}" if error.known else str(error)
