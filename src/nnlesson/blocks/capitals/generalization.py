"""The block generalization: two networks learn the same questions, and are asked some that neither has seen."""

from nnlesson.blocks.capitals.answer_grid import Cell, Grid, answer_grid
from nnlesson.blocks.capitals.questions import (
    ALL,
    ANSWERS,
    COUNTRIES,
    EIGHT,
    ELEVEN,
    HELD_OUT,
    WAYS,
    Learner,
    answer,
    question,
)
from nnlesson.blocks.capitals.questions import Cell as Question
from nnlesson.contract import Choose, Panel, Picture, Pointer, Readout, Slider, TrainingBlock, choice, option, speeds
from nnlesson.draw.curve import Subject
from nnlesson.draw.figure import Figure
from nnlesson.draw.traces import Line, even_guess, traces
from nnlesson.draw.wording import percent

LEARNED = 0.05  # training loss from which on it counts as learned
REACH = 4.0  # loss that the charts show at least
EVEN = even_guess(len(ANSWERS))


class Generalization(TrainingBlock):
    """Two networks learn some questions and are asked others: one sees whole sentences, the other their parts."""

    kind = "generalization"
    max_steps = 5000
    unit = "step"
    held: str = choice("few", {"few": "A few", "half": "Half", "country": "Spain"}, label="Held out", restarts=False)
    rate: float = option(0.5, low=0.01, high=10.0, log=True, label="Learning rate")
    speed: str = speeds("medium", {"slow": 4, "medium": 20, "fast": 60})
    controls = (*TrainingBlock.controls, Slider("rate"), Choose("held"), Choose("speed"))

    def opened(self) -> None:
        self.moved: frozenset[Question] = frozenset()  # the questions that a learner has moved to the other side

    @property
    def held_out(self) -> frozenset[Question]:
        return HELD_OUT[self.held] ^ self.moved

    def start(self) -> None:
        self.by_sentence = Learner(False, self.held_out, self.rate, self.rng())
        self.by_word = Learner(True, self.held_out, self.rate, self.rng())

    def step(self) -> None:
        self.by_sentence.step(self.rate)
        self.by_word.step(self.rate)

    def evaluate(self) -> None:
        """The loss is that of the network which is further behind."""
        self.loss = max(self.by_sentence.training_losses.last, self.by_word.training_losses.last)

    def changed(self, option: str) -> None:
        if option == "held":
            self.moved = frozenset()
            self.reset()

    def pressed(self, pointer: Pointer) -> None:
        """A click holds a question out, or gives it back for training: both networks begin anew."""
        name, *place = pointer.name.split("-")
        if name not in ("words", "sentences") or len(place) != 2:
            return
        moved = self.moved ^ {(int(place[0]), int(place[1]))}
        if 0 < len(HELD_OUT[self.held] ^ moved) < len(ALL):
            self.moved = moved
            self.reset()

    # What is to be seen

    @property
    def called(self) -> str:
        return "Generalisation"

    def readouts(self) -> list[Readout]:
        sentences, of = self.by_sentence.score(self.held_out)
        words, _ = self.by_word.score(self.held_out)
        return [
            Readout("step", self.steps, "Step"),
            Readout("sentence-loss", self.by_sentence.training_losses.last, "Sentences: training loss"),
            Readout("sentence-test-loss", self.by_sentence.test_losses.last, "Sentences: test loss"),
            Readout("sentence-accuracy", sentences / of, "Sentences: new right", f"{sentences} of {of}"),
            Readout(
                "loss", self.by_word.training_losses.last, "Parts: training loss", trace=self.by_word.training_losses
            ),
            Readout("test-loss", self.by_word.test_losses.last, "Parts: test loss"),
            Readout("accuracy", words / of, "Parts: new right", f"{words} of {of}"),
        ]

    def measures(self) -> list[Readout]:
        """What share of all other questions 400 steps get right, if these few are shown to a network of parts."""
        eight, eleven = self.after_showing(EIGHT), self.after_showing(ELEVEN)
        return [
            Readout("eight", eight, "Shown eight", percent(eight)),
            Readout("eleven", eleven, "Shown eleven", percent(eleven)),
        ]

    def after_showing(self, shown: frozenset[Question]) -> float:
        held = frozenset(ALL) - shown
        learner = Learner(True, held, self.rate, self.rng())
        for _ in range(400):
            learner.step(self.rate)
        right, of = learner.score(held)
        return right / of

    def picture(self) -> Picture:
        panels = [
            Panel("One input for each whole sentence", self.grid("sentences", self.by_sentence), "main", "Sentences"),
            Panel("One input for each part of it", self.grid("words", self.by_word), "beside", "Parts"),
            Panel("", self.chart("sentences-loss", self.by_sentence), "beside", "Loss: sentences"),
            Panel("", self.chart("words-loss", self.by_word), "beside", "Loss: parts"),
        ]
        return Picture(panels, self.sentence(), outcome="learned" if self.steps and self.loss <= LEARNED else "")

    def grid(self, name: str, learner: Learner) -> Figure:
        rows = [
            (WAYS[way], [self.cell(learner, (way, country)) for country in range(len(COUNTRIES))])
            for way in range(len(WAYS))
        ]
        return answer_grid(Grid("How sure it is of each right answer", "asked", COUNTRIES, rows, name))

    def cell(self, learner: Learner, asked: Question) -> Cell:
        i = ALL.index(asked)
        return Cell(float(learner.shares[i]), bool(learner.right[i]), asked in self.held_out, question(asked))

    def chart(self, name: str, learner: Learner) -> Figure:
        lines = [
            Line(learner.training_losses, "training", "positive"),
            Line(learner.test_losses, "test", "negative", dashes="6 3"),
        ]
        return traces(lines, Subject(name, "Loss", reach=REACH), [EVEN], look=self.look(name), height=180.0)

    def sentence(self) -> str:
        of = len(self.held_out)
        if not self.steps:
            return f"{len(ALL) - of} questions to learn, {of} (dashed) held out. Which network will answer those?"
        if self.loss > LEARNED:
            return f"Both learn the same {len(ALL) - of} questions. Watch the dashed cells, which neither is shown."
        sentences, words = self.by_sentence.score(self.held_out)[0], self.by_word.score(self.held_out)[0]
        learned = f"Both know their {len(ALL) - of} questions."
        new, every = ("1 new one", "the") if of == 1 else (f"{of} new ones", "all")
        if words == of == sentences:
            return f"{learned} Both have {every} {new} right, the first by luck: hold out more."
        said = f"{learned} Of {new} the first has {sentences} right, the second"
        if words == of:
            return f"{said} {'1' if of == 1 else f'all {of}'}: it generalises."
        return f"{said} {words}.{self.reason()}"

    def reason(self) -> str:
        never = [name for i, name in enumerate(COUNTRIES) if all((way, i) in self.held_out for way in range(len(WAYS)))]
        if never:
            return f" No question about {' or '.join(never)} was ever shown, so the answers cannot be known."
        unshown = set(map(answer, ALL)) - set(map(answer, set(ALL) - self.held_out))
        if unshown:
            names = " or ".join(ANSWERS[i] for i in sorted(unshown))
            return f" {names} was never shown as an answer, so it cannot be known."
        return " Too few examples show which words go together."
