"""The README's two commands are those that CI, the publishing workflow and the guide for authors give."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
_, _, COMMANDS = (PROJECT / "README.md").read_text("utf-8").partition("## Two commands")
BUILD, TEST = re.findall(r"```sh\n(.+)\n```", COMMANDS)


def test_the_first_command_builds_and_the_second_one_tests() -> None:
    assert BUILD.endswith("uv run build_site.py")
    assert TEST.endswith("uv run pytest")
    assert BUILD.removesuffix("build_site.py") == TEST.removesuffix("pytest")


@pytest.mark.parametrize(
    ("file", "command"),
    [(".ci/run", TEST), (".github/workflows/pages.yml", BUILD), ("docs/authors/writing.md", f"{BUILD} --serve")],
)
def test_others_give_the_same_command(file: str, command: str) -> None:
    assert command in (PROJECT / file).read_text("utf-8")
