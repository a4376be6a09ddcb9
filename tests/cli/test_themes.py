"""Themes of a course beside its lessons are known to every command."""

import re
from pathlib import Path

import pytest

from cli.calls import call
from nnlesson.cli.themes import folder_named_in

pytestmark = pytest.mark.usefixtures("as_before")

BLOCK = '''"""The block hello: a word."""

from nnlesson.contract import Block, Panel, Picture
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure


class Hello(Block):
    """A word."""

    kind = "hello"

    def start(self) -> None: ...

    def picture(self) -> Picture:
        return Picture([Panel("A word", Figure(element("p", "hello")), "main")], "It says hello.")
'''


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\nplugins:\n  - nnlesson:\n      blocks: blocks\n")
    for name, text in {"docs/index.md": "# Mine\n\n```nn-hello\n```\n", "blocks/greeting/hello.py": BLOCK}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_check_knows_the_blocks_beside_the_lessons(here: Path) -> None:
    said = call("check")

    assert said.out.startswith("Nothing is wrong in 1 page with 1 block.")


def test_check_tells_what_is_wrong_with_them(here: Path) -> None:
    (here / "blocks" / "greeting" / "hello.py").write_text("import scipy\n" + BLOCK)

    said = call("check")

    assert said.status == 1
    assert "blocks/greeting/hello.py:1: import scipy: a reader's browser has no scipy" in said.out


@pytest.mark.parametrize("arguments", [["check"], ["render", "docs", "out"]], ids=["check", "render"])
def test_a_style_sheet_that_is_not_utf_8_is_told(here: Path, arguments: list[str]) -> None:
    (here / "blocks" / "greeting" / "style.css").write_bytes(".hello {}\n/* déjà vu */\n".encode("latin-1"))

    said = call(*arguments)

    line = "blocks/greeting/style.css:2: encoding: byte 0xe9 is not UTF-8; save the file with this encoding"
    assert (said.status, (said.out + said.err).splitlines()[0]) == (1, line)


def test_a_frame_is_made_without_a_style_sheet_that_is_not_utf_8_and_says_so(here: Path) -> None:
    (here / "blocks" / "greeting" / "style.css").write_bytes(".hello {}\n/* déjà vu */\n".encode("latin-1"))

    said = call("embed", "hello", "frame")

    line = "blocks/greeting/style.css:2: encoding: byte 0xe9 is not UTF-8; save the file with this encoding\n"
    assert (said.status, said.err) == (0, line)


def test_render_brings_them_along(here: Path) -> None:
    said = call("render", "docs", "out")

    assert said.status == 0, said.err
    page = (here / "out" / "index.md").read_text()
    (modules,) = re.findall(r'<meta name="nnlesson-blocks" content="([^"]+)">', page)
    assert "class Hello" in (here / "out" / "assets" / "nnlesson" / modules).read_text()


def test_a_frame_brings_them_along(here: Path) -> None:
    said = call("embed", "hello", "frame")

    assert said.status == 0, said.err
    (modules,) = re.findall(r'<meta name="nnlesson-blocks" content="([^"]+)">', (here / "frame/index.html").read_text())
    assert "class Hello" in (here / "frame" / "assets" / "nnlesson" / modules).read_text()


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("plugins:\n  - nnlesson:\n      blocks: mine\n", "mine"),
        ("plugins:\n  nnlesson:\n    blocks: mine\n", "mine"),
        ("plugins:\n  - search\n  - nnlesson\n", ""),
        ("plugins:\n  - nnlesson:\n      blocks:\n", ""),
        ("plugins: !ENV [NONE, []]\n", ""),
        ("plugins: [", ""),
        ("plugins: true", ""),
        ("plugins: 5", ""),
        ("plugins: 2020-13-45", ""),
        ("INHERIT: 5", ""),
        ("- a list", ""),
        ("a line", ""),
        ("5", ""),
    ],
)
def test_the_folder_is_the_one_that_the_course_names(text: str, folder: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text)

    assert folder_named_in(config) == folder


@pytest.mark.parametrize("text", ["- a list", "a line", "5", "plugins: true", "plugins: 5", "plugins: [[nnlesson]]"])
@pytest.mark.parametrize("command", ["check", "embed", "render", "new"])
def test_a_file_of_the_course_that_is_none_stops_no_command(here: Path, command: str, text: str) -> None:
    (here / "docs/index.md").write_text("# Mine\n\n```nn-and-gate\n```\n")
    (here / "mkdocs.yml").write_text(text)
    arguments = {"embed": ["and-gate", "frame"], "render": ["docs", "out"], "new": ["block", "greet"]}

    said = call(command, *arguments.get(command, []))

    assert (said.status, said.err) == (0, "")
