"""`nnlesson embed` writes one figure as a page: of a page by its id, or any kind of block with its options."""

from pathlib import Path

import pytest

from cli.calls import call

PAGE = """---
title: Gates
---

```nn-and-gate
id: gate
seed: 7
```

```nn-guess
id: guess
question: Where will the loss be?
form: number
answer: loss of #gate after 10 epochs
low: 0
high: 0.4
by: 0.01
because: So it is.
```

```nn-descent
id: hill
```

```nn-and-gate
id: wrong
rate: fast
```
"""
LINES = """\
Put the folder {name} on your server. The page around the frame has these lines:

<iframe src="{name}/index.html" title="{title}" style="width: 100%; border: 0"></iframe>
<script>addEventListener("message", ({{ source, data }}) => {{ for (const frame of document.querySelectorAll("iframe"))
  if (frame.contentWindow === source && data.type === "nnlesson:height") frame.style.height = `${{data.height}}px`; }});
</script>
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gates.md").write_text(PAGE)
    (tmp_path / "none.md").write_text("# None\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["and-gat"], "There is no block 'and-gat'; did you mean and-gate?"),
        (["and-gate", "--set", "rate=fast"], "nn-and-gate: rate is 'fast'; give a number from 0.01 to 100"),
        (["and-gate", "--set", "rat=1"], "nn-and-gate: there is no option 'rat'; did you mean rate?"),
        (
            ["and-gate", "--set", "rate"],
            "--set rate has no value; write --set rate=VALUE. nnlesson embed --help says more.",
        ),
        (["gates.md#hil"], "gates.md has no figure #hil; did you mean #hill?"),
        (["gates.md"], "gates.md has 4 figures; name one of them: #gate, #guess, #hill and #wrong."),
        (["none.md"], "none.md has no figures."),
        (["nowhere.md#gate"], "nowhere.md: No such file or directory."),
        (["gates.md#wrong"], "gates.md:27: nn-and-gate: rate is 'fast'; give a number from 0.01 to 100"),
    ],
)
def test_what_cannot_be_embedded_is_told_and_nothing_is_written(words: list[str], sentence: str, here: Path) -> None:
    said = call("embed", *words[:1], "out", *words[1:])

    assert (said.status, said.out, said.err) == (1, "", f"{sentence}\n")
    assert not (here / "out").exists()


def test_a_kind_with_options_is_a_page_and_the_lines_for_its_frame_are_printed(offline_kit: Path, here: Path) -> None:
    said = call("embed", "and-gate", "out", "--set", "gate=xor", "--set", "title=My: gate", "--scheme", "dark")

    page = (here / "out/index.html").read_text()
    assert (said.status, said.out) == (0, LINES.format(name="out", title="My: gate"))
    assert "<title>My: gate</title>" in page
    assert '<body data-md-color-scheme="slate">' in page
    assert '"gate":"xor"' in page
    assert {path.name for path in (here / "out").iterdir()} == {"assets", "frame.css", "frame.js", "index.html"}


def test_a_title_with_quotation_marks_is_one_in_the_lines_for_the_frame(offline_kit: Path) -> None:
    said = call("embed", "and-gate", "out", "--set", 'title=The "AND" gate & more')

    assert said.out == LINES.format(name="out", title="The &quot;AND&quot; gate &amp; more")


def test_a_figure_comes_with_the_one_that_answers_it_and_with_no_other(offline_kit: Path, here: Path) -> None:
    assert call("embed", "gates.md#guess", "out").status == 0

    page = (here / "out/index.html").read_text()
    assert [id for id in ("gate", "guess", "hill") if f'id="{id}"' in page] == ["gate", "guess"]
    assert page.index('id="guess"') < page.index('id="gate"')
