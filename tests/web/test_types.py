"""The types that the modules state in their comments hold."""

from pathlib import Path

import pytest

from nnlesson.runtime.cache import cache_folder, digest, made
from nnlesson.runtime.npm import node, npm

LISTS = ("package.json", "package-lock.json")


@pytest.fixture(scope="session")
def checker(room: Path) -> Path:
    """TypeScript, which is a tool for tests only: what builds a site is installed without it."""
    lists = {name: (room / name).read_bytes() for name in LISTS}

    def install(folder: Path) -> None:
        for name, content in lists.items():
            (folder / name).write_bytes(content)
        npm(["ci", "--ignore-scripts"], folder)

    folder = made(cache_folder() / "checkers" / digest(*lists.values()), install)
    return folder / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.mark.parametrize("part", [".", "files", "worker", "editor"])
def test_the_types_hold(room: Path, checker: Path, part: str) -> None:
    outcome = node([str(checker), "-p", str(room / part)])

    assert outcome.stdout.decode() == ""
    assert outcome.returncode == 0
