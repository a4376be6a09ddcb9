"""What figures say to their readers stands in the page *When something is wrong*, in the very words."""

import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
WEB, PAGE = PROJECT / "src/nnlesson/web", PROJECT / "docs/authors/when-something-is-wrong.md"
PYTHON = PROJECT / "src/nnlesson/live/failure.py"
COMMENT = re.compile(r"^\s*(\*|//|/\*).*$", re.MULTILINE)
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
SENTENCE = re.compile(r"[A-Z…].*[a-z] .*[.:]( …)?|[A-Z][a-z].* .*\..*")  # and not what is only a word or two of one
PUT_IN = re.compile(r"\$?\{[^}]*\}")  # into a text


def sentences(file: Path) -> Iterator[str]:
    for match in TEXT.finditer(COMMENT.sub("", file.read_text("utf-8"))):
        said = PUT_IN.sub("…", match[1] or match[2] or "")
        if SENTENCE.fullmatch(said):
            yield said


def test_the_page_has_all_sentences_of_the_code_and_no_others() -> None:
    files = [file for file in WEB.rglob("*.js") if "node_modules" not in file.parts]
    told = re.search(r'content: "(.*)"', (WEB / "styles" / "told.css").read_text("utf-8"))
    assert told

    said = {sentence for file in files for sentence in sentences(file)} | {told[1]}
    said |= {found for found in sentences(PYTHON) if found.startswith(("This figure", "What was kept"))}

    section = PAGE.read_text("utf-8").partition("## What readers may read")[2].partition("\n## ")[0]
    rows = {line.split(" | ")[0].removeprefix("| ") for line in section.split("\n") if line.startswith("| ")}
    assert rows - {"It says", "---"} == said
