"""Evaluation of queries: the numbers that prose asks for, computed by running the very block that a learner runs."""

from collections.abc import Mapping, Sequence

from nnlesson.contract.block import Block
from nnlesson.contract.measure import PATIENCE, advance, advance_until, readouts
from nnlesson.contract.option import Value
from nnlesson.contract.picture import Readout
from nnlesson.contract.terms import AT_THE_END, Condition, FormError, Moment, Term, Within, parse_term
from nnlesson.draw.wording import short
from nnlesson.plugin.build_cache import BuildCache
from nnlesson.plugin.problem import suggestion
from nnlesson.plugin.still import failure
from nnlesson.plugin.validation import Catalogue, Use, given_options, repeated
from nnlesson.plugin.yaml_entries import entries

type Subject = tuple[type[Block], dict[str, Value]]
type Shown = Mapping[str, Readout]


class QueryError(Exception):
    """A query that has no answer. `known` says that its cause has been reported already."""

    def __init__(self, text: str, *, known: bool = False) -> None:
        super().__init__(text)
        self.known = known


class Evaluator:
    """Evaluates queries, and keeps every run of a build: what was asked once is not trained for twice."""

    def __init__(self, catalogue: Catalogue, cache: BuildCache | None = None) -> None:
        self.catalogue = catalogue
        self.cache = cache or BuildCache()
        self.failed: dict[str, QueryError] = {}

    def evaluate(self, text: str, uses: Sequence[Use] = ()) -> str:
        """The number that a text asks for as its block shows it; `uses` are the blocks of the same page."""
        try:
            readout = self.number(parse_term(text), uses)
        except FormError as error:
            raise QueryError(str(error)) from error
        return readout.text or short(readout.value)

    def number(self, query: Term, uses: Sequence[Use] = ()) -> Readout:
        block, options = self.subject(query, uses)
        return found(query.readout, self.run(block, options, query.run[0].when), block)

    def subject(self, query: Term, uses: Sequence[Use]) -> Subject:
        """The block that is meant, and its options."""
        block, standing = self.block(query.block, uses)
        given, remarks = entries(f"{{{query.options}}}", 0)
        options, wrong = given_options(given, block)
        if said := [words for _, words in remarks + repeated(given) + wrong]:
            raise QueryError("; ".join(said))
        return block, standing | options

    def block(self, name: str, uses: Sequence[Use]) -> Subject:
        if not name.startswith("#"):
            if name not in self.catalogue:
                raise QueryError(f"there is no block {name!r}; {suggestion(name, self.catalogue)}")
            block = self.catalogue[name]
            return block, {option.name: option.default for option in block.options.values()}
        for use in uses:
            if use.id == name[1:] and use.block and not use.remarks:
                return use.block, use.options
        if any(use.remarks for use in uses):
            raise QueryError("a block of this page has a problem of its own", known=True)
        known = suggestion(name, [f"#{use.id}" for use in uses]) if uses else "there are no blocks at all"
        raise QueryError(f"this page has no block {name}; {known}")

    def run(self, block: type[Block], options: Mapping[str, Value], when: Moment) -> Shown:
        key = repr((block.kind, sorted(options.items()), when))
        if key in self.failed:
            raise self.failed[key]
        if key not in self.cache.runs:
            try:
                self.cache.runs[key] = measured(block, options, when)
            except QueryError as error:
                self.failed[key] = error
                raise
        return self.cache.runs[key]


def measured(block: type[Block], options: Mapping[str, Value], when: Moment) -> dict[str, Readout]:
    """What the block shows at that moment of its run."""
    try:
        figure = block("", **options)
        if isinstance(when, Condition):
            wait_for(figure, when)
        elif when == AT_THE_END or isinstance(when, Within):
            raise QueryError("not yet")
        elif when > PATIENCE:
            raise QueryError(f"{when} steps are too many; give at most {PATIENCE}")
        else:
            advance(figure, when)
        return readouts(figure)
    except QueryError:
        raise
    except Exception as error:  # the block's own code, which may raise anything
        raise QueryError(failure(block, error)) from error


def wait_for(figure: Block, condition: Condition) -> None:
    found(condition.name, readouts(figure), type(figure))
    if not advance_until(figure, condition.name, condition.comparison, condition.limit):
        wish = f"{condition.name} {condition.comparison} {condition.limit:g}"
        raise QueryError(f"{wish} has not come true by the end of the run (at most {PATIENCE} steps are made)")


def found(name: str, shown: Shown, block: type[Block]) -> Readout:
    if name not in shown:
        raise QueryError(f"{block.kind} has no read-out {name!r}; {suggestion(name, shown)}")
    return shown[name]
