"""The block quiz: a question with up to four answers, each of which says why it is right or wrong."""

from collections.abc import Iterator, Mapping

from nnlesson.blocks.questions.question import LETTERS, Answer, choices, explained, given, question
from nnlesson.blocks.questions.turns import turns
from nnlesson.contract import Block, Panel, Picture, Readout, block_id, choice, text
from nnlesson.contract.option import Value
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.inline import inline, plain
from nnlesson.draw.values import verdict

PROMPT = "Choose an answer. Each one tells you at once why it is right or wrong."


class Quiz(Block):
    """A question with two to four answers. Each one, right or wrong, is explained as soon as it is chosen."""

    kind = "quiz"
    in_text = True
    question: str = text("What does training change?", label="The question", markdown=True)
    a: str = text("The network's weights", label="Answer a", longest=300, markdown=True)
    because_a: str = text("Yes: the weights, and nothing else.", label="Why a is right or wrong", markdown=True)
    b: str = text("The sentences it was shown", label="Answer b", longest=300, markdown=True)
    because_b: str = text("They stay as they are. Look at what moves.", label="Why b is right or wrong", markdown=True)
    c: str = text("", label="Answer c", longest=300, markdown=True)
    because_c: str = text("", label="Why c is right or wrong", markdown=True)
    d: str = text("", label="Answer d", longest=300, markdown=True)
    because_d: str = text("", label="Why d is right or wrong", markdown=True)
    right: str = choice("a", LETTERS, label="The right answer")
    figure: str = block_id(label="The id of the block on this page to find out with")
    see: str = text("", label="Where it was learned: a link to a page", longest=200, markdown=True)
    answer: str = choice("none", {"none": "none"} | LETTERS, label="The answer that is chosen", restarts=False)
    lasting = ("answer",)

    @classmethod
    def check(cls, options: Mapping[str, Value]) -> list[str]:
        return list(problems(options, {name: option.default for name, option in cls.options.items()}))

    def start(self) -> None:
        self.tried = [self.answer] if self.answer in self.asked else []

    def changed(self, option: str) -> None:
        if option == "answer" and self.answer in self.asked and self.answer not in self.tried:
            self.tried.append(self.answer)

    @property
    def asked(self) -> list[str]:
        """The letters that have an answer."""
        return [letter for letter in LETTERS if getattr(self, letter)]

    def because(self, letter: str) -> str:
        return str(getattr(self, f"because_{letter}"))

    # What is to be seen

    @property
    def called(self) -> str:
        return f"Question: {plain(self.question)}"

    def readouts(self) -> list[Readout]:
        return [Readout("tries", len(self.tried), "Answers tried")]

    def picture(self) -> Picture:
        shown = self.asked.index(self.answer) + 1 if self.answer in self.asked else 0
        drawing = element(
            "div",
            question(self.question, *choices(self.answers(), "answer", f"{self.id}-answer")),
            turns([PROMPT, *map(self.because, self.asked)], shown),
            self.more(),
        )
        tone = "" if not shown else "right" if self.answer == self.right else "wrong"
        return Picture([Panel("", Figure(drawing), wide=True)], self.sentence(), tone)

    def answers(self) -> list[Answer]:
        return [self.shown(letter) for letter in self.asked]

    def shown(self, letter: str) -> Answer:
        said, chosen = str(getattr(self, letter)), letter == self.answer
        if letter not in self.tried:
            return Answer(letter, said, chosen)
        return Answer(letter, said, chosen, *(("✓", "right") if letter == self.right else ("✗", "wrong")))

    def more(self) -> Element:
        """Where to find out, where it was learned, and every answer explained."""
        link = [element("a", "Find out in the figure", href=f"#{self.figure}")] if self.figure else []
        see = [element("span", "See ", *inline(self.see), class_="nn-question__see")] if self.see else []
        rows: list[Element] = []
        for letter in self.asked:
            mark = verdict(letter == self.right, " ")
            rows += [element("dt", mark, *inline(getattr(self, letter)))]
            rows += [element("dd", *inline(self.because(letter)))]
        fold = explained("Every answer, explained", element("dl", *rows))
        return element("div", *link, *see, fold, class_="nn-question__more")

    def sentence(self) -> str:
        return plain(self.because(self.answer)) if self.answer in self.asked else PROMPT


def problems(options: Mapping[str, Value], usual: Mapping[str, Value]) -> Iterator[str]:
    """What the answers lack. A usual text beside an author's own is none: it belongs to another question."""
    said = given(options, usual)
    if (said & set(LETTERS) and "question" not in said) or not options["question"]:
        yield "question is missing; ask what the answers answer"
    if options["question"] != usual["question"]:
        yield from (f"{letter} is missing; give its text" for letter in "ab" if options[letter] == usual[letter])
    asked = [letter for letter in LETTERS if options[letter]]
    if len(asked) < 2:
        yield "a is the only answer; give two to four" if asked else "a has no text; give two to four answers"
    if options["right"] not in asked:
        yield f"right is {options['right']!r}, and there is no answer {options['right']}"
    for letter in LETTERS:
        name = f"because_{letter}"
        borrowed = options[name] == usual[name] and options[letter] != usual[letter]
        if letter in asked and (borrowed or not options[name]):
            yield f"{name} is missing; say why answer {letter} is {'right' if options['right'] == letter else 'wrong'}"
        if letter not in asked and options[name]:
            yield f"{name} explains an answer that is not there; give {letter} a text"
