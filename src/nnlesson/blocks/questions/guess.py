"""The block guess: a question that is answered by the run of a figure on the same page, out of its own numbers."""

from collections.abc import Iterator, Mapping, Sequence
from math import isclose
from typing import Any

from nnlesson.blocks.questions.choice_form import ChoiceForm
from nnlesson.blocks.questions.curve_form import CurveForm
from nnlesson.blocks.questions.form import Form, Options, View
from nnlesson.blocks.questions.number_form import NumberForm
from nnlesson.blocks.questions.order_form import OrderForm
from nnlesson.blocks.questions.question import explained, given, question
from nnlesson.blocks.questions.turns import turns
from nnlesson.contract import Block, Panel, Picture, Pointer, Readout, choice, option, text
from nnlesson.contract.option import InvalidValue
from nnlesson.contract.terms import parse_term
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.inline import inline, plain

FORMS: dict[str, type[Form]] = {
    "number": NumberForm,
    "choice": ChoiceForm,
    "order": OrderForm,
    "curve": CurveForm,
}
NAMES = {
    "number": "a number on a scale",
    "choice": "one of several answers",
    "order": "an order",
    "curve": "a curve over a chart",
}
SCALES = {"linear": "equal steps", "log": "powers of ten"}
FIRST = {"highest": "the highest", "lowest": "the lowest"}
LARGEST = 1e9
BY_HAND = "something in it was changed by hand"
BACK = "*The page’s start*, below the figure, leads back to the run that is asked about."
AS_ASKED = "Set it as the question says, and run it from its start."
ROOM = f"That was another run: this or that setting 1,000 instead of 0.001, and more. {BACK}"  # never seen


