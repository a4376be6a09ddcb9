"""The block forward-pass: a sentence goes through a network, weight by weight, and a word comes out."""

from nnlesson.blocks.capitals.chip_network import chip_network
from nnlesson.blocks.capitals.model import TRAINED, capitals_network, train
from nnlesson.blocks.capitals.telling import FLIPPING, arithmetic, forward, pointed_thing
from nnlesson.blocks.capitals.world import ANSWERS, COUNTRIES, TOPICS, WORDS, inputs, right_answer, sentence
from nnlesson.contract import (
    Block,
    Choose,
    NewStart,
    Panel,
    Picture,
    Pointer,
    Readout,
    Reset,
    Train,
    choice,
)
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.network import Show
from nnlesson.draw.wording import percent
from nnlesson.draw.written import arithmetic as written

LAYERS = 2  # that a signal has to cross
CROSSING = 36  # steps of a run, which at 60 a second take 0.6 s


class ForwardPass(Block):
    """A sentence crosses a small network with random or trained weights; every weight and neuron shows its numbers."""

    kind = "forward-pass"
    topic: str = choice("capital", TOPICS, label="Second word", restarts=False)
    country: str = choice("france", COUNTRIES, label="Country", restarts=False)
    weights: str = choice("random", {"random": "Random", "trained": "Trained"}, label="Weights")
    controls = (
        Train("Run forward pass"),
        Reset(),
        NewStart(),
        Choose("country"),
        Choose("topic"),
        Choose("weights"),
    )

    def start(self) -> None:
        rng = self.rng()
        self.network = capitals_network(rng)
        if self.weights == "trained":
            train(self.network, TRAINED, rng)
        self.reached: float | None = None  # how far the signal has come, in layers; None: all the way
        self.evaluate()

    def evaluate(self) -> None:
        self.passed = forward(self.network, inputs(self.topic, self.country))
        self.right = right_answer(self.topic, self.country)

    def train(self) -> None:
        """From the beginning, or on from where it paused."""
        self.running = True
        self.reached = self.reached or 0.0

    def step(self) -> None:
        self.reached = (self.reached or 0.0) + LAYERS / CROSSING
        if self.reached > LAYERS - 0.5 / CROSSING:
            self.reached, self.running = None, False

    def changed(self, option: str) -> None:
        """Other words: a new signal sets out."""
        self.evaluate()
        self.reached = None
        self.train()

    def pressed(self, pointer: Pointer) -> None:
        kind, _, place = self.thing(pointer).partition("-0-")
        if kind == "node" and WORDS[int(place)] in FLIPPING:
            option, word = FLIPPING[WORDS[int(place)]]
            self.set(option, word)

    # What is to be seen

    def thing(self, pointer: Pointer | None) -> str:
        return pointed_thing("net", pointer.name, pointer.x, self.passed.drawn(self.right)) if pointer else ""

    @property
    def probability(self) -> float:
        return float(self.passed.shares[self.right])

    @property
    def arrived(self) -> bool:
        return self.reached is None

    def readouts(self) -> list[Readout]:
        wanted = ANSWERS[self.right]
        known = percent(self.probability) if self.arrived else "?"
        return [
            Readout("probability", self.probability, f"Probability of {wanted}", known),
            Readout("answers", float(len(ANSWERS)), "Possible answers"),
            Readout("weights", float(sum(w.size for w in self.network.parameters())), "Weights"),
        ]

    def picture(self) -> Picture:
        drawn = self.passed.drawn(self.right)
        pointed = self.thing(self.pointer)
        told = arithmetic(pointed or f"node-2-{self.right}", self.passed)
        spoken = " ".join(f"{title}: {sum_}." for title, sum_ in told) if pointed else ""
        figure = chip_network(drawn, Show("net", pointed, spoken, self.reached))
        panels = [
            Panel("The network", figure, "main", "Network", tall=True),
            Panel(
                "How likely each next word is", bars(self.bars(), "Probability of the next word"), "beside", "Chances"
            ),
            Panel("The arithmetic", written(told), "beside", "Sums"),
        ]
        return Picture(panels, self.sentence(), "right" if self.arrived and self.best == self.right else "")

    @property
    def best(self) -> int:
        return int(self.passed.shares.argmax())

    def bars(self) -> list[Bar]:
        shown = self.passed.shares.tolist() if self.arrived else [0.0] * len(ANSWERS)
        rows = zip(ANSWERS, shown, strict=True)
        return [Bar(name, share, i == self.right, not self.arrived) for i, (name, share) in enumerate(rows)]

    def sentence(self) -> str:
        said = f"“{sentence(self.topic, self.country)} ...”"
        if not self.arrived:
            return f"{said}: the words send their signals through the weights."
        wanted, first = ANSWERS[self.right], ANSWERS[self.best]
        if self.weights == "trained":
            return f"{said} {first}, {percent(self.probability)} sure. These weights were trained."
        if self.best == self.right:
            return f"{said} {first} comes first, but by luck: the weights are random."
        return f"{said} {first} comes first, and {wanted} would be right. The weights are random, so the answer is too."
