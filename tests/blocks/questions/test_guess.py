from typing import Any

import pytest

from nnlesson.blocks.questions.guess import Guess
from nnlesson.contract import Block, Pointer
from nnlesson.contract.body import body
from nnlesson.contract.option import InvalidValue, Value
from nnlesson.contract.state import read_state, write_state
from nnlesson.draw.element import markup

END = "loss of #and after 240 steps"
SCALE: dict[str, Any] = {"answer": END, "low": 0, "high": 0.4}
NUMBER: dict[str, Any] = SCALE | {"question": "How much?", "by": 0.01, "because": "It *falls*."}
CHOICE: dict[str, Any] = {
    "question": "Which?",
    "form": "choice",
    "a": "It rises",
    "if_a": f"{END} is above loss of #and",
    "b": "It falls",
    "if_b": f"{END} is below loss of #and",
    "because": "It falls.",
}
ORDER: dict[str, Any] = {
    "question": "Who?",
    "form": "order",
    **{letter: f"weight {letter}" for letter in "abc"},
    **{f"is_{letter}": f"weight-{i} of #and at the end" for i, letter in enumerate("abc")},
    "because": "So it is.",
}
CURVE: dict[str, Any] = SCALE | {"question": "How?", "form": "curve", "because": "A tail."}
WHEN = "epoch of #and (rate: 2, gate: xor) when accuracy >= 1"
LETTER_OPTIONS: dict[str, Any] = {"c": "Neither", "if_c": f"{WHEN} is within 3 of 900"}


def options(given: dict[str, Any]) -> dict[str, Value]:
    return {name: option.read(given.get(name, option.default)) for name, option in Guess.options.items()}


def problems(given: dict[str, Any]) -> list[str]:
    return Guess.check(options(given))


def test_what_an_author_leaves_out_is_not_made_up() -> None:
    """The words of the example that the class has are an author's only where that author has written them."""
    usual = {name: f"{Guess.options[name].default} "[:-1] for name in ("question", "answer", "because")}
    question = "question is missing; ask what the run will answer"
    because = "because is missing; say what is seen, and why"
    answer = "answer is missing; say what the run answers it with: loss of #my-id after 100 epochs"

    assert problems({}) == []
    assert problems(usual) == []
    assert problems({"question": usual["question"]}) == [because, answer]
    assert problems({"low": 0.1}) == [question, because, answer]
    assert problems(usual | {"question": Guess.options["question"].default}) == [question]
    assert problems(usual | {"answer": Guess.options["answer"].default}) == [answer]


def html(guess: Block) -> str:
    return markup(body(guess)[0])


def told(guess: Guess, values: dict[str, float]) -> None:
    for term, value in values.items():
        guess.answered(term, value, [])


def picture(guess: Guess) -> str:
    return guess.picture().sentence


# What is asked


@pytest.mark.parametrize("given", [{}, NUMBER, CHOICE, CHOICE | LETTER_OPTIONS, ORDER, CURVE])
def test_what_is_right_has_no_problem_and_asks_in_terms(given: dict[str, Any]) -> None:
    assert problems(given) == []
    assert Guess.asks(options(given))


def test_each_form_asks_for_all_that_it_needs() -> None:
    assert Guess.asks(options(NUMBER)) == [END]
    assert Guess.asks(options(CHOICE)) == [END, "loss of #and"]
    assert WHEN in Guess.asks(options(CHOICE | LETTER_OPTIONS))
    assert Guess.asks(options(ORDER))[2] == "weight-2 of #and at the end"
    curve = Guess.asks(options(CURVE))
    assert (curve[0], curve[1], curve[-1], len(curve)) == ("loss of #and", "loss of #and after 10 steps", END, 25)


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        (NUMBER | {"answer": "loss #and"}, "answer: write it as"),
        (
            NUMBER | {"answer": "loss of and-gate after 3 steps"},
            "answer: it asks about 'and-gate'; ask about",
        ),
        (NUMBER | {"answer": "median loss of #and over 9 starts"}, "answer: a run on the page is to answer it"),
        (NUMBER | {"answer": "loss of #and after 3 steps, then (rate: 1) after 9 steps"}, "answer: a run on the page"),
        (NUMBER | {"low": 1}, "high is 0.4; the scale is to end above its low of 1"),
        (NUMBER | {"scale": "log"}, "low is 0; a logarithmic scale begins above 0"),
        (NUMBER | {"by": 3}, "by is 3; that is more than the whole scale"),
        (NUMBER | {"because": ""}, "because is missing"),
        (NUMBER | {"question": ""}, "question is missing"),
        ({"question": "Another one?"}, "because is missing"),
        (NUMBER | {"if_a": "loss of #and is 1"}, "if_a is not for this form (number)"),
        (NUMBER | {"guess": "0.3"}, "guess is for the reader"),
        (CHOICE | {"b": "", "if_b": ""}, "a: give two to four answers"),
        (CHOICE | {"if_b": ""}, "if_b is missing"),
        (CHOICE | {"b": ""}, "a: give two"),
        (CHOICE | {"if_b": "loss of #and is larger than 1"}, "if_b: there is no comparison 'is larger'"),
        (ORDER | {"is_b": ""}, "is_b is missing"),
        (ORDER | {"is_d": "loss of #and"}, "is_d belongs to a thing that is not there"),
        (CURVE | {"answer": "loss of #and at the end"}, "answer: say how far the run is to be drawn"),
    ],
)
def test_what_is_wrong_is_said_of_the_option_that_it_is_about(given: dict[str, Any], begins: str) -> None:
    assert problems(given)[0].startswith(begins)
    assert html(Guess(**given))


