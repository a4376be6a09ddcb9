"""What authors can get wrong, in one table, and what each mistake is called, word for word.

`wrong_inputs.yaml` is that table, and the page *When something is wrong* is made from it.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from markdown import Markdown

from nnlesson.blocks import catalogue
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.placing import Blocks
from plugin.small_blocks import CATALOGUE, EXTENSIONS, Result

BLOCKS = CATALOGUE | {kind: catalogue()[kind] for kind in ("quiz", "guess")}
TABLE = yaml.safe_load(Path(__file__).with_name("wrong_inputs.yaml").read_text("utf-8"))
ADDRESSES = {"other.md": "../other/"}


class Case(NamedTuple):
    page: str
    said: list[str]
    shown: bool  # also in the page, where it stands; there is no room for it in a text for an image, or in code


def case(given: dict[str, Any]) -> Case:
    said = given["said"]
    return Case(given["page"], [said] if isinstance(said, str) else said, given.get("shown", True))


CASES = [case(given) for group in TABLE for given in group["cases"]]


def read(text: str) -> Result:
    page = Page("docs/x.md", 0, Evaluator(BLOCKS), ADDRESSES.__getitem__)
    html = Blocks(page).placed(page.content(Markdown(extensions=EXTENSIONS).convert(page.markdown(text))))
    return Result(html, [str(problem) for problem in sorted(page.problems)])


@pytest.mark.parametrize(
    ("page", "said", "shown"), CASES, ids=[f"{i}: {case.said[0]}"[:80] for i, case in enumerate(CASES)]
)
def test_a_wrong_input_is_told_with_its_file_its_line_and_what_would_be_right(
    page: str, said: list[str], shown: bool
) -> None:
    html, problems = read(page)

    assert problems == [f"docs/x.md:{line}" for line in said]
    assert "nnlessonblock" not in html
    assert ("nn-problem" in html) == shown


def test_two_hundred_mistakes_are_in_the_table_none_of_them_twice() -> None:
    assert len({case.page for case in CASES}) == len(CASES) >= 200
