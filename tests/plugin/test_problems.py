"""Mistakes of an author: in a block's own code, several in a page, and what comes of the rest of the page.

What they are called, word for word, is in wrong_inputs.yaml.
"""

import pytest

from plugin.small_blocks import Broken, read

START, STEP = Broken.start.__code__.co_firstlineno + 2, Broken.step.__code__.co_firstlineno + 1  # where it fails

OWN_CODE = {
    "```nn-broken\nseed: 1\n```": (
        "1: nn-broken: the block's own code failed in "
        f"plugin/small_blocks.py:{START} (ValueError: no start with this seed)"
    ),
    "```nn-broken\nseed: 2\n```": (
        "1: nn-broken: the block's own code failed in "
        "plugin/small_blocks.py (NotData: broken.undo is a method; a block's state is data only)"
    ),
    "`nn: epoch of broken after 2 steps`": (
        "1: nn: epoch of broken after 2 steps: "
        f"the block's own code failed in plugin/small_blocks.py:{STEP} (ZeroDivisionError: division by zero)"
    ),
}


@pytest.mark.parametrize(("page", "line"), OWN_CODE.items())
def test_what_fails_in_a_block_is_told_with_the_line_of_the_page_and_that_of_its_code(page: str, line: str) -> None:
    html, problems = read(page)

    assert problems == [f"docs/x.md:{line}"]
    assert "nn-problem" in html


def test_every_mistake_of_a_page_is_reported_and_not_the_first_alone() -> None:
    page = "```nn-and-gate\nrate: fast\ngate: nand\nsize: 3\n```\n\n`nn: los of and-gate`\n\n```nn-zzz\n```"

    assert [line.split(":")[1] for line in read(page).problems] == ["2", "3", "4", "7", "9"]


def test_a_number_about_a_block_with_a_problem_is_no_problem_of_its_own() -> None:
    html, problems = read("`nn: loss of #and` and\n\n```nn-and-gate\nid: and\nrate: fast\n```")

    assert problems == ["docs/x.md:5: nn-and-gate: rate is 'fast'; give a number from 0.001 to 10"]
    assert "nn-problem" in html.split("<div")[0]


def test_an_unknown_id_is_answered_with_the_ids_of_the_page() -> None:
    _, problems = read("```nn-and-gate\nid: and\n```\n\n```nn-map\n```\n\n`nn: loss of #ant`\n\n`nn: loss of #zz`")

    assert problems == [
        "docs/x.md:8: nn: loss of #ant: this page has no block #ant; did you mean #and?",
        "docs/x.md:10: nn: loss of #zz: this page has no block #zz; there are #and and #map",
    ]


def test_what_follows_an_unclosed_fence_is_still_read() -> None:
    html, problems = read("```nn-and-gate\nrate: 1\n\nText.\n\n```nn-map\n```")

    assert len(problems) == 1
    assert "<p>Text.</p>" in html
    assert '<nn-block kind="map"' in html


def test_a_block_that_another_fence_has_swallowed_is_boxed_below_that_fence_and_above_the_text() -> None:
    html, _ = read("```\ncode\n```nn-map\n```\nIt is `nn: loss of and-gate`.")

    assert html.index("</pre>") < html.index("nn-problem") < html.index("It is")
    assert "nn-number" in html


def test_a_default_id_that_a_heading_has_already_is_a_mistake_too() -> None:
    _, problems = read("# And gate\n\n```nn-and-gate\n```")

    assert problems == [
        "docs/x.md:3: nn-and-gate: its id is 'and-gate', as that of a heading or another element; "
        "give it an id of its own"
    ]