@pytest.mark.parametrize(
    ("given", "answers", "said"),
    [
        (NUMBER, {END: 0.5}, "answer: the run says 0.5, and the scale goes from 0 to 0.4"),
        (CHOICE, {END: 0.1, "loss of #and": 0.1}, "a: none of the answers comes true"),
        (CHOICE | {"if_a": f"{END} is at most 1"}, {END: 0.1, "loss of #and": 0.2}, "if_b: the answers a and b all"),
        (ORDER, {f"weight-{i} of #and at the end": [1, 2, 2][i] for i in range(3)}, "is_c: b and c come out equal"),
    ],
)
def test_the_page_s_own_run_must_be_able_to_answer(given: dict[str, Any], answers: dict[str, float], said: str) -> None:
    assert Guess.check_answers(options(given), answers)[0].startswith(said)


# How it is given and answered


def test_a_number_is_given_before_the_run_and_shown_beside_it() -> None:
    guess = Guess(**NUMBER)
    assert picture(guess) == "Nothing is guessed yet."

    guess.set("number", 0.13)
    guess.set("guess", guess.draft)
    assert picture(guess) == "You say 0.13."
    assert "the run" not in html(guess).split("nn-guess__said")[0]

    guess.answered(END, 0.0911, [])
    assert picture(guess) == "You said 0.13; the run says 0.0911."
    assert "the run 0.0911" in html(guess)
    assert guess.readouts()[0].value == 1


def test_what_is_set_when_the_run_comes_is_the_guess() -> None:
    guess = Guess(**NUMBER)
    guess.set("number", 0.3)
    guess.answered(END, 0.1, [])

    assert picture(guess) == "You said 0.3; the run says 0.1."


def test_a_run_that_comes_first_is_not_shown_before_there_is_a_guess() -> None:
    guess = Guess(**NUMBER)
    guess.page_answers = {END: 0.1}
    guess.answered(END, 0.1, [])
    assert "0.1;" not in picture(guess)
    assert "Guess all the same" in html(guess)
    assert "The run says 0.1." in html(guess).split("nn-explained")[1]  # folded, for who goes on without a guess

    guess.set("number", 0.3)
    assert "says 0.1" not in picture(guess)
    guess.set("guess", "0.3")
    assert picture(guess) == "You said 0.3; the run says 0.1."


def test_a_guess_that_was_answered_stays_until_it_is_taken_back() -> None:
    guess = Guess(**NUMBER)
    guess.set("guess", "0.3")
    guess.answered(END, 0.1, [])

    with pytest.raises(InvalidValue):
        guess.set("number", 0.1)
    guess.set("guess", "")
    assert (guess.draft, picture(guess)) == ("", "Nothing is guessed yet.")


def test_a_run_with_other_settings_does_not_answer_and_the_guess_says_why() -> None:
    guess = Guess(**NUMBER)
    guess.set("guess", "0.3")
    guess.answered(END, 0.02, ["Learning rate 2 instead of 0.5", "another random start"])

    assert picture(guess).startswith("That was another run: Learning rate 2 instead of 0.5, and more.")
    assert guess.said == {}

    guess.answered(END, 0.1, [])
    assert picture(guess) == "You said 0.3; the run says 0.1."


