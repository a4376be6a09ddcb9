"""The block six-sentences: one large network that learns when it is pressed, for the first screen of a course."""

from typing import ClassVar

from nnlesson.blocks.capitals.chip_network import chip_network
from nnlesson.blocks.capitals.model import capitals_network, shares
from nnlesson.blocks.capitals.telling import FLIPPING, arithmetic, forward, pointed_thing
from nnlesson.blocks.capitals.world import ANSWERS, COUNTRIES, TOPICS, WORDS, examples, inputs, right_answer, sentence
from nnlesson.contract import NewStart, Panel, Picture, Pointer, Readout, Train, TrainingBlock, option
from nnlesson.core import CrossEntropy, GradientDescent
from nnlesson.draw.figure import Figure
from nnlesson.draw.network import Show
from nnlesson.draw.sums import lies_low, spoken, summed

SURE = 0.9  # of the right word, in each sentence: then it has learned
SHOWN = 60  # steps for which a sentence is shown
CROSSING = 24  # steps in which its signal crosses the network
SENTENCES = [(topic, country) for country in COUNTRIES for topic in TOPICS]


class SixSentences(TrainingBlock):
    """A network of 44 random weights that learns to finish six sentences, and shows one after another on its way."""

    kind = "six-sentences"
    max_steps, unit = 3000, "step"
    rate: float = option(0.1, low=0.01, high=1.0, log=True, label="Learning rate")
    controls: ClassVar = (Train(), NewStart())

    def start(self) -> None:
        self.network = capitals_network(self.rng())
        self.topic, self.country = SENTENCES[0]

    def evaluate(self) -> None:
        x, target = examples()
        self.loss = CrossEntropy().forward(self.network.forward(x), target)
        likely = shares(self.network, x)
        self.right = int((likely.argmax(axis=1) == target).sum())
        self.least = min(float(row[int(wanted)]) for row, wanted in zip(likely, target, strict=True))
        if self.least > SURE:
            self.topic, self.country = SENTENCES[0]  # the end is the sentence of the beginning
        self.passed = forward(self.network, inputs(self.topic, self.country))

    def step(self) -> None:
        """The core's gradient descent on all six sentences; the next one is shown when its turn has come."""
        x, target = examples()
        loss = CrossEntropy()
        loss.forward(self.network.forward(x), target)
        self.network.backward(loss.backward())
        GradientDescent(self.rate).step(self.network.parameters(), self.network.gradients())
        if (self.steps + 1) % SHOWN == 0:
            self.show(*SENTENCES[(SENTENCES.index((self.topic, self.country)) + 1) % len(SENTENCES)])

    def show(self, topic: str, country: str) -> None:
        self.topic, self.country = topic, country
        self.passed = forward(self.network, inputs(topic, country))

    @property
    def finished(self) -> bool:
        return self.least > SURE or super().finished

    @property
    def finish_note(self) -> str:
        return "Now press other words: it has an answer to each." if self.finished else ""

    def pressed(self, pointer: Pointer) -> None:
        """A word that is pressed comes into the sentence; pressed anywhere else, the network learns, or pauses."""
        kind, layer, *index = self.thing(pointer).split("-")
        word = WORDS[int(index[0])] if (kind, layer) == ("node", "0") else ""
        if word in FLIPPING:
            changed, to = FLIPPING[word]
            self.show(*({"topic": self.topic, "country": self.country} | {changed: to}).values())
        else:
            self.running = not self.running and self.enables("train")

    # What is to be seen

    @property
    def said(self) -> str:
        """The likeliest word."""
        return ANSWERS[int(self.passed.shares.argmax())]

    @property
    def wanted(self) -> int:
        return right_answer(self.topic, self.country)

    @property
    def reached(self) -> float | None:
        """How far the signal of the sentence has come, in layers."""
        since = self.steps % SHOWN
        return 2 * since / CROSSING if self.running and since < CROSSING else None

    def thing(self, pointer: Pointer | None) -> str:
        return pointed_thing("net", pointer.name, pointer.x, self.passed.drawn(self.wanted)) if pointer else ""

    def readouts(self) -> list[Readout]:
        return [
            Readout("step", self.steps, "Steps of training"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("right", self.right, "Sentences right", f"{self.right} of 6"),
        ]

    def picture(self) -> Picture:
        mark = "✓" if self.said == ANSWERS[self.wanted] else "✗"
        title = f"“{sentence(self.topic, self.country)} ... {self.said}” {mark}"
        return Picture([Panel(title, self.diagram(), "main")], self.sentence(), "right" if self.least > SURE else "")

    def diagram(self) -> Figure:
        """The network, and the sum of what is pointed at, which goes on with its numbers."""
        thing, drawn = self.thing(self.pointer), self.passed.drawn(self.wanted)
        lines = arithmetic(thing, self.passed) if thing else []
        figure = chip_network(drawn, Show("net", thing, spoken(lines), reached=self.reached))
        return summed(figure, lines, low=lies_low(thing, drawn.layers))

    def sentence(self) -> str:
        if self.running:
            return "Learning: each step turns all 44 weights a little, so that six right words become likelier."
        if self.least > SURE:
            return f"It has learned: each of the six right words has more than {SURE:.0%}.".replace("%", " %")
        if self.steps:
            return f"{self.right} of 6 sentences right after {self.steps} steps. It can go on."
        return "44 random weights. Press the network, and it learns: here, in your browser, in a few seconds."
