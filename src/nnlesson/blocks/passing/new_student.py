"""The block new-student: the trained network is asked about a student of one's own, one number at a time."""

from copy import deepcopy

import numpy as np

from nnlesson.blocks.passing.learner import Learner
from nnlesson.blocks.passing.response import Response, responses
from nnlesson.blocks.passing.students import (
    COLUMNS,
    ENDS,
    FLIPS,
    KNOWN,
    NAMED,
    RESULTS,
    SCALINGS,
    TRAINING,
    UNITS,
    WITHOUT,
)
from nnlesson.contract import (
    Block,
    Choose,
    NewStart,
    Panel,
    Picture,
    Pointer,
    Readout,
    Reset,
    Slider,
    choice,
    option,
)
from nnlesson.core import Array
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.element import Child
from nnlesson.draw.figure import Figure
from nnlesson.draw.table import table
from nnlesson.draw.wording import percent

SAMPLES = 49
SURE = 0.9


ASKED = ("study", "sleep", "score", "epochs")  # what Reset puts back


class NewStudent(Block):
    """A student of one's own before the trained network, and its answer as each input changes alone."""

    kind = "new-student"
    study: float = option(5.0, low=0.0, high=12.0, step=0.5, label="Study, hours")
    sleep: float = option(6.0, low=0.0, high=12.0, step=0.5, label="Sleep, hours")
    score: float = option(70.0, low=0.0, high=100.0, step=1.0, label="Previous score, %")
    epochs: int = option(100, low=0, high=200, label="Epochs of training before")
    scaling: str = choice("divided", SCALINGS, label="Inputs", restarts=False)
    without: str = choice("none", WITHOUT, label="Column left out", restarts=False)
    flip: str = choice("none", FLIPS, label="Whose result was told wrongly", restarts=False)
    controls = (
        Reset(),
        NewStart(),
        Slider("study"),
        Slider("sleep"),
        Slider("score"),
        Slider("epochs"),
        Choose("scaling"),
        Choose("without"),
        Choose("flip"),
    )

    def opened(self) -> None:
        self.page, self.started_with = [getattr(self, name) for name in ASKED], self.seed

    def start(self) -> None:
        """Reset puts back what the page asks about; New start asks another network about the same student."""
        if self.started_with == self.seed:
            for name, value in zip(ASKED, self.page, strict=True):
                setattr(self, name, value)
        self.started_with = self.seed
        self.learn()

    def learn(self) -> None:
        flipped, without = list(FLIPS).index(self.flip) - 1, "" if self.without == "none" else self.without
        self.learner = Learner(self.scaling, 0.1, self.seed, flipped, without)
        self.past = [self.learner.kept()]  # what it had learned after every epoch
        self.go_to_epoch()

    def changed(self, option: str) -> None:
        if option == "epochs":
            self.go_to_epoch()
        elif option not in COLUMNS:
            self.learn()

    def go_to_epoch(self) -> None:
        """More epochs are trained for; fewer are gone back to."""
        self.learner.restore(self.past[-1])
        while len(self.past) <= self.epochs:
            self.learner.training.epochs(1)
            self.past.append(deepcopy(self.learner.network.parameters()))
        self.learner.restore(self.past[self.epochs])

    def pressed(self, pointer: Pointer) -> None:
        if pointer.name in COLUMNS:
            low, high = ENDS[pointer.name]
            step = 1.0 if pointer.name == "score" else 0.5
            self.set(pointer.name, round((low + pointer.x * (high - low)) / step) * step)

    # What is to be seen

    @property
    def student(self) -> Array:
        return np.array([[self.study, self.sleep, self.score]])

    def passes(self, students: Array) -> Array:
        """The probability of Pass for students (n, 3)."""
        found: Array = self.learner.probabilities(self.learner.seen(students))[:, 0]
        return found

    def readouts(self) -> list[Readout]:
        p = float(self.passes(self.student)[0])
        return [
            Readout("pass", p, "Pass", percent(p)),
            Readout("fail", 1 - p, "Fail", percent(1 - p)),
            Readout("epoch", self.epochs, "Epochs of training"),
        ]

    def measures(self) -> list[Readout]:
        """How much likelier a Pass is at the high end of an input than at its low end, the other two as they are."""
        found = []
        for i, column in enumerate(COLUMNS):
            ends = self.student.repeat(2, axis=0)
            ends[:, i] = ENDS[column]
            low, high = self.passes(ends).tolist()
            found.append(Readout(f"rise-{column}", high - low, f"Rise from {column}"))
        return found

    def picture(self) -> Picture:
        p = float(self.passes(self.student)[0])
        shares = [Bar(RESULTS[0], p), Bar(RESULTS[1], 1 - p)]
        panels = [
            Panel(
                "What the network says of this student",
                bars(shares, "Probability that this student passes or fails"),
                "main",
                "Answer",
            ),
            Panel("The closest of the six it learned from", self.closest(), "beside", "Closest"),
            Panel(
                "One number changes, the other two stay as the sliders say",
                self.responses(p),
                "beside",
                "One at a time",
                wide=True,
            ),
        ]
        return Picture(panels, self.sentence(p))

    def closest(self) -> Figure:
        """By the distance between the inputs, as the network gets them."""
        gaps = self.learner.x - self.learner.seen(self.student)
        order = np.argsort(np.sqrt((gaps**2).sum(axis=1)), kind="stable")[:2].tolist()
        target = self.learner.target.astype(int).tolist()
        rows: list[list[Child]] = [[TRAINING[i].name, TRAINING[i].profile, RESULTS[target[i]]] for i in order]
        return table("The closest students", ["student", "study, sleep, score", "was told"], rows)

    def responses(self, p: float) -> Figure:
        return responses([self.response(i, column, p) for i, column in enumerate(COLUMNS)], "P(Pass)")

    def response(self, i: int, column: str, p: float) -> Response:
        inputs: Array = np.linspace(*ENDS[column], SAMPLES, dtype=np.float64)
        students = np.repeat(self.student, SAMPLES, axis=0)
        students[:, i] = inputs
        spoken = f"{getattr(self, column):g}{UNITS[column]}: Pass {percent(p)}"
        handle = self.handle(column, f"{NAMED[column]} on the curve", spoken)
        label = f"{NAMED[column].lower()},{UNITS[column]}"
        return Response(label, inputs, self.passes(students), handle, p, KNOWN[:, i].tolist())

    def sentence(self, p: float) -> str:
        says, share = (RESULTS[0], p) if p > 0.5 else (RESULTS[1], 1 - p)
        said = f"{says}, with {percent(share)}. "
        outside = [
            f"{NAMED[column].lower()} {getattr(self, column):g}{UNITS[column]}"
            for i, column in enumerate(COLUMNS)
            if column != self.without and not KNOWN[:, i].min() <= getattr(self, column) <= KNOWN[:, i].max()
        ]
        if outside:
            sure = "It is very sure, and" if share > SURE else "But"
            return f"{said}{sure} none of its six students was like that: {' and '.join(outside)}. This is a guess."
        count = "three" if self.without == "none" else "two"
        return f"{said}It knows {count} numbers and six students. Of illness, the exam or luck it knows nothing."
