"""The block student-training: the network is trained for as long as one likes, and tested on students it never saw."""

from nnlesson.blocks.passing.lanes import Example, Group, lanes
from nnlesson.blocks.passing.learner import Learner, confusion
from nnlesson.blocks.passing.smoothed import SPAN, Smoothed
from nnlesson.blocks.passing.students import (
    FLIPS,
    HELD_OUT,
    RESULTS,
    SCALINGS,
    TRAINING,
    WITHOUT,
    Student,
    drawn,
    numbers,
)
from nnlesson.contract import FASTEST, Choose, Panel, Picture, Readout, Slider, TrainingBlock, choice, option, speeds
from nnlesson.core import Array
from nnlesson.core.trace import Trace
from nnlesson.draw.curve import Subject
from nnlesson.draw.element import Child
from nnlesson.draw.figure import Figure
from nnlesson.draw.table import table
from nnlesson.draw.traces import Level, Line, even_guess, traces
from nnlesson.draw.wording import percent, short

MOMENTS = (0, 1, 10, 100)  # epochs whose confusion table is kept
LOSSES = Subject("losses", "Loss", scale="log", low=0.01)
SCORES = Subject("scores", "Right answers, %", high=100.0)
EVEN_LOSS, EVEN_SCORE = even_guess(2), Level(50.0, "guessing 50")
HEIGHT = 225.0
MANY = 20_000  # drawn; of those, as many who passed as who failed are asked


