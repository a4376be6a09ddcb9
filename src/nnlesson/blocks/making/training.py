"""Step 3: the block trains."""

import numpy as np

from nnlesson.contract import Panel, Picture, Readout, TrainingBlock
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.draw.chart import Axis, Path, Points, chart
from nnlesson.draw.wording import short

DONE, SCORES = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9], [0.22, 0.35, 0.41, 0.66, 0.7, 0.88]
X, Y = Axis("exercises done", 0.0, 1.0), Axis("points in the test", 0.0, 1.0)


class Make3(TrainingBlock):
    """A neuron without a bend learns the line through six dots."""

    kind = "make-3"
    max_steps, unit = 500, "step"

    def start(self) -> None:
        rng = self.rng()
        self.network = Network([Dense(1, 1, rng)])
        self.data = np.array([DONE]).T, np.array([SCORES]).T
        self.training = Training(self.network, MeanSquaredError(), GradientDescent(0.5), self.data, None, rng)

    def step(self) -> None:
        self.training.step()

    def evaluate(self) -> None:
        done, scores = self.data
        self.loss = MeanSquaredError().forward(self.network.forward(done), scores)

    def readouts(self) -> list[Readout]:
        return [Readout("step", self.steps, "Step"), Readout("loss", self.loss, "Loss", trace=self.losses)]

    def picture(self) -> Picture:
        ends = np.array([[0.0], [1.0]])
        line = Path("the neuron", ends.ravel().tolist(), self.network.forward(ends).ravel().tolist())
        figure = chart([Points("students", DONE, SCORES), line], "dots", X, Y)
        return Picture([Panel("Practice and points", figure)], f"Step {self.steps}: the loss is {short(self.loss)}.")
