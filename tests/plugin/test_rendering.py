"""A page in one step: Markdown in, Markdown with the figures in it out."""

from markdown import Markdown

from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.rendering import rendered
from plugin.small_blocks import CATALOGUE

FENCE = "```nn-and-gate\nrate: 0.25\n```"


def page() -> Page:
    return Page("docs/x.md", 3, Evaluator(CATALOGUE))


def test_a_figure_is_one_line_of_the_markdown_and_all_other_lines_stay() -> None:
    text = f"# So\n\n{FENCE}\n\nThe loss is `nn: loss of #and-gate`.\n\n````\n{FENCE}\n````\n"

    lines = rendered(page(), text).split("\n")

    (figure,) = [line for line in lines if "<nn-block" in line]
    assert figure.startswith("<div><noscript>")
    assert figure.endswith("</nn-block></div>")
    assert 'kind="and-gate" id="and-gate"' in figure
    assert lines[0] == "# So"
    assert any(line.startswith("The loss is <") and ">1" in line for line in lines)
    assert lines[-6:] == ["````", *FENCE.split("\n"), "````", ""]


def test_what_is_said_of_scripts_stands_before_the_first_figure_only() -> None:
    assert rendered(page(), f"{FENCE}\n\n{FENCE}\n").count("<noscript>") == 1


def test_a_figure_s_titles_stand_one_level_below_the_heading_above_it() -> None:
    def heading(text: str) -> str:
        return rendered(page(), f"{text}\n\n{FENCE}\n").partition('"heading":')[2][0]

    assert [heading(text) for text in ("", "# A", "### A", "A\n=", "A\n---", "###### A")] == list("224236")
    assert heading("## A\n\n```python\n# no heading\n```") == "3"


def test_another_converter_leaves_the_figure_as_it_is() -> None:
    text = rendered(page(), f"Before.\n\n{FENCE}\n\nAfter.\n")

    html = Markdown().convert(text)

    assert [line for line in html.split("\n") if "nn-block" in line] == [
        line for line in text.split("\n") if "nn-block" in line
    ]


def test_a_mistake_is_told_with_its_line_and_shown_in_its_place() -> None:
    own = page()

    text = rendered(own, "# So\n\n```nn-and-gate\nrate: high\n```\n")

    assert [str(problem) for problem in own.problems] == [
        "docs/x.md:7: nn-and-gate: rate is 'high'; give a number from 0.001 to 10"
    ]
    assert "nn-problem" in text