class Guess(Block):
    """A guess before a run, which the run answers with its own numbers: both are shown together."""

    kind = "guess"
    in_text = True
    lasting = ("draft", "guess")
    question: str = text("Where will the loss be after 100 epochs?", label="The question", markdown=True)
    form: str = choice("number", NAMES, label="How it is guessed")
    answer: str = text("loss of #and-gate after 100 epochs", label="Number, curve: what the run answers it with")
    low: float = option(0.0, low=-LARGEST, high=LARGEST, label="Number, curve: where the scale begins")
    high: float = option(0.5, low=-LARGEST, high=LARGEST, label="Number, curve: where the scale ends")
    by: float = option(0.0, low=0.0, high=LARGEST, label="Number: from one value to the next (0: a hundredth)")
    scale: str = choice("linear", SCALES, label="Number, curve: what looks equal on the scale")
    unit: str = text("", label='What stands behind a number; "%" makes a share a percentage', longest=20)
    a: str = text("", label="Choice, order: a", longest=300, markdown=True)
    b: str = text("", label="Choice, order: b", longest=300, markdown=True)
    c: str = text("", label="Choice, order: c", longest=300, markdown=True)
    d: str = text("", label="Choice, order: d", longest=300, markdown=True)
    if_a: str = text("", label="Choice: the claim that makes a true")
    if_b: str = text("", label="Choice: the claim that makes b true")
    if_c: str = text("", label="Choice: the claim that makes c true")
    if_d: str = text("", label="Choice: the claim that makes d true")
    first: str = choice("highest", FIRST, label="Order: which stands first")
    is_a: str = text("", label="Order: the number of a")
    is_b: str = text("", label="Order: the number of b")
    is_c: str = text("", label="Order: the number of c")
    is_d: str = text("", label="Order: the number of d")
    because: str = text("It falls fast at first, and then ever more slowly.", label="Why", longest=1000, markdown=True)
    draft: str = text("", label="What a reader has set", longest=100)
    guess: str = text("", label="What a reader has guessed", longest=100)

    @classmethod
    def check(cls, options: Options) -> list[str]:
        return list(problems(options, {name: option.default for name, option in cls.options.items()}))

    @classmethod
    def asks(cls, options: Options) -> list[str]:
        form = form_of(options)
        return [] if any(form.problems()) else form.terms()

    @classmethod
    def check_answers(cls, options: Options, answers: Mapping[str, float]) -> list[str]:
        return list(form_of(options).answer_problems(answers))

    def start(self) -> None:
        """A guess that was kept, and that its page does not ask for any more, is forgotten."""
        form = self.asked
        sound = not any(form.problems())
        self.draft, self.guess = (
            given if given and sound and form.accepts(given) else "" for given in (self.draft, self.guess)
        )
        self.draft = self.draft or self.guess
        self.said: dict[str, float] = {}  # by the page's own run, by term
        self.stray = ""  # what a run has said that was another one

    # What a learner does

    def set(self, name: str, given: Any) -> None:
        """The handles of a form set what it makes of them."""
        if name == "number" or name.startswith("point-"):
            name, given = "draft", self.asked.moved(self.draft, name, float(given))
        if name in ("draft", "guess") and given and (self.revealed or not self.asked.accepts(given)):
            raise InvalidValue("that is no guess of this form, or it has been answered")
        super().set(name, given)

    def changed(self, option: str) -> None:
        if option == "guess":
            self.draft = self.guess

    def pressed(self, pointer: Pointer) -> None:
        self.dragged(pointer, pointer)

    def dragged(self, start: Pointer, end: Pointer) -> None:
        if not self.revealed:
            self.draft = self.asked.drawn(self.draft, (start.x, start.y), (end.x, end.y))

    # What the run says

    def answered(self, term: str, value: float, changes: Sequence[str]) -> None:
        """What was set when the run came is the guess, whether it was pressed or not."""
        if self.complete:
            return
        if not self.is_own(term, value, changes):
            more = ", and more" if len(changes) > 1 else ""
            self.stray = f"That was another run: {next(iter(changes), BY_HAND)}{more}."
            return
        self.said, self.stray = self.said | {term: value}, ""
        if self.complete and self.draft:
            self.guess = self.draft

    def is_own(self, term: str, value: float, changes: Sequence[str]) -> bool:
        """A run that says what the page's own says is as good: the settings that differ do not count here."""
        if term in self.page_answers:
            return isclose(value, self.page_answers[term], rel_tol=1e-6, abs_tol=1e-12)
        return not changes

    # What is so now

    @property
    def asked(self) -> Form:
        return form_of({name: getattr(self, name) for name in self.options})

    @property
    def complete(self) -> bool:
        """Whether the run has said all that is asked."""
        terms = self.asked.terms()
        return bool(terms) and all(term in self.said for term in terms)

    @property
    def revealed(self) -> bool:
        return bool(self.guess) and self.complete

    # What is to be seen

    @property
    def called(self) -> str:
        return f"Guess: {plain(self.question)}"

    def readouts(self) -> list[Readout]:
        return [Readout("answered", int(self.revealed), "Guessed and answered (1), or not yet (0)")]

    def picture(self) -> Picture:
        form = self.asked
        if wrong := next(iter(form.problems()), ""):
            return Picture([Panel("", Figure(element("div", question(self.question), wrong)))], wrong)
        run = self.said if self.guess and (self.complete or self.form == "curve") else {}
        drawing = element(
            "div",
            element("div", self.title or "Guess first", class_="nn-guess__name"),
            question(self.question, *form.drawing(View(self.id, self.draft, run, self.revealed))),
            element("p", self.sentence(), class_="nn-guess__said"),
            turns([self.because, self.hint(), ROOM], 0 if self.revealed else 1),
            self.more(form),
            class_=f"nn-guess nn-guess--{self.form}",
        )
        outcome = "answered" if self.revealed else "stray" if self.stray else "guessed" if self.guess else ""
        return Picture([Panel("", Figure(drawing), wide=True)], self.news(), outcome=outcome)

    def sentence(self) -> str:
        form = self.asked
        if self.revealed:
            return form.both(self.guess, self.said)
        return form.given(self.draft) if self.draft else "Nothing is guessed yet."

    def news(self) -> str:
        """What is said aloud: that a run was another one, or else how things stand."""
        return plain(self.hint()) if self.stray and not self.revealed else self.sentence()

    def hint(self) -> str:
        if self.stray:
            elsewhere = any(parse_term(term).options for term in self.asked.terms())
            return f"{self.stray} {AS_ASKED if elsewhere else BACK}"
        if self.guess and self.guess == self.draft:
            return "Now run the figure: it answers, with its own numbers."
        if self.complete:
            return "The figure has the answer by now. Guess all the same: then both are shown."
        if self.draft:
            return "Press *This is my guess*, or just run the figure: then what is set counts."
        return "Guess before you run the figure, or just go on: nothing is locked."

    def more(self, form: Form) -> Element:
        figures = [parse_term(term).block for term in form.terms()[:1]]
        links = [element("a", "To the figure", href=figure) for figure in figures]
        told = [element("p", *inline(form.told(self.page_answers)))] if self.page_answers else []
        fold = explained("What the run says", *told, element("p", *inline(self.because)))
        return element("div", self.button(form), *links, fold, class_="nn-question__more")

    def button(self, form: Form) -> Element:
        """It gives the guess that is set, or, once that is answered, takes it back."""
        given = "" if self.revealed else self.draft or form.unmoved
        can = self.revealed or (bool(given) and given != self.guess)
        return element(
            "button",
            "Guess again" if self.revealed else "This is my guess",
            type="button",
            name="give",
            value=given,
            data_option="guess",
            aria_disabled=None if can else "true",
            class_="nn-button nn-guess__give",
        )


def form_of(options: Options) -> Form:
    return FORMS[str(options["form"])](options)


def problems(options: Options, usual: Options) -> Iterator[str]:
    """What its form lacks, and what is there that belongs to another form."""
    form = form_of(options)
    yield from form.problems()
    said = given(options, usual)
    if (said and "question" not in said) or not options["question"]:
        yield "question is missing; ask what the run will answer"
    if (said and "because" not in said) or not options["because"]:
        yield "because is missing; say what is seen, and why"
    if said and "answer" in form.own and "answer" not in said:
        yield "answer is missing; say what the run answers it with: loss of #my-id after 100 epochs"
    everything = {name for other in FORMS.values() for name in other.own}
    for name in sorted(everything - set(form.own)):
        if options[name] != usual[name]:
            yield f"{name} is not for this form ({options['form']}); leave it out"
    for name in ("draft", "guess"):
        if options[name]:
            yield f"{name} is for the reader; leave it out"
