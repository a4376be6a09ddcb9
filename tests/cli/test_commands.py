"""What all commands have in common: help that fits a screen, and one sentence for whatever goes wrong."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.calls import call
from nnlesson.cli import check
from nnlesson.cli.commands import NAMES

LINES, COLUMNS = 24, 80


@pytest.mark.parametrize("words", [[], *([name] for name in NAMES)], ids=["nnlesson", *NAMES])
def test_the_help_of_every_command_fits_a_screen_and_has_an_example(words: list[str]) -> None:
    said = call(*words, "--help")

    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert len(lines) < LINES  # the last one is the next prompt
    assert max(map(len, lines)) <= COLUMNS
    assert f"  nnlesson {' '.join(words)}" in said.out.partition("\n")[2]
    assert call(*words, "-h").out == said.out


def test_without_a_command_it_helps() -> None:
    said = call()

    assert (said.status, said.err) == (0, call("--help").out)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["biuld"], "There is no command 'biuld'; did you mean build? nnlesson --help says more."),
        (
            ["x"],
            "There is no command 'x'; there are build, check, embed, new, render and serve. nnlesson --help says more.",
        ),
        (["check", "--claim"], "No such option '--claim'. Did you mean '--claims'? nnlesson check --help says more."),
        (
            ["check", "nowhere"],
            "Invalid value for '[PATHS]...': Path 'nowhere' does not exist. nnlesson check --help says more.",
        ),
        (["new", "lesson"], "Missing argument 'NAME'. nnlesson new --help says more."),
        (
            ["serve", "--port", "a"],
            "Invalid value for '--port': 'a' is not a valid integer range. nnlesson serve --help says more.",
        ),
        (
            ["build", "--download", "a.zip"],
            "--download packs the copy for disk, so it needs --offline DIR. nnlesson build --help says more.",
        ),
        (
            ["embed", "x.md#gate", "out", "--set", "rate=1"],
            "--set goes with a kind of block; a figure of a page has its own. nnlesson embed --help says more.",
        ),
    ],
)
def test_a_word_too_many_or_too_few_is_told_in_a_sentence(
    words: Sequence[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = call(*words)

    assert (said.status, said.out, said.err) == (1, "", f"{sentence}\n")


@pytest.mark.parametrize("name", ["build", "serve"])
def test_who_is_in_no_course_is_told_so(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    said = call(name)

    assert said.err == (
        f"There is no mkdocs.yml in {tmp_path}. Go into the folder of your course, name its file with -f,"
        " or make a course: nnlesson new course my-course\n"
    )
    assert said.status == 1


def test_what_the_system_refuses_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied", "docs/secret.md")

    monkeypatch.setattr(check, "read_source", refuse)

    said = call("check", str(Path(__file__)))

    assert (said.status, said.err) == (1, "docs/secret.md: Permission denied.\n")


def test_the_version_is_that_of_the_package() -> None:
    assert call("--version").out == "nnlesson 0.1.0\n"


WAITS = """
import sys, time
from nnlesson.cli import check, main
def wait(*arguments):
    print("now", flush=True)
    time.sleep(600)
check.check = wait
main(["check", sys.argv[1]])
"""


def test_whoever_interrupts_it_gets_no_traceback() -> None:
    command = [sys.executable, "-c", WAITS, __file__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate()

    assert (process.returncode, out, err) == (1, "", "\n")
