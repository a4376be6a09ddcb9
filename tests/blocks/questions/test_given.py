"""A guess is set first and given then, and its scale is drawn so that its numbers can be read."""

import re

import pytest

from blocks.questions.test_guess import CHOICE, NUMBER, html, picture
from nnlesson.blocks.questions.guess import Guess
from nnlesson.contract import Block


def give(guess: Block) -> str:
    """The button that gives it."""
    return html(guess).split("<button")[-1].split(">")[0]


def test_an_answer_is_chosen_first_and_then_given_with_the_button() -> None:
    guess = Guess(**CHOICE)
    assert html(guess).count('data-option="draft"') == 2
    assert 'aria-disabled="true"' in give(guess)  # there is nothing to give yet

    guess.set("draft", "b")
    assert (guess.guess, picture(guess)) == ("", "You say b.")
    assert 'value="b"' in give(guess)
    assert "aria-disabled" not in give(guess)
    guess.set("guess", "b")
    assert "Now run the figure" in guess.hint()

    guess.set("draft", "a")
    assert picture(guess) == "You say a."
    assert "Press *This is my guess*" in guess.hint()
    assert "aria-disabled" not in give(guess)


def test_an_answer_that_an_earlier_visit_has_given_is_chosen_and_given() -> None:
    guess = Guess(**CHOICE, draft="a", guess="a")

    assert html(guess).count("checked") == 1
    assert "Now run the figure" in guess.hint()


def test_the_numbers_at_the_ends_of_a_scale_stand_in_the_middle_below_their_ticks() -> None:
    drawn = html(Guess(**(NUMBER | {"low": 1, "high": 100_000, "scale": "log", "by": 0})))
    ticks = re.findall(r'<line x1="([\d.]+)" x2="\1"[^>]*></line><text x="([\d.]+)"', drawn)

    assert len(ticks) > 2
    assert all(float(tick) == pytest.approx(float(words), abs=0.1) for tick, words in ticks)
