"""The block own-sentence: one sentence to learn from, and another one that the network has never seen."""

import numpy as np

from nnlesson.blocks.language.block import LanguageBlock
from nnlesson.blocks.language.examples import LENGTH_LABELS, LENGTHS, context, examples
from nnlesson.blocks.language.reading import read
from nnlesson.blocks.language.sentence import Said, annotated
from nnlesson.contract import Choose, Panel, Picture, Readout, Slider, Write, choice, text
from nnlesson.core import Array
from nnlesson.core.trace import Trace
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.curve import Subject
from nnlesson.draw.figure import Figure
from nnlesson.draw.traces import Level, Line, Moment, even_guess, traces
from nnlesson.draw.wording import cut, percent, short

TOP = 6  # candidates that are shown
LEARN, TEST = "the sentence to learn", "the sentence to test it with"
CLEAR = 0.05  # a rise of the loss above its lowest that nobody can overlook

LOSS = Subject("loss-chart", "Loss")


class OwnSentence(LanguageBlock):
    """A network learns from a sentence that the learner types, and is tested on another one that it never learns."""

    kind = "own-sentence"
    learn: str = text(
        "the cat sat on the mat and the dog sat on the rug", label="Sentence to learn", longest=5000, restarts=True
    )
    test: str = text(
        "the dog sat on the mat and the cat sat on the rug", label="Sentence to test it with", longest=5000
    )
    context: str = choice("three", LENGTH_LABELS, label="Words of context")
    controls = (
        *LanguageBlock.controls,
        Write("learn"),
        Write("test"),
        Slider("rate"),
        Choose("context"),
        Choose("speed"),
    )

    def start(self) -> None:
        self.reading = read(self.learn)
        self.model = self.new_model(self.reading.words)
        self.take_test()

    def changed(self, option: str) -> None:
        if option == "test":
            self.take_test()
            self.judge()

    def take_test(self) -> None:
        """Read the sentence to test with, and begin another course of the loss on it."""
        self.tested = read(self.test)
        self.asked = examples(self.tested.words, self.known, LENGTHS[self.context])
        self.unseen, self.unseen_since = Trace(), self.steps
        self.lowest: tuple[float, int, float] | None = None  # loss on the unseen sentence, epoch, loss on the other

    def evaluate(self) -> None:
        super().evaluate()
        self.judge()

    def judge(self) -> None:
        """How well the unseen sentence is guessed now."""
        if self.asked.places:
            loss = -float(np.log(np.maximum(self.unseen_right(), 1e-300)).mean())
            self.unseen.add(loss)
            now = (loss, self.steps, self.loss)
            self.lowest = min(self.lowest or now, now)

    def unseen_right(self) -> Array:
        """How likely it holds each next word of the unseen sentence, where it can tell."""
        assert self.model
        answers = self.model.answers(self.asked)
        right: Array = answers[np.arange(len(answers)), self.asked.target.astype(int)]
        return right

    # What is known of the two sentences

    @property
    def known(self) -> list[str]:
        """Every word that it has met."""
        return self.model.vocabulary if self.model else []

    @property
    def never_met(self) -> list[str]:
        known = self.known
        return list(dict.fromkeys(word for word in self.tested.words if word not in known))

    @property
    def same_questions(self) -> bool:
        """Whether the same words follow the same contexts in both sentences, as often, in whatever order."""
        if not self.model or self.never_met:
            return False
        asked = [sorted(np.column_stack([e.x, e.target]).tolist()) for e in (self.model.asked, self.asked)]
        return asked[0] == asked[1]

    @property
    def memorising(self) -> bool:
        return self.lowest is not None and self.unseen.last > self.lowest[0] + CLEAR

    # What is to be seen

    def readouts(self) -> list[Readout]:
        if not self.model:
            return [Readout("epoch", 0, "Epoch")]
        asked, all_asked = len(self.asked.places), max(0, len(self.tested.words) - 1)
        found = [
            Readout("epoch", self.steps, "Epoch"),
            Readout("loss", self.loss, "Loss, learned", trace=self.losses),
            Readout("floor", self.model.floor, "Floor, learned"),
            Readout("tested", asked, "Words it can judge", f"{asked} of {all_asked}"),
        ]
        if self.lowest:
            found.insert(2, Readout("unseen-loss", self.unseen.last, "Loss, unseen"))
            found.insert(3, Readout("best-unseen", self.lowest[0], "Its lowest"))
        return found

    def picture(self) -> Picture:
        panels = [
            Panel("How wrong, on both sentences", self.loss_chart(), "beside", "Loss"),
            Panel(self.next_title(), self.candidates(), "beside", "Next"),
            Panel(
                "The sentence it learns from, with the probability it gave to each word",
                self.learned(),
                "main",
                "Learned",
                wide=True,
            ),
            Panel("The sentence it never learns from", self.unseen_sentence(), "beside", "Unseen", wide=True),
        ]
        return Picture(panels, self.sentence(), "" if self.model else "wrong", "memorising" if self.memorising else "")

    def loss_chart(self) -> Figure:
        if not self.model:
            return traces([], LOSS)
        lines = [
            Line(self.losses, "learned"),
            Line(self.unseen, "unseen", "ink", dashes="6 3", since=self.unseen_since),
        ]
        floor = Level(self.model.floor, f"floor {short(self.model.floor)}")
        moment = (
            Moment(self.lowest[1], f"best on unseen: {self.lowest[1]}") if self.lowest and self.memorising else None
        )
        return traces(
            lines, LOSS, [floor, even_guess(len(self.known), at_the_end=True)], moment, self.look(LOSS.name), 230.0
        )

    def next_title(self) -> str:
        return f"What would come after “{' '.join(map(cut, self.last_words()))}”?" if self.model else "What comes next?"

    def last_words(self) -> list[str]:
        words = self.tested.words or (self.model.words[:1] if self.model else [])
        return context(words, len(words), self.model.length) if self.model else []

    def candidates(self) -> Figure:
        """The likeliest next words after the sentence to test with: here is nothing right or wrong."""
        shares = self.model.after(self.last_words()) if self.model else None
        if self.model is None or shares is None:
            return bars([Bar("?", 0.0, dim=True)], "It cannot say what comes next")
        best = sorted(zip(shares.tolist(), self.model.vocabulary, strict=True), reverse=True)[:TOP]
        return bars([Bar(cut(word), share) for share, word in best], "Probability of each next word")

    def learned(self) -> Figure:
        if not self.model:
            return annotated([Said(word, "") for word in self.reading.words], "The sentence to learn")
        best = self.model.probabilities.argmax(axis=1) == self.model.asked.target
        asked = zip(self.model.right.tolist(), best.tolist(), strict=True)
        judged = {place: self.judged(*found) for place, found in zip(self.model.asked.places, asked, strict=True)}
        said = [Said(word, *judged.get(i, ("start", ""))) for i, word in enumerate(self.model.words)]
        return annotated(said, "The sentence it learns from")

    def unseen_sentence(self) -> Figure:
        if not self.model:
            return annotated([Said(word, "") for word in self.tested.words], "The sentence to test it with")
        answers = self.model.answers(self.asked)
        judged = {
            place: self.judged(float(answer[int(word)]), int(answer.argmax()) == int(word))
            for place, answer, word in zip(self.asked.places, answers, self.asked.target, strict=True)
        }
        new = self.never_met
        said = [
            Said(word, "never met", "new") if word in new else Said(word, *judged.get(i, self.unjudged(i)))
            for i, word in enumerate(self.tested.words)
        ]
        return annotated(said, "The sentence it never learns from")

    # What it says

    def sentence(self) -> str:
        if not self.model:
            return self.too_short()
        if self.unseen_since == self.steps:
            said = [*self.reading.remarks(LEARN), *self.about_test()]
            return " ".join(dict.fromkeys(said)) or self.at_start()
        if not self.asked.places:
            return " ".join(self.about_test())
        if self.tested.words == self.model.words:
            return (
                "Both sentences are the same, so nothing here is unseen: a test on what was learned shows memory only."
            )
        return self.compared()

    def too_short(self) -> str:
        if self.reading.words:
            return "One word has no next word. Write at least two to learn from."
        return f"There is no word to learn from. Write a sentence. {self.reading.remark()}".strip()

    def about_test(self) -> list[str]:
        if not self.tested.words:
            return ["There is no word to test it with. Write a second sentence.", *self.tested.remarks(TEST)]
        said = self.tested.remarks(TEST)
        if len(self.tested.words) == 1:
            said.append("A test of one word has no next word to judge; its guess is in the bars.")
        if self.never_met:
            names = ", ".join(f"“{cut(word)}”" for word in self.never_met[:4])
            more = " and others" if len(self.never_met) > 4 else ""
            said.append(f"It has never met {names}{more}: for such words it has no numbers, and cannot judge them.")
        return said

    def at_start(self) -> str:
        return (
            "A random start: it knows the words of the first sentence, and neither their order nor the other sentence."
        )

    def compared(self) -> str:
        assert self.model
        assert self.lowest
        if self.memorising and self.loss > self.lowest[2]:
            return "The loss has risen on both sentences: the rate is too large. Take a smaller one and press Reset."
        if self.same_questions:
            words = "1 word" if self.model.length == 1 else f"{self.model.length} words"
            return f"With {words} of context both sentences ask the same questions, so nothing here is unseen."
        if self.memorising:
            return (
                f"It memorises: the unseen sentence was never judged better than at epoch {self.lowest[1]}. "
                "Since then its loss has risen, while that of the learned one has fallen."
            )
        return "So far, what it learns from the one sentence helps with the other as well, or does hardly any harm."

    def judged(self, right: float, first: bool) -> tuple[str, str]:
        return percent(right), "right" if first else "wrong"

    def unjudged(self, place: int) -> tuple[str, str]:
        return ("start", "") if place == 0 else ("cannot say", "")
