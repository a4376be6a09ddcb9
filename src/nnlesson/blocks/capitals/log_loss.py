"""The block log-loss: the loss of the right word over its probability, as a curve that climbs without end."""

from math import inf, isfinite, log

import numpy as np

from nnlesson.blocks.capitals.surprise import surprise
from nnlesson.contract import Block, Mark, Panel, Picture, Readout, Slider, option
from nnlesson.core import CrossEntropy
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.wording import short
from nnlesson.draw.written import arithmetic

SURE = 0.95


class LogLoss(Block):
    """The cross-entropy loss of one answer, −log(p), for every confidence p from 0 to 1, both ends included."""

    kind = "log-loss"
    confidence: float = option(0.1, low=0.0, high=1.0, step=0.01, label="Confidence in the right word")
    controls = (Slider("confidence"),)

    @property
    def loss(self) -> float:
        """The core takes scores and makes them probabilities; the logarithms of two probabilities are such scores."""
        with np.errstate(divide="ignore"):  # log(0) is minus infinity, and that is meant
            scores = np.log([[self.confidence, 1 - self.confidence]])
        return CrossEntropy().forward(scores, np.array([0.0])) + 0.0  # + 0.0 takes the sign from -0.0

    @property
    def sum(self) -> str:
        return f"−log({self.confidence:.2f}) = {self.loss:.2f}" if isfinite(self.loss) else "−log(0.00) = ∞"

    def marks(self, option: str) -> list[Mark]:
        return [Mark(0.25, "one in four")]

    def readouts(self) -> list[Readout]:
        return [Readout("loss", self.loss, "Loss", self.sum)]

    def measures(self) -> list[Readout]:
        """By how much the loss falls if the confidence is ten points higher."""
        fall = log(min(1.0, self.confidence + 0.1) / self.confidence) if self.confidence else inf
        return [Readout("fall", fall, "Fall of the loss over ten points")]

    def picture(self) -> Picture:
        words = [Bar("right word", self.confidence, right=True), Bar("the others", 1 - self.confidence)]
        handle = self.handle("confidence", "Confidence on the curve", f"{self.confidence:.2f}: loss {short(self.loss)}")
        panels = [
            Panel(
                "What each confidence costs",
                surprise(handle, self.loss, "confidence", "Loss"),
                "main",
                "Loss",
                tall=True,
            ),
            Panel("How the network spreads its bets", bars(words, "Confidence"), "beside", "Bets"),
            Panel(
                "In numbers",
                arithmetic([("The loss", self.sum), ("How fast it changes here", self.slope)]),
                "beside",
                "Sums",
            ),
        ]
        return Picture(panels, self.sentence(), self.tone)

    @property
    def slope(self) -> str:
        if self.confidence == 0:
            return "There is no slope where the curve has no end."
        return f"slope −1 / {self.confidence:.2f} = −{1 / self.confidence:.2f}"

    @property
    def tone(self) -> str:
        return "right" if self.confidence >= SURE else "wrong" if self.confidence <= 1 - SURE else ""

    def sentence(self) -> str:
        if self.confidence == 0:
            return "Ruled out, and it came true: the loss is infinite. Nothing later can make up for it."
        if self.confidence == 1:
            return "Certain, and right: no loss at all. That is the floor; the loss is never negative."
        if self.confidence < 0.05:
            return "Held to be next to impossible, and it came true: here every hundredth makes a large difference."
        if self.confidence < 0.5:
            return "The right word counted as less likely than all the others together: the loss is above 0.69."
        return "The right word counted as likely. From here on to certainty there is little left to gain."
