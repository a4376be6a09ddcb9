"""The style sheet is made of the tokens and of the files in `web`."""

import re
from hashlib import sha256

from nnlesson.draw.tokens import stylesheet
from nnlesson.plugin.assets import style_sheet


def test_the_style_sheet_begins_with_the_tokens() -> None:
    made = style_sheet()

    assert made.content.startswith(stylesheet())
    assert ".nn-" in made.content.removeprefix(stylesheet())


def test_the_style_sheet_is_named_by_its_content() -> None:
    made = style_sheet()

    assert made.name == f"nnlesson.{sha256(made.content.encode()).hexdigest()[:10]}.css"


def test_the_style_sheet_fetches_nothing() -> None:
    assert re.findall(r"@import|url\((?!['\"]?(?:data:|#))|https?:", style_sheet().content) == []


def test_a_browser_that_mixes_no_colours_is_given_one() -> None:
    declared = re.findall(r"[{;]\s*([a-z-]+): ([^;]+)", style_sheet().content)

    mixed = [i for i, (_, value) in enumerate(declared) if value.startswith("color-mix(")]

    assert mixed
    for i in mixed:
        name, before = declared[i - 1]
        assert name == declared[i][0]
        assert before == "transparent" or before.startswith("var(")
