"""The block mixing-desk: hands against training, on a network with more knobs than hands can hold."""

import numpy as np

from nnlesson.blocks.knobs.faders import fader_at, faders, height_at
from nnlesson.blocks.knobs.four_sentences import PAIRS, SIZE, TARGET, WORDS, FourSentences, named
from nnlesson.contract import Choose, Panel, Picture, Pointer, Readout, Slider, TrainingBlock, option, speeds
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.course import Level
from nnlesson.draw.curve import Subject, curve, even_guess
from nnlesson.draw.element import Child, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.table import table
from nnlesson.draw.values import verdict
from nnlesson.draw.wording import percent, signed, whole_percent

STOP = 3.0
NOTCH = 0.05
RATE = 0.3
PATIENT = 20  # knobs that very patient hands take
LOSS = Subject("loss", "Loss")
EVEN = even_guess(len(WORDS))


class MixingDesk(TrainingBlock):
    """A network of 108 numbers and four sentences: turn any number by hand, and race against training."""

    kind = "mixing-desk"
    max_steps, unit = 1000, "step"
    turn: float = option(0.0, low=-STOP, high=STOP, step=NOTCH, label="Where it stands", aside=True)
    number: int = option(1, low=1, high=SIZE, label="Knob in your hand", aside=True)
    speed: str = speeds("medium", {"slow": 4, "medium": 30, "fast": 300})
    controls = (*TrainingBlock.controls, Slider("turn"), Slider("number"), Choose("speed"))

    def start(self) -> None:
        """Two copies of one random network: yours, and the one that is trained."""
        self.yours, self.trained = FourSentences(self.rng()), FourSentences(self.rng())
        self.turns, self.turned = 0, 0  # how often another knob was taken and turned, and which one it was
        self.hold(self.number)

    def step(self) -> None:
        self.trained.step(RATE)

    def evaluate(self) -> None:
        self.loss = self.trained.loss

    def objective(self) -> float:
        self.trained.measure()
        return self.trained.loss

    # By hand

    def hold(self, number: int) -> None:
        """Another knob in the hand; it stands where it stood."""
        self.number = number
        at = float(self.yours.numbers()[number - 1])
        self.turn = round(max(-STOP, min(STOP, at)), 2)

    def changed(self, option: str) -> None:
        if option == "number":
            self.hold(self.number)
        elif option == "turn":
            self.turns += self.turned != self.number
            self.turned = self.number
            self.yours.turn(self.number - 1, self.turn)

    def pressed(self, pointer: Pointer) -> None:
        """A press on a fader's slot brings it there; a press on the one that was just dragged there changes nothing."""
        found = fader_at("desk", pointer.name, pointer.x)
        if found is None or found >= SIZE:
            return
        to = height_at(pointer.y, STOP)
        if abs(found + 1 - self.number) > 1 or abs(to - self.turn) > 0.5:
            self.bring(found + 1, to)

    def dragged(self, start: Pointer, end: Pointer) -> None:
        """What was taken hold of stays in the hand, also where the pointer strays to its neighbour."""
        found = fader_at("desk", start.name, start.x)
        if found is not None and found < SIZE:
            self.bring(self.number if start.held else found + 1, height_at(end.y, STOP))

    def bring(self, number: int, to: float) -> None:
        if number != self.number:
            self.hold(number)
        self.turn = round(round(to / NOTCH) * NOTCH, 2)
        self.changed("turn")

    # What is to be seen

    def readouts(self) -> list[Readout]:
        yours, trained = self.yours, self.trained
        return [
            Readout("step", self.steps, "Steps of training"),
            Readout("loss", self.loss, "Training: loss", trace=self.losses),
            Readout("accuracy", sum(trained.right) / len(PAIRS), "Training: right", right_of(trained)),
            Readout("probability", trained.probability, "Training: mean", percent(trained.probability)),
            Readout("turns", self.turns, "Knobs you turned"),
            Readout("hands-accuracy", sum(yours.right) / len(PAIRS), "Your hands: right", right_of(yours)),
        ]

    def measures(self) -> list[Readout]:
        """How bold the random network is about the cat, and how far hands come that never miss."""
        patient = self.patient_hands(PATIENT)
        boldest = float(FourSentences(self.rng()).shares[0].max())
        return [
            Readout("hands-loss", self.yours.loss, "Your hands: loss"),
            Readout("boldest", boldest, "Likeliest word for the cat at the start", percent(boldest)),
            Readout("patient", patient, "Right words, by very patient hands", percent(patient)),
        ]

    def patient_hands(self, knobs: int, rounds: int = 1) -> float:
        """From the start they take so many knobs, one after another, and put each into its best place of 25."""
        rng, places = self.rng(), np.linspace(-STOP, STOP, 25).tolist()
        network = FourSentences(rng)
        for number in [number for _ in range(rounds) for number in rng.permutation(SIZE)[:knobs].tolist()]:
            losses = []
            for to in places:
                network.turn(number, to)
                losses.append(network.loss)
            network.turn(number, places[int(np.argmin(losses))])
        return network.probability

    def picture(self) -> Picture:
        levels = [EVEN, Level(self.yours.loss, "your hands", at_the_end=True)]
        panels = [
            Panel(f"Your desk: {SIZE} knobs, and two hands", self.desk(), "main", "Desk", tall=True),
            Panel("Training: the same knobs, all at once", self.training_desk(), "beside", "Training"),
            Panel("Who sat on what?", self.answers(), "more", "Answers"),
            Panel("How wrong: the loss", curve(self.losses, LOSS, self.look("loss"), levels=levels), "more", "Loss"),
        ]
        return Picture(panels, self.sentence(), "right" if all(self.trained.right) else "")

    def desk(self) -> Figure:
        """The race, and below it the desk in the learner's hands."""
        race = bars(
            [Bar("your hands", self.yours.probability), Bar("training", self.trained.probability, look="nn-fill-loss")],
            "Probability of the right words",
        )
        desk = faders(self.yours.numbers().tolist(), STOP, "desk", self.number - 1)
        return Figure(element("div", race.drawing, desk.drawing, class_="nn-race"))

    def training_desk(self) -> Figure:
        return faders(self.trained.numbers().tolist(), STOP)

    def answers(self) -> Figure:
        rows: list[list[Child]] = []
        for i, (who, _) in enumerate(PAIRS):
            rows.append([f"The {who} …", said(self.yours, i), said(self.trained, i)])
        return table("What each network says", ["sentence", "your hands", "training"], rows)

    def sentence(self) -> str:
        if self.running:
            return f"Each step turns all {SIZE} at once, each a little against its slope."
        if not self.steps and not self.turns:
            hands = f"Turn any of the {SIZE} knobs, by a drag or a press."
            return f"{hands} One network, four sentences: how many can you get right?"
        if not self.steps:
            where = f"Knob {self.number} is {named(self.number - 1)}, at {signed(self.turn)}."
            return f"By hand: {right_of(self.yours)} right, knobs turned: {self.turns}. {where}"
        return (
            f"Training: {right_of(self.trained)} right after {self.steps} steps. "
            f"Your hands: {right_of(self.yours)}, knobs turned: {self.turns}."
        )


def right_of(network: FourSentences) -> str:
    return f"{sum(network.right)} of {len(PAIRS)}"


def said(network: FourSentences, sentence: int) -> Child:
    """The word, how likely it is, and whether it is the right one."""
    word = network.says[sentence]
    share = whole_percent(float(network.shares[sentence, word]))
    return element("span", verdict(word == int(TARGET[sentence]), " "), f"{WORDS[word]} {share}")
