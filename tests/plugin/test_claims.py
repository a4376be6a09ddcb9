"""Claims in the prose: checked by the build, unseen by readers, and told in one line where they do not hold."""

import pytest

from plugin.small_blocks import read

HOLDS = "<!-- claim: loss of and-gate after 1 step is below loss of and-gate -->"
FAILS = "<!-- claim: loss of and-gate after 1 step is above loss of and-gate -->"
SAID = "loss of and-gate after 1 step is above loss of and-gate; found 0.5 and 1"
TWO = "<!-- claim:\n  loss of and-gate is 1\n  epoch of and-gate is above 3\n-->"
TWO_SAID = "epoch of and-gate is above 3; found 0"


@pytest.mark.parametrize(
    "claim",
    [
        "loss of and-gate is 1",
        "loss of and-gate after 2 steps is 25 %",
        "loss of and-gate after 1 step is not 1",
        "loss of and-gate after 1 step is not loss of and-gate",
        "loss of and-gate after 9 steps is below 0.01",
        "loss of and-gate after 1 step is at least 0.5",
        "loss of and-gate after 1 step is at most 0.5",
        "loss of and-gate (rate: 0.1) after 2 steps is within 0.011 of 0.82",
        "loss of and-gate (rate: 0.1) after 2 steps is within 1 % of 0.82",
        "loss of and-gate after 1 step is 2 times loss of and-gate after 2 steps",
        "loss of and-gate (rate: 0.1) after 1 step is 0.9",
        "epoch of and-gate when loss < 0.1 is 4",
        "accuracy of and-gate is 2 of 4",
        "accuracy of and-gate is above 1 of 4",
        "share of and-gate over 20 starts with loss < 0.6 after 1 step is 20 of 20",
        "spread loss of and-gate over 20 starts after 1 step is 0",
        "highest loss of and-gate within 9 steps is 1",
        "lowest loss of and-gate within 2 steps is loss of and-gate after 2 steps",
        "loss of and-gate after 1 step, then (rate: 0.1) after 1 more step is 0.45",
        "half of and-gate after 1 step is 0.25",
    ],
)
def test_a_claim_that_holds_is_not_seen(claim: str) -> None:
    assert read(f"So it is. <!-- claim: {claim} -->") == ("<p>So it is.</p>", [])


def test_a_claim_that_does_not_hold_is_one_line_and_a_mark_where_it_stands() -> None:
    """Those of wrong_inputs.yaml say in which words."""
    html, problems = read(f"# Title\n\nText.\nSo it is. {FAILS}")

    assert problems == [f"docs/x.md:4: claim: {SAID}"]
    assert '<p>Text.\nSo it is. <mark class="nn-problem">claim: ' in html


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("Text. {}", "<p>Text.</p>"),
        ("Text. {} More.", "<p>Text. More.</p>"),
        ("{} More.", "<p>More.</p>"),
        ("Text. {}\nMore.", "<p>Text.\nMore.</p>"),
        ("Text.\n{}\nMore.", "<p>Text.\nMore.</p>"),
        ("Text.\n{}\n\nMore.", "<p>Text.</p>\n<p>More.</p>"),
        ("Text.\n\n{}\n\nMore.", "<p>Text.</p>\n<p>More.</p>"),
        ("{}\n\nMore.", "<p>More.</p>"),
        ("Text.\n\n{}", "<p>Text.</p>"),
        ("## Part {}", '<h2 id="part">Part</h2>'),
        ("- one {}\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("- one\n  {}\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("- one\n{}\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n\n    {}\n\n2. two", "<ol>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ol>"),
        (
            "!!! note\n    One. {}\n\n    {}\n\n    Two.",
            '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>One.</p>\n<p>Two.</p>\n</div>',
        ),
        (
            '??? note "Fold"\n    One.\n    {}\n\n    Two.\n    {}',
            '<details class="note">\n<summary>Fold</summary>\n<p>One.</p>\n<p>Two.</p>\n</details>',
        ),
        ("> One.\n> {}\n> Two.", "<blockquote>\n<p>One.\nTwo.</p>\n</blockquote>"),
        (
            "| a | b |\n| - | - |\n| c | d {} |\n| e | f |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n"
            "</tr>\n<tr>\n<td>e</td>\n<td>f</td>\n</tr>\n</tbody>\n</table>",
        ),
        ("term\n:   One. {}\n\n    {}", "<dl>\n<dt>term</dt>\n<dd>One.</dd>\n</dl>"),
        ("A stray ` mark. {}\n\nMore `code`.", "<p>A stray ` mark.</p>\n<p>More <code>code</code>.</p>"),
        ("Text <!-- a note --> goes on. {}", "<p>Text <!-- a note --> goes on.</p>"),
    ],
)
def test_readers_get_the_page_as_if_the_claim_had_never_been_written(page: str, html: str) -> None:
    assert read(page.replace("{}", HOLDS)) == (html, [])


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (f"Text.\n\n{FAILS}\n\nMore.", 3),
        (f"Text.\n{HOLDS}\nMore. {FAILS}", 3),
        (f"{HOLDS}\n\n- one\n\n    {FAILS}", 5),
        (f"!!! note\n    {HOLDS}\n    {FAILS}", 3),
        (f"> One.\n> {FAILS}", 2),
        (f"| a |\n| - |\n| c {FAILS} |", 3),
    ],
)
def test_a_claim_is_told_with_the_line_on_which_it_stands(page: str, line: int) -> None:
    html, problems = read(page)

    assert problems == [f"docs/x.md:{line}: claim: {SAID}"]
    assert html.count('<mark class="nn-problem">claim: ') == 1


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (f"Text.\n\n{TWO}\n\nMore.", 5),
        (f"Text. {TWO}\nMore.", 3),
        (f"Text.\n{TWO} More.", 4),
        ("> Text.\n> {}".format(TWO.replace("\n", "\n> ")), 4),
        ("- Text.\n\n    {}\n".format(TWO.replace("\n", "\n    ")), 5),
    ],
)
def test_several_claims_stand_in_one_comment_one_on_each_line(page: str, line: int) -> None:
    html, problems = read(page)

    assert problems == [f"docs/x.md:{line}: claim: {TWO_SAID}"]
    assert "<!--" not in html
    assert html.count("Text.") == 1


