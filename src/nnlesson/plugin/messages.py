"""The messages to authors, from the table of mistakes to which a test holds them word for word."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from nnlesson.plugin.problem import clipped
from nnlesson.plugin.prose import escaped
from nnlesson.plugin.sources import read_text

LONGEST = 90


def messages(file: Path) -> str:
    """For each sort of mistake what to do, and a table of the lines that it is about."""
    return "\n".join(line for group in yaml.safe_load(read_text(file)) for line in about(group))


def about(group: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {group['about']}\n\n{group['do']}\n"
    yield "| In the line | It says |\n| --- | --- |"
    yield from dict.fromkeys(row for case in group["cases"] for row in rows(case["page"], case["said"]))
    yield ""


def rows(page: str, said: str | Sequence[str]) -> Iterator[str]:
    """What the line says that a message is about, and the message."""
    lines = page.split("\n")
    for message in [said] if isinstance(said, str) else said:
        number, words = message.split(":", 1)
        line = clipped(lines[int(number) - 1].strip() or "(blank)", LONGEST)
        yield f"| <code>{escaped(line)}</code> | {escaped(clipped(words.strip(), 400))} |"
