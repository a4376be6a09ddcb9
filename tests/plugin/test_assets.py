"""The style sheet is made of the tokens and of the files in `web`; the kit is taken as it is, or not at all."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from nnlesson.draw.tokens import stylesheet
from nnlesson.plugin.assets import IncompleteKit, read_kit, style_sheet


def test_the_style_sheet_begins_with_the_tokens() -> None:
    made = style_sheet()

    assert made.content.startswith(stylesheet())
    assert ".nn-" in made.content.removeprefix(stylesheet())


def test_the_style_sheet_is_named_by_its_content() -> None:
    made = style_sheet()

    assert made.name == f"nnlesson.{sha256(made.content.encode()).hexdigest()[:10]}.css"


def test_the_style_sheet_fetches_nothing() -> None:
    assert re.findall(r"@import|url\((?!['\"]?(?:data:|#))|https?:", style_sheet().content) == []


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (None, "{folder} holds no kit (kit.json); make it with build_site.py"),
        ("[]", "{folder}/kit.json is no list of a kit's files; make it anew with build_site.py"),
        ("{", "{folder}/kit.json is no list of a kit's files; make it anew with build_site.py"),
        (
            '{"scripts": ["a.js"], "polyfills": [], "preloads": [], "files": ["a.js", "b.js"], "licences": []}',
            "the kit in {folder} has no a.js; make it anew with build_site.py",
        ),
    ],
)
def test_a_kit_that_is_not_whole_is_refused_with_what_is_missing(
    tmp_path: Path, listing: str | None, said: str
) -> None:
    if listing is not None:
        (tmp_path / "kit.json").write_text(listing)

    with pytest.raises(IncompleteKit) as refused:
        read_kit(tmp_path)

    assert str(refused.value) == said.format(folder=tmp_path)


def test_a_browser_that_mixes_no_colours_is_given_one() -> None:
    declared = re.findall(r"[{;]\s*([a-z-]+): ([^;]+)", style_sheet().content)

    mixed = [i for i, (_, value) in enumerate(declared) if value.startswith("color-mix(")]

    assert mixed
    for i in mixed:
        name, before = declared[i - 1]
        assert name == declared[i][0]
        assert before == "transparent" or before.startswith("var(")
