"""An order: things that are put above each other with two buttons each; after the run each says its number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from nnlesson.blocks.questions.form import Form, Options, Values, View
from nnlesson.blocks.questions.question import LETTERS
from nnlesson.blocks.questions.scale import GuessScale
from nnlesson.blocks.questions.terms import term_of
from nnlesson.draw.element import Element, element
from nnlesson.draw.inline import inline, plain

PLACES = ("1st", "2nd", "3rd", "4th")


class OrderForm(Form):
    """The guess is the letters in their order: "c a b"."""

    own = ("first", "unit", *LETTERS, *(f"is_{letter}" for letter in LETTERS))

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.scale = GuessScale.of(options)
        self.asked = [letter for letter in LETTERS if options[letter]]
        self.found = {letter: term_of(str(options[f"is_{letter}"])) for letter in self.asked}

    def problems(self) -> Iterator[str]:
        if len(self.asked) < 2:
            yield "a: give two to four things to put in order"
        for letter in LETTERS:
            term, name = self.found.get(letter), f"is_{letter}"
            if term is None and self.options[name]:
                yield f"{name} belongs to a thing that is not there; give {letter} a text"
            elif term is not None and not self.options[name]:
                yield f"{name} is missing; say by which number {letter} is ordered: loss of #my-id after 100 epochs"
            elif isinstance(term, str):
                yield f"{name}: {term}"

    @property
    def by_letter(self) -> dict[str, str]:
        return {letter: str(term) for letter, term in self.found.items() if not isinstance(term, str)}

    def terms(self) -> list[str]:
        return list(dict.fromkeys(self.by_letter.values()))

    def answer_problems(self, answers: Values) -> Iterator[str]:
        for one, other in pairwise(self.order(answers)):
            if isclose(answers[self.by_letter[one]], answers[self.by_letter[other]], rel_tol=1e-9):
                yield f"is_{other}: {one} and {other} come out equal, so neither comes before the other"

    def order(self, run: Values) -> list[str]:
        return sorted(self.asked, key=lambda letter: run[self.by_letter[letter]], reverse=self.falling)

    @property
    def falling(self) -> bool:
        return self.options["first"] == "highest"

    def accepts(self, guess: str) -> bool:
        return sorted(guess.split()) == self.asked

    @property
    def unmoved(self) -> str:
        return " ".join(self.asked)

    def given(self, guess: str) -> str:
        return f"You say {listed(guess.split())}."

    def both(self, guess: str, run: Values) -> str:
        return f"You said {listed(guess.split())}; the run says {listed(self.order(run))}."

    def told(self, run: Values) -> str:
        rows = [f"{self.options[letter]} ({self.value(letter, run)})" for letter in self.order(run)]
        return f"The run says: {'; '.join(rows)}."

    def value(self, letter: str, run: Values) -> str:
        return self.scale.words(run[self.by_letter[letter]])

    # The drawing

    def drawing(self, view: View) -> list[Element]:
        order = (view.draft or self.unmoved).split()
        rows = [self.row(order, place, view) for place in range(len(order))]
        end = "The highest stands first." if self.falling else "The lowest stands first."
        return [element("div", end, class_="nn-order__end"), element("ol", *rows, class_="nn-order")]

    def row(self, order: Sequence[str], place: int, view: View) -> Element:
        letter = order[place]
        ran = self.ran(letter, view.run) if view.run else ""
        return element(
            "li",
            element("span", f"{place + 1}.", class_="nn-order__place"),
            element("span", f"{letter}) ", *inline(str(self.options[letter])), class_="nn-order__said"),
            element("span", ran, class_="nn-order__ran"),
            self.mover(order, place, -1, "up", "↑", view),
            self.mover(order, place, 1, "down", "↓", view),
            class_="nn-order__row",
            data_name=letter,
        )

    def ran(self, letter: str, run: Values) -> str:
        return f"the run: {PLACES[self.order(run).index(letter)]}, {self.value(letter, run)}"

    def mover(self, order: Sequence[str], place: int, by: int, way: str, arrow: str, view: View) -> Element:
        can = 0 <= place + by < len(order) and not view.locked
        said = plain(str(self.options[order[place]]))
        return element(
            "button",
            arrow,
            type="button",
            name=f"{order[place]}-{way}",
            value=" ".join(swapped(order, place, place + by)) if can else " ".join(order),
            data_option="draft",
            aria_label=f"Move {way}: {said}",
            aria_disabled=None if can else "true",
            class_="nn-button nn-order__move",
        )


def swapped(order: Sequence[str], one: int, other: int) -> list[str]:
    moved = list(order)
    moved[one], moved[other] = moved[other], moved[one]
    return moved


def listed(letters: Sequence[str]) -> str:
    return ", ".join(letters)
