"""No command takes away what a person has put into a folder."""

from pathlib import Path

import pytest

from cli.calls import call
from nnlesson.cli.outputs import fill, for_pages
from nnlesson.runtime.errors import BuildError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course, with a folder of somebody's own beside it."""
    for name in ("docs/index.md", "mkdocs.yml", "own/letter.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("site_name: mine\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words", [["--site", "own"], ["--site", "."], ["--site", "docs"], ["--offline", "own"], ["--site", ".."]]
)
def test_a_build_replaces_nothing_but_a_site(words: list[str], here: Path) -> None:
    said = call("build", *words)

    expected = f"{words[1]} holds files that are no site, and a build would replace them. Name another folder.\n"
    assert (said.status, said.err) == (1, expected)
    assert (here / "own/letter.txt").read_text() == (here / "docs/index.md").read_text() == "site_name: mine\n"


@pytest.mark.parametrize("words", [["render", "docs", "own"], ["embed", "and-gate", "own"]])
def test_a_folder_with_other_files_is_not_written_into(words: list[str]) -> None:
    said = call(*words)

    assert (said.status, said.err) == (
        1,
        "own holds files that this command has not made. Name an empty folder, or a new one.\n",
    )


@pytest.mark.parametrize("out", ["docs/out", "docs", "."])
def test_a_folder_is_not_rendered_into_itself(out: str) -> None:
    said = call("render", "docs", out)

    assert (said.status, said.err) == (1, f"{out} and docs are inside one another. Name a folder elsewhere.\n")


def test_a_folder_is_rendered_beside_the_one_in_which_one_is(
    kit: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / "docs")

    said = call("render", ".", "../rendered")

    assert (said.status, said.err) == (0, "")
    assert (here / "rendered/index.md").is_file()


def test_what_was_made_before_is_renewed_and_what_else_is_there_stays(here: Path) -> None:
    for folder, name in (("made", "new"), ("out", "old")):
        (here / folder / "assets/nnlesson").mkdir(parents=True)
        (here / folder / "assets/nnlesson" / name).touch()
        (here / folder / "index.html").write_text(name)
    (here / "out/mine.html").touch()

    fill(for_pages(here / "out"), here / "made")

    found = {path.relative_to(here / "out").as_posix() for path in (here / "out").rglob("*") if path.is_file()}
    assert found == {"assets/nnlesson/new", "index.html", "mine.html"}
    assert (here / "out/index.html").read_text() == "new"
    with pytest.raises(BuildError):
        for_pages(here / "own")
