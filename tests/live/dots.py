"""A block into whose picture dots are put, which outlast a reset: an array of them."""

import numpy as np

from nnlesson.contract import Panel, Picture, Pointer, Readout, TrainingBlock
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure


class Dots(TrainingBlock):
    """A line through the dots."""

    kind = "dots"

    def opened(self) -> None:
        self.dots = np.array([[0.1, 0.2], [0.5, 0.4]])

    def start(self) -> None:
        self.network = Network([Dense(1, 1, self.rng())])
        data = self.dots[:, :1], self.dots[:, 1:]
        self.training = Training(self.network, MeanSquaredError(), GradientDescent(0.1), data, None, self.rng())

    def step(self) -> None:
        self.training.step()

    def evaluate(self) -> None:
        self.loss = MeanSquaredError().forward(self.network.forward(self.training.x), self.training.target)

    def pressed(self, pointer: Pointer) -> None:
        self.dots = np.vstack([self.dots, [pointer.x, pointer.y]])
        self.reset()

    def readouts(self) -> list[Readout]:
        return [Readout("loss", self.loss, "Loss")]

    def picture(self) -> Picture:
        drawing = element("p", str(len(self.dots)), data_point="dots")
        return Picture([Panel("Dots", Figure(drawing))], f"There are {len(self.dots)} dots.")
