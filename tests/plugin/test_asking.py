"""Questions and guesses in a page: their texts, their answers, and what is said of them when the page is built."""

from collections.abc import Mapping

import pytest

from nnlesson.blocks import catalogue
from nnlesson.contract import Block, Picture, choice
from nnlesson.contract.option import Value
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.placing import Blocks
from plugin.small_blocks import CATALOGUE

GATE = "```nn-and-gate\nid: and\nseed: 7\n```\n\n"
GUESS = """```nn-guess
question: Where will the *loss* be?
answer: loss of #and after 30 epochs
low: 0
high: 1
because: "It falls to `nn: loss of #and after 30 epochs`. See [there](other.md#gate)."
```
"""
QUIZ = """```nn-quiz
question: Is it so?
a: Yes
because_a: It is.
b: No
because_b: It is not.
right: a
figure: and
```
"""
ADDRESSES = {"other.md": "../other/"}


def built(text: str, blocks: Mapping[str, type[Block]] | None = None) -> tuple[str, list[str]]:
    """The page as HTML, and its problems, each as one line."""
    page = Page("docs/x.md", 0, Evaluator(blocks or catalogue()), ADDRESSES.__getitem__)
    markdown = page.markdown(text)
    html = Blocks(page).placed(page.content("".join(f"<p>{line}</p>" for line in markdown.split("\n") if line)))
    return html, [str(problem) for problem in page.problems]


def test_the_build_computes_the_answer_and_gives_it_to_the_live_block() -> None:
    html, problems = built(GATE + GUESS)
    number = Evaluator(catalogue()).evaluate("loss of and-gate (seed: 7) after 30 epochs")

    assert problems == []
    assert f"<p>The run says {number}.</p>" in html
    assert '"answers":{"loss of #and after 30 steps":' in html
    assert '<nn-block kind="guess" id="guess" state="still" data-search-exclude' in html
    assert html.count(' asks="and"') == 1


def test_texts_have_their_numbers_their_emphasis_and_the_addresses_of_pages() -> None:
    html, _ = built(GATE + GUESS)
    number = Evaluator(catalogue()).evaluate("loss of and-gate (seed: 7) after 30 epochs")

    assert "<legend>Where will the <em>loss</em> be?</legend>" in html
    assert f'It falls to {number}. See <a href="../other/#gate">there</a>.' in html


def test_a_number_stays_as_its_block_writes_it_whatever_that_would_be_in_markdown() -> None:
    fence = "```nn-and-gate\nid: a\ncaption: '**`nn: accuracy of #a`** of *all*'\n```\n"
    html, problems = built(fence, CATALOGUE)

    assert problems == []
    assert '<p class="nn-caption"><strong>2 of 4 | *half*</strong> of <em>all</em></p>' in html


def test_a_question_without_a_mistake_is_told_nothing() -> None:
    assert built(GATE + QUIZ)[1] == []


def test_the_id_of_a_block_is_no_comment() -> None:
    """To YAML alone it would be one, behind a space."""
    assert built(GATE + GUESS.replace("30 epochs\nlow", "30 epochs  # what it says\nlow"))[1] == []


def test_a_claim_in_a_text_of_a_block_is_told_where_to_go() -> None:
    _, problems = built(GATE + GUESS.replace("See [there]", "<!-- claim: loss of #and is below 2 --> See [there]"))

    assert problems == ["docs/x.md:11: nn-guess: because: a claim stands in the prose; put it below the fence"]


class Careless(Block):
    """A block in which a class method of its maker's fails."""

    kind = "careless"
    fault: str = choice("check", {name: name for name in ("check", "asks", "answers")}, label="Fault")

    @classmethod
    def check(cls, options: Mapping[str, Value]) -> list[str]:
        return stumble() if options["fault"] == "check" else []

    @classmethod
    def asks(cls, options: Mapping[str, Value]) -> list[str]:
        return stumble() if options["fault"] == "asks" else []

    @classmethod
    def check_answers(cls, options: Mapping[str, Value], answers: Mapping[str, float]) -> list[str]:
        return stumble() if options["fault"] == "answers" else []

    def picture(self) -> Picture:
        return Picture([], "It is careless.")


def stumble() -> list[str]:
    raise RuntimeError("stumbled")


@pytest.mark.parametrize("fault", ["check", "asks", "answers"])
def test_what_fails_in_a_block_s_own_checks_is_a_problem_of_its_fence(fault: str) -> None:
    _, (problem,) = built(f"```nn-careless\nfault: {fault}\n```\n", {"careless": Careless})

    assert problem.startswith("docs/x.md:1: nn-careless: the block's own code failed in ")
    assert problem.endswith("(RuntimeError: stumbled)")
