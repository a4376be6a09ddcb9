"""The block squared-error: one gap between prediction and target, and the gap times itself."""

import numpy as np

from nnlesson.blocks.neuron.gap_square import gap_square
from nnlesson.contract import Block, Panel, Picture, Readout, Slider, option
from nnlesson.core import Array, MeanSquaredError
from nnlesson.draw.graph import Range, graph
from nnlesson.draw.wording import short

NAMES = ("prediction", "target")
PREDICTIONS, LOSSES = Range("prediction", 0.0, 1.0), Range("Loss", 0.0, 1.0)


class SquaredError(Block):
    """The gap between a prediction and its target, drawn as a square whose area is the loss."""

    kind = "squared-error"
    target: float = option(1.0, low=0.0, high=1.0, step=0.01, label="Target")
    prediction: float = option(0.3, low=0.0, high=1.0, step=0.01, label="Prediction")
    controls = (Slider("target"), Slider("prediction"))

    @property
    def gap(self) -> float:
        return self.prediction - self.target

    @property
    def loss(self) -> float:
        return MeanSquaredError().forward(np.array([[self.prediction]]), np.array([[self.target]]))

    def readouts(self) -> list[Readout]:
        return [Readout("gap", self.gap, "Gap (prediction − target)"), Readout("loss", self.loss, "Loss (gap × gap)")]

    def picture(self) -> Picture:
        spoken = f"{short(self.prediction)}: loss {short(self.loss)}"
        prediction = self.handle("prediction", "Prediction on the line", spoken)
        target = self.handle("target", "Target on the line", f"{short(self.target)}: loss {short(self.loss)}")
        on_curve = self.handle("prediction", "Prediction on the curve", spoken)
        panels = [
            Panel("The gap, and the gap times itself", gap_square(prediction, target, NAMES), "main", "Gap"),
            Panel("The loss of every prediction", graph(self.losses, PREDICTIONS, LOSSES, on_curve), "beside", "Loss"),
        ]
        return Picture(panels, self.sentence(abs(self.gap)), tone="right" if self.gap == 0 else "")

    def losses(self, predictions: Array) -> Array:
        return (predictions - self.target) ** 2

    def sentence(self, gap: float) -> str:
        if gap == 0:
            return "No gap, no loss: the prediction is exactly the target."
        side, squares = short(gap), short(100 * self.loss, 4)
        return f"A gap of {side} costs {side} × {side} = {short(self.loss, 4)}: {squares} of the 100 small squares."