class StudentTraining(TrainingBlock):
    """The student network trained on and on, with its loss, accuracy and confusion table on students it never saw."""

    kind = "student-training"
    max_steps = 5000
    rate: float = option(0.1, low=0.01, high=1.0, log=True, label="Learning rate")
    scaling: str = choice("divided", SCALINGS, label="Inputs")
    without: str = choice("none", WITHOUT, label="Column left out")
    flip: str = choice("none", FLIPS, label="Whose result is told wrongly")
    speed: str = speeds("medium", {"slow": 4, "medium": 30, "fast": 120, "full": FASTEST}, label="Epochs per second")
    controls = (
        *TrainingBlock.controls,
        Slider("rate"),
        Choose("scaling"),
        Choose("without"),
        Choose("flip"),
        Choose("speed"),
    )

    def start(self) -> None:
        flipped, without = list(FLIPS).index(self.flip) - 1, "" if self.without == "none" else self.without
        self.learner = Learner(self.scaling, self.rate, self.seed, flipped, without)
        self.held_losses, self.scores, self.held_scores = Trace(), Trace(), Trace()
        self.confusions: dict[int, tuple[Array, Array]] = {}
        self.held = Smoothed()

    def step(self) -> None:
        self.learner.optimizer.rate = self.rate
        self.learner.training.epochs(1)

    def evaluate(self) -> None:
        """What it says of everyone now, and how often it is right."""
        learner = self.learner
        self.answers, self.loss = learner.judged(learner.x, learner.target)
        self.held_answers, self.held_loss = learner.judged(learner.held_x, learner.held_target)
        self.now = (confusion(self.answers, learner.target), confusion(self.held_answers, learner.held_target))
        if self.steps in MOMENTS:
            self.confusions[self.steps] = self.now
        self.held.add(self.steps, self.held_loss)
        self.held_losses.add(self.held_loss)
        self.scores.add(100 * self.right / len(TRAINING))
        self.held_scores.add(100 * self.held_right / len(HELD_OUT))

    @property
    def right(self) -> int:
        return int(self.now[0].trace())

    @property
    def held_right(self) -> int:
        return int(self.now[1].trace())

    # What is to be seen

    def readouts(self) -> list[Readout]:
        held = len(HELD_OUT)
        return [
            Readout("epoch", self.steps, "Epoch", self.counted()),
            Readout("loss", self.loss, "Loss, trained on", trace=self.losses),
            Readout("held-out-loss", self.held_loss, "Loss, held out"),
            Readout("accuracy", self.right / 6, "Right, trained on", f"{self.right} of 6"),
            Readout("held-out", self.held_right / held, "Right, held out", f"{self.held_right} of {held}"),
        ]

    def counted(self) -> str:
        """The epochs, and how many there are in a second where their number is not chosen."""
        return f"{self.steps} · {self.made_per_second:.0f}/s" if self.made_per_second else ""

    def measures(self) -> list[Readout]:
        """How it does on thousands drawn like the held out, and how the rule itself does, which knows no luck."""
        students, by_rule = drawn(MANY, 5)
        raw, target = numbers(students)
        found = float((self.learner.probabilities(self.learner.seen(raw)).argmax(axis=1) == target).mean())
        rule = float((by_rule == target).mean())
        return [
            Readout("of-many", found, "Right, of many", percent(found)),
            Readout("rule-of-many", rule, "The rule, of many", percent(rule)),
            Readout("many", len(students), "Many", f"{len(students):,}"),
        ]

    def picture(self) -> Picture:
        panels = [
            Panel("Everyone, by the chance of a Pass", self.lanes(), "beside", "Everyone", tall=True),
            Panel("How wrong: the loss", self.chart(LOSSES, self.losses, self.held_losses, EVEN_LOSS), "main", "Loss"),
            Panel("How many right", self.chart(SCORES, self.scores, self.held_scores, EVEN_SCORE), "more", "Right"),
            Panel("Of how many does it say Pass / Fail?", self.confusion_table(), "more", "Confused"),
        ]
        fits = self.flip == "none" and self.right == len(TRAINING) and not self.held.rising
        return Picture(panels, self.sentence(), "right" if fits else "")

    def chart(self, subject: Subject, trained: Trace, held: Trace, level: Level) -> Figure:
        lines = [Line(trained, "trained on"), Line(held, "held out", "ink", dashes="6 4")]
        return traces(lines, subject, [level], look=self.look(subject.name), height=HEIGHT)

    def lanes(self) -> Figure:
        target = self.learner.target.astype(int).tolist()
        told = [examples([student], self.answers[[i]], [target[i]])[0] for i, student in enumerate(TRAINING)]
        held = examples(HELD_OUT, self.held_answers, [student.result for student in HELD_OUT])
        sort = sorted(held, key=lambda example: not example.yes)
        return lanes([Group("Trained on", told, named=True), Group("Held out", sort)], "P(Pass)")

    def confusion_table(self) -> Figure:
        """For those who passed and those who failed: of how many the network says Pass, and of how many Fail."""
        moments = [*sorted(self.confusions.items()), (-1, self.now)]
        missing = len(MOMENTS) + 1 - len(moments)
        head = ["at epoch", *map(str, MOMENTS), "now"]
        rows: list[list[Child]] = []
        for which, group in enumerate(("trained on", "held out")):
            for result, name in enumerate(RESULTS):
                cells = [cell(counts[which][result]) for _, counts in moments]
                first = f"{name}, {group}"
                rows.append([first, *cells[:-1], *["…"] * missing, cells[-1]])
        return table("Counts: says Pass / says Fail", head, rows)

    def sentence(self) -> str:
        held = f"{self.held_right} of {len(HELD_OUT)}"
        if not self.steps:
            return "The start, before any learning. Half of the held out passed: the same answer to all gets 12 of 24."
        if self.right < len(TRAINING):
            right = "right" if self.flip == "none" else "answered as it was told"
            return (
                f"{self.right} of 6 that it learns from are {right}, and {held} of those it has never seen are right."
            )
        said = f"{self.all_six()}; of those it has never seen, {held} are right."
        if self.held.rising:
            return (
                f"{said} The loss of the held out, averaged over {SPAN} epochs, was lowest ({short(self.held.lowest)}) "
                f"up to epoch {self.held.lowest_at}, and has risen since: overfitting."
            )
        return said

    def all_six(self) -> str:
        if self.flip == "none":
            return "All 6 that it learns from are right"
        return f"All 6 are answered as it was told, the wrong result of {self.flip.title()} included"


def examples(students: list[Student] | tuple[Student, ...], answers: Array, results: list[int]) -> list[Example]:
    passes = answers[:, 0].tolist()
    return [Example(student.name, p, result == 0) for student, p, result in zip(students, passes, results, strict=True)]


def cell(counts: Array) -> str:
    says_pass, says_fail = counts.astype(int).tolist()
    return f"{says_pass} / {says_fail}"
