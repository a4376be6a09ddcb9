"""The block training-cycle: one real step of one real neuron, slow enough to check with a calculator."""

import numpy as np

from nnlesson.contract import (
    Block,
    NewStart,
    Panel,
    Picture,
    Readout,
    Reset,
    Slider,
    Step,
    Train,
    option,
)
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Sigmoid
from nnlesson.draw.figure import Figure
from nnlesson.draw.network import Node
from nnlesson.draw.stages import Stage, stages, working
from nnlesson.draw.sums import Pass, pointable
from nnlesson.draw.wording import bracketed, exact, short, signed

NAMES = ("Predict", "Measure", "Trace back", "Adjust", "Repeat")


class TrainingCycle(Block):
    """The five stages of one training step, walked through by a real neuron with its real numbers."""

    kind = "training-cycle"
    steps_per_second = 0.6
    rate: float = option(2.0, low=0.1, high=10.0, log=True, label="Learning rate")
    controls = (Train("Play"), Step("Next stage"), Reset(), NewStart(), Slider("rate"))

    def start(self) -> None:
        rng = self.rng()
        self.x, self.target = np.array([[1.0, 0.5]]), np.array([[1.0]])
        self.neuron = Dense(2, 1, rng)
        self.neuron.W = rng.uniform(-1, 1, (2, 1)).round(1)  # one decimal, so that anyone can check the sums
        self.neuron.b = rng.uniform(-1, 1, 1).round(1)
        self.network, self.loss = Network([self.neuron, Sigmoid()]), MeanSquaredError()
        self.round, self.stage = 1, 0
        self.evaluate()

    def evaluate(self) -> None:
        """Predict, measure and trace back with the weights as they are now."""
        self.w1, self.w2, self.bias = self.knobs()
        self.z = float(self.neuron.forward(self.x)[0, 0])
        self.answer = float(self.network.forward(self.x)[0, 0])
        self.error = self.loss.forward(self.network.forward(self.x), self.target)
        self.network.backward(self.loss.backward())
        self.applied = self.rate

    def knobs(self) -> tuple[float, float, float]:
        return float(self.neuron.W[0, 0]), float(self.neuron.W[1, 0]), float(self.neuron.b[0])

    def step(self) -> None:
        """The next stage. What it computes is computed now; nothing has been prepared."""
        self.stage = (self.stage + 1) % len(NAMES)
        if self.stage == 0:
            self.round += 1
            self.evaluate()
        elif NAMES[self.stage] == "Adjust":
            self.applied = self.rate
            GradientDescent(self.rate).step(self.network.parameters(), self.network.gradients())

    # What is to be seen

    def readouts(self) -> list[Readout]:
        w1, w2, bias = self.knobs()
        return [
            Readout("round", self.round, "Round"),
            Readout("probability", self.now, "Answer"),
            Readout("loss", self.loss_now, "Loss"),
            Readout("weight-1", w1, "Weight 1", signed(w1)),
            Readout("weight-2", w2, "Weight 2", signed(w2)),
            Readout("bias", bias, "Bias", signed(bias)),
        ]

    def measures(self) -> list[Readout]:
        """How far this round has moved each weight."""
        w1, w2, _ = self.knobs()
        return [
            Readout("moved-1", abs(w1 - self.w1), "Weight 1 has moved by"),
            Readout("moved-2", abs(w2 - self.w2), "Weight 2 has moved by"),
        ]

    def picture(self) -> Picture:
        panels = [
            Panel("", stages("The five stages of one step", self.cards(), self.stage), wide=True),
            Panel("The neuron now", self.diagram(), "main", "Neuron"),
            Panel(
                f"{self.stage + 1}. {NAMES[self.stage]}",
                working(self.arithmetic(), NAMES[self.stage]),
                "beside",
                "Sums",
            ),
        ]
        return Picture(panels, SAID[self.stage])

    @property
    def now(self) -> float:
        """The answer with the weights as they are: after the adjustment it is another one."""
        return float(self.network.forward(self.x)[0, 0])

    @property
    def loss_now(self) -> float:
        return float((self.now - self.target[0, 0]) ** 2)

    def cards(self) -> list[Stage]:
        results = [
            f"answer {short(self.answer)}",
            f"loss {short(self.error)}",
            "three slopes",
            "three steps",
            f"loss {short(self.loss_now)}",
        ]
        return [
            Stage(name, result if i <= self.stage else "")
            for i, (name, result) in enumerate(zip(NAMES, results, strict=True))
        ]

    def slopes(self) -> tuple[float, float, float]:
        return float(self.neuron.dW[0, 0]), float(self.neuron.dW[1, 0]), float(self.neuron.db[0])

    def diagram(self) -> Figure:
        inputs = [Node(f"input {i + 1}", value) for i, value in enumerate(self.x[0].tolist())]
        output = Node("answer", self.now, float(self.neuron.b[0]))
        passed = Pass([inputs, [output]], [self.neuron.W], [self.neuron.b], ["sigmoid"])
        return pointable("neuron", passed, self.pointer, height=190)

    def arithmetic(self) -> list[tuple[str, str]]:
        lines = (self.predicting, self.measuring, self.tracing, self.adjusting, self.repeating)
        return lines[self.stage]()

    def predicting(self) -> list[tuple[str, str]]:
        x1, x2 = self.x[0].tolist()
        weighted = f"{exact(self.w1)} × {exact(x1)} + {bracketed(self.w2)} × {exact(x2)} + {bracketed(self.bias)}"
        return [
            ("weighted sum", f"{weighted} = {exact(self.z)}"),
            ("answer", f"sigmoid({exact(self.z)}) = 1 / (1 + e^{bracketed(-self.z)}) = {exact(self.answer)}"),
        ]

    def measuring(self) -> list[tuple[str, str]]:
        target = self.target[0, 0]
        gap = self.answer - target
        return [
            ("gap", f"answer − target = {exact(self.answer)} − {exact(target)} = {exact(gap)}"),
            ("loss", f"gap × gap = {bracketed(gap)} × {bracketed(gap)} = {exact(self.error)}"),
        ]

    def tracing(self) -> list[tuple[str, str]]:
        gap, steep = self.answer - self.target[0, 0], self.answer * (1 - self.answer)
        d1, d2, db = self.slopes()
        return [
            ("slope at the answer", f"2 × gap = 2 × {bracketed(gap)} = {exact(2 * gap)}"),
            ("through the sigmoid", f"answer × (1 − answer) = {exact(steep)}"),
            ("slope at the sum", f"{exact(2 * gap)} × {exact(steep)} = {exact(db)}"),
            ("slope of weight 1", f"{exact(db)} × input 1 = {exact(d1)}"),
            ("slope of weight 2", f"{exact(db)} × input 2 = {exact(d2)}"),
            ("slope of the bias", exact(db)),
        ]

    def adjusting(self) -> list[tuple[str, str]]:
        names, before, after = ("weight 1", "weight 2", "bias"), (self.w1, self.w2, self.bias), self.knobs()
        rate = exact(self.applied)
        return [
            (name, f"{exact(old)} − {rate} × {bracketed(slope)} = {exact(new)}")
            for name, old, slope, new in zip(names, before, self.slopes(), after, strict=True)
        ]

    def repeating(self) -> list[tuple[str, str]]:
        return [
            ("answer", f"{exact(self.answer)} became {exact(self.now)}"),
            ("loss", f"{exact(self.error)} became {exact(self.loss_now)}"),
        ]


SAID = (
    "Forward: the inputs go through the weights, and an answer comes out.",
    "How wrong is it? The gap to the target, times itself.",
    "Backward: for each weight, how much would the loss change if the weight changed a little? That is its slope.",
    "Each weight, and the bias, moves against its slope: by the learning rate times that slope.",
    "The same inputs again, with the new weights: the loss has changed. One step of many.",
)
