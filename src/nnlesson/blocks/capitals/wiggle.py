"""The block wiggle: the slope of one weight by finite difference, held against backpropagation."""

from collections.abc import Callable

import numpy as np

from nnlesson.blocks.capitals.model import HIDDEN, TRAINED, capitals_network, train
from nnlesson.blocks.capitals.secant import Curve, Wiggle, wiggle
from nnlesson.blocks.capitals.telling import weight_name
from nnlesson.blocks.capitals.world import ANSWERS, WORDS, examples
from nnlesson.contract import (
    Block,
    Button,
    Choose,
    Mark,
    NewStart,
    Panel,
    Picture,
    Readout,
    Slider,
    choice,
    option,
)
from nnlesson.core import Array, CrossEntropy
from nnlesson.draw.wording import short, signed
from nnlesson.draw.written import arithmetic

Place = tuple[int, int, int]  # layer, from, to

SIZES = ((len(WORDS), HIDDEN), (HIDDEN, len(ANSWERS)))
PLACES: list[Place] = [(layer, a, b) for layer in (1, 0) for a, b in np.ndindex(SIZES[layer])]
BY_WORD = {f"{layer}-{a}-{b}": (layer, a, b) for layer, a, b in PLACES}
NAMES = {word: weight_name(*place) for word, place in BY_WORD.items()}
LOW, HIGH = -4.0, 4.0
SAMPLES = 81
NEAR = 0.03  # so close to the lowest place counts as found
AGREE = 1e-6


