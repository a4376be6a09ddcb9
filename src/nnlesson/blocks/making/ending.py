"""Step 5: an end, a threshold under the slider, and a sentence that says what has come of the run."""

import numpy as np

from nnlesson.contract import Mark, Panel, Picture, Readout, Slider, TrainingBlock, option
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.draw.chart import Axis, Path, Points, chart
from nnlesson.draw.curve import Subject, curve
from nnlesson.draw.figure import Figure
from nnlesson.draw.wording import short

DONE, SCORES = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9], [0.22, 0.35, 0.41, 0.66, 0.7, 0.88]
X, Y = Axis("exercises done", 0.0, 1.0), Axis("points in the test", 0.0, 1.0)
LOSS = Subject("loss", "Loss")
STILL, GONE = 1e-7, 1e3  # a fall of the loss that counts as none, and a loss that counts as lost


class Make5(TrainingBlock):
    """A neuron without a bend learns the line through six dots, until it falls no further or is lost."""

    kind = "make-5"
    max_steps, unit = 500, "step"
    rate: float = option(0.1, low=0.01, high=10.0, log=True, label="Learning rate")
    controls = (*TrainingBlock.controls, Slider("rate"))

    def start(self) -> None:
        rng = self.rng()
        self.network = Network([Dense(1, 1, rng)])
        self.data = np.array([DONE]).T, np.array([SCORES]).T
        self.optimizer = GradientDescent(self.rate)
        self.before = float("inf")  # the loss before the last step
        self.training = Training(self.network, MeanSquaredError(), self.optimizer, self.data, None, rng)

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
        done = np.array([DONE, np.ones(len(DONE))])
        threshold = 2 / np.linalg.eigvalsh(2 * done @ done.T / len(DONE)).max()
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
        return chart([Points("students", DONE, SCORES), line], "dots", X, Y)
