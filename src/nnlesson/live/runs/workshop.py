"""The workshop of one block: its run with all moments, the runs before it, and what can be done with them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.option import Value
from nnlesson.contract.picture import Picture
from nnlesson.contract.run_bar import EarlierRun, Run
from nnlesson.live.code.coding import Coding
from nnlesson.live.code.editing import Code
from nnlesson.live.runs.diagnosis import Diagnosis, diagnose
from nnlesson.live.runs.fixing import Fixing
from nnlesson.live.runs.gradient_check import Checked, check_gradient
from nnlesson.live.runs.history import Clock, History
from nnlesson.live.runs.kept_shelf import KeptShelf
from nnlesson.live.runs.link import Link
from nnlesson.live.runs.recipe import Recipe, options_of, settings_in
from nnlesson.live.runs.shelf import Seen, Shelf
from nnlesson.live.runs.taking import ASKS, HIDES, Taken, follow, read, refused, take

DIAGNOSE_EVERY = 300.0  # ms while a block runs
LONGEST_RUN = 2**53  # moments
GONE = "This run cannot be gone back to. The figure is as it was."


class Workshop:
    """Carries out on a block what concerns its runs, and knows what a frame shows of them."""

    def __init__(self, block: Block, clock: Clock, recipe: Recipe | None = None, offered: Recipe | None = None) -> None:
        """A run whose recipe is only `offered` was made with somebody's code, which does not run unasked."""
        self.block, self.clock = block, clock
        self.shelf = Shelf()
        self.kept_shelf = KeptShelf(self.shelf, block)
        self.history = History(block, clock, recipe, self.shelve, Code())
        self.history.fixed = offered.fixed if offered else self.history.fixed
        self.coding = Coding(block, self.history, offered)
        self.fixing = Fixing(block, self.history)
        self.at_end: Seen | None = None  # what was seen last of the end of its run
        self.checked: Checked | None = None  # the slopes of now
        self.taken: Taken | None = None  # out of the page, with the next frame
        self.trouble: Diagnosis | None = None
        self.diagnosed_at = -DIAGNOSE_EVERY
        self.tools: dict[str, Callable[[Any], None]] = {  # by the name of the event
            "rewind": self.rewind,
            "take": self.take,
            "follow": self.follow,
            "pick": lambda value: self.shelf.pick(value["run"], value["on"]),
            "throw-away": self.shelf.throw_away,
            "go-back-to": self.go_back_to,
            "code": self.coding.look,
            "edit": self.edit,
            "consent": self.consent,
            "fix": self.fixing.tick,
            "free": self.free,
        }

    # The run

    def carry_out(self, name: str, value: Any) -> bool:
        """Let the block do what was asked for; whether that may change its run."""
        if why := self.fixing.refuses(name, value):
            self.taken = {"how": "say", "text": why}
            return False
        self.see_end()
        changes = self.history.carry_out(name, value)
        if changes:
            self.checked, self.coding.of_state = None, False
        return changes

    def step(self) -> None:
        self.history.advance()
        self.checked = None

    def leap(self, most: int) -> None:
        """Up to so many steps at once; in edited code one, which then does what it does when it is made again."""
        if self.history.code.edits:
            self.history.advance()
        else:
            self.history.leap(most)
        self.checked = None

    def rewind(self, value: Any) -> None:
        """To a moment, as a slider sends it; whatever else is sent leads to the start."""
        moment = int(value) if isinstance(value, int | float) and abs(value) < LONGEST_RUN else 0
        self.see_end()
        self.history.rewind(moment)
        self.checked = self.coding.wrong = None

    # Its code

    def edit(self, edits: Any) -> None:
        self.coding.edit(edits)
        self.checked = None

    def consent(self, _: Any) -> None:
        """The learner has looked at the code that was offered, and wants its run."""
        recipe, here = self.coding.offered, self.coding.offered_here
        self.coding.offered = self.coding.wrong = self.checked = None
        if recipe and here and recipe.shows_all:
            self.history.begin(recipe)
        elif recipe and here:  # what it had before was not seen
            self.edit(recipe.edits_made[-1])
        elif recipe:
            self.bring(recipe)
        self.fixing.ticked |= set(self.history.fixed)

    # What is taken out of it

    def take(self, what: str) -> None:
        if what == "gradient":
            self.checked = check_gradient(self.block)
            self.taken = {"how": "say", "text": self.checked.sentence}
        else:
            self.taken = take(self.block, self.history, self.shelf, what, self.fixing.next_link)

    # What a link has fixed

    def free(self, _: Any) -> None:
        self.history.free()
        self.taken = {"how": "say", "text": "Nothing is fixed any more."}

    # The runs before it

    def shelve(self, end: int, recipe: Recipe | None, options: Mapping[str, Value] | None = None) -> None:
        """A run is over, or its end is given up for another one."""
        if self.at_end or recipe:  # of a run that came back in its midst nobody has seen the end
            seen = self.at_end or Seen(Picture([], ""), [], end)
            self.shelf.put(self.block, seen, end, recipe, options or self.history.options)
        self.at_end = None

    def follow(self, link: Any) -> None:
        """Go to the moment of a link; the run that was here goes onto the shelf."""
        found = read(self.block, link)
        if isinstance(found, Link) and not found.recipe.shows_all:
            self.taken = refused(HIDES)
        elif isinstance(found, Link) and found.recipe.edited:
            self.coding.offer(found.recipe)
            self.taken = {"how": "say", "text": ASKS}
        elif isinstance(found, Link):
            self.bring(found.recipe, found)
        else:
            self.taken = found

    def bring(self, recipe: Recipe, link: Link | None = None) -> bool:
        """Go to where a recipe leads, if that can be; the run that was here goes onto the shelf."""
        self.see_end()
        end, before, options = self.history.end, self.history.recipe, self.history.options
        self.checked = self.coding.wrong = None
        left, self.taken = follow(self.block, self.history, recipe, link)
        self.coding.of_state &= not left  # a run that is offered is another one now
        self.fixing.ticked |= set(self.history.fixed)
        if left and end:
            self.shelve(end, before, options)
        elif left:
            self.at_end = None  # of a run without a step
        return left

    def go_back_to(self, name: str) -> None:
        """To the end of an earlier run; the one that was here takes its place on the shelf."""
        run = self.shelf.find(name)
        if run and run.recipe and self.fixing.allows(run.recipe):
            before = self.shelf.runs, self.shelf.picked
            self.shelf.throw_away(name)
            if self.bring(replace(run.recipe, fixed=self.history.fixed)):
                self.taken = None
            else:
                self.shelf.runs, self.shelf.picked = before
                self.taken = {"how": "say", "text": GONE}

    # What is seen

    def draw(self) -> Picture:
        """The picture of now, with the earlier runs behind it."""
        self.block.earlier_lines = self.shelf.lines
        picture = self.block.picture()
        if self.history.moment == self.history.end:
            self.at_end = Seen(picture, self.block.readouts(), self.block.made)
        return picture

    def see_end(self) -> None:
        """Steps may follow each other faster than frames do: their end is looked at before it is left."""
        at_its_end = self.history.moment == self.history.end
        if at_its_end and self.at_end and self.at_end.made != self.block.made:
            self.draw()

    @property
    def recipe(self) -> Recipe | None:
        """How its run came about, as it is kept, also where that was not asked for yet."""
        return self.coding.offered if self.coding.offered_here else self.history.kept

    @property
    def past(self) -> list[Mapping[str, Value]]:
        """All settings that the steps of its run were made with up to here, and those of now."""
        happened = self.history.happenings[: self.history.happened]
        return [*settings_in(self.history.options, happened), options_of(self.block)]

    @property
    def run(self) -> Run:
        slopes = self.checked.numbers if self.checked and self.checked.slopes else None
        history, compared = self.history, self.shelf.compared(self.block)
        where = history.moment, history.end
        return Run(*where, self.earlier, compared, slopes, history.first, history.fixed, self.fixing.next_link)

    @property
    def earlier(self) -> list[EarlierRun]:
        """Those that came about otherwise than a link allows are to be looked at, and not to be gone back to."""
        barred = {run.name for run in self.shelf.runs if run.recipe and not self.fixing.allows(run.recipe)}
        return [replace(row, known=row.known and row.name not in barred) for row in self.shelf.rows]

    def news(self) -> dict[str, Any]:
        """What goes along with a frame: the shelf to be kept, what was taken out of the page, and what is wrong."""
        found: dict[str, Any] = dict(self.kept_shelf.news())
        if self.taken:
            found["taken"], self.taken = self.taken, None
        if trouble := self.diagnosed():
            found["trouble"] = trouble
        if code := self.coding.news():
            found["code"] = code
        return found

    def diagnosed(self) -> dict[str, Any] | None:
        """What is wrong, and the moment to which it can be undone; in a run it is looked at now and then."""
        now = self.clock()
        if not self.block.running or now - self.diagnosed_at >= DIAGNOSE_EVERY:
            own = self.history.edited  # by which rules it has learned then, nobody here knows
            self.diagnosed_at, self.trouble = now, None if own else diagnose(self.block)
        if self.trouble is None:
            return None
        undo = self.trouble.undo
        moment = -1 if undo is None else self.history.moment - self.block.made + undo
        return {"sentence": self.trouble.sentence} | ({"undo": moment} if moment >= 0 else {})
