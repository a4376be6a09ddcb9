"""A block that counts its steps, and can be told to fail: small enough for every test to foresee its frames."""

import numpy as np

from nnlesson.contract import (
    FASTEST,
    Block,
    NewStart,
    Panel,
    Picture,
    Pointer,
    Readout,
    Reset,
    Slider,
    Step,
    Train,
    choice,
    option,
)
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure, Pixels

PARTS = {"nothing": "Nothing", "start": "Its start", "step": "Its step", "picture": "Its picture"}


class Counter(Block):
    """Counts its steps up to a goal."""

    kind = "counter"
    first: int = option(0, low=0, high=100, label="First number", restarts=True)
    goal: int = option(1_000_000, low=1, high=1_000_000, label="Goal")
    speed: float = option(60.0, low=1.0, high=1_000_000.0, log=True, label="Steps per second")
    hurried: int = option(0, low=0, high=1, label="As fast as it goes")
    broken: str = choice("nothing", PARTS, label="What is broken", restarts=False)
    controls = (Train(), Step(), Reset(), NewStart(), Slider("goal"), Slider("speed"))

    @property
    def steps_per_second(self) -> float:
        return FASTEST if self.hurried else self.speed

    def start(self) -> None:
        self.fail_if("start")
        self.count, self.presses, self.dragging = self.first, 0, 0.0
        self.drawn = float(self.rng().random())

    def step(self) -> None:
        self.fail_if("step")
        self.count += 1

    @property
    def finished(self) -> bool:
        return self.count >= self.goal

    def pressed(self, pointer: Pointer) -> None:
        self.presses += 1

    def dragged(self, start: Pointer, end: Pointer) -> None:
        self.dragging += end.x - start.x

    def readouts(self) -> list[Readout]:
        numbers = {"count": self.count, "drawn": self.drawn, "presses": self.presses}
        numbers |= {"at": self.pointed_at("dial") or 0.0, "dragged": self.dragging}
        return [Readout(name, value, name) for name, value in numbers.items()]

    def picture(self) -> Picture:
        self.fail_if("picture")
        glow: Pixels = np.full((2, 3, 4), self.count % 256, np.uint8)
        figure = Figure(element("canvas", data_layer="glow", width=3, height=2), {"glow": glow})
        return Picture([Panel("", figure)], f"Counted to {self.count}.")

    def fail_if(self, part: str) -> None:
        if self.broken == part:
            raise ZeroDivisionError(f"the {part} is broken")
