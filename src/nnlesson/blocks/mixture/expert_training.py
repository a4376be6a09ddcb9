"""The block expert-training: a mixture of experts learns the next word, with and without load balancing."""

from dataclasses import replace

import numpy as np

from nnlesson.blocks.mixture.colours import colour
from nnlesson.blocks.mixture.cross_table import Table, cell_at, cross_table
from nnlesson.blocks.mixture.model import NextWord, settled
from nnlesson.blocks.mixture.shares import Course, Event, shares
from nnlesson.blocks.mixture.text import KIND, KINDS, WORDS, floor
from nnlesson.contract import Choose, Mark, Panel, Picture, Readout, Slider, TrainingBlock, choice, option, speeds
from nnlesson.core import Momentum
from nnlesson.core.trace import Trace
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.course import Line
from nnlesson.draw.course_table import course_numbers
from nnlesson.draw.curve import Level, Subject, curve, even_guess
from nnlesson.draw.figure import Chart, Figure, Numbers
from nnlesson.draw.wording import percent, short

COLLAPSED = 0.4  # of all choices for one expert: several times an even share
SPREAD = 2.0  # times an even share: more than that is not called spread
LOSS = Subject("loss", "Loss")
SHARED = {"1": "Share of the words", "2": "Share of all choices"}  # as each word makes one choice, or two
FLOOR = floor()
EVEN = even_guess(len(WORDS), at_the_end=True)
LOWEST = Level(FLOOR, f"lowest possible {short(FLOOR)}")
OF_KIND = np.array([[float(KIND[word] == kind) for word in WORDS] for kind in KINDS])  # (kinds, words)
EVENTS = 4  # changes of the coefficient that are marked
LATELY = 10  # places of a course: an expert without a word in all of them counts as idle


