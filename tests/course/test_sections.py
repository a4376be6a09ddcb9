"""The form of a lesson: sections with a figure each, and the bar above them."""

import re
from pathlib import Path

from contents import ARTICLE, LESSON, Contents, Link, with_contents
from nnlesson.plugin.page import place
from plugin.test_site import SETTINGS, build, said
from sections import sectioned

FIGURE = place(0)
HOOKS = Path(__file__).parents[2] / "course" / "hooks.py"


def figures(html: str) -> list[tuple[str, str]]:
    """Of each section what stands before its figure, and what after it."""
    found = re.findall(
        rf'<div class="nn-section">\n<div>\n(.*?)</div>\n{FIGURE}\s*<div>\n(.*?)</div>\n</div>', html, re.S
    )
    return [(before.strip(), after.strip()) for before, after in found]


def test_a_figure_stands_between_the_words_before_it_and_the_words_after_it() -> None:
    html = f"<h1>Title</h1>\n<h2>None</h2>\n<p>No figure.</p>\n<h2>One</h2>\n<p>Before.</p>\n{FIGURE}\n<p>After.</p>\n"

    assert figures(sectioned(f"<h2>Zero</h2>{FIGURE}{html}")) == [
        ("<h2>Zero</h2>", "<h1>Title</h1>"),
        ("<h2>One</h2>\n<p>Before.</p>", "<p>After.</p>"),
    ]


def test_the_first_figure_begins_with_the_page() -> None:
    html = f"<h1>Title</h1>\n<p>Words.</p>\n<h2>Why</h2>\n<h2>What</h2>\n{FIGURE}\n<p>After.</p>\n<h2>End</h2>\n"

    (only,) = figures(sectioned(html))

    assert only == ("<h1>Title</h1>\n<p>Words.</p>\n<h2>Why</h2>\n<h2>What</h2>", "<p>After.</p>")
    assert sectioned(html).endswith("<h2>End</h2>\n")


def test_a_page_whose_first_words_have_figures_among_them_keeps_them_apart() -> None:
    cards = f'<div class="nn-cards"><div>{FIGURE}</div></div>\n'

    html = sectioned(f"<h1>Title</h1>\n{cards}<h2>One</h2>\n{FIGURE}\n")

    assert html.startswith(f"<h1>Title</h1>\n{cards}")
    assert figures(html) == [("<h2>One</h2>", "")]


def test_a_smaller_heading_belongs_to_the_figure_above_it_unless_it_has_its_own() -> None:
    start = f"<h2>One</h2>\n{FIGURE}\n<p>Words.</p>\n<h3>More</h3>\n<p>Of it.</p>\n"

    assert figures(sectioned(start)) == [("<h2>One</h2>", "<p>Words.</p>\n<h3>More</h3>\n<p>Of it.</p>")]
    assert figures(sectioned(f"{start}<h3>Next</h3>\n{FIGURE}\n"))[1] == ("<h3>Next</h3>", "")


def test_what_has_several_figures_or_none_stays_as_it_is() -> None:
    html = f"<h2>Questions</h2>\n{FIGURE}\n{FIGURE}\n<hr />\n<p>a<br />b\u2028c</p>\n<svg><path/></svg>\n"

    assert sectioned(html) == html
    assert sectioned("") == ""


def test_the_bar_links_to_the_sections_and_to_the_other_lessons() -> None:
    lessons = [Link("One", "../one/"), Link("Two & more", "./")]

    html = with_contents(f"{ARTICLE}\n<h1>Two</h1>", Contents(lessons, 1, [Link("Why?", "#why"), Link("How?", "#how")]))

    assert "Lesson 2 of 2</summary>" in html
    assert html.count('href="#why"') == html.count('href="#how"') == 2
    assert '<a href="../one/">One</a>' in html
    assert '<a href="./" aria-current="page">Two &amp; more</a>' in html
    assert html.startswith(f"{LESSON}\n<nn-contents>")
    assert html.endswith("<h1>Two</h1>")


def test_the_pages_of_the_folder_of_lessons_have_the_form_of_a_lesson(tmp_path: Path) -> None:
    fence = "```nn-squared-error\n```\n"
    pages = {
        "index.md": f"# Home\n\n## Part\n\n{fence}",
        "lessons/one.md": f"# One\n\n## Why & how?\n\n{fence}\n\nAfter.\n",
        "lessons/two.md": "# Two\n\nNo figure.\n",
    }

    outcome = build(tmp_path, pages, settings=f"{SETTINGS}hooks: [{HOOKS}]\nextra: {{{{lessons: lessons}}}}\n")

    assert (outcome.returncode, said(outcome)) == (0, [])
    home, one, two = (tmp_path / "site" / path / "index.html" for path in (".", "lessons/one", "lessons/two"))
    assert "nn-section" not in home.read_text()
    assert "<nn-contents" not in home.read_text()
    assert re.search(r'<div class="nn-section">.*<nn-block.*</nn-block>.*<p>After', one.read_text(), re.DOTALL)
    assert '<a href="#why-how">Why &amp; how?</a>' in one.read_text()
    assert "Lesson 2 of 2</summary>" in two.read_text()
    assert '<a href="../one/">One</a>' in two.read_text()


def test_a_question_is_one_of_the_words_of_its_section() -> None:
    guess = '<nn-block data-place="0" data-in-text></nn-block>'
    figure = '<nn-block data-place="1"></nn-block>'

    html = sectioned(f"<h2>One</h2><p>Why?</p>{guess}{figure}<p>So.</p><h2>Two</h2>{guess}")

    assert f"<p>Why?</p>{guess}</div>\n{figure}<div>\n<p>So.</p>" in html
    assert html.count("nn-section") == 1
