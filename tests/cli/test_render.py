"""`nnlesson render` writes a folder of Markdown once more, with every figure as HTML and what it loads beside it."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from cli.calls import Said, call

HOME = """---
title: Home
---

# Home

The loss is `nn: loss of #gate after 10 epochs`.
<!-- claim: loss of #gate after 10 epochs is below 0.3 -->

```nn-and-gate
id: gate
caption: "{{ braces }} and *stars*"
```
"""
INNER = """Text.

```nn-quiz
id: quiz
question: "See [home](../index.md) or [two](two.md)."
a: Yes.
because_a: So it is.
b: No.
because_b: It is not so.
```
"""
SCRIPTS = re.compile(r'(?:src|href)="([^"]*assets/nnlesson/[^"]+)"')


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = {"index.md": HOME, "inner/one.md": INNER, "inner/two.md": "# Two\n", "picture.svg": "<svg></svg>"}
    for name, text in pages.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pages_have_their_figures_numbers_and_scripts_and_all_else_is_copied(kit: Path, here: Path) -> None:
    said = call("render", "docs", "out")

    home = (here / "out/index.md").read_text()
    assert said == Said(0, "out: 3 pages. Let your generator copy out/assets/nnlesson as it is.\n", "")
    assert home.startswith("---\ntitle: Home\n---\n# Home\n\n<div><link ")
    assert re.search(r"The loss is <span [^>]*>0\.\d+</span>\.\n", home)
    assert "claim" not in home
    assert (here / "out/picture.svg").read_text() == "<svg></svg>"
    assert (here / "out/inner/two.md").read_text() == "# Two\n"
    loaded = SCRIPTS.findall(home)
    assert loaded
    assert all((here / "out" / file).is_file() for file in loaded)


def test_a_figure_is_a_line_in_which_neither_markdown_nor_a_template_finds_anything(kit: Path, here: Path) -> None:
    call("render", "docs", "out")

    (figure,) = [line for line in (here / "out/index.md").read_text().split("\n") if "<nn-block" in line]
    assert figure.startswith("<div>")
    assert not set("{}[]\\`") & set(figure)
    assert not re.search(r">[^<]*[*_~]", figure)
    assert "&#123;&#123; braces &#125;&#125; and <em>stars</em>" in figure


@pytest.mark.parametrize(
    ("flag", "root", "home", "two"),
    [("--directory-urls", "../../", "../../", "../two/"), ("--no-directory-urls", "../", "../index.html", "two.html")],
)
def test_addresses_are_those_that_the_pages_will_have(
    flag: str, root: str, home: str, two: str, kit: Path, here: Path
) -> None:
    call("render", "docs", "out", flag)

    page = (here / "out/inner/one.md").read_text()
    assert {file.partition("assets/")[0] for file in SCRIPTS.findall(page)} == {root}
    assert f'href="{home}"' in page
    assert f'href="{two}"' in page
    assert page.startswith("<div><link ")


@pytest.mark.parametrize("name", ["my page", "März"])
def test_a_page_is_found_by_a_link_as_it_stands_in_an_address(name: str, kit: Path, here: Path) -> None:
    (here / f"docs/inner/{name}.md").write_text("# Other\n", "utf-8")
    (here / "docs/inner/one.md").write_text(INNER.replace("two.md", f"{quote(name)}.md"), "utf-8")

    said = call("render", "docs", "out")

    assert (said.status, said.err) == (0, "")
    assert f'href="../{quote(name)}/"' in (here / "out/inner/one.md").read_text("utf-8")


def test_mistakes_are_told_and_nothing_is_written(kit: Path, here: Path) -> None:
    (here / "docs/wrong.md").write_text(
        "```nn-and-gat\n```\n\n```nn-and-gate\nid: gate\n```\n\n<!-- claim: loss of #gate is 1 -->\n"
    )

    said = call("render", "docs", "out")

    assert said.err.splitlines() == [
        "docs/wrong.md:1: nn-and-gat: there is no such block; did you mean nn-and-gate?",
        "docs/wrong.md:8: claim: loss of #gate is 1; found 0.347",
        "Nothing was written. Put this right, or have it shown in its page: --no-strict",
    ]
    assert (said.status, (here / "out").exists()) == (1, False)
    assert call("render", "docs", "out", "--no-strict").status == 0
    assert "there is no such block" in (here / "out/wrong.md").read_text()
