"""The page about the command shows the help of each as it is."""

from pathlib import Path

import pytest

from cli.calls import call
from nnlesson.cli.commands import NAMES

PAGE = Path(__file__).parents[2] / "docs" / "authors" / "command.md"


@pytest.mark.parametrize("words", [[], *([name] for name in NAMES)], ids=["nnlesson", *NAMES])
def test_help_and_page_are_the_same(words: list[str]) -> None:
    assert f"```text\n{call(*words, '--help').out}```" in PAGE.read_text("utf-8")


def test_the_lines_for_a_frame_are_those_that_are_printed(offline_kit: Path, tmp_path: Path) -> None:
    said = call("embed", "and-gate", str(tmp_path / "gate"))

    assert f"```html\n{said.out.partition('\n\n')[2]}```" in PAGE.read_text("utf-8")
