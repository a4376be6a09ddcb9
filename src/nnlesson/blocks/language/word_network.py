"""The block word-network: one word on its way through the network, and one step of training, stage by stage."""

from itertools import pairwise
from math import exp, log

import numpy as np

from nnlesson.blocks.language.model import HIDDEN, LanguageModel
from nnlesson.contract import (
    Block,
    Choose,
    NewStart,
    Panel,
    Picture,
    Readout,
    Reset,
    Slider,
    Step,
    Train,
    choice,
    option,
)
from nnlesson.core import Array
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.figure import Figure
from nnlesson.draw.network import Node, Show, network, thing_at
from nnlesson.draw.stages import Stage, stages, working
from nnlesson.draw.sums import Pass, lies_low, spoken, summed
from nnlesson.draw.wording import bracketed, exact, percent, short, signed

SENTENCE = ["the", "cat", "sat", "on", "the", "mat"]
WORDS = {"the": "the", "cat": "cat", "sat": "sat", "on": "on"}  # those that something follows
NAMES = ("Look up", "Hidden layer", "Answer", "Measure", "Adjust")
MOMENT = 0.1  # how much of a stage passes in a moment of a run
HEIGHT = 312.0


class WordNetwork(Block):
    """One word on its way through the network, and one step of training, slow enough to check with a calculator."""

    kind = "word-network"
    steps_per_second = 20.0  # moments of a run
    word: str = choice("cat", WORDS, label="Word that is read", restarts=False)
    rate: float = option(0.5, low=0.01, high=10.0, log=True, label="Learning rate")
    controls = (Train("Play"), Step("Next stage"), Reset(), NewStart(), Slider("rate"), Choose("word"))

    def start(self) -> None:
        self.model, self.epochs = LanguageModel(SENTENCE, 1, self.rng()), 0
        self.beat, self.way = 0, 1.0  # the stage, and how much of it is over
        self.keep()

    def keep(self) -> None:
        """What there is before a step: the step is explained with it."""
        model = self.model
        self.weights_before = [weights.copy() for weights in self.weights()]
        self.bias_before, self.loss_before = model.output.b.copy(), model.loss
        self.probabilities_before = model.probabilities
        self.applied = self.rate

    def step(self) -> None:
        """The next stage; while it plays, one moment of it."""
        if self.running and self.way < 1:
            self.way = min(1.0, self.way + MOMENT)
            return
        self.beat = (self.beat + 1) % len(NAMES)
        self.way = 0.0 if self.running else 1.0
        if self.beat == 0:
            self.keep()
        elif NAMES[self.beat] == "Adjust":
            self.applied = self.rate
            self.model.step(self.rate)
            self.epochs += 1

    # What is known of the chosen word

    @property
    def reached(self) -> float:
        """How far the signal has come, in layers. To look a row up is no sum: the numbers are there at once."""
        return self.beat + self.way if self.beat else 1.0

    def weights(self) -> list[Array]:
        return [self.model.embedding.W, self.model.hidden.W, self.model.output.W]

    @property
    def row(self) -> int:
        return self.model.vocabulary.index(self.word)

    @property
    def wanted(self) -> list[str]:
        """What follows the word in the sentence: after "the" there are two."""
        return [after for word, after in pairwise(SENTENCE) if word == self.word]

    def probability(self, word: str) -> float:
        shares = self.model.after([self.word])
        assert shares is not None
        return float(shares[self.model.vocabulary.index(word)])

    def layers(self) -> list[list[Node]]:
        numbers, _, hidden, _, answers = (found[0] for found in self.model.activations(np.array([[float(self.row)]])))
        words = self.model.vocabulary
        return [
            [Node(word, 1.0 if word == self.word else 0.0) for word in words],
            [Node(f"number {i + 1}", value) for i, value in enumerate(numbers.tolist())],
            [Node("", value) for value in hidden.tolist()],
            [Node(word, value) for word, value in zip(words, answers.tolist(), strict=True)],
        ]

    # What is to be seen

    def readouts(self) -> list[Readout]:
        right = self.wanted[0]
        return [
            Readout("epoch", self.epochs, "Epoch"),
            Readout("loss", self.model.loss, "Mean loss"),
            Readout(
                "probability", self.probability(right), f"{right} after {self.word}", percent(self.probability(right))
            ),
            Readout("number-1", float(self.model.embedding.W[self.row, 0]), f"{self.word}, number 1"),
            Readout("number-2", float(self.model.embedding.W[self.row, 1]), f"{self.word}, number 2"),
        ]

    def picture(self) -> Picture:
        layers = self.layers()
        told = self.told(layers)
        panels = [
            Panel("", stages("The five stages of one epoch", self.cards(layers), self.beat), wide=True),
            Panel(
                "word → numbers → hidden → next word",
                self.diagram(layers, told),
                "main",
                "Network",
                tall=True,
            ),
            Panel(
                f"{self.beat + 1}. {NAMES[self.beat]}",
                working(self.arithmetic(layers), NAMES[self.beat]),
                "beside",
                "Sums",
            ),
            Panel(f"What comes after “{self.word}”", self.answer(layers), "beside", "Answer"),
        ]
        return Picture(panels, self.tell(told, layers) if told else SAID[self.beat].format(word=self.word))

    def diagram(self, layers: list[list[Node]], told: str) -> Figure:
        changes = [now - before for now, before in zip(self.weights(), self.weights_before, strict=True)]
        lines = self.passed(layers).sums(told)
        show = Show(
            "net",
            told,
            f"{self.tell(told, layers)} {spoken(lines)}" if told else "",
            self.reached if self.reached < 3 else None,
            changes if NAMES[self.beat] == "Adjust" else None,
        )
        return summed(network(layers, self.weights(), height=HEIGHT, show=show), lines, lies_low(told, layers))

    def passed(self, layers: list[list[Node]]) -> Pass:
        model = self.model
        return Pass(layers, self.weights(), [None, model.hidden.b, model.output.b], ["", "tanh", "softmax"])

    def answer(self, layers: list[list[Node]]) -> Figure:
        """What it says; dim until the signal has come that far."""
        there = self.reached >= len(layers) - 1
        given = [Bar(node.label, node.activation, node.label in self.wanted, dim=not there) for node in layers[-1]]
        return bars(given, f"Probability of each next word after {self.word}")

    def cards(self, layers: list[list[Node]]) -> list[Stage]:
        first = self.wanted[0]
        results = (
            "two numbers",
            f"{HIDDEN} numbers",
            f"{first} {percent(self.probability(first))}",
            f"loss {short(self.loss_before)}",
            f"loss {short(self.model.loss)}",
        )
        return [
            Stage(name, result if i <= self.beat else "")
            for i, (name, result) in enumerate(zip(NAMES, results, strict=True))
        ]

    # The arithmetic of each stage

    def arithmetic(self, layers: list[list[Node]]) -> list[tuple[str, str]]:
        return (self.looking_up, self.hiding, self.answering, self.measuring, self.adjusting)[self.beat](layers)

    def looking_up(self, layers: list[list[Node]]) -> list[tuple[str, str]]:
        first, second = (exact(node.activation) for node in layers[1])
        return [
            (
                f"“{self.word}” is word {self.row + 1} of 5, so its numbers are row {self.row + 1}",
                f"{first} and {second}",
            ),
            ("no sum is needed", "the other four words are at 0, and send nothing"),
        ]

    def hiding(self, layers: list[list[Node]]) -> list[tuple[str, str]]:
        model, (first, second) = self.model, (node.activation for node in layers[1])
        w1, w2, b = float(model.hidden.W[0, 0]), float(model.hidden.W[1, 0]), float(model.hidden.b[0])
        sum_ = first * w1 + second * w2 + b
        products = f"{exact(first)} × {bracketed(w1)} + {bracketed(second)} × {bracketed(w2)}"
        return [
            ("the sum of the topmost hidden neuron", f"{products} + {bracketed(b)} = {exact(sum_)}"),
            ("its answer, from −1 to 1", f"tanh({exact(sum_)}) = {exact(layers[2][0].activation)}"),
        ]

    def answering(self, layers: list[list[Node]]) -> list[tuple[str, str]]:
        scores = self.model.activations(np.array([[float(self.row)]]))[3][0].tolist()
        powers = " + ".join(f"e^{bracketed(score)}" for score in scores)
        score, total = scores[self.model.vocabulary.index(self.wanted[0])], sum(map(exp, scores))
        probability = f"e^{bracketed(score)} / {exact(total)} = {exact(exp(score) / total)}"
        return [
            ("each next word gets a score: a weighted sum of the hidden layer", ", ".join(map(exact, scores))),
            ("e to the power of each, all added", f"{powers} = {exact(total)}"),
            (f"probability of “{self.wanted[0]}”: its part of that", probability),
        ]

    def measuring(self, layers: list[list[Node]]) -> list[tuple[str, str]]:
        costs = [
            (f"loss where “{word}” comes next", f"−ln {exact(p)} = {exact(-log(p))}")
            for word, p in ((word, self.probability(word)) for word in self.wanted)
        ]
        return [*costs, ("the mean over all five places", exact(self.loss_before))]

    def adjusting(self, layers: list[list[Node]]) -> list[tuple[str, str]]:
        """One number out of all: the bias of the word that should come next."""
        column = self.model.vocabulary.index(self.wanted[0])
        answers, targets = self.probabilities_before[:, column], self.model.asked.target == column
        terms = [
            f"({exact(p)} − 1)" if wanted else exact(p) for p, wanted in zip(answers.tolist(), targets, strict=True)
        ]
        slope, before = float(self.model.output.db[column]), float(self.bias_before[column])
        after = before - self.applied * slope
        return [
            (
                f"slope of the bias of “{self.wanted[0]}”: the mean of (probability − wanted)",
                f"({' + '.join(terms)}) / 5 = {exact(slope)}",
            ),
            (
                "the step against the slope",
                f"{exact(before)} − {exact(self.applied)} × {bracketed(slope)} = {exact(after)}",
            ),
            ("mean loss", f"{exact(self.loss_before)} → {exact(self.model.loss)}"),
        ]

    # What is told of a neuron or a weight that is pointed at

    def told(self, layers: list[list[Node]]) -> str:
        return thing_at("net", self.pointer.name, self.pointer.x, layers, self.weights()) if self.pointer else ""

    def tell(self, told: str, layers: list[list[Node]]) -> str:
        thing, *places = told.split("-")
        if thing == "node":
            layer, i = map(int, places)
            name = layers[layer][i].label or f"hidden neuron {i + 1}"
            return f"{LAYERS[layer]} “{name}”: {short(layers[layer][i].activation)}."
        layer, a, b = map(int, places)
        value, before = float(self.weights()[layer][a, b]), float(self.weights_before[layer][a, b])
        ends = [layers[layer + i][j].label or f"hidden neuron {j + 1}" for i, j in enumerate((a, b))]
        changed = f", changed by {signed(value - before)}" if NAMES[self.beat] == "Adjust" else ""
        return f"Weight from “{ends[0]}” to “{ends[1]}”: {signed(value)}{changed}."


LAYERS = ("Word", "Embedding", "Neuron", "Next word")
SAID = (
    "Of all words only “{word}” is on, so what comes through its two lines are its own two numbers: its embedding.",
    "Each hidden neuron weighs the two numbers, adds its bias, and squeezes the sum into −1 to 1.",
    "Every next word weighs all hidden neurons. Softmax turns the five scores into probabilities that add up to 1.",
    "The loss of an answer is minus the logarithm of the probability that the right word got: sure and right costs 0.",
    "One step for all five places at once: ▲ what grew, ▼ what shrank. Embeddings move like any other weight.",
)
