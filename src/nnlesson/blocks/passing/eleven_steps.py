"""The block students: a network learns from one student after another, in eleven steps that are really made."""

import numpy as np

from nnlesson.blocks.passing import board, story, sums, walk
from nnlesson.blocks.passing.learner import Learner, confusion
from nnlesson.blocks.passing.progress import progress
from nnlesson.blocks.passing.shown_code import SOURCES
from nnlesson.blocks.passing.students import SCALINGS, TRAINING
from nnlesson.blocks.passing.walk import Part, last_of
from nnlesson.contract import (
    Block,
    Button,
    Choose,
    Panel,
    Picture,
    Pointer,
    Readout,
    Reset,
    Step,
    Train,
    choice,
    option,
)
from nnlesson.core import Array, CrossEntropy
from nnlesson.core.trace import Trace
from nnlesson.draw.backward import Backward
from nnlesson.draw.curve import Subject, curve, even_guess
from nnlesson.draw.figure import Figure
from nnlesson.draw.listing import listing
from nnlesson.draw.network import Node, Show, network, thing_at, weight_line
from nnlesson.draw.stages import stages, working
from nnlesson.draw.wording import exact, percent

LOSS, EVEN = Subject("loss", "Mean loss of the six", "steps of learning"), even_guess(2)
WIDTH, HEIGHT, CHART = 320.0, 312.0, 150.0


