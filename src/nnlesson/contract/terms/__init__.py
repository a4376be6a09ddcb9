"""The language in which prose asks for numbers and claims them: what is written, as data. Nothing is run here.

- `reading` takes a text apart, piece by piece
- `moment`: when in a run ("after 900 steps", "when loss < 0.1", "at the end"), and a run in its legs
- `term`: which number ("median loss of #and over 20 starts after 900 steps")
- `settings`: the options in the brackets of a term, where there is no YAML
- `claim`: two numbers and how they compare ("loss of #and after 900 steps is below 0.1")

Runs are made by `plugin` when a page is built, and by the readers of the page.
"""

from nnlesson.contract.terms.claim import Claim, Count, Multiple, parse_claim
from nnlesson.contract.terms.moment import AT_THE_END, Condition, Leg, Moment, Within
from nnlesson.contract.terms.reading import FormError
from nnlesson.contract.terms.settings import parse_settings
from nnlesson.contract.terms.term import SHARE, STATISTICS, Term, parse_term

__all__ = [
    "AT_THE_END",
    "SHARE",
    "STATISTICS",
    "Claim",
    "Condition",
    "Count",
    "FormError",
    "Leg",
    "Moment",
    "Multiple",
    "Term",
    "Within",
    "parse_claim",
    "parse_settings",
    "parse_term",
]
