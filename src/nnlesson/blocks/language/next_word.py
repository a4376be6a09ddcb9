"""The block next-word: a network that has never seen a word learns one sentence, and one choice stays open."""

from math import log

from nnlesson.blocks.language.block import LanguageBlock
from nnlesson.blocks.language.examples import LENGTHS, START, context
from nnlesson.blocks.language.model import LanguageModel
from nnlesson.blocks.language.progress import NEAR, Progress
from nnlesson.blocks.language.sentence import Reader, window
from nnlesson.contract import Choose, Panel, Picture, Pointer, Readout, Slider, option
from nnlesson.core.trace import Trace
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.curve import Subject
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.pointing import part_of
from nnlesson.draw.table import table
from nnlesson.draw.traces import Level, Line, Moment, even_guess, traces
from nnlesson.draw.values import output, verdict
from nnlesson.draw.wording import percent, short

SENTENCE = ["the", "cat", "sat", "on", "the", "mat"]
STEEP = 0.05  # the length of a gradient that still points somewhere
FAR = 0.1  # the length of a step that is not tiny
TIED = 0.02  # by less than that one word's probability is not ahead of another's

LOSS = Subject("loss-chart", "Loss")
PROBABILITY = Subject("probability-chart", "Probability of the right next word", high=1.0)


