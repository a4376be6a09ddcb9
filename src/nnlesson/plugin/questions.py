"""Questions: what a term asks for, looked up among the blocks that there are; or why nothing can answer it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nnlesson.contract.block import Block
from nnlesson.contract.measure import PATIENCE
from nnlesson.contract.option import InvalidValue, Value
from nnlesson.contract.terms import FormError, Leg, Term
from nnlesson.plugin.problem import suggestion
from nnlesson.plugin.runs import Options, Stage, Way, steps
from nnlesson.plugin.validation import Catalogue, Use, given_options, repeated
from nnlesson.plugin.yaml_entries import entries

MOST_STARTS = 1000
WORDS = {"caption", "title"}  # options on which no run depends

type Subject = tuple[type[Block], dict[str, Value]]


class QueryError(Exception):
    """A query that has no answer. `known` says that its cause has been reported already."""

    def __init__(self, text: str, *, known: bool = False) -> None:
        super().__init__(text)
        self.known = known


@dataclass(frozen=True)
class Question:
    """One read-out of one run, at the end of a way through it."""

    block: type[Block]
    options: Options
    way: Way
    readout: str

    @property
    def run(self) -> tuple[str, Options]:
        return self.block.kind, self.options


def understood[Meaning](parse: Callable[[str], Meaning], text: str) -> Meaning:
    """What a text means; raises QueryError."""
    try:
        return parse(text)
    except FormError as error:
        raise QueryError(f"{error}; {suggestion(error.word, error.known)}" if error.known else str(error)) from error


def questions(term: Term, catalogue: Catalogue, uses: Sequence[Use]) -> list[Question]:
    """What a term asks, one question for each start; raises QueryError."""
    block, standing = subject(term.block, catalogue, uses)
    options = standing | changes(term.options, block)
    way = tuple(stage(leg, block) for leg in term.run)
    kept = {name: value for name, value in options.items() if name not in WORDS}
    return [
        Question(block, tuple(sorted((kept | {"seed": seed}).items())), way, term.readout)
        for seed in seeds(term, block, options)
    ]


def subject(name: str, catalogue: Catalogue, uses: Sequence[Use]) -> Subject:
    """The block that is meant, and its options."""
    if not name.startswith("#"):
        if name not in catalogue:
            raise QueryError(f"there is no block {name!r}; {suggestion(name, catalogue)}")
        block = catalogue[name]
        return block, {option.name: option.default for option in block.options.values()}
    for use in uses:
        if use.id == name[1:] and use.block and not use.remarks:
            return use.block, use.options
    if any(use.remarks for use in uses):
        raise QueryError("a block of this page has a problem of its own", known=True)
    known = suggestion(name, [f"#{use.id}" for use in uses]) if uses else "there are no blocks at all"
    raise QueryError(f"this page has no block {name}; {known}")


def changes(text: str, block: type[Block]) -> dict[str, Value]:
    """The options that are given in brackets."""
    given, remarks = entries(f"{{{text}}}", 0)
    options, wrong = given_options(given, block)
    if said := [words for _, words in remarks + repeated(given) + wrong]:
        raise QueryError("; ".join(said))
    return options


def stage(leg: Leg, block: type[Block]) -> Stage:
    if not isinstance(leg.when, str) and steps(leg.when) > PATIENCE:
        raise QueryError(f"{steps(leg.when)} steps are too many; give at most {PATIENCE}")
    changed = changes(leg.options, block)
    if anew := [name for name in changed if block.options[name].restarts]:
        raise QueryError(f"{anew[0]} starts the block anew, so it cannot be changed in mid-run")
    return Stage(leg.when, tuple(sorted(changed.items())))


def seeds(term: Term, block: type[Block], options: dict[str, Value]) -> range:
    """As many as there are starts, from the seed of the block as it stands."""
    if term.starts > MOST_STARTS:
        raise QueryError(f"{term.starts} starts are too many; give at most {MOST_STARTS}")
    first = int(options["seed"])
    try:
        block.options["seed"].read(first + term.starts - 1)
    except InvalidValue as error:
        raise QueryError(f"{term.starts} starts from the seed {first} on lead too far: {error}") from error
    return range(first, first + term.starts)
