"""The workshop of one block: its run with all moments, the runs before it, and what can be done with them."""

from collections.abc import Callable
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.picture import Picture
from nnlesson.contract.run_bar import Run
from nnlesson.live.events import changes_run
from nnlesson.live.runs.diagnosis import Diagnosis, diagnose
from nnlesson.live.runs.gradient_check import Checked, check_gradient
from nnlesson.live.runs.history import Clock, History
from nnlesson.live.runs.kept_shelf import KeptShelf
from nnlesson.live.runs.recipe import Recipe
from nnlesson.live.runs.shelf import Seen, Shelf
from nnlesson.live.runs.taking import Taken, follow, take

DIAGNOSE_EVERY = 300.0  # ms while a block runs
LONGEST_RUN = 2**53  # moments


class Workshop:
    """Carries out on a block what concerns its runs, and knows what a frame shows of them."""

    def __init__(self, block: Block, clock: Clock, recipe: Recipe | None = None) -> None:
        self.block, self.clock = block, clock
        self.shelf = Shelf()
        self.kept_shelf = KeptShelf(self.shelf, block)
        self.history = History(block, clock, recipe, self.shelve)
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
        }

    # The run

    def carry_out(self, name: str, value: Any) -> bool:
        """Let the block do what was asked for; whether that may change its run."""
        self.history.carry_out(name, value)
        changes = changes_run(name, value)
        if changes:
            self.checked = None
        return changes

    def step(self) -> None:
        self.history.advance()
        self.checked = None

    def leap(self, most: int) -> None:
        """Up to so many steps at once."""
        self.history.leap(most)
        self.checked = None

    def rewind(self, value: Any) -> None:
        """To a moment, as a slider sends it; whatever else is sent leads to the start."""
        moment = int(value) if isinstance(value, int | float) and abs(value) < LONGEST_RUN else 0
        self.history.rewind(moment)
        self.checked = None

    # What is taken out of it

    def take(self, what: str) -> None:
        if what == "gradient":
            self.checked = check_gradient(self.block)
            self.taken = {"how": "say", "text": self.checked.sentence}
        else:
            self.taken = take(self.block, self.history, self.shelf, what)

    # The runs before it

    def shelve(self, end: int, recipe: Recipe | None) -> None:
        """A run is over, or its end is given up for another one."""
        if self.at_end:
            self.shelf.put(self.block, self.at_end, end, recipe, self.history.options)
            self.at_end = None

    def follow(self, link: Any) -> None:
        """Go to the moment of a link; the run that was here goes onto the shelf."""
        end, recipe = self.history.end, self.history.recipe
        left, self.taken = follow(self.block, self.history, link)
        if left and end:
            self.shelve(end, recipe)

    def go_back_to(self, name: str) -> None:
        """To the end of an earlier run; the one that was here takes its place on the shelf."""
        run = self.shelf.find(name)
        if run and run.recipe:
            self.history.leave()
            self.shelf.throw_away(name)
            self.history.follow(run.recipe)

    # What is seen

    def draw(self) -> Picture:
        """The picture of now, with the earlier runs behind it."""
        self.block.earlier_lines = self.shelf.lines
        picture = self.block.picture()
        if self.history.moment == self.history.end:
            self.at_end = Seen(picture, self.block.readouts(), self.block.made)
        return picture

    @property
    def run(self) -> Run:
        slopes = self.checked.numbers if self.checked and self.checked.slopes else None
        earlier, compared = self.shelf.rows, self.shelf.compared(self.block)
        return Run(self.history.moment, self.history.end, earlier, compared, slopes)

    def news(self) -> dict[str, Any]:
        """What goes along with a frame: the shelf to be kept, what was taken out of the page, and what is wrong."""
        found: dict[str, Any] = dict(self.kept_shelf.news())
        if self.taken:
            found["taken"], self.taken = self.taken, None
        if trouble := self.diagnosed():
            found["trouble"] = trouble
        return found

    def diagnosed(self) -> dict[str, Any] | None:
        """What is wrong, and the moment to which it can be undone; in a run it is looked at now and then."""
        now = self.clock()
        if not self.block.running or now - self.diagnosed_at >= DIAGNOSE_EVERY:
            self.diagnosed_at, self.trouble = now, diagnose(self.block)
        if self.trouble is None:
            return None
        undo = self.trouble.undo
        moment = -1 if undo is None else self.history.moment - self.block.made + undo
        return {"sentence": self.trouble.sentence} | ({"undo": moment} if moment >= 0 else {})