class NextWord(LanguageBlock):
    """A network learns to say the next word of "the cat sat on the mat", from one, two or three words of context."""

    kind = "next-word"
    word: int = option(2, low=1, high=len(SENTENCE) - 1, label="Place of the last word that is read")
    controls = (*LanguageBlock.controls, Slider("rate"), Choose("context"), Choose("speed"))

    model: LanguageModel  # there is always something to learn from

    def start(self) -> None:
        self.model = LanguageModel(SENTENCE, LENGTHS[self.context], self.rng())
        self.rights = [Trace() for _ in self.model.right]
        self.progress = Progress()

    def evaluate(self) -> None:
        super().evaluate()
        for trace, right in zip(self.rights, self.model.right.tolist(), strict=True):
            trace.add(right)
        self.progress.add(self.steps, self.loss)

    def pressed(self, pointer: Pointer) -> None:
        if place := part_of("after", pointer.name):
            self.set("word", int(place) + 1)

    # What is known of the chosen place

    @property
    def seen(self) -> list[str]:
        return context(SENTENCE, self.word, self.model.length)

    @property
    def wanted(self) -> str:
        return SENTENCE[self.word]

    def contexts(self) -> list[str]:
        return [" ".join(context(SENTENCE, place, self.model.length)) for place in self.model.asked.places]

    def favourites(self, question: int) -> list[str]:
        """Its answer to a question; more than one where none of them is ahead."""
        shares = self.model.probabilities[question]
        ahead = shares > shares.max() - TIED
        return [word for word, there in zip(self.model.vocabulary, ahead, strict=True) if there]

    def answer(self, question: int) -> Element:
        """Its answer, as right, wrong or undecided."""
        found, wanted = self.favourites(question), SENTENCE[self.model.asked.places[question]]
        if len(found) == 1:
            return verdict(found[0] == wanted, f" {found[0]}")
        return verdict(None, f" {' or '.join(found)}" if len(found) < 3 else f" {len(found)} words")

    # What is to be seen

    def readouts(self) -> list[Readout]:
        model, right = self.model, float(self.model.right[self.word - 1])
        flat = self.progress.flat_since[0] if self.progress.flat_since else 0
        return [
            Readout("epoch", self.steps, "Epoch"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("floor", model.floor, "Floor"),
            Readout("probability", right, f"{self.wanted}, the right word", percent(right)),
            Readout("flat-since", flat, "Flat since epoch", str(flat) if flat else "not yet"),
            Readout("parameters", model.parameters, "Learned numbers"),
        ]

    def picture(self) -> Picture:
        panels = [
            Panel("Press a word. What comes after it?", self.question(), "main", "Guess"),
            Panel("How wrong, on average", self.loss_chart(), "beside", "Loss"),
            Panel("All five guesses, and what each costs", self.all_questions(), "beside", "All five"),
            Panel("How sure of each right word", self.probability_chart(), "beside", "How sure"),
        ]
        near = self.loss < self.model.floor + NEAR
        tone = "right" if self.progress.flat_since and near else "wrong" if self.progress.leaping and not near else ""
        return Picture(panels, self.sentence(near), tone, "flat" if self.progress.flat_since and not near else "")

    def question(self) -> Figure:
        shares = self.model.probabilities[self.word - 1].tolist()
        given = [
            Bar(word, share, right=word == self.wanted)
            for word, share in zip(self.model.vocabulary, shares, strict=True)
        ]
        reader = Reader(SENTENCE, self.word, self.model.length, START)
        drawn = bars(given, f"Probability of each next word after {' '.join(self.seen)}").drawing
        return Figure(element("div", window(reader, "after"), drawn))

    def loss_chart(self) -> Figure:
        levels = [
            Level(self.model.floor, f"floor {short(self.model.floor)}"),
            even_guess(len(self.model.vocabulary), at_the_end=True),
        ]
        flat = self.progress.flat_since
        moment = Moment(flat[0], f"flat since epoch {flat[0]}") if flat else None
        return traces([Line(self.losses, "")], LOSS, levels, moment, self.look(LOSS.name), 240.0)

    def probability_chart(self) -> Figure:
        lines = [
            Line(trace, SENTENCE[place], "right", True)
            if place == self.word
            else Line(trace, SENTENCE[place], "line", False)
            for trace, place in zip(self.rights, self.model.asked.places, strict=True)
        ]
        even = Level(1 / len(self.model.vocabulary), "even guess 20 %")
        return traces(lines, PROBABILITY, [even], None, self.look(PROBABILITY.name), 230.0, percent)

    def all_questions(self) -> Figure:
        rows: list[list[Child]] = []
        for i, (seen, right) in enumerate(zip(self.contexts(), self.model.right.tolist(), strict=True)):
            wanted = SENTENCE[self.model.asked.places[i]]
            cost = -log(right) if right else float("inf")
            chance, loss = output(f"right-{i + 1}", right, percent(right)), output(f"loss-{i + 1}", cost, short(cost))
            rows.append([seen, wanted, self.answer(i), chance, loss])
        rows.append(["", "", "", "mean", output("mean", self.loss, short(self.loss))])
        head = ["after", "next", "its guess", "p(next)", "−ln p"]
        return table("What it is asked, what it answers, and the loss of each answer", head, rows, self.word - 1)

    # What it says

    def sentence(self, near: bool) -> str:
        if self.progress.leaping and not near:
            return (
                "Too large: the loss rises again and again, because every step goes too far past the valley. "
                "Take a smaller rate and press Reset."
            )
        if self.progress.flat_since:
            return self.said_flat(*self.progress.flat_since, near)
        if not self.steps:
            return self.at_start(len(self.model.vocabulary))
        if near:
            return f"Close to the floor at {short(self.model.floor)}: {self.why_floor()}"
        return "It learns: every epoch asks all five questions, takes the mean loss, and moves all numbers once."

    def at_start(self, words: int) -> str:
        return (
            f"A random start. Guessing evenly among {words} words gives {percent(1 / words)} each. "
            "Random numbers prefer one word or the other, without a reason."
        )

    def said_flat(self, epoch: int, loss: float, near: bool) -> str:
        if near:
            return f"Flat since epoch {epoch}, at the floor of {short(self.model.floor)}: {self.why_floor()}"
        now = "" if short(self.loss) == short(loss) else f" (now {short(self.loss)})"
        floor = f"the floor is at {short(self.model.floor)}"
        flat = f"Flat since epoch {epoch} at {short(loss)}{now}, but not finished: {floor}."
        if self.model.steepness * self.model.optimizer.rate > FAR:
            return f"{flat} Each step leaps to the same height again: the rate is too large."
        if self.model.steepness > STEEP:
            return f"{flat} The slope is still steep, only the steps are tiny: the rate is too small."
        return f"{flat} The slope is almost nothing here: a plateau. Try another rate or a new start."

    def why_floor(self) -> str:
        if self.model.floor > 0:
            return "after “the” come both “cat” and “mat”, so one half each is the best that anybody can say."
        return (
            f"after each {self.model.length} words comes only one, so nothing is left open. 0 itself is never reached."
        )
