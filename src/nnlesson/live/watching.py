"""Watching: the runs of a block answer what other blocks of its page ask, at the very step that they mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from nnlesson.contract.block import Block
from nnlesson.contract.measure import COMPARISONS, readout
from nnlesson.contract.option import Value
from nnlesson.contract.settings import difference, settings
from nnlesson.contract.terms import Condition, Term, parse_settings

type Tell = Callable[[str, float, Sequence[str]], None]  # a term, its value, and what was changed
type Settings = Mapping[str, Value]


class Watching:
    """All that is asked about one block. `options` are those that it has in its page."""

    def __init__(self, block: Block, options: Settings) -> None:
        self.block, self.options = block, options
        self.known: dict[str, Settings] = {}  # by what stands in the brackets of a term
        self.at: dict[int, list[Watch]] = {}  # by the step that they wait for
        self.others: list[Watch] = []

    def ask(self, text: str, term: Term, tell: Tell) -> None:
        watch = Watch(text, term, self.block, self.settings(term.options), tell)
        (self.at.setdefault(watch.when, []) if isinstance(watch.when, int) else self.others).append(watch)
        watch.begin()

    def settings(self, brackets: str) -> Settings:
        """What the block starts with in its page, but for what the brackets of a term say."""
        if brackets not in self.known:
            kind = type(self.block)
            self.known[brackets] = settings(kind(self.block.id, **{**self.options, **parse_settings(brackets)}))
        return self.known[brackets]

    def stepped(self) -> None:
        """The block has made a step."""
        if self.at or self.others:
            self.look()

    def touched(self, option: str = "") -> None:
        """A learner has done something with the block, and may have set an option of it."""
        for watch in self.watches():
            watch.compare(option)
        self.look()

    def look(self) -> None:
        for watch in (*self.at.get(self.block.made, ()), *self.others):
            watch.look()

    def watches(self) -> Iterator["Watch"]:
        yield from (watch for watches in self.at.values() for watch in watches)
        yield from self.others


class Watch:
    """One term that is asked for: it waits in each run for the moment, and tells the value that the run has there."""

    def __init__(self, text: str, term: Term, block: Block, own: Settings, tell: Tell) -> None:
        self.text, self.term, self.block, self.own, self.tell = text, term, block, own, tell
        self.when = term.run[0].when
        self.changes: dict[str, str] = {}  # of the settings that count, by option
        self.waits = True  # whether the moment is still to come in this run

    def begin(self) -> None:
        """Of a run that is under way already nobody knows what was changed, nor whether the moment has passed."""
        if self.block.made == 0:
            self.compare()
        else:
            self.waits = isinstance(self.when, int) or not self.there
        self.look()

    def compare(self, option: str = "") -> None:
        """At the start of a run all settings count; later those that a learner sets."""
        if self.block.made == 0:
            self.changes, self.waits = {}, True
        for name in self.own if self.block.made == 0 else [option]:
            if name in self.own and getattr(self.block, name) != self.own[name]:
                self.changes[name] = difference(self.block.options[name], getattr(self.block, name), self.own[name])

    def look(self) -> None:
        if not self.waits or not self.there:
            return
        self.waits = self.block.made == 0  # what is asked of the start can be set there again and again
        found = readout(self.block, self.term.readout)
        if found:
            self.tell(self.text, float(found.value), list(self.changes.values()))

    @property
    def there(self) -> bool:
        if isinstance(self.when, int):
            return self.block.made == self.when
        if isinstance(self.when, Condition):
            found = readout(self.block, self.when.name)
            return found is not None and COMPARISONS[self.when.comparison](found.value, self.when.limit)
        return self.block.finished
