"""What the build writes into a page that asks for it, and what it says where it cannot."""

import ast
from pathlib import Path

import pytest

from nnlesson import contract
from nnlesson.plugin.contract_table import contract_table
from nnlesson.plugin.drawings import drawings
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.listing import source
from nnlesson.plugin.messages import messages
from nnlesson.plugin.page import Page
from plugin.small_blocks import CATALOGUE

PROJECT = Path(__file__).parents[2]
GALLERY = PROJECT / "docs" / "authors" / "drawings.py"


def page(text: str, root: Path = PROJECT) -> tuple[str, list[str]]:
    read = Page("docs/x.md", 0, Evaluator(CATALOGUE), root=root)
    markdown = read.markdown(text)
    return markdown, [str(problem) for problem in sorted(read.problems)]


def test_a_page_that_asks_for_all_blocks_has_each_of_them_alive() -> None:
    markdown, problems = page("# Blocks\n\n<!-- blocks -->\n\nText.")

    assert problems == []
    assert markdown.count("<nn-block") == len(CATALOGUE)
    assert markdown.index("## nn-and-gate") < markdown.index("## nn-map") < markdown.index("Text.")


@pytest.mark.parametrize("shown", ["```\n<!-- blocks -->\n```", "Write `<!-- blocks -->`.", "    <!-- blocks -->"])
def test_what_is_only_shown_is_left_alone(shown: str) -> None:
    assert page(f"Text.\n\n{shown}\n") == (f"Text.\n\n{shown}\n", [])


def test_what_stands_below_keeps_its_line() -> None:
    _, problems = page("<!-- contract -->\n\n`nn: los of and-gate`\n\n    ```nn-and-gate\n    ```")

    assert [problem.split(":")[1] for problem in problems] == ["3", "5"]


@pytest.mark.parametrize("word", ["source", "drawings", "messages"])
def test_a_file_that_is_not_there_is_told_with_its_line(word: str) -> None:
    _, problems = page(f"Text.\n\n<!-- {word}: docs/gone.py -->")

    said = "there is no file 'docs/gone.py' in the folder of the site; give its path from there"
    assert problems == [f"docs/x.md:3: {word}: {said}"]


@pytest.mark.parametrize(
    ("comment", "file"),
    [
        ("source: code/mine.py", "mine.py"),
        ("source: code/other.py since mine.py", "mine.py"),
        ("drawings: code/mine.py", "mine.py"),
        ("messages: code/wrong.yaml", "wrong.yaml"),
    ],
)
def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path, comment: str, file: str) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "other.py").write_text("a = 1\n")
    (tmp_path / "code" / file).write_bytes("\n# déjà vu\n".encode("latin-1"))

    _, problems = page(f"Text.\n\n<!-- {comment} -->", tmp_path)

    word = comment.partition(":")[0]
    said = f"code/{file}, line 2: byte 0xe9 is not UTF-8; save the file with this encoding"
    assert problems == [f"docs/x.md:3: {word}: {said}"]


def test_code_is_shown_as_it_stands_in_its_file_with_a_mark_at_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("\ufeffa = 1\nb = 2\n", "utf-8")  # and without the mark of the order of bytes
    (tmp_path / "two.py").write_text("a = 1\n\nc = 3\nb = 2\nd = 4\n")

    assert source("one.py", tmp_path) == '```` { .python title="one.py" }\na = 1\nb = 2\n````'
    assert source("two.py since one.py", tmp_path).split("\n")[0] == ('```` { .python title="two.py" hl_lines="3 5" }')


def test_the_contract_has_every_word_that_is_imported_from_it() -> None:
    table = contract_table()

    assert {name for name in contract.__all__ if f"`{name}(" not in table} == {"Block", "TrainingBlock", "FASTEST"}
    assert "`FASTEST`" in table
    assert "| `changed(option)` | nothing happens | Called when a learner has changed an option that " in table
    assert "| `finished` | `False` | Whether the run has come to its end." in table
    assert "| `unit` | `'epoch'` |" in table


def test_the_contract_says_which_options_start_a_block_anew() -> None:
    ends = {
        line.split("(")[0]: line.split("|")[-2].strip() for line in contract_table().split("\n") if "restarts" in line
    }

    assert ends["| `option"] == "the run goes on, and `changed` is called"
    assert ends["| `choice"] == "the block starts anew"


def test_the_contract_is_made_of_tables_that_markdown_can_read() -> None:
    rows = [line for line in contract_table().split("\n") if line.startswith("|")]

    assert all(line.count("|") in (3, 4) for line in rows)


def test_every_drawing_of_the_kit_is_in_the_gallery() -> None:
    kit = {name for file in (PROJECT / "src/nnlesson/draw").glob("*.py") for name in figures(file)}

    assert set(figures(GALLERY)) == kit - {"summed"}  # which `pointable` is made of


def figures(file: Path) -> list[str]:
    """The functions of a file that draw a figure."""
    functions = [node for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    return [node.name for node in functions if isinstance(node.returns, ast.Name) and node.returns.id == "Figure"]


def test_each_drawing_of_the_gallery_stands_below_the_code_that_made_it() -> None:
    markdown = drawings(GALLERY)

    assert markdown.count("<nn-drawing") == markdown.count("```python") == markdown.count("\n### ") + 1
    assert "from nnlesson.draw.bars import Bar, bars\n\nreturn bars(" in markdown
    assert "<canvas" not in markdown


def test_the_messages_have_the_line_that_they_are_about() -> None:
    said = messages(Path(__file__).with_name("wrong_inputs.yaml"))

    assert "| <code>rate: fast</code> | nn-and-gate: rate is &#39;fast&#39;; give a number from 0.001 to 10 |" in said
    assert "`" not in said.replace("`name: value`", "").replace("`nn-`", "")
