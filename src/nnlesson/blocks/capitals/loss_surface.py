"""The block loss-surface: the loss over two directions out of forty-four, and the path that training took."""

from functools import lru_cache

import numpy as np

from nnlesson.blocks.capitals.model import RATE, capitals_network, flat
from nnlesson.blocks.capitals.plane import Landscape, along, at_random
from nnlesson.blocks.capitals.world import ANSWERS, examples
from nnlesson.contract import (
    Choose,
    NewStart,
    Panel,
    Picture,
    Pointer,
    Readout,
    Reset,
    Slider,
    Step,
    Train,
    TrainingBlock,
    choice,
    option,
)
from nnlesson.core import Array, CrossEntropy, GradientDescent, Network, Training
from nnlesson.draw.curve import Subject, curve, even_guess
from nnlesson.draw.scales import round_up
from nnlesson.draw.surface import Terrain, View, Walk, surface
from nnlesson.draw.wording import percent, short

POINTS = 19  # of the grid along each side
STEPS = 200  # of the path
HALF_TURN, TILTS = 180.0, (10.0, 85.0)
LOSS = Subject("loss", "Loss")
EVEN = even_guess(len(ANSWERS))


class LossSurface(TrainingBlock):
    """The true loss around the trained weights as a surface that can be turned, with the path of the training on it."""

    kind = "loss-surface"
    max_steps, unit = STEPS, "step"
    steps_per_second = 30.0
    finish_note = ""  # its sentence says it
    directions: str = choice("path", {"path": "Of the path", "random": "Random"}, label="Directions")
    turn: float = option(-35.0, low=-HALF_TURN, high=HALF_TURN, step=5.0, label="Turn (degrees)", view=True)
    tilt: float = option(35.0, low=TILTS[0], high=TILTS[1], step=5.0, label="Tilt (degrees)", view=True)
    controls = (Train("Walk"), Step(), Reset(), NewStart(), Slider("turn"), Slider("tilt"), Choose("directions"))

    def start(self) -> None:
        rehearsed = self.new_training()
        path = self.walk_through(rehearsed)
        self.plane = along(path) if self.directions == "path" else at_random(rehearsed.network, self.rng())
        self.captured = self.plane.captured(path)
        self.landscape = Landscape()
        self.heights = self.landscape.heights(self.plane, POINTS)
        self.training = self.new_training()
        self.places: list[tuple[float, float, float]] = []

    def step(self) -> None:
        self.training.step()

    def new_training(self) -> Training:
        """The same start and the same steps, each time."""
        rng = self.rng()
        network = capitals_network(rng)
        return Training(network, CrossEntropy(), GradientDescent(RATE), examples(), None, rng)

    def walk_through(self, training: Training) -> Array:
        """All weights at every step (steps + 1, 44): from them the directions are found, before the path is walked."""
        path = [flat(training.network)]
        for _ in range(STEPS):
            training.step()
            path.append(flat(training.network))
        return np.array(path)

    @property
    def network(self) -> Network:
        return self.training.network

    def evaluate(self) -> None:
        """Where the weights are now, and the place on the plane nearest to them."""
        weights = flat(self.network)
        u, v = self.plane.nearest(weights[None, :])[0].tolist()
        self.loss = self.landscape.height(weights)
        self.below = self.landscape.height(self.plane.weights(u, v))
        self.places.append((u, v, self.below))

    def dragged(self, start: Pointer, end: Pointer) -> None:
        """All the way across is half a turn."""
        turned = self.turn - HALF_TURN * (end.x - start.x)
        self.turn = (turned + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
        self.tilt = min(max(self.tilt + 90 * (end.y - start.y), TILTS[0]), TILTS[1])

    # What is to be seen

    def readouts(self) -> list[Readout]:
        return [
            Readout("step", self.steps, "Step"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("surface-loss", certain(self.below), "Surface below it"),
            Readout("captured", certain(self.captured), "Path in these directions", percent(self.captured)),
        ]

    def picture(self) -> Picture:
        walk, view = Walk(np.array(self.places)), View(self.turn, self.tilt)
        figure = surface("surface", terrain(self.heights.tobytes()), walk, view, self.description())
        panels = [
            Panel("The loss on two directions", figure, "main", "Surface"),
            Panel(
                "The loss, step by step", curve(self.losses, LOSS, self.look("loss"), 280.0, [EVEN]), "beside", "Loss"
            ),
        ]
        return Picture(panels, self.sentence())

    def description(self) -> str:
        low, high = short(float(self.heights.min())), short(float(self.heights.max()))
        return (
            f"A surface of the loss over two directions in the space of the weights, between {low} and {high}, with "
            f"the path of {self.steps} steps on it. Drag it to turn it, or use the sliders."
        )

    def sentence(self) -> str:
        if self.directions == "random":
            return self.flat_shadow()
        if not self.steps:
            return (
                f"The dot is the start, with a loss of {short(self.loss)}. The surface below it is at "
                f"{short(self.below)}: it shows two directions of 44, and the start lies beside them."
            )
        if self.steps < STEPS:
            return f"Step {self.steps}: each step goes against the slope in all 44 directions; two of them are seen."
        return f"{STEPS} steps, and the loss is {short(self.loss)}: in a valley that goes on falling."

    def flat_shadow(self) -> str:
        return (
            f"Two random directions hold only {percent(self.captured)} of the path: it shrinks to a stub, and seems to "
            "begin far lower than it did. A picture of a landscape shows what its directions let it show."
        )


@lru_cache(maxsize=8)
def terrain(heights: bytes) -> Terrain:
    """The same heights are the same terrain, which has been drawn already."""
    grid: Array = np.frombuffer(heights).reshape(POINTS, POINTS)
    return Terrain(grid, round_up(float(grid.max())), "Loss")


def certain(value: float) -> float:
    """The digits that hold: how exactly the directions are found differs a little from machine to machine."""
    return round(value, 9)
