"""Modules become one classic script, and a mistake in them is reported as esbuild tells it."""

import re
from pathlib import Path

import pytest

from nnlesson.runtime.bundle import OLDEST, bundle
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import tools
from nnlesson.runtime.stock import WEB


@pytest.fixture(scope="session")
def installed(project: Path) -> Path:
    return tools(project / WEB, cache_folder())


def test_modules_become_one_classic_script(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "index.js").write_text('import { greet } from "./greet.js";\ngreet("you there");\n')
    (tmp_path / "greet.js").write_text("export const greet = (name) => console.log(name);\n")

    code = bundle(tmp_path / "index.js", installed).decode()

    assert code.startswith("(()=>{")
    assert "you there" in code
    assert "import" not in code


def test_a_mistake_is_named_with_its_file_and_line(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "index.js").write_text('import { greet } from "./missing.js";\n')

    with pytest.raises(BuildError) as stop:
        bundle(tmp_path / "index.js", installed)

    assert 'Could not resolve "./missing.js"' in str(stop.value)
    assert "index.js:1:" in str(stop.value)
    assert "child_process" not in str(stop.value)


def test_the_lock_file_names_no_registry(project: Path) -> None:
    lock = (project / WEB / "package-lock.json").read_text()

    assert "resolved" not in lock
    assert "://" not in lock


def test_syntax_that_the_oldest_browsers_do_not_know_is_put_in_older_words(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "index.js").write_text("{ using file = open(); } console.log(/[a--b]/v.source);\n")

    code = bundle(tmp_path / "index.js", installed).decode()

    assert not re.search(r"\busing\b|/v\b", code)


NAMING = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/authors/publishing.md", str(WEB / "requirements.js")]


@pytest.mark.parametrize("file", NAMING)
def test_whoever_reads_is_told_the_oldest_browsers(project: Path, file: str) -> None:
    text = " ".join((project / file).read_text("utf-8").split()).replace(" and Edge", "").replace(" or Edge", "")

    assert "Chrome {chrome}, Firefox {firefox}, Safari {safari}".format(**OLDEST) in text
