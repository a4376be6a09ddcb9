"""A fence in, a block out: wherever it stands, and only where it is meant."""

import json
import re

import pytest

from plugin.small_blocks import read

FENCE = "```nn-and-gate\nrate: 2\n```"
OPENING = '<nn-block kind="and-gate" id="and-gate" state="still" data-search-exclude '


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(by + line for line in text.split("\n"))


def test_a_fence_becomes_a_block_with_its_picture_its_caption_and_the_options_it_opens_with() -> None:
    html, problems = read('```nn-and-gate\nseed: 7\nrate: 1e-3\nid: first\ncaption: "See </script> & wonder"\n```')

    assert problems == []
    named = 'role="group" aria-labelledby="first-name"><div class="nn-body"><span id="first-name" hidden>And gate<'
    assert f'<nn-block kind="and-gate" id="first" state="still" data-search-exclude {named}' in html
    assert "The gate is and &amp; the loss is &lt; 2." in html
    assert '<p class="nn-caption">See &lt;/script&gt; &amp; wonder</p>' in html
    script = re.search(r"<template>(.*?)</template>", html)
    assert script
    options = '{"seed":7,"title":"","rate":0.001,"gate":"and"}'
    assert script[1] == f'{{"version":1,"kind":"and-gate","heading":2,"options":{options}}}'


def test_an_option_cannot_end_the_script_that_holds_it() -> None:
    from nnlesson.plugin.still import escaped_json

    assert escaped_json('{"a":"</script><!-- &"}') == r'{"a":"\u003c/script\u003e\u003c!-- \u0026"}'
    assert json.loads(escaped_json('{"a":"</script><!-- &"}')) == {"a": "</script><!-- &"}


def test_an_empty_fence_takes_every_default() -> None:
    html, problems = read("```nn-and-gate\n```")

    assert problems == []
    assert '"options":{"seed":0,"title":"","rate":0.5,"gate":"and"}' in html


@pytest.mark.parametrize(
    "page",
    [
        f"Text above\n{FENCE}\ntext below",
        f"!!! note\n\n{indented(FENCE)}\n",
        f"!!! note\n{indented(FENCE)}",
        f"??? note\n    !!! tip\n\n{indented(indented(FENCE))}\n",
        f'=== "One"\n\n{indented(FENCE)}\n\n=== "Two"\n\n    Text\n',
        f"- item\n\n{indented(FENCE)}\n\n- another",
        f"- item\n{indented(FENCE)}\n- another",
        f"1. item\n    - inner\n\n{indented(indented(FENCE))}\n",
        f"- item\nthat goes on\n\n{indented(FENCE)}",
        f"term\n:   meaning\n\n{indented(FENCE)}",
        f"> quoted\n>\n{indented(FENCE, '> ')}\n",
        f"!!! note\n\n{indented(FENCE, chr(9))}\n",
        f'<div class="wide" markdown>\n\n{FENCE}\n\n</div>',
        "~~~~nn-and-gate\nrate: 2\n~~~~~",
        "``` nn-and-gate  \nrate: 2\n   ```  ",
        "   ```nn-and-gate\n   rate: 2\n   ```",
    ],
)
def test_a_fence_works_anywhere_in_a_page(page: str) -> None:
    html, problems = read(page)

    assert problems == []
    assert html.count(OPENING) == 1
    assert '"rate":2.0' in html
    assert "nnlessonblock" not in html
    assert f"<p>{OPENING}" not in html


def test_the_panels_of_a_block_are_headings_one_below_the_heading_that_it_stands_under() -> None:
    def level(page: str) -> int:
        found = re.search(r'"heading":(\d)', read(page).html)
        assert found
        return int(found[1])

    assert level(f"# Page\n\n{FENCE}") == 2
    assert level(f"# Page\n\n## Part\n\n{FENCE}\n\n### Later") == 3
    assert level(f"###### Deep\n\n{FENCE}") == 6


@pytest.mark.parametrize(
    "page",
    [
        f"````markdown\n{FENCE}\n````",
        f"~~~\n{FENCE}\n~~~",
        f"- item\n\n    ````yaml\n{indented(FENCE)}\n    ````",
        f"<!-- not yet\n{FENCE}\n-->",
        "The fence `` ```nn-and-gate `` opens a block.",
        "```nnet\nrate: fast\n```",
        "```python\nprint()\n```",
    ],
)
def test_a_fence_that_is_only_shown_is_left_alone(page: str) -> None:
    html, problems = read(page)

    assert problems == []
    assert "<nn-block" not in html
    assert "nnlessonblock" not in html


@pytest.mark.parametrize("page", [f"Text\n\n{indented(FENCE)}", f"- item\n\n{indented(indented(FENCE))}"])
def test_a_fence_that_is_indented_too_far_is_no_silent_code(page: str) -> None:
    html, problems = read(page)

    far = "the fence is indented by four columns too many, where all is code; fence it with ```` if it is only shown"
    assert problems == [f"docs/x.md:3: nn-and-gate: {far}"]
    assert "<nn-block" not in html


def test_a_shown_fence_is_shown_whole() -> None:
    html, _ = read(f"````markdown\n{FENCE}\n````")

    assert "```nn-and-gate" in re.sub(r"<[^>]*>", "", html)


def test_blocks_without_an_id_are_numbered_around_the_ids_that_the_author_gave() -> None:
    plain = "```nn-and-gate\n```\n\n"
    html, problems = read(f"{plain}{plain}```nn-and-gate\nid: and-gate-2\n```\n\n{plain}")

    assert problems == []
    assert re.findall(r'<nn-block kind="and-gate" id="([^"]*)"', html) == [
        "and-gate",
        "and-gate-3",
        "and-gate-2",
        "and-gate-4",
    ]


def test_a_page_with_blocks_says_once_what_they_are_without_javascript() -> None:
    html, _ = read(f"{FENCE}\n\n{FENCE}")

    assert html.count("<nn-block") == 2
    assert html.count("<noscript>") == 1
    assert html.index("<noscript>") < html.index("<nn-block")


def test_a_page_without_blocks_stays_as_it_is() -> None:
    assert read("# Title\n\nText.") == ('<h1 id="title">Title</h1>\n<p>Text.</p>', [])
