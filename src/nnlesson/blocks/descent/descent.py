"""The block descent: a ball on a loss landscape over one weight, moved by gradient descent."""

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign

import numpy as np

from nnlesson.contract import (
    Block,
    Choose,
    Mark,
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
from nnlesson.core import Array, GradientDescent
from nnlesson.draw.landscape import Ball, View, landscape
from nnlesson.draw.wording import short, signed

LOW, HIGH = -3.0, 4.0  # the weights that are shown
GRID = 0.05  # between two places where the ball can start
LONGEST = 120  # steps before the ball rests
LATELY = 20  # steps that tell whether it bounces
FLAT = 0.01  # a slope that counts as none
GONE = 60.0  # a weight that counts as flown off


@dataclass(frozen=True)
class Ground:
    """A landscape: the loss and its slope at u = weight - 0.5, and the highest loss that is shown.

    `k` is the curvature of the bowl; the others have their own.
    """

    loss: Callable[[Array, float], Array]
    slope: Callable[[Array, float], Array]
    top: float


def bowl(u: Array, k: float) -> Array:
    return k / 2 * u**2


def bowl_slope(u: Array, k: float) -> Array:
    return k * u


def valleys(u: Array, k: float) -> Array:
    return 2 + 0.08 * u**2 - 1.6 * well(u + 1.6) - 1.0 * well(u - 1.5)


def valleys_slope(u: Array, k: float) -> Array:
    return 0.16 * u + 4.0 * (u + 1.6) * well(u + 1.6) + 2.5 * (u - 1.5) * well(u - 1.5)


def plateau(u: Array, k: float) -> Array:
    return 1 - well(u)


def plateau_slope(u: Array, k: float) -> Array:
    return 2.5 * u * well(u)


def well(u: Array) -> Array:
    """A smooth hole of depth 1 around 0; its slope is -2.5 u times itself."""
    hole: Array = np.exp(-1.25 * u**2)
    return hole


GROUNDS = {
    "bowl": Ground(bowl, bowl_slope, 18.0),
    "two-valleys": Ground(valleys, valleys_slope, 3.2),
    "plateau": Ground(plateau, plateau_slope, 1.2),
}


class Descent(Block):
    """A ball on a loss landscape, moved by gradient descent: one weight, one slope, one learning rate."""

    kind = "descent"
    steps_per_second = 8.0
    landscape: str = choice(
        "bowl", {"bowl": "Bowl", "two-valleys": "Two valleys", "plateau": "Plateau"}, label="Landscape"
    )
    rate: float = option(0.1, low=0.001, high=2.5, log=True, label="Learning rate")
    begin: float = option(-2.0, low=LOW, high=HIGH, step=GRID, label="Start", restarts=True)
    curvature: float = option(3.0, low=1.0, high=8.0, step=0.5, label="Curvature of the bowl", restarts=True)
    controls = (
        Train("Drop the ball"),
        Step(),
        Reset(),
        Slider("rate"),
        Choose("landscape"),
        Slider("begin"),
        Slider("curvature"),
    )

    def start(self) -> None:
        self.weight = np.array([self.begin], dtype=float)
        self.path: list[float] = []
        self.used = self.rate  # the rate of the last step: what the sentence tells of

    def step(self) -> None:
        if self.flown:
            return  # what is out of sight needs no further steps, and they would overflow
        self.used = self.rate
        self.path.append(float(self.weight[0]))
        GradientDescent(self.rate).step([self.weight], [self.slope(self.weight)])

    def loss(self, weight: Array) -> Array:
        return GROUNDS[self.landscape].loss(weight - 0.5, self.curvature)

    def slope(self, weight: Array) -> Array:
        return GROUNDS[self.landscape].slope(weight - 0.5, self.curvature)

    def enables(self, control: str) -> bool:
        if control == "curvature":
            return self.landscape == "bowl"
        return super().enables(control)

    def marks(self, option: str) -> list[Mark]:
        if option != "rate" or self.landscape != "bowl":
            return []
        return [Mark(self.threshold, f"2/curvature = {short(self.threshold)}")]

    def pressed(self, pointer: Pointer) -> None:
        self.set("begin", round(round((LOW + pointer.x * (HIGH - LOW)) / GRID) * GRID, 2))

    # What happened so far

    @property
    def threshold(self) -> float:
        """The learning rate from which on steps in the bowl grow: each one multiplies the distance by 1 - rate · k."""
        return 2 / self.curvature

    @property
    def too_small(self) -> bool:
        """Whether a larger rate is known to be faster: in the bowl, up to the rate that lands in one step."""
        return self.landscape == "bowl" and self.used < 1 / self.curvature

    @property
    def landed(self) -> bool:
        """The ground is flat, and it is the floor of a valley: flat ground high up is a plateau."""
        ahead = self.slope(self.weight + 0.01)[0] - self.slope(self.weight - 0.01)[0]
        return bool(abs(self.slope(self.weight)[0]) < FLAT and ahead > 0)

    @property
    def flown(self) -> bool:
        return not abs(self.weight[0]) < GONE

    @property
    def finished(self) -> bool:
        return self.landed or self.flown or len(self.path) >= LONGEST

    def turns(self, last: int = LONGEST) -> int:
        """How often the ball went back the way it came, in its last steps."""
        moves = np.diff([*self.path[-last:], self.weight[0]])
        return int(np.sum(moves[1:] * moves[:-1] < 0))

    @property
    def bouncing(self) -> bool:
        """Whether it went to and fro lately: creeping down a slope it never turns."""
        return self.turns(LATELY) > min(len(self.path), LATELY) / 5

    # What is to be seen

    def readouts(self) -> list[Readout]:
        weight, slope = float(self.weight[0]), float(self.slope(self.weight)[0])
        return [
            Readout("step", len(self.path), "Steps taken"),
            Readout("weight", weight, "Weight"),
            Readout("loss", float(self.loss(self.weight)[0]), "Loss"),
            Readout("slope", slope, "Slope", signed(slope)),
            Readout("move", -self.rate * slope, "Next step", signed(-self.rate * slope)),
        ]

    def measures(self) -> list[Readout]:
        """How a drop has ended, and how far from 0.5: in the bowl that is its lowest point."""
        return [
            Readout("landed", float(self.landed), "Landed"),
            Readout("flown", float(self.flown), "Flew off"),
            Readout("bounces", self.turns(), "Turned round"),
            Readout("distance", abs(float(self.weight[0]) - 0.5), "Distance from 0.5"),
        ]

    def picture(self) -> Picture:
        weight, slope = float(self.weight[0]), float(self.slope(self.weight)[0])
        loss = float(self.loss(self.weight)[0])
        ball = Ball(weight, slope, weight - self.rate * slope, tuple(self.path))
        view = View(LOW, HIGH, GROUNDS[self.landscape].top)
        handle = self.handle("begin", "The ball", f"weight {short(weight)}, loss {short(loss)}", weight)
        figure = landscape(
            handle, self.loss, view, ball, self.pointed_at("landscape"), self.description(weight, loss, slope)
        )
        tone = "right" if self.landed else "wrong" if self.flown else ""
        return Picture([Panel("", figure, "main", wide=True)], self.sentence(slope), tone)

    def description(self, weight: float, loss: float, slope: float) -> str:
        return (
            f"Loss landscape over one weight, {self.landscape.replace('-', ' ')}. "
            f"The ball is at weight {short(weight)}, loss {short(loss)}; the slope there is {signed(slope)}. "
            "Drag the ball, or click to place it."
        )

    def sentence(self, slope: float) -> str:
        steps = len(self.path)
        if self.flown:
            return self.flew_off(steps)
        if self.landed:
            return self.landed_how(steps, self.turns())
        if not steps:
            way = "left" if slope > 0 else "right"
            return f"The slope is {signed(slope)}, so downhill is to the {way}. The arrow shows the first step."
        if self.bouncing:
            return self.bounced(steps)
        if steps >= LONGEST:
            return f"Crept: after {steps} steps the ball is still on its way. The steps are too small for this slope."
        return f"On its way: {steps} steps, moved {short(abs(self.weight[0] - self.begin))} so far."

    def flew_off(self, steps: int) -> str:
        if self.landscape != "bowl":
            return (
                f"Flew off: after {steps} steps it is out of sight. The rate is too large for slopes as steep as these."
            )
        above = f"{short(self.used)} is above 2/curvature = {short(self.threshold)}"
        return f"Flew off after {steps} steps: {above}, so each step overshoots by more than the one before."

    def bounced(self, steps: int) -> str:
        said = f"Bounces: {steps} steps, and it turned round {self.turns()} times. "
        if steps >= LONGEST and self.landscape == "bowl" and self.used < self.threshold:
            return f"{said}The swings get shorter; with more steps it would land."
        return f"{said}Again and again a step is longer than the way down."

    def landed_how(self, steps: int, turns: int) -> str:
        if not steps:
            return "The ball lies on flat ground already. Give it another start."
        word = "step" if steps == 1 else "steps"
        side = "" if self.landscape != "two-valleys" else f", in the {self.valley()} valley"
        if turns > steps / 2:
            return f"Bounced {turns} times from side to side, then landed after {steps} {word}{side}."
        if steps > 40:
            larger = " A larger rate gets there sooner." if self.too_small else ""
            return f"Crept, and landed after {steps} {word}{side}.{larger}"
        return f"Landed after {steps} {word}{side}: the ground is flat here, so there is nothing left to follow."

    def valley(self) -> str:
        return "deeper" if copysign(1, self.weight[0] - 0.5) < 0 else "shallower"