def test_the_number_of_the_page_tells_its_own_run_from_one_that_was_changed_by_hand() -> None:
    guess = Guess(**NUMBER)
    guess.page_answers = {END: 0.1}
    guess.set("guess", "0.3")

    guess.answered(END, 0.2, [])
    assert "changed by hand" in picture(guess)
    guess.answered(END, 0.1 + 1e-12, ["Word that is looked at 2 instead of 1"])
    assert guess.revealed


@pytest.mark.parametrize("wrong", ["0.5", "much", "0.1 0.2"])
def test_a_number_beyond_the_scale_is_no_guess(wrong: str) -> None:
    with pytest.raises(InvalidValue):
        Guess(**NUMBER).set("guess", wrong)


def test_a_logarithmic_scale_goes_in_exponents_and_shares_are_percentages() -> None:
    guess = Guess(**(NUMBER | {"low": 1, "high": 10_000, "scale": "log", "unit": "epochs"}))
    guess.set("number", 2.5)
    assert picture(guess) == "You say 320 epochs."

    share = Guess(**(NUMBER | {"high": 1, "unit": "%"}))
    share.set("number", 0.25)
    assert picture(share) == "You say 25 %."


def test_an_answer_is_chosen_and_the_run_marks_the_one_that_came_true() -> None:
    guess = Guess(**CHOICE)
    guess.set("guess", "a")
    assert picture(guess) == "You say a."

    told(guess, {"loss of #and": 0.3, END: 0.1})
    assert picture(guess) == "You said a; the run says b."
    assert html(guess).count("nn-answer--told") == 1


def test_an_order_is_moved_by_buttons_and_every_thing_says_its_number() -> None:
    guess = Guess(**ORDER)
    assert 'value="b a c"' in html(guess)
    assert 'aria-label="Move up: weight b"' in html(guess)

    guess.set("draft", "b a c")
    assert 'value="b c a"' in html(guess)
    guess.set("guess", "b a c")
    told(guess, {f"weight-{i} of #and at the end": float(i) for i in range(3)})

    assert picture(guess) == "You said b, a, c; the run says c, b, a."
    assert "the run: 2nd, 1" in html(guess)
    assert Guess(**(ORDER | {"first": "lowest"})).asked.both("a b c", guess.said).endswith("the run says a, b, c.")


def test_a_curve_is_drawn_in_a_stroke_or_point_by_point() -> None:
    guess = Guess(**CURVE)
    guess.dragged(Pointer("chart", 0.0, 0.0, True), Pointer("chart", 1.0, 1.0, True))
    heights = [float(height) for height in guess.draft.split()]
    assert heights[0] > 0.37
    assert heights[-1] == 0
    assert heights == sorted(heights, reverse=True)

    guess.set("point-7", 0.08)
    assert guess.draft.endswith(" 0.08")
    assert picture(guess).endswith("to 0.08.")


def test_the_run_draws_its_line_over_the_curve_as_it_goes() -> None:
    guess = Guess(**CURVE)
    guess.set("point-1", 0.3)
    guess.set("guess", guess.draft)
    terms = Guess.asks(options(CURVE))

    told(guess, dict.fromkeys(terms[:5], 0.2))
    assert "nn-stroke-loss" in html(guess)
    assert not guess.revealed
    told(guess, dict.fromkeys(terms[5:], 0.05))
    assert picture(guess) == "At the end: you 0.2, the run 0.05."


# What else there is of it


def test_a_guess_that_was_kept_from_another_form_is_forgotten() -> None:
    assert Guess(**(ORDER | {"guess": "0.3", "draft": "a c b"})).guess == ""
    assert Guess(**(ORDER | {"guess": "a c b"})).guess == "a c b"


@pytest.mark.parametrize("given", [NUMBER, CHOICE, ORDER, CURVE])
def test_its_texts_take_markdown_and_its_state_can_be_kept(given: dict[str, Any]) -> None:
    guess = Guess("one", **(given | {"question": "How *much*?"}))
    assert "<legend>How <em>much</em>?</legend>" in html(guess)

    told(guess, dict.fromkeys(guess.asked.terms(), 0.1))
    again = read_state(write_state(guess), Guess, "one", {"guess": Guess})
    assert html(again) == html(guess)


def test_whoever_does_without_finds_the_way_to_the_figure() -> None:
    assert '<a href="#and">To the figure</a>' in html(Guess(**NUMBER))
