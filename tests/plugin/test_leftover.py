"""A fence or a number that is still code in a finished page is told, with the line of the file if it stands there."""

import pytest

from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.leftover import FENCE, QUERY
from nnlesson.plugin.page import Page
from plugin.small_blocks import CATALOGUE, read


def told(html: str) -> list[str]:
    page = Page("docs/x.md", 0, Evaluator(CATALOGUE), source="# So\n\n{{ gate() }} nn: loss\n")
    page.markdown("# So\n")
    page.content(html)
    return [str(problem) for problem in page.problems]


@pytest.mark.parametrize(
    "html",
    ['<div class="language-nn-and-gate highlight">', '<pre><code class="language-nn-and-gate">rate: 2</code></pre>'],
)
def test_a_fence_that_no_page_of_ours_has_is_told(html: str) -> None:
    assert told(html) == [f"docs/x.md:1: nn-and-gate: {FENCE}"]


def test_a_number_is_told_with_the_line_in_which_it_stands() -> None:
    assert told("<p><code>nn: loss</code></p>") == [f"docs/x.md:3: nn: loss: {QUERY}"]
    assert told("<p><code>NN : a &lt; b</code></p>") == [f"docs/x.md:1: NN : a < b: {QUERY}"]


def test_what_is_only_shown_is_not_told() -> None:
    shown = "````markdown\n```nn-and-gate\n```\n````\n\nWrite `` `nn: loss of #and` ``.\n"

    assert read(shown).problems == []
