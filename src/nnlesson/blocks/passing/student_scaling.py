"""The block student-scaling: three equal networks, and the same students in three input scalings."""

from nnlesson.blocks.passing.learner import Learner, confusion
from nnlesson.blocks.passing.students import SCALINGS, TRAINING
from nnlesson.contract import Panel, Picture, Readout, Slider, TrainingBlock, option
from nnlesson.core.trace import Trace
from nnlesson.draw.curve import Subject
from nnlesson.draw.element import Child
from nnlesson.draw.figure import Figure
from nnlesson.draw.table import table
from nnlesson.draw.traces import Line, even_guess, traces
from nnlesson.draw.wording import short

TONES = {"raw": ("negative", "2 4"), "divided": ("loss", "8 5"), "standardised": ("positive", "")}
SMALL = 0.01  # a loss that counts as learned
CHART = Subject("losses", "Loss of the six", scale="log", low=0.01)
EVEN = even_guess(2)


class StudentScaling(TrainingBlock):
    """Three equal networks learn from the same students: inputs raw, divided by ten or a hundred, standardised."""

    kind = "student-scaling"
    max_steps = 1000
    steps_per_second = 30.0
    rate: float = option(0.1, low=0.0001, high=1.0, log=True, label="Learning rate")
    controls = (*TrainingBlock.controls, Slider("rate"))

    def start(self) -> None:
        self.learners = {scaling: Learner(scaling, self.rate, self.seed) for scaling in SCALINGS}
        self.traces = {scaling: Trace() for scaling in SCALINGS}
        self.reached: dict[str, int] = {}  # the epoch in which the loss was first small

    def step(self) -> None:
        for learner in self.learners.values():
            learner.optimizer.rate = self.rate
            learner.training.epochs(1)

    def evaluate(self) -> None:
        for scaling, learner in self.learners.items():
            loss = learner.loss_of(learner.x, learner.target)
            self.traces[scaling].add(loss)
            if loss < SMALL:
                self.reached.setdefault(scaling, self.steps)
        self.loss = max(trace.last for trace in self.traces.values())  # of the network that is furthest behind

    def readouts(self) -> list[Readout]:
        losses = [
            Readout(f"loss-{scaling}", self.traces[scaling].last, f"Loss, {label.lower()}")
            for scaling, label in SCALINGS.items()
        ]
        return [Readout("epoch", self.steps, "Epoch"), *losses]

    def picture(self) -> Picture:
        lines = [Line(self.traces[name], name, tone, dashes=dashes) for name, (tone, dashes) in TONES.items()]
        chart = traces(lines, CHART, [EVEN], look=self.look(CHART.name), height=270.0)
        panels = [
            Panel("How wrong: one network, three writings", chart, "main", "Loss", tall=True),
            Panel("Sarah and Mike, as the network gets them", self.inputs(), "beside", "Inputs"),
            Panel("What hidden neuron 1 answers to the six", self.answers(), "beside", "Answers"),
        ]
        return Picture(panels, self.sentence(), outcome=f"{len(self.reached)} below" if self.reached else "")

    def inputs(self) -> Figure:
        rows: list[list[Child]] = []
        for scaling, label in SCALINGS.items():
            sarah, mike = self.learners[scaling].x[:2].tolist()
            rows.append([label, triple(sarah), triple(mike)])
        return table("Inputs in three writings", ["inputs", "Sarah", "Mike"], rows)

    def answers(self) -> Figure:
        """The spread of a hidden neuron: where it answers the same to all, it tells nobody from anybody."""
        rows: list[list[Child]] = []
        for scaling, label in SCALINGS.items():
            learner = self.learners[scaling]
            answers = learner.hidden(learner.x)[:, 0]
            right = int(confusion(learner.probabilities(learner.x), learner.target).trace())
            low, high = short(float(answers.min())), short(float(answers.max()))
            since = str(self.reached[scaling]) if scaling in self.reached else "not yet"
            rows.append([label, low, high, f"{right} of {len(TRAINING)}", since])
        return table("The first hidden neuron", ["inputs", "lowest", "highest", "right", "loss < 0.01"], rows)

    def sentence(self) -> str:
        if not self.steps:
            return "Three networks with the same weights, and the same six students. Only the units differ."
        if not self.reached:
            return "None has a loss below 0.01 yet. Look at the answers of the hidden neuron: who can tell whom apart?"
        done = ", ".join(f"{SCALINGS[scaling].lower()} in epoch {epoch}" for scaling, epoch in self.reached.items())
        left = [SCALINGS[scaling].lower() for scaling in SCALINGS if scaling not in self.reached]
        rest = f" Not yet: {' and '.join(left)}." if left else ""
        return f"Below 0.01: {done}.{rest}"


def triple(numbers: list[float]) -> str:
    return ", ".join(short(number, 2) for number in numbers)
