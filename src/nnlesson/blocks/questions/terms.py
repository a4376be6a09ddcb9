"""What a guess asks of a run: terms that one run on the page can answer, and claims about them."""

from collections.abc import Mapping

from nnlesson.contract.terms import Claim, FormError, Term, parse_claim, parse_term

ONE_RUN = "a run on the page is to answer it: leave out `over`, `within` and `then`"
OF_THE_PAGE = "it asks about {!r}; ask about a block of this page, by its id: #my-id"


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
    found, *others = (values[str(term)] for term in claim.terms)
    return claim.holds(found, claim.compared(*others))


def formed(error: FormError) -> str:
    return f"{error}; there are {', '.join(error.known)}" if error.known else str(error)