class Students(Block):
    """A network of nine neurons learns from six students who will pass, in eleven steps."""

    kind = "students"
    main_settings = 0
    scaling: str = choice("divided", SCALINGS, label="Inputs")
    rate: float = option(0.1, low=0.001, high=1.0, log=True, label="Learning rate", restarts=True)
    pace: str = choice("medium", walk.PACES, label="Pace", view=True)
    controls = (
        Train("Play"),
        Button("back", "Back"),
        Button("next", "Next"),
        Step("Next part"),
        Reset(),
        Choose("pace"),
    )

    def start(self) -> None:
        self.index = 0
        self.learner = Learner(self.scaling, self.rate)
        self.guess: Array = np.zeros((1, 2))  # the scores of the last guess
        self.given: Array = np.zeros((1, 3))  # whom it was about, as the network sees students
        self.wanted: Array = np.zeros(1)  # how it went, as a class number
        self.error, self.guessed, self.mean_loss = 0.0, 0.5, 0.0  # an error of 0: not measured yet
        self.slopes: sums.Layered | None = None
        self.before: list[Array] | None = None  # the parameters before the step that has just been made
        self.losses = Trace()
        self.thing = "weight-0-0-0"  # what is told about, when nothing is pointed at
        self.evaluate()

    # The walk

    @property
    def part(self) -> Part:
        return walk.PARTS[self.index]

    @property
    def steps_per_second(self) -> float:
        """What is read stays for as long as its sentence takes to read, at the pace that the reader has chosen."""
        reading = walk.WORDS_PER_SECOND[self.pace] / len(story.told(self.part, self.facts).split())
        return walk.PARTS_PER_SECOND.get(self.part.act, reading)

    def train(self) -> None:
        """What stands there has been read when Play is pressed, so the next part comes at once."""
        super().train()
        self.advance()

    def step(self) -> None:
        """The next part. Who goes by hand need not wait for what is on its way."""
        self.index += 1
        while self.part.act in walk.MOVING and not self.running:
            self.index += 1
        if work := walk.WORK.get(self.part.act):
            getattr(self, work)()

    def advance(self) -> None:
        """What is on its way belongs to the part to which it leads, and is no step of its own."""
        super().advance()
        self.made -= self.part.act in walk.MOVING

    @property
    def act(self) -> str:
        """What is done, or, of something on its way, what it is on its way to."""
        return walk.MOVING.get(self.part.act, self.part.act)

    def next(self) -> None:
        self.go_to(min(self.part.step + 1, walk.COUNT))

    def back(self) -> None:
        self.go_to(max(self.part.step - 1, 1))

    def go_to(self, step: int) -> None:
        """The end of a step. What comes before it is carried out again, and comes out the same."""
        self.running, end = False, last_of(step)
        if end < self.index:
            thing = self.thing
            self.start()
            self.thing = thing
        while self.index < end:
            self.step()

    @property
    def finished(self) -> bool:
        return self.index == len(walk.PARTS) - 1

    def enables(self, control: str) -> bool:
        if control == "back":
            return self.index > 0
        return not (control == "next" and self.finished) and super().enables(control)

    def pressed(self, pointer: Pointer) -> None:
        self.thing = self.told or self.thing

    # The lines of Training.step, one after the other

    def predict(self) -> None:
        training = self.learner.training
        self.slopes, self.before, self.error = None, None, 0.0
        self.given, self.wanted = training.next_batch()
        self.guess = training.network.forward(self.given)
        self.guessed = float(self.learner.probabilities(self.given)[0, 0])

    def measure(self) -> None:
        self.error = self.learner.loss.forward(self.guess, self.wanted)

    def trace(self) -> None:
        if self.slopes is not None:  # traced already, and seen on their way
            return
        learner = self.learner
        learner.network.backward(learner.loss.backward())
        self.slopes = (learner.first.db, learner.second.db)  # of one example, a bias' slope is its neuron's

    def adjust(self) -> None:
        learner = self.learner
        self.before = learner.kept()
        learner.optimizer.step(learner.network.parameters(), learner.network.gradients())
        learner.training.total += self.error * len(self.given)
        self.evaluate()
        self.losses.add(self.mean_loss)

    def epoch(self) -> None:
        """Training.epoch, with a look at the loss of all six after each of its steps."""
        learner, student, epochs = self.learner, [self.part.student], self.learner.epochs
        self.slopes, self.before = None, None
        while learner.epochs == epochs:
            learner.training.step()
            self.losses.add(learner.loss_of(learner.x, learner.target))
        self.error = learner.loss_of(learner.x[student], learner.target[student])
        self.evaluate()

    def evaluate(self) -> None:
        """How it does now with those whom it learns from, and with those whom it never sees."""
        learner, self.mean_loss_before = self.learner, self.mean_loss
        self.answers = learner.probabilities(learner.x)
        self.mean_loss = CrossEntropy().forward(learner.scores(learner.x), learner.target)
        self.right = int(confusion(self.answers, learner.target).trace())
        self.held_right = int(confusion(learner.probabilities(learner.held_x), learner.held_target).trace())
        if not self.losses.count:
            self.losses.add(self.mean_loss)

    # What is to be seen

    @property
    def shown(self) -> int:
        """The student at hand; before the first guess it is Sarah whose turn is next."""
        return max(self.part.student, 0)

    @property
    def facts(self) -> story.Facts:
        return story.Facts(
            float(self.answers[self.shown, 0]),
            self.guessed,
            self.error,
            self.rate,
            self.learner.epochs,
            self.mean_loss,
            self.mean_loss_before,
            self.right,
            self.held_right,
        )

    def readouts(self) -> list[Readout]:
        p, held = self.facts.probability, len(self.learner.held_target)
        return [
            Readout("step", self.part.step, "Step", f"{self.part.step} of {walk.COUNT}"),
            Readout("epoch", self.learner.epochs, "Epochs"),
            Readout("pass", p, f"{TRAINING[self.shown].name}: Pass", percent(p)),
            Readout("loss", self.mean_loss, "Mean loss of six", trace=self.losses),
            Readout("accuracy", self.right / 6, "Right, six", f"{self.right} of 6"),
            Readout("held-out", self.held_right / held, "Right, held out", f"{self.held_right} of {held}"),
        ]

    def measures(self) -> list[Readout]:
        """What the sums and the sentence say: `error` is how far the outputs were from what was wanted."""
        weight, gradient = self.weight
        return [
            Readout("fail", 1 - self.facts.probability, "Fail", percent(1 - self.facts.probability)),
            Readout("guess-loss", self.error, "Loss of the guess"),
            Readout("weight", weight, "Weight pointed at", exact(weight)),
            Readout("gradient", gradient, "Its gradient", exact(gradient)),
            Readout("likelier", board.likelier(self.learner, self.before), "Students whose Pass has grown"),
            Readout("error", abs(float(self.slopes[1][0])) if self.slopes else 0.0, "Error at the outputs"),
        ]

    @property
    def weight(self) -> tuple[float, float]:
        """The weight that is told about, and its gradient."""
        layer, a, b = weight_line(self.told) or weight_line(self.thing) or (0, 0, 0)
        dense = (self.learner.first, self.learner.second)[layer]
        return float(dense.W[a, b]), float(dense.dW[a, b]) if self.slopes else 0.0

    def picture(self) -> Picture:
        name, step, act = TRAINING[self.shown].name, self.part.step, self.part.act
        told = self.told or self.thing
        came_in, chart = step > 3, curve(self.losses, LOSS, self.look("loss"), CHART, [EVEN])
        cards = board.cards(-1 if act == "signal" else self.stage, self.guessed, self.error, self.facts.probability)
        six = board.table_of(self.answers, self.shown if came_in else None)
        says = board.bars_of(self.shown, self.answers, came_in and act != "signal")
        panels = [
            Panel("", progress(step, walk.COUNT, story.TITLES[step - 1], story.IN_STEP.get(self.act, "")), wide=True),
            Panel(board.network_title(act, name, came_in), self.diagram(told), "main", "Network", tall=True),
            Panel("How wrong: the mean loss of the six", chart, "beside", "Loss"),
            Panel(sums.title(told), working(self.arithmetic(told)), "beside", "Sums"),
            Panel("", stages("The stages of one step of learning", cards, self.stage), wide=True),
            Panel("The six, and what it says of them now", six, "more", "Six"),
            Panel(
                f"What it says of {name} now" if came_in else "Its guess: nobody has come in yet", says, "more", "Guess"
            ),
            Panel("The code at work: the core's own", self.code(), "more", "Code", wide=True),
        ]
        return Picture(panels, story.told(self.part, self.facts), self.tone)

    @property
    def tone(self) -> str:
        if self.part.act != "predict":
            return ""
        return "right" if (self.guessed > 0.5) == (TRAINING[self.shown].result == 0) else "wrong"

    @property
    def told(self) -> str:
        """What a learner points at in the network."""
        if not self.pointer:
            return ""
        return thing_at("network", self.pointer.name, self.pointer.x, self.nodes, self.learner.weights())

    def moment(self) -> board.Moment:
        """Inputs, hidden answers and scores of the student at hand, by the weights as they are now."""
        learner = self.learner
        x = learner.x[[self.shown]] if self.part.step > 3 else np.zeros((1, 3))
        return x[0].tolist(), learner.hidden(x)[0].tolist(), learner.scores(x)[0].tolist()

    @property
    def nodes(self) -> list[list[Node]]:
        return board.nodes(self.learner, self.moment() if self.part.step > 3 else None)

    def diagram(self, told: str) -> Figure:
        weights = self.learner.weights()
        changes = [now - self.before[2 * i] for i, now in enumerate(weights)] if self.before else None
        spoken = ". ".join(f"{name}: {sum_}" for name, sum_ in self.arithmetic(told))
        show = Show("network", told, f"{sums.title(told)}. {spoken}", self.part.reached, changes, self.flowing)
        return network(self.nodes, weights, WIDTH, HEIGHT, show)

    @property
    def flowing(self) -> Backward | None:
        """The slopes on their way back, or when they have come."""
        if self.part.back is None or self.slopes is None:
            return None
        first, second = self.slopes
        return Backward([[], first.tolist(), second.tolist()], self.part.back)

    def arithmetic(self, told: str) -> list[sums.Line]:
        learner = self.learner
        step = sums.Step(self.before, learner.optimizer.rate) if self.before else None
        numbers = sums.numbers(learner, self.moment(), TRAINING[self.shown].result, self.slopes, step)
        return sums.since_start(told, numbers, learner.epochs) if learner.epochs else sums.sums(told, numbers)

    @property
    def stage(self) -> int:
        return board.STAGES.index(self.act) if self.act in board.STAGES else -1

    def code(self) -> Figure:
        return listing([(name, SOURCES[name], running) for name, running in walk.CODE.get(self.act, walk.IDLE)])
