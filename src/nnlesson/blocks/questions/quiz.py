"""The block quiz: a question with up to four answers, each of which says why it is right or wrong."""

from nnlesson.blocks.questions.question import Answer, explained, question
from nnlesson.contract import Block, Panel, Picture, Readout, choice, text
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure

LETTERS = {"a": "a", "b": "b", "c": "c", "d": "d"}


class Quiz(Block):
    """A question with two to four answers. Each one, right or wrong, is explained as soon as it is chosen."""

    kind = "quiz"
    question: str = text("What does training change?", label="The question", longest=500)
    a: str = text("The network's weights", label="Answer a", longest=300)
    because_a: str = text("Yes: training turns the weights, and nothing else.", label="Why a is right or wrong")
    b: str = text("The sentences it was shown", label="Answer b", longest=300)
    because_b: str = text("They stay as they are. Look at what moves.", label="Why b is right or wrong")
    c: str = text("", label="Answer c", longest=300)
    because_c: str = text("", label="Why c is right or wrong")
    d: str = text("", label="Answer d", longest=300)
    because_d: str = text("", label="Why d is right or wrong")
    right: str = choice("a", LETTERS, label="The right answer")
    figure: str = text("", label="The id of the block on this page to find out with", longest=100)
    answer: str = choice("none", {"none": "none"} | LETTERS, label="The answer that is chosen", restarts=False)
    lasting = ("answer",)

    def start(self) -> None:
        self.tried = [self.answer] if self.answer in self.asked else []

    def changed(self, option: str) -> None:
        if option == "answer" and self.answer in self.asked and self.answer not in self.tried:
            self.tried.append(self.answer)

    @property
    def asked(self) -> list[str]:
        """The letters that have an answer."""
        return [letter for letter in LETTERS if getattr(self, letter)]

    def answers(self) -> list[Answer]:
        return [
            Answer(
                letter,
                getattr(self, letter),
                getattr(self, f"because_{letter}"),
                letter == self.right,
                letter in self.tried,
                letter == self.answer,
            )
            for letter in self.asked
        ]

    # What is to be seen

    @property
    def called(self) -> str:
        return f"Question: {self.question}"

    def readouts(self) -> list[Readout]:
        return [Readout("tries", len(self.tried), "Answers tried")]

    def picture(self) -> Picture:
        answers = self.answers()
        link = [element("a", "Find out in the figure", href=f"#{self.figure}")] if self.figure else []
        more = element("div", *link, explained(answers), class_="nn-question__more")
        panels = [
            Panel("", Figure(question(self.question, answers, "answer", f"{self.id}-answer")), wide=True),
            Panel("", Figure(more), wide=True),
        ]
        tone = "" if self.answer not in self.asked else "right" if self.answer == self.right else "wrong"
        return Picture(panels, self.sentence(), tone)

    def sentence(self) -> str:
        if self.right not in self.asked:
            return f"The right answer is to be {self.right}, but {self.right} has no text."
        if self.answer not in self.asked:
            return "Choose an answer. Each one tells you at once why it is right or wrong."
        return str(getattr(self, f"because_{self.answer}"))
