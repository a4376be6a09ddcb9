"""`nnlesson check` tells all that is wrong, with file and line, and computes nothing unless it is asked to."""

from pathlib import Path

import pytest

from cli.calls import Said, call
from nnlesson.plugin import evaluation, page

PROJECT = Path(__file__).parents[2]
WRONG = """---
title: Gates
---

# Gates

```nn-and-gat
```

```nn-and-gate
id: fast
rate: fast
```

```nn-and-gate
id: fast
gat: xor
```

```nn-quiz
id: quiz
question: "See [this](nowhere.md)."
a: Yes.
because_a: So it is.
b: No.
because_b: It is not so.
```
"""
TEXT = """# In the text

```nn-and-gate
id: gate
```

`nn: loss off #gate`, `nn: loss of #gat`, `nn: loss of #gate after 10 epoch`, `nn: loss of #gate (rat: 2)`.

<!-- claim: loss of #gate is -->
<!-- claim loss of #gate is 1 -->
"""
SAID = """\
docs/gates.md:7: nn-and-gat: there is no such block; did you mean nn-and-gate?
docs/gates.md:12: nn-and-gate: rate is 'fast'; give a number from 0.01 to 100
docs/gates.md:16: nn-and-gate: two blocks of this page have the id 'fast', in lines 11 and 16; rename one
docs/gates.md:17: nn-and-gate: there is no option 'gat'; did you mean gate?
docs/gates.md:22: nn-quiz: question links to nowhere.md, and there is no such page
docs/other.md:2: encoding: byte 0xfc is not UTF-8; save the file with this encoding
docs/text.md:7: nn: loss of #gat: this page has no block #gat; did you mean #gate?
docs/text.md:7: nn: loss of #gate (rat: 2): there is no option 'rat'; did you mean rate?
docs/text.md:7: nn: loss off #gate: write it as: loss of and-gate (rate: 0.5) after 100 epochs, \
or: epoch of #my-id when accuracy >= 1
docs/text.md:9: claim: loss of #gate is: nothing is claimed of it; \
write it as: loss of #my-id after 100 epochs is below 0.1
docs/text.md:10: claim: a claim begins with a colon; write <!-- claim: loss of #my-id after 100 epochs is below 0.1 -->
"""
NOT_TRUE = (
    "```nn-and-gate\nid: gate\n```\n\n<!-- claim: loss of #gate after 10 epochs is 0.9 -->\n\n`nn: los of #gate`\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("something is computed or drawn")

    monkeypatch.setattr(evaluation, "all_carried_out", refuse)
    monkeypatch.setattr(page, "still", refuse)


def test_all_mistakes_of_all_pages_are_told_at_once(here: Path, nothing_runs: None) -> None:
    (here / "docs/gates.md").write_text(WRONG)
    (here / "docs/other.md").write_bytes(b"\n# M\xfcller\n")
    (here / "docs/text.md").write_text(TEXT)

    assert call("check") == Said(1, SAID, "11 mistakes in 3 pages with 5 blocks.\n")


def test_one_page_can_be_named(here: Path, nothing_runs: None) -> None:
    (here / "docs/gates.md").write_text(WRONG)
    (here / "docs/good.md").write_text("# Good\n\n```nn-and-gate\n```\n")

    said = call("check", "docs/good.md")

    assert (said.status, said.out.splitlines()[0]) == (0, "Nothing is wrong in 1 page with 1 block.")


def test_a_page_is_found_by_a_link_as_it_stands_in_an_address(here: Path, nothing_runs: None) -> None:
    (here / "docs/my page.md").write_text("# Mine\n")
    (here / "docs/März.md").write_text("# March\n")
    links = "[one](my%20page.md), [two](M%C3%A4rz.md), [three](März.md)"
    (here / "docs/index.md").write_text(f'```nn-and-gate\ncaption: "{links}"\n```\n')

    assert call("check").out.startswith("Nothing is wrong in 3 pages with 1 block.")


def test_claims_and_numbers_are_computed_on_demand_only(here: Path) -> None:
    (here / "docs/a.md").write_text(NOT_TRUE)

    assert call("check").out == (
        "Nothing is wrong in 1 page with 1 block.\n"
        "Numbers and claims were read, not computed: nnlesson check --claims computes them.\n"
    )
    assert call("check", "--claims") == Said(
        1,
        "docs/a.md:5: claim: loss of #gate after 10 epochs is 0.9; found 0.297\n"
        "docs/a.md:7: nn: los of #gate: and-gate has no read-out 'los'; did you mean loss?\n",
        "2 mistakes in 1 page with 1 block.\n",
    )


def test_hidden_folders_are_left_alone(here: Path) -> None:
    (here / "docs/.draft").mkdir()
    (here / "docs/.draft/a.md").write_text(WRONG)

    assert call("check").status == 0


def test_without_a_folder_docs_it_asks_for_one(here: Path) -> None:
    (here / "docs").rmdir()

    assert call("check") == Said(
        1, "", "There is no folder docs here. Name the pages to check: nnlesson check FOLDER\n"
    )


def test_every_page_of_the_course_is_right(nothing_runs: None) -> None:
    said = call("check", str(PROJECT / "docs"))

    assert (said.status, said.out.partition(" in ")[0]) == (0, "Nothing is wrong")


@pytest.mark.parametrize("second", ["- nnlesson", "- nnlesson:\n      blocks: blocks"])
def test_a_plugin_that_stands_there_twice_is_told_with_its_line(here: Path, second: str) -> None:
    (here / "mkdocs.yml").write_text(f"site_name: x\nplugins:\n  - search\n  - nnlesson\n  {second}\n", "utf-8")
    (here / "blocks").mkdir()
    (here / "docs/index.md").write_text("# Home\n", "utf-8")

    said = call("check")

    assert said.status == 1
    assert said.out == "mkdocs.yml:5: nnlesson: it stands in line 4 already; keep one of them, with its options\n"
