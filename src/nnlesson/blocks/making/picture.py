"""Step 1: a block that shows something."""

from nnlesson.contract import Block, Panel, Picture, Readout
from nnlesson.draw.chart import Axis, Points, chart

DONE, SCORES = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9], [0.22, 0.35, 0.41, 0.66, 0.7, 0.88]
X, Y = Axis("exercises done", 0.0, 1.0), Axis("points in the test", 0.0, 1.0)


class Make1(Block):
    """Six dots in a chart: what six students practised, and what came of it."""

    kind = "make-1"

    def readouts(self) -> list[Readout]:
        return [Readout("students", len(DONE), "Students")]

    def picture(self) -> Picture:
        dots = Points("students", DONE, SCORES)
        return Picture([Panel("Practice and points", chart([dots], "dots", X, Y))], "Who did more has more points.")
