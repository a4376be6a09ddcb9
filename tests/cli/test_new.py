"""What `nnlesson new` makes works as it stands, is found by the other commands, and overwrites nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.calls import call

COURSE = [".github/workflows/pages.yml", ".gitignore", "README.md", "docs/index.md", "mkdocs.yml", "requirements.txt"]
BLOCK = ["__init__.py", "my_neuron.py", "style.css", "test_my_neuron.py"]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new course, in whose folder one is."""
    monkeypatch.chdir(tmp_path)
    assert call("new", "course", "two-gates").status == 0
    monkeypatch.chdir(tmp_path / "two-gates")
    return tmp_path / "two-gates"


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_course_is_a_folder_that_bears_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    said = call("new", "course", "two-gates")

    made = [f"two-gates/{name}" for name in COURSE]
    assert said.out.splitlines() == [
        *made,
        "Go on with:",
        "  cd two-gates",
        "  pip install -r requirements.txt",
        "  nnlesson serve --open",
    ]
    assert files(tmp_path) == made
    assert (tmp_path / "two-gates/mkdocs.yml").read_text().startswith("site_name: Two gates\n")


def test_a_course_has_a_figure_a_guess_a_number_and_a_claim_and_all_of_them_are_right(course: Path) -> None:
    page = (course / "docs/index.md").read_text()
    assert all(part in page for part in ("```nn-and-gate\n", "```nn-guess\n", "`nn: loss of", "<!-- claim: "))

    said = call("check", "--claims")

    assert said.out == "Nothing is wrong in 1 page with 2 blocks.\nAll numbers and claims were computed.\n"


def test_a_lesson_asks_in_its_headings_and_says_what_is_to_do(course: Path) -> None:
    said = call("new", "lesson", "first-steps")

    page = (course / "docs/lessons/first-steps.md").read_text()
    headings = re.findall(r"^## (.*)", page, re.MULTILINE)
    assert page.startswith("# First steps\n")
    assert len(headings) >= 5
    assert all(heading.endswith("?") for heading in headings)
    assert page.count("<!-- TODO: ") >= 5
    assert said.out.endswith("  - First steps: lessons/first-steps.md\n")
    assert call("check", "docs/lessons", "--claims").status == 0


def test_a_block_is_a_theme_whose_own_test_passes(course: Path) -> None:
    said = call("new", "block", "my-neuron")

    folder = course / "blocks/my_neuron"
    assert files(folder) == BLOCK
    assert said.out.splitlines()[:4] == [f"blocks/my_neuron/{name}" for name in BLOCK]
    assert not re.search("my.name", " ".join(path.read_text() for path in folder.iterdir()), re.IGNORECASE)
    quiet = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "blocks"]
    tested = subprocess.run(command, cwd=course, env=quiet, capture_output=True, text=True, check=False)
    assert re.match(r"\.{4} +\[100%\]\n4 passed", tested.stdout), tested.stdout + tested.stderr


def test_what_is_there_is_not_overwritten(course: Path) -> None:
    (course / "docs/lessons").mkdir()
    (course / "docs/lessons/mine.md").write_text("mine")
    before = files(course)

    said = call("new", "lesson", "mine")

    assert said.err == "docs/lessons/mine.md is there already, and nothing was written. Give another name.\n"
    assert (said.status, (course / "docs/lessons/mine.md").read_text(), files(course)) == (1, "mine", before)


def test_nothing_of_a_course_is_written_where_one_of_its_files_is(course: Path) -> None:
    (course / "inner").mkdir()
    (course / "inner/README.md").write_text("mine")

    said = call("new", "course", "inner")

    assert said.err == "inner/README.md is there already, and nothing was written. Give another name.\n"
    assert files(course / "inner") == ["README.md"]


def test_another_folder_can_be_named(course: Path) -> None:
    assert call("new", "lesson", "one", "--in", "docs/second").out.startswith("docs/second/one.md\n")
    assert call("new", "course", "two", "--in", "others").out.startswith("others/two/")


@pytest.mark.parametrize(
    ("what", "name", "sentence"),
    [
        ("course", "Two Gates", "'Two Gates' cannot be the name of a course. {rule}, such as two-gates"),
        ("lesson", "2. Übung!", "'2. Übung!' cannot be the name of a lesson. {rule}, such as ubung"),
        ("lesson", "a/b", "'a/b' cannot be the name of a lesson. {rule}, such as a-b"),
        ("lesson", "..", "'..' cannot be the name of a lesson. {rule}, such as my-lesson"),
        ("block", "my_neuron", "'my_neuron' cannot be the name of a block. {rule}, such as my-neuron"),
        ("block", "42", "'42' cannot be the name of a block. {rule}, such as my-block"),
        ("block", "random", "'random' is a name of Python's own. Take another one, such as random-block"),
        ("block", "lambda", "'lambda' is a name of Python's own. Take another one, such as lambda-block"),
        ("block", "yaml", "'yaml' is a module that is installed here. Take another one, such as yaml-block"),
        ("block", "numpy", "'numpy' is a module that is installed here. Take another one, such as numpy-block"),
        ("block", "test-net", "'test-net' is a name for tests. Take another one, such as my-test-net"),
        ("block", "conftest", "'conftest' is a name for tests. Take another one, such as my-conftest"),
        ("block", "and-gate", "There is a block and-gate already. Give yours another name."),
    ],
)
def test_a_name_that_cannot_be_one_is_told_with_one_that_can(what: str, name: str, sentence: str, course: Path) -> None:
    before = files(course)

    said = call("new", what, name)

    rule = "It takes small letters, digits and hyphens, and begins with a letter"
    assert (said.status, said.err) == (1, f"{sentence.format(rule=rule)}\n")
    assert files(course) == before


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("name", ["random", "yaml", "test-net", "conftest"])
def test_a_block_of_the_name_that_is_told_can_be_had(name: str, course: Path) -> None:
    other = call("new", "block", name).err.rpartition("such as ")[2].strip()
    (course / "mkdocs.yml").write_text("site_name: Mine\nplugins:\n  - nnlesson:\n      blocks: blocks\n")
    (course / "docs/index.md").write_text(f"```nn-{other}\n```\n")

    assert call("new", "block", other).status == 0
    assert call("check").out.startswith("Nothing is wrong in 1 page with 1 block.")