class ExpertTraining(TrainingBlock):
    """Router and experts are trained together. Without balancing a few experts get almost all the words."""

    kind = "expert-training"
    max_steps = 3000
    unit = "step"
    balancing: float = option(0.0, low=0.0, high=1.0, step=0.05, label="Balancing coefficient")
    k: str = choice("1", {"1": "1", "2": "2"}, label="Experts for each word")
    experts: int = option(8, low=1, high=32, label="Experts", restarts=True)
    rate: float = option(0.35, low=0.01, high=1.0, log=True, label="Learning rate", restarts=True)
    speed: str = speeds("medium", {"slow": 10, "medium": 60, "fast": 200})
    controls = (*TrainingBlock.controls, Slider("balancing"), Choose("k"), Choose("speed"))

    def start(self) -> None:
        self.network = NextWord(self.experts, min(int(self.k), self.experts), Momentum(self.rate), self.rng())
        self.loads = [Trace() for _ in range(self.experts)]
        self.events: list[tuple[int, float]] = []  # at which step the coefficient became what
        self.fell = False  # whether it has been collapsed in this run
        self.rises = 0  # steps by which the loss rose

    def step(self) -> None:
        self.network.step(self.balancing)

    def objective(self) -> float:
        """What a step goes down has the balancing loss in it."""
        self.network.evaluate()
        return self.network.wrong + self.balancing * self.network.uneven

    def evaluate(self) -> None:
        self.loss = self.network.wrong
        self.rises += bool(self.losses.count) and self.loss > self.losses.last
        self.fell = self.fell or self.collapsed
        for trace, load in zip(self.loads, self.network.load.tolist(), strict=True):
            trace.add(load)

    def changed(self, option: str) -> None:
        if option == "balancing" and self.steps:
            kept = [event for event in self.events if event[0] != self.steps]
            self.events = [*kept, (self.steps, self.balancing)][-EVENTS:]

    def marks(self, option: str) -> list[Mark]:
        return [Mark(0.0, "off"), Mark(0.2, "0.2")]

    # What happened so far

    @property
    def busiest(self) -> float:
        """The share of the words that reach the busiest expert."""
        return settled(self.network.load.max() * self.network.mixture.k)

    @property
    def even(self) -> float:
        """The share of the words that each expert would get if all got the same."""
        return self.network.mixture.k / self.experts

    @property
    def idle(self) -> int:
        return int((self.network.load == 0).sum())

    @property
    def collapsed(self) -> bool:
        """One expert has far more than its share, and a quarter of the experts or more have nothing."""
        return self.uneven and 4 * self.idle >= self.experts

    @property
    def uneven(self) -> bool:
        return self.experts > 4 and self.busiest > COLLAPSED * self.network.mixture.k

    def counts(self) -> Table:
        """How many words of each kind go to each expert."""
        counts = (OF_KIND @ self.network.mixture.chosen).astype(np.int64)
        columns = [str(e + 1) for e in range(self.experts)]
        return Table(
            "kinds",
            counts,
            list(KINDS),
            columns,
            "expert",
            "Words of each kind, by the experts that get them",
            [colour(e) for e in range(self.experts)],
        )

    # What is to be seen

    def readouts(self) -> list[Readout]:
        return [
            Readout("step", self.steps, "Step"),
            Readout("loss", settled(self.loss), "Loss", trace=self.losses),
            Readout("busiest", self.busiest, "Words of the busiest", percent(self.busiest)),
            Readout("idle", self.idle, "Experts without words", f"{self.idle} of {self.experts}"),
        ]

    def measures(self) -> list[Readout]:
        """`rises` are steps by which the loss rose. With equal scores the balancing loss is 1, whoever is chosen."""
        least = settled(self.network.load.min() * self.network.mixture.k)
        apart = int(((self.counts().counts > 0).sum(axis=1) > 2).sum())
        return [
            Readout("apart", apart, "Kinds of words that go to three or more experts", f"{apart} of {len(KINDS)}"),
            Readout("floor", settled(FLOOR), "Lowest possible loss"),
            Readout("least", least, "Words of the least busy", percent(least)),
            Readout("rises", self.rises, "Steps by which the loss rose"),
            Readout("balancing-loss", settled(self.network.uneven), "Balancing loss"),
        ]

    def picture(self) -> Picture:
        table = self.counts()
        told = cell_at(table, self.pointer.name, self.pointer.x) if self.pointer else None
        spoken = self.about_cell(table, *told) if told else ""
        k = self.network.mixture.k
        twice = ", each with both of its experts" if k > 1 else ""
        title = "How the text's words" + (", two choices each," if k > 1 else "") + " are shared out"
        panels = [
            Panel(title, self.bands(), "main", "Shares", tall=True),
            Panel(
                f"Who gets which of the {len(WORDS)} words{twice}",
                cross_table(table, told, spoken),
                "more",
                "Who gets which",
            ),
            Panel("How many words reach each expert", self.load(), "more", "Now"),
            Panel(
                "How wrong: the loss",
                curve(self.losses, LOSS, self.look("loss"), 240.0, [EVEN, LOWEST]),
                "more",
                "Loss",
            ),
        ]
        tone = "wrong" if self.steps and self.collapsed else "right" if self.spread else ""
        return Picture(panels, spoken or self.sentence(), tone)

    @property
    def spread(self) -> bool:
        return bool(self.steps >= 100 and not self.idle and self.busiest < SPREAD * self.even)

    def bands(self) -> Figure:
        rows = np.array([trace.firsts for trace in self.loads])
        stride, idle = self.loads[0].stride, frozenset(e for e, trace in enumerate(self.loads) if without_words(trace))
        course = Course(rows, self.network.load, stride, self.steps, "expert", self.shared, idle)
        events = [Event(step, f"balancing {short(given)}", short(given)) for step, given in self.events]
        return replace(shares(course, events), chart=Chart("shares", self.share_numbers))

    def share_numbers(self) -> Numbers:
        lines = [Line(trace, f"expert {expert + 1}") for expert, trace in enumerate(self.loads)]
        return course_numbers(lines, Subject("shares", self.shared, "step"), (), percent)

    @property
    def shared(self) -> str:
        return SHARED[str(self.network.mixture.k)]

    def load(self) -> Figure:
        reached = (self.network.load * self.network.mixture.k).tolist()
        told = [Bar(f"expert {e + 1}", share, look=f"nn-expert__fill {colour(e)}") for e, share in enumerate(reached)]
        return bars(told, "Share of the text's words that reach each expert")

    def about_cell(self, table: Table, row: int, column: int) -> str:
        kind = table.rows[row]
        found = [w for i, w in enumerate(WORDS) if KIND[w] == kind and self.network.mixture.chosen[i, column]]
        return f"Expert {column + 1} gets {len(found)} of the {kind}{': ' if found else '.'}{'  '.join(found)}"

    def sentence(self) -> str:
        none = f"{self.idle} of {self.experts} get none"
        if not self.steps:
            return f"A random start: the busiest expert gets {percent(self.busiest)} of the words, and {none}."
        if self.uneven:
            return self.about_uneven(none)
        if self.spread:
            most, even = percent(SPREAD * self.even), percent(self.even)
            how = "Rescued: every expert gets words again" if self.fell else "Spread: every expert gets words"
            return f"{how}, and none more than {most}. An even share would be {even}."
        return f"{'On the way back' if self.fell else 'On its way'}. Of the experts, {none}."

    def about_uneven(self, none: str) -> str:
        busiest, many = int(self.network.load.argmax()) + 1, percent(COLLAPSED * self.network.mixture.k)
        first = f"expert {busiest} alone gets more than {many} of the words"
        if not self.collapsed:
            return f"Uneven: {first}, but {self.experts - self.idle} of {self.experts} get some."
        rescue = "" if self.balancing else " Can balancing bring them back?"
        return f"Collapsed: {first}, and {none}. Those learn nothing, and fill memory all the same.{rescue}"


def without_words(load: Trace) -> bool:
    return load.last == 0 and not any(load.highs[-LATELY:])