class WiggleOneWeight(Block):
    """One real weight of the network of capitals: its loss curve, its slope by wiggling, and by backpropagation."""

    kind = "wiggle"
    which: str = choice("1-3-0", NAMES, label="Which weight")
    weight: float = option(-1.5, low=LOW, high=HIGH, step=0.01, label="Weight")
    size: float = option(0.4, low=1e-4, high=1.0, log=True, label="Size of the wiggle")
    weights: str = choice("random", {"random": "Random", "trained": "Trained"}, label="The other weights")
    controls = (
        Button("own-value", "To its own value"),
        NewStart(),
        Slider("weight"),
        Slider("size"),
        Choose("which"),
        Choose("weights"),
    )

    def start(self) -> None:
        rng = self.rng()
        self.network, self.loss_of = capitals_network(rng), CrossEntropy()
        self.x, self.target = examples()
        if self.weights == "trained":
            train(self.network, TRAINED, rng)
        self.place = BY_WORD[self.which]
        self.own = float(self.weight_at(self.place))
        self.curve = self.drawn_curve()
        self.evaluate()

    def own_value(self) -> None:
        """Back to the value that the network itself has."""
        self.weight = self.own
        self.evaluate()

    def changed(self, option: str) -> None:
        self.evaluate()

    def weight_at(self, place: Place) -> float:
        layer, a, b = place
        return float(self.network.parameters()[layer][a, b])

    def loss_with(self, place: Place, weight: float) -> float:
        """The loss over all six sentences if this one weight were another; every other weight stays."""
        layer, a, b = place
        parameter = self.network.parameters()[layer]
        kept = float(parameter[a, b])
        parameter[a, b] = weight
        loss = self.loss_of.forward(self.network.forward(self.x), self.target)
        parameter[a, b] = kept
        return loss

    def gradients(self) -> list[Array]:
        """Backpropagation: one pass forward, one pass back, and every weight has its slope."""
        self.loss_of.forward(self.network.forward(self.x), self.target)
        self.network.backward(self.loss_of.backward())
        return self.network.gradients()

    def drawn_curve(self) -> Curve:
        weights = np.linspace(LOW, HIGH, SAMPLES, dtype=np.float64)
        losses = np.array([self.loss_with(self.place, weight) for weight in weights.tolist()])
        at = int(losses.argmin())
        inside = 0 < at < SAMPLES - 1 and float(losses.max() - losses.min()) > AGREE
        lowest = golden(lambda w: self.loss_with(self.place, w), weights[at - 1], weights[at + 1]) if inside else None
        return Curve(weights, losses, lowest)

    def evaluate(self) -> None:
        """Put the weight where the slider is, and measure its slope both ways."""
        layer, a, b = self.place
        self.network.parameters()[layer][a, b] = self.weight
        self.loss = self.loss_with(self.place, self.weight)
        self.ghosts = [(w, self.loss_with(self.place, w)) for w in (self.weight - self.size, self.weight + self.size)]
        self.gradient = float(self.gradients()[layer][a, b])
        self.largest_gap = certain(max(abs(gap) for gap in self.gaps()))

    def gaps(self) -> list[float]:
        """The same wiggle for each of the 44 weights, against the slope that backpropagation gives it."""
        gradients = [gradient.copy() for gradient in self.gradients()]
        return [self.by_wiggling(place) - float(gradients[place[0]][place[1:]]) for place in PLACES]

    def by_wiggling(self, place: Place) -> float:
        at, h = self.weight_at(place), self.size
        return (self.loss_with(place, at + h) - self.loss_with(place, at - h)) / (2 * h)

    # What is to be seen

    @property
    def difference(self) -> float:
        (_, low), (_, high) = self.ghosts
        return certain((high - low) / (2 * self.size))

    @property
    def gap(self) -> float:
        return certain(self.difference - self.gradient)

    @property
    def lowest_loss(self) -> float:
        """The least loss that this weight can bring about, between the ends of its slider."""
        lowest = self.curve.lowest
        return certain(float(self.curve.losses.min()) if lowest is None else self.loss_with(self.place, lowest))

    @property
    def landed(self) -> bool:
        return self.curve.lowest is not None and abs(self.weight - self.curve.lowest) <= NEAR

    @property
    def at_lowest_end(self) -> bool:
        """The loss falls to an end of the slider, and the weight is there: as low as it gets on this slider."""
        lowest_end = LOW if int(self.curve.losses.argmin()) == 0 else HIGH
        return self.curve.lowest is None and not self.flat and self.weight == lowest_end

    @property
    def flat(self) -> bool:
        return float(np.ptp(self.curve.losses)) < AGREE

    def marks(self, option: str) -> list[Mark]:
        return [Mark(self.own, "its own value")] if option == "weight" else []

    def readouts(self) -> list[Readout]:
        return [
            Readout("loss", self.loss, "Loss", short(self.loss, 4)),
            Readout("difference", self.difference, "Slope by wiggling", signed(self.difference, 6)),
            Readout("gradient", self.gradient, "By backpropagation", signed(self.gradient, 6)),
            Readout("gap", abs(self.gap), "Gap between them", short(abs(self.gap), 2)),
            Readout("largest-gap", self.largest_gap, f"Largest gap of all {len(PLACES)}", short(self.largest_gap, 2)),
            Readout("lowest-loss", self.lowest_loss, "Lowest it can get", short(self.lowest_loss, 4)),
        ]

    def picture(self) -> Picture:
        name = NAMES[self.which]
        at = Wiggle(self.weight, self.loss, self.difference, self.ghosts, self.landed)
        spoken = f"weight {short(self.weight)}: loss {short(self.loss, 4)}, slope {signed(self.difference)}"
        handle = self.handle("weight", f"The weight {name} on the curve", spoken)
        panels = [
            Panel(f"The loss, for every value of {name}", wiggle(self.curve, at, name, handle), "main", "Loss"),
            Panel("Its slope, measured twice", arithmetic(self.sums()), "beside", "Slope"),
        ]
        return Picture(panels, self.sentence(), "right" if self.landed or self.at_lowest_end else "")

    def sums(self) -> list[tuple[str, str]]:
        (left, low), (right, high) = self.ghosts
        wiggled = f"({short(high, 8)} − {short(low, 8)}) / {short(2 * self.size, 2)} = {signed(self.difference, 6)}"
        return [
            ("A little more", f"weight {short(right, 5)}: loss {short(high, 8)}"),
            ("A little less", f"weight {short(left, 5)}: loss {short(low, 8)}"),
            ("By wiggling: the loss's change for each unit of weight", wiggled),
            ("By backpropagation: from one pass back", signed(self.gradient, 6)),
            ("Gap between the two", short(abs(self.gap))),
        ]

    def sentence(self) -> str:
        if self.landed:
            return (
                f"The sweet spot: flat ground, loss {short(self.loss, 4)}. Lower than that this weight alone cannot "
                f"bring it; the other {len(PLACES) - 1} would have to move too."
            )
        if self.flat:
            return "Flat everywhere: as the other weights are, this one makes no difference at all."
        if self.at_lowest_end:
            return (
                f"The end of the slider, and the lowest loss on it: {short(self.loss, 4)}. There is no sweet spot "
                "here: if this weight has one, it lies beyond the end."
            )
        way = "left" if self.gradient > 0 else "right"
        said = f"The slope is {signed(self.difference)}, so the loss falls to the {way}."
        if abs(self.gap) < AGREE:
            return f"{said} Wiggling and backpropagation agree to a millionth."
        return f"{said} The two slopes differ by {short(abs(self.gap), 2)}. Make the wiggle smaller."


def certain(value: float) -> float:
    """The digits that hold: losses end at the 16th digit, and a difference of two of them is divided by little."""
    return round(value, 11)


def golden(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function with a single valley between `low` and `high` is lowest, by golden-section search."""
    share = (5**0.5 - 1) / 2
    for _ in range(40):
        left, right = high - share * (high - low), low + share * (high - low)
        low, high = (low, right) if function(left) < function(right) else (left, high)
    return float((low + high) / 2)
