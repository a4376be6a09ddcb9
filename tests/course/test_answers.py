"""The answers for paper: each folded answer stands once more at the end, below its heading and its question."""

import re

from answers import with_answers
from nnlesson.blocks import catalogue
from nnlesson.plugin.still import still

FOLD = '<details class="{}"><summary>{}</summary><p>{}</p></details>'
RUN = FOLD.format("success", "After the run", "It fell.")


def words(html: str) -> list[str]:
    """What the answers at the end say, one text after the other."""
    _, answers = html.split('<section class="nn-answers" hidden data-search-exclude>')
    return [text for text in re.split(r"<[^>]*>\s*", answers) if text]


def test_an_answer_is_repeated_under_its_heading_and_marked_where_it_stands() -> None:
    html = with_answers(f'<h2 id="a">Why?<a class="headerlink" href="#a">¶</a></h2>{RUN}<p>Next.</p>', {})

    assert words(html) == ["Answers", "Why?", "After the run", "It fell."]
    assert html.count('<details class="nn-answered success">') == 1
    assert html.endswith("</section>")


def test_answers_to_choose_from_stand_below_their_question() -> None:
    options = FOLD.format("question", "70", "No.") + "\n" + FOLD.format("question", "50", "Yes.")
    html = with_answers(f"<h2>Two</h2><p>1. How?</p>\n{options}<p>2. What?</p>{options}", {})

    said = ("70", "No.", "50", "Yes.")
    assert words(html) == ["Answers", "Two", "1. How?", *said, "2. What?", *said]


def test_what_is_folded_but_answers_nothing_stays_where_it_is() -> None:
    opened = RUN.replace('"success"', '"success" open="open"')

    for fold in (FOLD.format("abstract", "The mathematics", "1 + 1"), opened):
        assert with_answers(fold, {}) == fold


def test_a_fold_with_a_block_in_it_stays_where_it_is() -> None:
    fold = FOLD.format("success", "Try it", '</p><nn-block data-place="0"></nn-block><p>')

    assert with_answers(fold, {0: "<nn-block></nn-block>"}) == fold


def test_nothing_of_what_may_be_on_a_page_once_is_repeated() -> None:
    html = with_answers(FOLD.format("success", "Then", '<sup id="fnref:1">1</sup>'), {})

    assert html.count('id="fnref:1"') == 1


def test_the_answers_of_a_quiz_stand_below_its_question() -> None:
    given = {"question": "Why?", "a": "So.", "because_a": "Because.", "b": "Not so.", "because_b": "No.", "right": "a"}
    quiz = still(catalogue()["quiz"], "quiz", 3, given)
    html = with_answers('<h2>End</h2><nn-block data-place="0"></nn-block>', {0: quiz})

    assert "".join(words(html)) == "AnswersEndWhy?✓ So.Because.✗ Not so.No."
