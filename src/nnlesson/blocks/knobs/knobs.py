"""The block knobs: three weights of a network, for a learner to turn, or for gradient descent."""

import numpy as np

from nnlesson.blocks.knobs.levels import levels
from nnlesson.blocks.knobs.network import KNOBS, TOKENS, WORDS, ThreeKnobs
from nnlesson.blocks.knobs.sentence_network import Knob, Sentence, nodes, sentence_network
from nnlesson.contract import Choose, Panel, Picture, Readout, Slider, TrainingBlock, choice, option, speeds
from nnlesson.core import Array, GradientDescent
from nnlesson.core.trace import Trace
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.curve import Subject, curve, even_guess
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure
from nnlesson.draw.handle import Handle
from nnlesson.draw.network import Show
from nnlesson.draw.stages import working
from nnlesson.draw.sums import Pass, spoken, summed
from nnlesson.draw.wording import bracketed, exact, percent, short, signed

STOP = 3.0  # a knob turns from -3 to 3
NEAR = 0.005  # what is no further from it is shown as being there
NOTCH = 0.05  # between two places of a slider
NAMES = ("w1", "w2", "w3")
STILL = 0.0005  # a loss that falls by less for a whole turn of a knob counts as least
LEVELS = ("Way off", "Close", "Right, but barely", "On the right track", "Right")
LOSS = Subject("loss", "Loss")
EVEN = even_guess(len(WORDS))


def drawn(seed: int) -> list[float]:
    """A random start: where each knob stands, by chance."""
    places = np.random.default_rng(seed).uniform(-STOP, STOP, len(NAMES))
    return [round(float(place), 2) for place in (places / NOTCH).round() * NOTCH]


START = drawn(0)


