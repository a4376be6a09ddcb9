"""The block and-gate: one neuron learns a rule that nobody tells it, from four examples."""

from copy import copy

import numpy as np

from nnlesson.contract import Choose, Panel, Picture, Readout, Slider, TrainingBlock, choice, option, speeds
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Sigmoid, Training
from nnlesson.core.datasets import gate
from nnlesson.core.trace import Trace
from nnlesson.draw.curve import Level, Subject, curve
from nnlesson.draw.decision_map import Example, decision_map
from nnlesson.draw.element import Child
from nnlesson.draw.figure import Figure
from nnlesson.draw.network import Node
from nnlesson.draw.sums import Pass, pointable
from nnlesson.draw.table import table
from nnlesson.draw.traces import Line, traces
from nnlesson.draw.values import output, verdict
from nnlesson.draw.wording import short, signed

GATES = {"and": "AND", "or": "OR", "xor": "XOR"}
CASES = {"0": "0, 0", "1": "0, 1", "2": "1, 0", "3": "1, 1"}
LOOK_BACK = 300  # epochs in which the loss must fall by LEAST_FALL of itself, or the neuron counts as stuck
LEAST_FALL = 0.002
HALF = 0.5
DECIMALS = 4  # of a weight: what is smaller is shown as 0
UNDECIDED = 0.005  # so close to one half, an answer is neither yes nor no
SURE = 0.02  # a loss from which on right answers are sure
LOSS, SCORE = Subject("loss", "Loss"), Subject("score", "Right answers", tone="right", high=4.0)
EVEN = Level(0.25, "always answering 0.5: 0.25")
NUMBERS = Subject("numbers", "Weights and bias")


