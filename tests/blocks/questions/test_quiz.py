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
