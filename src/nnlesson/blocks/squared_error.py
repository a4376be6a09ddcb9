"""How wrong is wrong? The gap between target and prediction, drawn as a square whose area is the loss."""

import numpy as np

from nnlesson.blocks.contract import Block, Panel, Picture, Readout, Slider, option
from nnlesson.core import MeanSquaredError
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure, svg


class SquaredError(Block):
    """The gap between a prediction and its target, drawn as a square whose area is the loss."""

    kind = "squared-error"
    target: float = option(1.0, low=0.0, high=1.0, step=0.01, label="Target")
    prediction: float = option(0.3, low=0.0, high=1.0, step=0.01, label="Prediction")
    controls = (Slider("target"), Slider("prediction"))

    def picture(self) -> Picture:
        loss = MeanSquaredError().forward(np.array([[self.prediction]]), np.array([[self.target]]))
        gap = self.prediction - self.target
        side = abs(gap) * 200
        figure = Figure(
            svg(
                320,
                240,
                f"square of side {side}",
                element("rect", x=20.0, y=20.0, width=side, height=side, class_="nn-loss-area"),
            )
        )
        return Picture(
            [Panel("", figure)],
            "The loss is the gap times itself.",
            [Readout("gap", gap, "Gap"), Readout("loss", loss, "Loss")],
        )