class Knobs(TrainingBlock):
    """Three weights of a network as knobs: turn them by hand until it says the right word, or let it learn."""

    kind = "knobs"
    max_steps, unit = 1600, "step"
    finish_note = ""  # its sentence says it
    w1: float = option(START[0], low=-STOP, high=STOP, step=NOTCH, label="Weight w1")
    w2: float = option(START[1], low=-STOP, high=STOP, step=NOTCH, label="Weight w2")
    w3: float = option(START[2], low=-STOP, high=STOP, step=NOTCH, label="Weight w3")
    word: str = choice("mat", {word: word for word in WORDS}, label="The word it should say", restarts=False)
    free: str = choice("knobs", {"knobs": "3 knobs", "all": "all 105"}, label="What training may turn")
    rate: float = option(0.5, low=0.05, high=2.0, log=True, label="Learning rate")
    beside: str = choice(
        "curve", {"curve": "the loss, step by step", "step": "the next step, written out"}, label="Below the bars"
    )
    speed: str = speeds("medium", {"slow": 4, "medium": 30, "fast": 300})  # 30 is even on a screen of 60 frames
    main_settings = 3  # the knobs
    controls = (
        *TrainingBlock.controls,
        Slider("w1"),
        Slider("w2"),
        Slider("w3"),
        Choose("word"),
        Choose("free"),
        Choose("speed"),
    )

    def opened(self) -> None:
        """The knobs are options, and training moves them: keep what the page said."""
        self.given = self.seed, self.given_or_drawn()

    def start(self) -> None:
        seed, knobs = self.given
        self.w1, self.w2, self.w3 = knobs if seed == self.seed else drawn(self.seed)
        self.model = ThreeKnobs()
        self.loss_before: float | None = None  # the last step of training

    def given_or_drawn(self) -> list[float]:
        """Where the page says nothing of a knob, chance does."""
        chance = zip((self.w1, self.w2, self.w3), START, drawn(self.seed), strict=True)
        return [lot if given == usual else given for given, usual, lot in chance]

    def evaluate(self) -> None:
        """What the network says with its knobs as they are, and how wrong that is."""
        self.model.turn(np.array([self.w1, self.w2, self.w3]))
        self.loss = self.model.measure(WORDS.index(self.word))
        self.slopes = self.model.slopes()
        self.signals = self.model.signals()

    def changed(self, option: str) -> None:
        """By hand, or to another word: if no training is under way, the next step is the first of another one."""
        if option in (*NAMES, "word"):
            if not self.running:
                self.steps, self.losses = 0, Trace()
            self.loss_before = None
            self.record()

    def step(self) -> None:
        """Gradient descent, from where the knobs are: each goes against its slope, and no further than to its stop."""
        self.loss_before = self.loss
        GradientDescent(self.rate).step(*self.model.free(self.free == "all"))
        self.w1, self.w2, self.w3 = np.clip(self.model.knobs(), -STOP, STOP).tolist()

    def objective(self) -> float:
        """The loss with the weights of the network, which `evaluate` would set to those of the options."""
        return self.model.measure(WORDS.index(self.word))

    # What is so now

    @property
    def probability(self) -> float:
        return self.signals[-1][WORDS.index(self.word)]

    @property
    def said(self) -> str:
        """The likeliest word."""
        return WORDS[int(np.argmax(self.signals[-1]))]

    @property
    def level(self) -> int:
        """How good that is, as an index of `LEVELS`."""
        best = max(self.signals[-1])
        if self.said != self.word:
            return int(self.probability >= best / 2)
        return 4 if best >= 0.5 else 3 if best >= 0.4 else 2

    @property
    def ways(self) -> Array:
        """By how much the knobs can lower the loss, per turn: a slope that pushes a knob against its stop is none."""
        knobs = np.array([self.w1, self.w2, self.w3])
        stopped: Array = np.clip(knobs - self.slopes, -STOP, STOP) - knobs
        return stopped

    @property
    def least(self) -> bool:
        """No knob can lower the loss any more."""
        return self.free == "knobs" and bool(np.abs(self.ways).max() < STILL)

    @property
    def finished(self) -> bool:
        return self.least or super().finished

    @property
    def stopped(self) -> list[str]:
        return [name for name in NAMES if abs(getattr(self, name)) >= STOP - NEAR]

    @property
    def rise(self) -> float:
        return 0.0 if self.loss_before is None else self.loss - self.loss_before

    # What is to be seen

    def readouts(self) -> list[Readout]:
        knobs = [
            Readout(f"weight-{i + 1}", getattr(self, n), f"Weight {n}", signed(getattr(self, n)))
            for i, n in enumerate(NAMES)
        ]
        slopes = [
            Readout(f"slope-{i + 1}", s, f"Slope of {NAMES[i]}", signed(s)) for i, s in enumerate(self.slopes.tolist())
        ]
        return [
            Readout("step", self.steps, "Steps of training"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("probability", self.probability, "Probability", percent(self.probability)),
            *knobs,
            *(slopes if self.beside == "step" else []),
        ]

    def measures(self) -> list[Readout]:
        """How steep each slope is, and by how much the last step of training has raised the loss."""
        steep = [Readout(f"steepness-{i + 1}", abs(s), f"Size of slope {i + 1}") for i, s in enumerate(self.slopes)]
        return [*steep, Readout("rise", self.rise, "Rise of the loss in the last step")]

    def picture(self) -> Picture:
        panels = [
            Panel("Five words in, one word out", self.network(), "main", "Network", tall=True),
            Panel("How likely is each next word?", self.candidates(), "beside", "Words"),
            Panel("The next step, written out", working(self.next_step()), "beside", "Sums")
            if self.beside == "step"
            else Panel(
                "How wrong: the loss, step by step",
                curve(self.losses, LOSS, self.look("loss"), levels=[EVEN]),
                "beside",
                "Loss",
            ),
        ]
        return Picture(panels, self.sentence(), "right" if self.level == 4 else "")

    def network(self) -> Figure:
        knobs = [Knob(name, 1, a, b, self.knob(name)) for name, (a, b) in zip(NAMES, KNOBS, strict=True)]
        weights = [layer.W for layer in self.model.dense]
        sentence = Sentence(TOKENS, WORDS, self.word, self.loss)
        biases = [layer.b for layer in self.model.dense]
        passed = Pass(nodes(sentence, self.signals), weights, biases, ["tanh", "tanh", "softmax"])
        thing = passed.at("net", self.pointer.name, self.pointer.x) if self.pointer else ""
        lines = passed.sums(thing)
        show = Show("net", thing, spoken(lines))
        drawn = sentence_network(sentence, self.signals, weights, knobs, self.running, show)
        return summed(drawn, lines, low=bool(thing) and int(thing.split("-")[1]) > 1)

    def knob(self, name: str) -> Handle:
        return self.handle(name, f"Knob {name}", f"{signed(getattr(self, name))}, loss {short(self.loss)}")

    def candidates(self) -> Figure:
        shares = zip(WORDS, self.signals[-1], strict=True)
        given = [Bar(word, share, right=word == self.word, top=word == self.said) for word, share in shares]
        drawing = bars(given, "Probability of the next word").drawing
        verdict = levels("Verdict", LEVELS, self.level)
        return Figure(element("div", drawing, verdict))

    def next_step(self) -> list[tuple[str, str]]:
        """Weight minus rate times slope, for each knob, with four digits: who checks it gets what is shown."""
        lines = []
        for name, slope in zip(NAMES, self.slopes.tolist(), strict=True):
            old = getattr(self, name)
            new = max(-STOP, min(STOP, old - self.rate * slope))
            sum_ = f"{exact(old)} − {short(self.rate)} × {bracketed(slope)} = {exact(new)}"
            lines.append((f"{name}: weight − learning rate × slope", sum_))
        return lines

    def sentence(self) -> str:
        if self.running and self.level == 4:
            return f"Learning: it says {self.word} already, and each step makes that likelier."
        if self.running:
            return f"Learning: each step turns what may be turned a little, the way that makes {self.word} likelier."
        if self.least:
            return self.at_best()
        says = f"It says {self.said}: {LEVELS[self.level].lower()}."
        if self.steps >= self.max_steps:
            return f"{says} After {self.steps} steps the run rests. {self.not_at_its_end()}"
        if self.steps:
            return f"{says} {self.steps} steps of training so far, and the loss can still fall."
        if self.said == self.word:
            return f"{says} A lower loss means a likelier {self.word}. How far down can you get it?"
        return f"{says} Turn a knob, watch the loss, and keep what makes it fall."

    def not_at_its_end(self) -> str:
        if self.free == "all":
            return "With every number free, the loss could fall on and on."
        return "The loss still falls a little with every step."

    def at_best(self) -> str:
        no = f"After {self.steps} steps, no" if self.steps else "No"
        stop = f" At their stop: {' and '.join(self.stopped)}." if self.stopped else ""
        return f"{no} knob can lower the loss any further: {short(self.loss)} is the least these three can do.{stop}"
