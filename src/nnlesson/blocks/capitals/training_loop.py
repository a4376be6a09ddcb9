"""The block training-loop: forward, loss, slopes that flow back, a shift; again, until the word is right."""

from dataclasses import replace

from nnlesson.blocks.capitals.back_pass import back_pass
from nnlesson.blocks.capitals.back_sums import back_sums
from nnlesson.blocks.capitals.chip_network import ChipNetwork, chip_network
from nnlesson.blocks.capitals.model import capitals_network
from nnlesson.blocks.capitals.one_step import ARROWS, FORWARD, LOSS, SHIFT, OneStep
from nnlesson.blocks.capitals.telling import as_pass, forward, pointed_thing
from nnlesson.blocks.capitals.world import ANSWERS, CITIES, COUNTRIES, WORDS, examples, inputs, right_answer, sentence
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
    speeds,
)
from nnlesson.core import Array, CrossEntropy, GradientDescent, Softmax
from nnlesson.core.trace import Trace
from nnlesson.draw.backward import Backward
from nnlesson.draw.curve import Level, Subject, curve
from nnlesson.draw.figure import Figure
from nnlesson.draw.network import Show, weight_line
from nnlesson.draw.sums import Line, Pass, lies_low, spoken, summed
from nnlesson.draw.wording import percent, signed
from nnlesson.draw.written import beats

SPEEDS = {"beats": 0.9, "steps": 4.0, "fast": 60.0}  # beats a second, steps a second, steps a second
WAITING = -1  # before the first beat
FLOWS = {FORWARD: "nn-flowing", ARROWS: "nn-flowing-back"}  # looks of the diagram
SURE = 0.95
PARIS = Subject("paris", "Probability of Paris, for France", tone="right", high=1.0)
EVEN = Level(1 / len(ANSWERS), f"even guess {1 / len(ANSWERS):g}", at_the_end=True)


