"""Step 6: a press in the picture, a button of its own, and options that are checked together."""

from collections.abc import Mapping

import numpy as np

from nnlesson.contract import (
    Button,
    Choose,
    Mark,
    Panel,
    Picture,
    Pointer,
    Readout,
    Slider,
    TrainingBlock,
    choice,
    option,
)
from nnlesson.contract.option import Value
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.draw.chart import Axis, Path, Points, chart
from nnlesson.draw.curve import Subject, curve
from nnlesson.draw.figure import Figure
from nnlesson.draw.wording import short

DONE, SCORES = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9], [0.22, 0.35, 0.41, 0.66, 0.7, 0.88]
X, Y = Axis("exercises done", 0.0, 1.0), Axis("points in the test", 0.0, 1.0)
LOSS = Subject("loss", "Loss")
STILL, GONE = 1e-7, 1e3  # a fall of the loss that counts as none, and a loss that counts as lost


class Make6(TrainingBlock):
    """A neuron without a bend learns the line through the dots of a chart, into which more can be put."""

    kind = "make-6"
    max_steps, unit = 500, "step"
    rate: float = option(0.1, low=0.01, high=10.0, log=True, label="Learning rate")
    begins: str = choice("random", {"random": "a random line", "flat": "a flat line"}, label="Begins with")
    level: float = option(0.0, low=0.0, high=1.0, label="Height of the flat line", restarts=True)
    controls = (*TrainingBlock.controls, Button("add-one", "Add one"), Slider("rate"), Choose("begins"))

    @classmethod
    def check(cls, options: Mapping[str, Value]) -> list[str]:
        wrong = options["level"] != 0 and options["begins"] != "flat"
        return ["level is the height of a flat line; write begins: flat as well, or leave it out"] if wrong else []

    def opened(self) -> None:
        self.own: list[list[float]] = []  # what the learner has put there: it outlasts a reset

    def start(self) -> None:
        layer = Dense(1, 1, self.rng())
        if self.begins == "flat":
            layer.W[:], layer.b[:] = 0.0, self.level
        self.network = Network([layer])
        self.optimizer = GradientDescent(self.rate)
        self.look_again()

    def look_again(self) -> None:
        """Take all dots that are there now; what was learned stays."""
        dots = np.array([*zip(DONE, SCORES, strict=True), *self.own])
        self.data = dots[:, :1], dots[:, 1:]
        self.before = float("inf")  # the loss before the last step
        self.training = Training(self.network, MeanSquaredError(), self.optimizer, self.data, None, self.rng())

    def pressed(self, pointer: Pointer) -> None:
        self.add(pointer.x, 1 - pointer.y)

    def add_one(self) -> None:
        """The button is for who has no pointer: each press puts a dot to the left of the last one."""
        self.add(0.9 - len(self.own) % 9 / 10, 0.1)

    def add(self, x: float, y: float) -> None:
        self.own.append([x, y])
        self.look_again()
        self.evaluate()

    def step(self) -> None:
        self.before = self.loss
        self.optimizer.rate = self.rate
        self.training.step()

    def evaluate(self) -> None:
        done, scores = self.data
        self.loss = MeanSquaredError().forward(self.network.forward(done), scores)

    @property
    def finished(self) -> bool:
        return super().finished or self.found or self.lost

    @property
    def found(self) -> bool:
        return 0 <= self.before - self.loss < STILL

    @property
    def lost(self) -> bool:
        return not self.loss < GONE

    def marks(self, option: str) -> list[Mark]:
        """Where the steps begin to grow: at 2 divided by the largest curvature of the loss."""
        done = np.hstack([self.data[0], np.ones_like(self.data[0])])
        threshold = 2 / np.linalg.eigvalsh(2 * done.T @ done / len(done)).max()
        return [Mark(float(threshold), f"beyond {short(threshold)}: ever larger steps")]

    def readouts(self) -> list[Readout]:
        return [Readout("step", self.steps, "Step"), Readout("loss", self.loss, "Loss", trace=self.losses)]

    def picture(self) -> Picture:
        panels = [
            Panel("Practice and points", self.dots(), "main", "Dots"),
            Panel("How wrong: the loss", curve(self.losses, LOSS, self.look("loss"), 240.0), "beside", "Loss"),
        ]
        return Picture(panels, self.sentence(), "wrong" if self.lost else "right" if self.found else "")

    def sentence(self) -> str:
        if self.lost:
            return "Lost: each step leads further over the valley than the one before. Take a smaller rate, and Reset."
        if self.found:
            return f"Found after {self.steps} steps: a loss of {short(self.loss)} is what a straight line can do here."
        return f"Step {self.steps}: the loss is {short(self.loss)}."

    def dots(self) -> Figure:
        ends = np.array([[0.0], [1.0]])
        line = Path("the neuron", ends.ravel().tolist(), self.network.forward(ends).ravel().tolist())
        done, scores = self.data
        students = Points("students", done.ravel().tolist(), scores.ravel().tolist())
        return chart([students, line], "dots", X, Y, pressable=True)
