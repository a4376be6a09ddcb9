"""Evaluation of terms: the numbers that prose asks for, computed by running the very block that a learner runs."""

from collections.abc import Iterable, Mapping, Sequence
from math import isnan

from nnlesson.blocks.overlay import OVERLAY
from nnlesson.contract.block import Block
from nnlesson.contract.picture import Readout
from nnlesson.contract.terms import SHARE, Term, parse_claim, parse_term
from nnlesson.draw.wording import short
from nnlesson.plugin.build_cache import BuildCache
from nnlesson.plugin.pool import SOON, all_carried_out
from nnlesson.plugin.questions import QueryError, Question, questions, understood
from nnlesson.plugin.runs import Numbers, Options, Run, Shown, Way, no_readout, plain
from nnlesson.plugin.statistic import share, statistic
from nnlesson.plugin.validation import Catalogue, Use, cannot_be_had
from nnlesson.plugin.verdict import refuted

NO_NUMBER = "it is not a number there (NaN), for the run has gone beyond all of them; ask earlier, or lower the rate"


class Evaluator:
    """Evaluates terms and claims, and keeps every run of a build: what was asked once is not trained for twice.

        Evaluator(catalogue()).evaluate("loss of and-gate after 100 epochs")

    `uses` are the blocks of the same page, which a text may name: #my-id. `faults` says of a kind why its block cannot
    be had.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        cache: BuildCache | None = None,
        soon: float = SOON,
        faults: Mapping[str, str] | None = None,
    ) -> None:
        self.catalogue, self.soon, self.faults = catalogue, soon, faults or {}
        self.cache = cache or BuildCache()
        self.failed: dict[Question, str] = {}  # and why

    def evaluate(self, text: str, uses: Sequence[Use] = ()) -> str:
        """The number that a text asks for, as its block shows it."""
        number = self.number(understood(parse_term, text), uses)
        return number.text or short(number.value)

    def refute(self, text: str, uses: Sequence[Use] = ()) -> str:
        """What was found in place of what a text claims; empty if the claim holds."""
        claim = understood(parse_claim, text)
        self.ask(question for term in claim.terms for question in self.questions(term, uses))
        left, *others = [self.number(term, uses) for term in claim.terms]
        return refuted(claim, left, others[0] if others else None)

    def prepare(self, asked: Iterable[tuple[Term, Sequence[Use]]]) -> None:
        """Make all runs that terms will ask for, at once; what is wrong with a term is told when it is asked."""
        found: list[Question] = []
        for term, uses in asked:
            try:
                found += self.questions(term, uses)
            except QueryError:
                continue
        self.ask(found)

    def number(self, term: Term, uses: Sequence[Use] = ()) -> Readout:
        """What a term asks for; raises QueryError."""
        asked = self.questions(term, uses)
        self.ask(asked)
        found = [self.answer(question, among=term.starts) for question in asked]
        if term.statistic == SHARE and term.those:
            return share(found, term.those)
        number = statistic(term.statistic, found) if term.starts > 1 else found[0]
        if isnan(number.value) and not number.text:
            raise QueryError(NO_NUMBER)
        return number

    def at_the_start(self, kind: str) -> Shown:
        """All that a block shows and measures before anything is done, with no option given; what it raises is raised.

        It is kept like a run on which nothing has been asked yet, and answers what is asked of the start of this one.
        """
        [question] = self.questions(Term("", kind), ())
        whole = self.kept_as(*question.run, ())
        if whole not in self.cache.runs:
            figure = question.block("", **dict(question.options))
            self.cache.runs[whole] = {name: plain(readout) for name, readout in Numbers(figure).everything().items()}
            self.cache.runs.setdefault(self.kept_as(*question.run, question.way), {}).update(self.cache.runs[whole])
        return self.cache.runs[whole]

    def answer(self, question: Question, among: int) -> Readout:
        """What has been shown, one `among` so many starts; raises QueryError."""
        shown = self.cache.runs.get(self.kept_as(*question.run, question.way), {})
        if question.readout in shown:
            return shown[question.readout]
        said = self.failed[question]
        raise QueryError(said if among == 1 else f"with seed {dict(question.options)['seed']}: {said}")

    def ask(self, asked: Iterable[Question]) -> None:
        """Make the runs of those questions that have no answer yet; each run once, whatever is asked of it."""
        runs: dict[tuple[str, Options], dict[Way, list[Question]]] = {}
        for question in asked:
            if not self.is_answered(question):
                runs.setdefault(question.run, {}).setdefault(question.way, []).append(question)
        waiting = [Run(*run, {way: names(missing) for way, missing in ways.items()}) for run, ways in runs.items()]
        for run, outcome in all_carried_out(waiting, self.catalogue, self.soon):
            for way, missing in runs[run.kind, run.options].items():
                shown = outcome.shown.get(way, {})
                self.cache.runs.setdefault(self.kept_as(run.kind, run.options, way), {}).update(shown)
                for question in missing:
                    if question.readout not in shown:
                        why = outcome.failed.get(way) or no_readout(question.block, question.readout, shown)
                        self.failed[question] = why

    def questions(self, term: Term, uses: Sequence[Use]) -> list[Question]:
        """What a term asks; raises QueryError."""
        if term.block not in self.catalogue and (fault := self.faults.get(term.block)):
            raise QueryError(cannot_be_had(fault), known=True)
        return questions(term, self.catalogue, uses)

    def is_answered(self, question: Question) -> bool:
        shown = self.cache.runs.get(self.kept_as(*question.run, question.way), {})
        return question.readout in shown or question in self.failed

    def kept_as(self, kind: str, options: Options, way: Way) -> str:
        """Under which words it is kept what a run has shown at the end of a way."""
        return repr((self.made_by(self.catalogue[kind]), options, way))

    def made_by(self, block: type[Block]) -> str:
        """The kind of a block, and which text of its theme it is made from where a file of its own says that."""
        return " ".join(filter(None, [block.kind, OVERLAY.version(block.__module__)]))


def names(asked: Iterable[Question]) -> frozenset[str]:
    return frozenset(question.readout for question in asked)
