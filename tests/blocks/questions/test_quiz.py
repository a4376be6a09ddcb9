import pytest

from nnlesson.blocks.questions.quiz import Quiz
from nnlesson.contract.body import body
from nnlesson.draw.element import markup

OPTIONS = {
    "question": "Two?",
    "a": "1 + 1",
    "because_a": "Count again: it is.",
    "b": "1 < 1",
    "because_b": "That is no number.",
    "c": "3",
    "because_c": "One too many.",
    "right": "a",
    "figure": "sums",
}


def html(quiz: Quiz) -> str:
    return markup(body(quiz)[0])


def test_nothing_is_marked_before_an_answer_is_chosen() -> None:
    quiz = Quiz(**OPTIONS)

    assert quiz.picture().sentence.startswith("Choose an answer.")
    assert html(quiz).count('class="nn-answer nn-answer--open"') == 3
    assert "checked" not in html(quiz)


def test_each_answer_is_explained_at_once_and_stays_marked() -> None:
    quiz = Quiz(**OPTIONS)
    quiz.set("answer", "c")
    assert (quiz.picture().sentence, quiz.picture().tone) == ("One too many.", "wrong")

    quiz.set("answer", "a")
    assert (quiz.picture().sentence, quiz.picture().tone) == ("Count again: it is.", "right")
    assert quiz.tried == ["c", "a"]
    assert html(quiz).count("nn-answer--wrong") == 1
    assert html(quiz).count("nn-answer--right") == 1


def test_the_page_has_every_explanation_without_scripts_and_a_way_to_the_figure() -> None:
    still = html(Quiz(**OPTIONS))

    assert all(f"<dd>{OPTIONS[f'because_{letter}']}</dd>" in still for letter in "abc")
    assert '<a href="#sums">Find out in the figure</a>' in still
    assert "1 &lt; 1" in still


def test_an_answer_that_is_not_asked_for_changes_nothing() -> None:
    quiz = Quiz(**OPTIONS)
    quiz.set("answer", "d")

    assert quiz.tried == []
    assert quiz.picture().sentence.startswith("Choose an answer.")


def test_two_quizzes_on_a_page_do_not_share_their_buttons() -> None:
    assert 'name="one-answer"' in html(Quiz("one", **OPTIONS))
    assert 'name="two-answer"' in html(Quiz("two", **OPTIONS))


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({}, ""),
        (OPTIONS, ""),
        (OPTIONS | {"right": "d"}, "right is 'd', and there is no answer d"),
        (OPTIONS | {"because_c": ""}, "because_c is missing; say why answer c is wrong"),
        ({"a": "Another answer"}, "question is missing; ask what the answers answer"),
        ({"question": "Two?", "a": "Another answer", "b": "One more"}, "because_a is missing; say why answer a is"),
        (OPTIONS | {"because_d": "So."}, "because_d explains an answer that is not there"),
        (OPTIONS | {"b": "", "because_b": "", "c": "", "because_c": ""}, "a is the only answer"),
    ],
)
def test_what_an_author_forgot_is_said_of_the_option_that_it_is_about(given: dict[str, str], begins: str) -> None:
    options = {name: option.default for name, option in Quiz.options.items()} | given
    problems = Quiz.check(options)

    assert (problems[0] if problems else "").startswith(begins)
    assert bool(problems) == bool(begins)


def test_its_texts_take_markdown_and_it_says_where_it_was_learned() -> None:
    quiz = Quiz(**(OPTIONS | {"a": "`1 + 1`", "because_a": "It *is*.", "see": "[Sums](../sums/)"}))
    quiz.set("answer", "a")

    assert quiz.picture().sentence == "It is."
    assert '<p class="nn-turn nn-turn--shown">It <em>is</em>.</p>' in html(quiz)
    assert "<code>1 + 1</code>" in html(quiz)
    assert 'See <a href="../sums/">Sums</a>' in html(quiz)