class AndGate(TrainingBlock):
    """One neuron with two inputs learns a logic gate from its four examples. XOR is the one that it cannot learn."""

    kind = "and-gate"
    gate: str = choice("and", GATES, label="Gate")
    rate: float = option(0.5, low=0.01, high=100.0, log=True, label="Learning rate")
    speed: str = speeds("medium", {"slow": 4, "medium": 60, "fast": 600}, label="Epochs per second")
    case: str = choice("3", CASES, label="Inputs shown", view=True)
    controls = (*TrainingBlock.controls, Slider("rate"), Choose("gate"), Choose("speed"), Choose("case"))

    def start(self) -> None:
        rng = self.rng()
        data = self.x, self.target = gate(self.gate)
        self.neuron = Dense(2, 1, rng)
        self.neuron.W, self.neuron.b = rng.uniform(-1, 1, (2, 1)), rng.uniform(-1, 1, 1)
        self.network = Network([self.neuron, Sigmoid()])
        self.optimizer = GradientDescent(self.rate)
        self.training = Training(self.network, MeanSquaredError(), self.optimizer, data, None, rng)
        self.scores, self.courses = Trace(), [Trace(), Trace(), Trace()]  # of both weights and the bias
        self.all_right_since: tuple[int, float] | None = None  # epoch and its loss
        self.loss_before, self.stuck = float("inf"), False

    def step(self) -> None:
        self.optimizer.rate = self.rate
        self.training.step()

    def evaluate(self) -> None:
        """What the neuron answers now, and how wrong that is."""
        self.answers = self.network.forward(self.x)
        self.loss = MeanSquaredError().forward(self.answers, self.target)
        self.decided = (np.abs(self.answers - HALF) > UNDECIDED).ravel()
        self.right = ((self.answers > HALF) == (self.target > HALF)).ravel() & self.decided
        self.score = int(self.right.sum())
        self.scores.add(self.score)
        for course, number in zip(self.courses, self.numbers(), strict=True):
            course.add(number)
        self.watch()

    def watch(self) -> None:
        """Since when all answers are right, and whether the loss still falls."""
        if self.score < len(self.x):
            self.all_right_since = None
        elif self.all_right_since is None:
            self.all_right_since = (self.steps, self.loss)
        if self.steps % LOOK_BACK == 0:
            fallen = 1 - self.loss / self.loss_before
            self.stuck = self.score < len(self.x) and fallen < LEAST_FALL
            self.loss_before = self.loss

    @property
    def called(self) -> str:
        return f"{GATES[self.gate]} gate"

    def numbers(self) -> tuple[float, float, float]:
        """Both weights and the bias; what rounding leaves of nothing is 0."""
        w1, w2, bias = (round(number, 9) for number in (*self.neuron.W.ravel().tolist(), float(self.neuron.b[0])))
        return w1, w2, bias

    def readouts(self) -> list[Readout]:
        w1, w2, bias = self.numbers()
        return [
            Readout("epoch", self.steps, "Epoch"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("accuracy", self.score / len(self.x), "Right answers", self.score_said()),
            Readout("weight-1", w1, "Weight 1", signed(seen(w1))),
            Readout("weight-2", w2, "Weight 2", signed(seen(w2))),
            Readout("bias", bias, "Bias", signed(seen(bias))),
        ]

    def measures(self) -> list[Readout]:
        return [Readout("undecided", int((~self.decided).sum()), "Answers of one half")]

    def score_said(self) -> str:
        return f"{self.score} of {len(self.x)}" if self.decided.any() else "undecided"

    def picture(self) -> Picture:
        panels = [
            Panel("Its answer to every pair of inputs", self.map(), "main", "Map", tall=True),
            Panel(f"The neuron, given {CASES[self.case]}", self.diagram(), "beside", "Neuron"),
            Panel(f"The {GATES[self.gate]} table, and its answers", self.truth_table(), "more", "Table"),
            Panel("How wrong: the loss", curve(self.losses, LOSS, self.look("loss"), levels=[EVEN]), "more", "Loss"),
            Panel("How many right", curve(self.scores, SCORE, self.look("score")), "more", "Right"),
            Panel("Both weights and the bias", self.courses_drawn(), "more", "Weights"),
        ]
        if self.stuck and not self.decided.any():
            return Picture(panels, self.sentence(), outcome="undecided")
        tone = "right" if self.all_right_since else "wrong" if self.stuck else ""
        return Picture(panels, self.sentence(), tone)

    def map(self) -> Figure:
        cases = zip(self.x.tolist(), self.target.ravel().tolist(), self.verdicts(), strict=True)
        examples = [
            Example(x1, x2, bool(wanted), right, str(i) == self.case)
            for i, ((x1, x2), wanted, right) in enumerate(cases)
        ]
        forward = Network([copy(self.neuron), Sigmoid()]).forward  # so that training keeps its own last pass
        return decision_map("answers", forward, examples, -0.25, 1.25, ("input 1", "input 2"))

    def verdicts(self) -> list[bool | None]:
        """Whether each answer is right; None for one that is neither yes nor no."""
        return [right if decided else None for right, decided in zip(self.right, self.decided, strict=True)]

    def courses_drawn(self) -> Figure:
        """For ever growing is seen here."""
        w1, w2, bias = self.courses
        lines = [Line(w1, "w1", "positive"), Line(w2, "w2", "positive", dashes="6 3"), Line(bias, "b", "negative")]
        return traces(
            lines, NUMBERS, look=self.look("numbers"), height=175.0, written=lambda number: short(seen(number))
        )

    def diagram(self) -> Figure:
        case = int(self.case)
        inputs = [Node(f"input {i + 1}", value) for i, value in enumerate(self.x[case].tolist())]
        weights, bias = self.neuron.W.round(DECIMALS), self.neuron.b.round(DECIMALS)
        output = Node("answer", float(self.answers[case, 0]), float(bias[0]))
        passed = Pass([inputs, [output]], [weights], [bias], ["sigmoid"])
        return pointable("neuron", passed, self.pointer, height=190)

    def truth_table(self) -> Figure:
        rows: list[list[Child]] = []
        for i, ((x1, x2), wanted) in enumerate(zip(self.x.tolist(), self.target.ravel().tolist(), strict=True)):
            answer, right = float(self.answers[i, 0]), self.verdicts()[i]
            shown = output(f"answer-{i}", answer, short(answer))
            said = verdict(right, " undecided" if right is None else " right" if right else " wrong")
            rows.append([short(x1), short(x2), short(wanted), shown, said])
        head = ["input 1", "input 2", "wanted", "answer", "right?"]
        return table("What is wanted and what the neuron answers", head, rows, int(self.case))

    def sentence(self) -> str:
        if self.all_right_since:
            return self.right_since(*self.all_right_since)
        if self.stuck:
            return self.stuck_why()
        if not self.steps:
            return f"A random start: {self.score} of 4 right, by luck. Nobody has told the neuron the rule."
        return f"{self.score} of 4 right. Every epoch shows it all four examples, and then moves its weights and bias."

    def right_since(self, epoch: int, loss: float) -> str:
        said = f"4 of 4 right since epoch {epoch}, where the loss was"
        if loss < SURE:
            return f"{said} {short(loss)}: right, and sure of it at once."
        if self.loss < SURE:
            return f"{said} still {short(loss)}. Since then its answers have become surer."
        return f"{said} still {short(loss)}: right is not yet sure."

    def stuck_why(self) -> str:
        if self.gate == "xor":
            return (
                "Stuck. One neuron divides the square by one straight line, and no straight line has XOR's two "
                f"yes corners on one side and its two no corners on the other. {self.undecided()}"
            )
        return (
            f"Stuck at {self.score} of 4: the neuron is so sure of a wrong answer that the slope is almost flat. "
            "Take a smaller rate and press Reset."
        )

    def undecided(self) -> str:
        if np.abs(self.answers - 0.5).max() > 0.05:
            return f"So {self.score} of 4 is what it has."
        return "So it answers about one half to everything: undecided."


def seen(number: float) -> float:
    """As much of a weight as a learner sees."""
    return round(number, DECIMALS)