class TrainingLoop(TrainingBlock):
    """The network of capitals learns in steps of four beats: signal forward, loss, arrows, weights shift."""

    kind = "training-loop"
    max_steps = 20_000
    unit = "step"
    rate: float = option(0.3, low=0.01, high=10.0, log=True, label="Learning rate")
    sentences: str = choice("one", {"one": "France only", "all": "All six"}, label="Learns from")
    speed: str = speeds(
        "beats", SPEEDS, label="Speed", choices={"beats": "Beats", "steps": "4 steps/s", "fast": "60 steps/s"}
    )
    country: str = choice("france", COUNTRIES, label="Sentence shown", view=True)
    controls = (
        Train(),
        Step("Next beat"),
        Reset(),
        NewStart(),
        Slider("rate"),
        Choose("speed"),
        Choose("sentences"),
        Choose("country"),
    )

    def start(self) -> None:
        self.network = capitals_network(self.rng())
        everything = examples()
        self.x, self.target = everything if self.sentences == "all" else (everything[0][:1], everything[1][:1])
        self.beat = WAITING
        self.frozen: tuple[str, ...] = ()
        self.probabilities = Trace()
        self.newest = self.measured()

    def evaluate(self) -> None:
        """What the network answers with the weights as they are."""
        x, target = examples()
        scores = self.network.forward(x)
        self.probability = float(Softmax().forward(scores)[0, 0])  # of Paris, for the sentence about France
        self.right_of_all = int((scores.argmax(axis=1) == target).sum())
        self.loss = CrossEntropy().forward(self.network.forward(self.x), self.target)
        self.probabilities.add(self.probability)
        self.passed = forward(self.network, inputs("capital", self.country))

    def changed(self, option: str) -> None:
        self.passed = forward(self.network, inputs("capital", self.country))

    def advance(self) -> None:
        """The next beat; in a run of whole steps the beats of one step at once."""
        self.next_beat()
        while self.running and self.speed != "beats" and self.beat != SHIFT:
            self.next_beat()

    def next_beat(self) -> None:
        """Only the last of the four beats changes the network, and so is the step that counts."""
        self.beat = (self.beat + 1) % 4
        if self.beat == FORWARD:
            self.newest = self.measured()
        elif self.beat == SHIFT:
            super().advance()

    def weights(self) -> list[Array]:
        return [parameter.copy() for parameter in self.network.parameters()]

    def measured(self) -> OneStep:
        """Forward, loss and slopes with the weights as they are; nothing has moved yet."""
        loss_of = CrossEntropy()
        loss = loss_of.forward(self.network.forward(self.x), self.target)
        losses = (-loss_of.log_p[loss_of.rows, loss_of.target]).tolist()
        self.network.backward(loss_of.backward())
        slopes = [gradient.copy() for gradient in self.network.gradients()]
        weights = self.weights()
        return OneStep(loss, losses, slopes, weights, weights, self.rate, self.frozen)

    def step(self) -> None:
        """The core's gradient descent moves every weight but those that the learner has frozen."""
        GradientDescent(self.rate).step(self.network.parameters(), self.newest.slopes)
        for layer, a, b in filter(None, map(weight_line, self.frozen)):
            self.network.parameters()[layer][a, b] = self.newest.before[layer][a, b]
        self.newest = replace(self.newest, after=self.weights(), rate=self.rate, frozen=self.frozen)

    def pressed(self, pointer: Pointer) -> None:
        """A click on a weight freezes it, and another one lets it go."""
        thing = self.thing(pointer)
        if thing.startswith("weight-"):
            others = tuple(name for name in self.frozen if name != thing)
            self.frozen = others if thing in self.frozen else (*others, thing)
            if self.beat != SHIFT:
                self.newest = replace(self.newest, frozen=self.frozen)

    # What is to be seen

    @property
    def drawn(self) -> ChipNetwork:
        return self.passed.drawn(right_answer("capital", self.country), self.frozen)

    def thing(self, pointer: Pointer | None) -> str:
        return pointed_thing("net", pointer.name, pointer.x, self.drawn) if pointer else ""

    def readouts(self) -> list[Readout]:
        return [
            Readout("step", self.steps, "Step"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("probability", self.probability, "Paris for France", percent(self.probability)),
            Readout("accuracy", self.right_of_all / 6, "Right of all six", f"{self.right_of_all} of 6"),
        ]

    def measures(self) -> list[Readout]:
        """What the next step would do, and how many of the six sentences it answers with Paris, as a share."""
        into_hidden, into_answers = self.measured().slopes
        answers = self.network.forward(examples()[0]).argmax(axis=1)
        moving = int((into_hidden != 0).sum() + (into_answers != 0).sum())
        germany = int((into_hidden[WORDS.index("Germany")] != 0).sum())
        return [
            Readout("rising", int((into_answers[:, 0] < 0).sum()), "Weights into Paris that grow"),
            Readout("germany", germany, "Weights of Germany that move"),
            Readout("arrows", moving, "Weights that move"),
            Readout(
                "paris", float((answers == 0).mean()), "Answered with Paris", percent(float((answers == 0).mean()))
            ),
        ]

    def picture(self) -> Picture:
        thing = self.thing(self.pointer)
        panels = [
            Panel(f"“{sentence('capital', self.country)} ...”", self.diagram(thing), "main", "Network", tall=True),
            Panel(
                "The four beats of a step",
                beats("The four beats", self.newest.beats(self.beat, thing), self.beat),
                "beside",
                "Beats",
            ),
            Panel(
                "Is it learning?",
                curve(self.probabilities, PARIS, self.look("paris"), 150.0, [EVEN]),
                "beside",
                "Paris",
            ),
        ]
        return Picture(panels, self.sentence(), "right" if self.probability > SURE else "")

    def diagram(self, thing: str) -> Figure:
        drawn, back = self.drawn, self.back
        lines = self.sums(thing, as_pass(drawn), back)
        told = " ".join([spoken(lines), *self.freezing(thing)])
        show = Show("net", thing, told, changes=self.newest.moves(self.beat), back=back)
        figure = chip_network(drawn, show, FLOWS.get(self.beat, ""))
        return summed(figure, lines, low=lies_low(thing, drawn.layers))

    @property
    def learns_from_it(self) -> bool:
        """Whether the sentence that is shown is one that it learns from."""
        return self.sentences == "all" or self.country == "france"

    @property
    def back(self) -> Backward | None:
        """The slopes of the sentence that is shown, in the beat in which they flow back."""
        if self.beat != ARROWS or not self.learns_from_it:
            return None
        return back_pass(self.network, inputs("capital", self.country), right_answer("capital", self.country))

    def sums(self, thing: str, passed: Pass, back: Backward | None) -> list[Line]:
        """How the number of what is pointed at comes about: what it says, or in the third beat its slope."""
        if not back:
            return passed.sums(thing)
        lines = back_sums(thing, back, passed, right_answer("capital", self.country))
        weight = weight_line(thing)
        if weight and self.sentences == "all":
            layer, a, b = weight
            mean = float(self.newest.slopes[layer][a, b])
            lines.append(("Its arrow: against the mean slope of all six sentences", signed(mean, 4)))
        return lines

    def freezing(self, thing: str) -> list[str]:
        """For who cannot see it: whether a weight is frozen, and the key that changes that."""
        if not thing.startswith("weight-"):
            return []
        return ["It is frozen; Enter lets it go." if thing in self.frozen else "Enter freezes it."]

    def sentence(self) -> str:
        if self.running and self.speed != "beats":
            return self.running_well()
        if self.beat == FORWARD:
            return "Beat 1: the words go through the weights as they are now, and the answers get their shares."
        if self.beat == LOSS:
            return "Beat 2: one number says how wrong that was. Nothing has changed yet."
        if self.beat == ARROWS:
            return self.flowing_back()
        if self.beat == SHIFT:
            return f"Beat 4: each weight has followed its arrow. Step {self.steps} is done. {self.what_now()}"
        return "Random weights. Press Next beat, four times for one step, or Train."

    def flowing_back(self) -> str:
        if not self.learns_from_it:
            return "Beat 3: every weight has its slope, from the sentence about France. Nothing has moved."
        return "Beat 3: the errors flow back over the lines, and each weight has its slope. Nothing has moved."

    def running_well(self) -> str:
        return f"Four beats for each step, again and again. {self.what_now()}"

    def what_now(self) -> str:
        if self.probability <= SURE:
            return "Not sure of Paris yet."
        if self.sentences == "one":
            best = ANSWERS[int(self.passed.shares.argmax())]
            wanted = CITIES[self.country]
            if self.country != "france" and best != wanted:
                return f"Paris is above 95 % for France, but {COUNTRIES[self.country]} gets {best} as well."
            return "Paris is above 95 %. What does it say about Germany? Change the sentence shown."
        return f"Paris is above 95 %, and {self.right_of_all} of 6 sentences are completed rightly."
