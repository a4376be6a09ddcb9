"""Step 2: options, sliders, and a number that is computed."""

import numpy as np

from nnlesson.contract import Block, Panel, Picture, Readout, Slider, option
from nnlesson.core import Array, MeanSquaredError
from nnlesson.draw.chart import Axis, Path, Points, chart
from nnlesson.draw.wording import short

DONE, SCORES = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9], [0.22, 0.35, 0.41, 0.66, 0.7, 0.88]
X, Y = Axis("exercises done", 0.0, 1.0), Axis("points in the test", 0.0, 1.0)


class Make2(Block):
    """A line through six dots, set by hand, and how wrong it is."""

    kind = "make-2"
    slope: float = option(-0.2, low=-2.0, high=2.0, label="Slope")
    begin: float = option(0.5, low=-1.0, high=1.0, label="Begins at")
    controls = (Slider("slope"), Slider("begin"))
    main_settings = 2

    def line(self, x: Array) -> Array:
        return self.begin + self.slope * x

    @property
    def loss(self) -> float:
        return MeanSquaredError().forward(self.line(np.array([DONE]).T), np.array([SCORES]).T)

    def readouts(self) -> list[Readout]:
        return [Readout("loss", self.loss, "Loss")]

    def picture(self) -> Picture:
        ends = np.array([0.0, 1.0])
        line = Path("the line", ends.tolist(), self.line(ends).tolist())
        figure = chart([Points("students", DONE, SCORES), line], "dots", X, Y)
        sentence = f"The line is wrong by {short(self.loss)}, squared, in the mean."
        return Picture([Panel("Practice and points", figure)], sentence)
