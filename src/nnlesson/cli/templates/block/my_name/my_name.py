"""The block my-name: one neuron learns a straight line from a few points."""

import numpy as np

from nnlesson.contract import Panel, Picture, Readout, Slider, TrainingBlock, option
from nnlesson.core import Array, Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.draw.chart import Axis, Path, Points, chart
from nnlesson.draw.curve import Subject, curve
from nnlesson.draw.figure import Figure
from nnlesson.draw.wording import short

LOSS = Subject("loss", "Loss")
X, Y = Axis("x", -1.0, 1.0), Axis("y", -3.0, 3.0)
POINTS = 8
SLOPE, INTERCEPT = 1.5, -0.5  # of the line near which the points lie


class MyName(TrainingBlock):
    """One neuron learns a straight line from a few points."""

    kind = "my-name"
    noise: float = option(0.2, low=0.0, high=1.0, step=0.05, label="Noise", restarts=True)
    rate: float = option(0.1, low=0.001, high=2.0, log=True, label="Learning rate")
    controls = (*TrainingBlock.controls, Slider("rate"), Slider("noise"))

    def start(self) -> None:
        """Called for every new start: everything random comes from self.rng()."""
        rng = self.rng()
        self.x = np.linspace(-1, 1, POINTS).reshape(POINTS, 1)
        self.target = SLOPE * self.x + INTERCEPT + self.noise * rng.standard_normal((POINTS, 1))
        self.neuron = Dense(1, 1, rng)
        self.network = Network([self.neuron])
        self.optimizer = GradientDescent(self.rate)
        self.training = Training(self.network, MeanSquaredError(), self.optimizer, (self.x, self.target), None, rng)

    def step(self) -> None:
        """One step of training. The slider may have moved since the last one."""
        self.optimizer.rate = self.rate
        self.training.step()

    def evaluate(self) -> None:
        """What is shown of the network now."""
        self.loss = MeanSquaredError().forward(self.network.forward(self.x), self.target)

    def readouts(self) -> list[Readout]:
        """The numbers under the picture, which a page can ask for: `nn: slope of #my-id after 50 epochs`."""
        return [
            Readout("epoch", self.steps, "Epoch"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("slope", float(self.neuron.W[0, 0]), "Slope"),
            Readout("intercept", float(self.neuron.b[0]), "Intercept"),
        ]

    def picture(self) -> Picture:
        panels = [
            Panel("The points, and the line so far", self.line(), "main", "Line"),
            Panel("How wrong: the loss", curve(self.losses, LOSS, self.look("loss")), "beside", "Loss"),
        ]
        return Picture(panels, self.sentence())

    def line(self) -> Figure:
        ends = np.array([[-1.0], [1.0]])
        points = Points("points", self.x.ravel().tolist(), self.target.ravel().tolist())
        line = Path("the neuron", ends.ravel().tolist(), np.clip(self.answers(ends), -3, 3).ravel().tolist())
        return chart([points, line], "line", X, Y)

    def answers(self, x: Array) -> Array:
        return x @ self.neuron.W + self.neuron.b

    def sentence(self) -> str:
        if self.steps == 0:
            return "The line is where chance has put it. Press Train."
        return f"The line comes closer to the points: loss {short(self.loss)}."
