"""Calls of the command, as somebody types them: its exit status, and all that it says."""

from dataclasses import dataclass

from click.testing import CliRunner

from nnlesson.cli import main


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


def call(*words: str) -> Said:
    result = CliRunner().invoke(main, words)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)
