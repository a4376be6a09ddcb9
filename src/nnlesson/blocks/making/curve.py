"""Step 4: a rate to turn, and the course of the loss."""

import numpy as np

from nnlesson.contract import Panel, Picture, Readout, Slider, TrainingBlock, option
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.draw.chart import Axis, Path, Points, chart
from nnlesson.draw.curve import Subject, curve
from nnlesson.draw.figure import Figure
from nnlesson.draw.wording import short

DONE, SCORES = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9], [0.22, 0.35, 0.41, 0.66, 0.7, 0.88]
X, Y = Axis("exercises done", 0.0, 1.0), Axis("points in the test", 0.0, 1.0)
LOSS = Subject("loss", "Loss")


class Make4(TrainingBlock):
    """A neuron without a bend learns the line through six dots, as fast as it is told to."""

    kind = "make-4"
    max_steps, unit = 500, "step"
    rate: float = option(0.1, low=0.001, high=0.75, log=True, label="Learning rate")
    controls = (*TrainingBlock.controls, Slider("rate"))

    def start(self) -> None:
        rng = self.rng()
        self.network = Network([Dense(1, 1, rng)])
        self.data = np.array([DONE]).T, np.array([SCORES]).T
        self.optimizer = GradientDescent(self.rate)
        self.training = Training(self.network, MeanSquaredError(), self.optimizer, self.data, None, rng)

    def step(self) -> None:
        self.optimizer.rate = self.rate
        self.training.step()

    def evaluate(self) -> None:
        done, scores = self.data
        self.loss = MeanSquaredError().forward(self.network.forward(done), scores)

    def readouts(self) -> list[Readout]:
        return [Readout("step", self.steps, "Step"), Readout("loss", self.loss, "Loss", trace=self.losses)]

    def picture(self) -> Picture:
        panels = [
            Panel("Practice and points", self.dots(), "main", "Dots"),
            Panel("How wrong: the loss", curve(self.losses, LOSS, self.look("loss"), 240.0), "beside", "Loss"),
        ]
        return Picture(panels, f"Step {self.steps}: the loss is {short(self.loss)}.")

    def dots(self) -> Figure:
        ends = np.array([[0.0], [1.0]])
        line = Path("the neuron", ends.ravel().tolist(), self.network.forward(ends).ravel().tolist())
        return chart([Points("students", DONE, SCORES), line], "dots", X, Y)
