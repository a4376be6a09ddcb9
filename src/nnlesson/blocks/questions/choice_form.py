"""One of several answers: each has a claim about the run, and with the page's settings exactly one comes true."""

from collections.abc import Iterator

from nnlesson.blocks.questions.form import Form, Options, Values, View
from nnlesson.blocks.questions.question import LETTERS, Answer, choices
from nnlesson.blocks.questions.terms import claim_of, holds
from nnlesson.draw.element import Element


class ChoiceForm(Form):
    """The guess is a letter: "b"."""

    own = (*LETTERS, *(f"if_{letter}" for letter in LETTERS))

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.asked = [letter for letter in LETTERS if options[letter]]
        self.claims = {letter: claim_of(str(options[f"if_{letter}"])) for letter in self.asked}

    def problems(self) -> Iterator[str]:
        if len(self.asked) < 2:
            yield "a: give two to four answers"
        for letter in LETTERS:
            claim, name = self.claims.get(letter), f"if_{letter}"
            if claim is None and self.options[name]:
                yield f"{name} belongs to an answer that is not there; give {letter} a text"
            elif claim is not None and not self.options[name]:
                yield f"{name} is missing; claim what makes {letter} true: loss of #my-id after 100 epochs is below 0.1"
            elif isinstance(claim, str):
                yield f"{name}: {claim}"

    def terms(self) -> list[str]:
        claims = [claim for claim in self.claims.values() if not isinstance(claim, str)]
        return list(dict.fromkeys(str(term) for claim in claims for term in claim.terms))

    def true(self, run: Values) -> list[str]:
        """The answers that come true in a run."""
        return [letter for letter, claim in self.claims.items() if not isinstance(claim, str) and holds(claim, run)]

    def answer_problems(self, answers: Values) -> Iterator[str]:
        true = self.true(answers)
        found = "; ".join(f"{term} is {value:.6g}" for term, value in answers.items())
        if not true:
            yield f"a: none of the answers comes true ({found})"
        elif len(true) > 1:
            yield f"if_{true[1]}: the answers {' and '.join(true)} all come true, and only one may ({found})"

    def accepts(self, guess: str) -> bool:
        return guess in self.asked

    def given(self, guess: str) -> str:
        return f"You say {guess}."

    def both(self, guess: str, run: Values) -> str:
        return f"You said {guess}; the run says {self.said(run)}."

    def told(self, run: Values) -> str:
        true = self.said(run)
        return f"The run says {true}: {self.options[true]}" if true in self.asked else f"The run says {true}."

    def said(self, run: Values) -> str:
        """Another run than that of the page may bring none of them, or two."""
        return " and ".join(self.true(run)) or "none of these"

    def drawing(self, view: View) -> list[Element]:
        true = self.true(view.run) if view.run else []
        answers = [self.answer(letter, view, letter in true) for letter in self.asked]
        return choices(answers, "draft", f"{view.identity}-guess", view.locked)

    def answer(self, letter: str, view: View, true: bool) -> Answer:
        chosen = letter == view.draft
        mark = " · ".join(["you"] * (chosen and view.locked) + ["the run"] * true)
        return Answer(letter, f"{letter}) {self.options[letter]}", chosen, mark, "told" if true else "open")
