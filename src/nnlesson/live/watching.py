"""Watching: the runs of a block answer what other blocks of its page ask, at the very step that they mean."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from nnlesson.contract.block import Block
from nnlesson.contract.measure import COMPARISONS, is_over, readout
from nnlesson.contract.option import Value
from nnlesson.contract.settings import difference, settings
from nnlesson.contract.terms import Condition, Term

type Tell = Callable[[str, float, Sequence[str]], None]  # a term, its value, and what was changed
type Altered = Callable[[], list[str]]
type Past = Callable[[], Iterable[Mapping[str, Value]]]


class Watching:
    """All that is asked about one block."""

    def __init__(self, block: Block, altered: Altered = list, past: Past = tuple) -> None:
        """`altered` says what besides its settings is not as in its page; `past` has the settings of its run so far."""
        self.block, self.altered, self.past = block, altered, past
        self.watches: list[Watch] = []

    def ask(self, text: str, term: Term, tell: Tell) -> None:
        watch = Watch(text, term, self.block, tell, self.altered)
        self.watches.append(watch)
        watch.join(self.past())
        watch.look()

    def forget(self, tell: Tell) -> None:
        """Who is told in this way does not listen any more."""
        self.watches = [watch for watch in self.watches if watch.tell != tell]

    @property
    def waits(self) -> bool:
        """Whether somebody is to be told of a moment of this run."""
        return any(watch.waits for watch in self.watches)

    def stepped(self) -> None:
        """The block has made a step."""
        for watch in self.watches:
            watch.look()

    def touched(self, option: str = "") -> None:
        """A learner has done something with the block, and may have set an option of it."""
        for watch in self.watches:
            watch.compare(option)
            watch.look()

    def moved(self, back: bool) -> None:
        """Its run stands at another moment, or is another one; to go back in it answers nobody."""
        for watch in self.watches:
            watch.join(self.past())
            if back:
                watch.waits &= not watch.there
            watch.look()


class Watch:
    """One term that is asked for: it waits in each run for the moment, and tells the value that the run has there."""

    def __init__(self, text: str, term: Term, block: Block, tell: Tell, altered: Altered) -> None:
        self.text, self.term, self.block, self.tell, self.altered = text, term, block, tell, altered
        self.own = settings(block, term.options)
        self.when = term.run[0].when
        self.changes: dict[str, str] = {}  # of the settings that count, by option
        self.waits = True  # whether the moment is still to come in this run

    def join(self, past: Iterable[Mapping[str, Value]]) -> None:
        """A run that is under way already, or one that is about to begin, with the settings that it has had so far."""
        self.changes = {}
        for options in past:
            for name, own in self.own.items():
                if options[name] != own:
                    self.changes[name] = difference(self.block.options[name], options[name], own)
        made = self.block.made
        self.waits = made == 0 or (made <= self.when if isinstance(self.when, int) else not self.there)

    def compare(self, option: str = "") -> None:
        """At the start of a run all settings count; later those that a learner sets."""
        if self.block.made == 0:
            self.changes, self.waits = {}, True
        for name in self.own if self.block.made == 0 else [option]:
            if name in self.own and getattr(self.block, name) != self.own[name]:
                self.changes[name] = difference(self.block.options[name], getattr(self.block, name), self.own[name])

    def look(self) -> None:
        """Where nothing has been run, settings that are not those of the term are no run that says something else."""
        if not self.waits or (self.changes and self.block.made == 0) or not self.there:
            return
        self.waits = False
        found = readout(self.block, self.term.readout)
        if found and math.isfinite(found.value):  # a run that has left the numbers answers nobody
            self.tell(self.text, float(found.value), [*self.changes.values(), *self.altered()])

    @property
    def there(self) -> bool:
        if isinstance(self.when, int):
            return self.block.made == self.when or (self.block.made < self.when and is_over(self.block))
        if isinstance(self.when, Condition):
            found = readout(self.block, self.when.name)
            return found is not None and COMPARISONS[self.when.comparison](found.value, self.when.limit)
        return is_over(self.block)