def test_what_stands_below_a_claim_keeps_its_line() -> None:
    page = f"{TWO.replace('above 3', '0')}\n\nText. {HOLDS} `nn: los of and-gate`\n\n```nn-and-gate\nrate: fast\n```"

    _, problems = read(page)

    assert problems == [
        "docs/x.md:6: nn: los of and-gate: and-gate has no read-out 'los'; did you mean loss?",
        "docs/x.md:9: nn-and-gate: rate is 'fast'; give a number from 0.001 to 10",
    ]


def test_all_claims_that_do_not_hold_are_told_at_once() -> None:
    comment = "<!-- claim:\n  loss of and-gate is 2\n  los of and-gate is 1\n  loss of and-gate is low\n-->"

    html, problems = read(f"{comment}\n\n{FAILS}")

    assert [problem.partition(":claim")[0].split(":")[1] for problem in problems] == ["2", "3", "4", "7"]
    assert html.count('<mark class="nn-problem">') == 4


@pytest.mark.parametrize(
    "page",
    [
        f"```\n{FAILS}\n```",
        f"Text\n\n    {FAILS}",
        f"Write `{FAILS}` for it.",
        f"Write `` {FAILS} `` for it.",
        f"Write `a\n{FAILS}` for it.",
        f"<!-- not yet: {FAILS}",
        "<!-- we claim: nothing -->",
        "<!-- claimed: los of and-gate is 1 -->",
        "Text <!-- `nn: los of and-gate` --> goes on.",
        "<!-- `nn: los of and-gate` --> Text.",
    ],
)
def test_a_claim_that_is_only_shown_is_none(page: str) -> None:
    html, problems = read(page)

    assert problems == []
    assert "claim" in html or "nn: los" in html


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<!-- claim loss of and-gate is 1 -->", "a claim begins with a colon"),
        ("<!-- claims -->", "a claim begins with a colon"),
        ("Text. <!-- claim: -->", "nothing is claimed"),
        ("Text. <!-- claim: loss of and-gate is 1", "the comment does not end where its text does"),
        ("<!-- claim: loss of and-gate is 1\n\nText", "the comment does not end where its text does"),
        ("Text. <!-- claim:\n\n loss of and-gate is 1 -->", "the comment does not end where its text does"),
    ],
)
def test_a_comment_that_was_meant_to_claim_something_is_not_passed_over(page: str, said: str) -> None:
    _, problems = read(page)

    assert [problem.partition(";")[0] for problem in problems] == [f"docs/x.md:1: claim: {said}"]


def test_a_claim_is_about_a_block_of_its_page() -> None:
    fence = "```nn-and-gate\nid: slow\nrate: 0.1\n```"

    _, problems = read(f"Slow. <!-- claim: loss of #slow after 1 step is 0.8 -->\n\n{fence}")

    assert problems == ["docs/x.md:1: claim: loss of #slow after 1 step is 0.8; found 0.9"]


def test_a_claim_about_a_block_with_a_problem_of_its_own_says_nothing_more() -> None:
    html, problems = read("So. <!-- claim: loss of #a is 1 -->\n\n```nn-and-gate\nid: a\nrate: fast\n```")

    assert problems == ["docs/x.md:5: nn-and-gate: rate is 'fast'; give a number from 0.001 to 10"]
    assert "claim" not in html  # the sentence stays as it is
