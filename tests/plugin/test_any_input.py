"""Whatever an author writes: a page comes of it, and every mistake is one line with a file and a line of that file."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as some

from plugin.test_wrong_inputs import read

LINE = re.compile(r"docs/x\.md:(?P<line>\d+): [^\s:]+: \S[^\n]*")
anything = settings(max_examples=120, deadline=None, derandomize=True, database=None)

WORDS = (
    "rate",
    "seed",
    "gate",
    "id",
    "caption",
    "1",
    "0.5",
    "and",
    "xor",
    "#and",
    "nn: loss of and-gate",
    "é",
    "💡",
    "\x07",
)
MARKS = (
    ":",
    ": ",
    "- ",
    "? ",
    "#",
    "|",
    ">",
    "'",
    '"',
    "`",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!!str ",
    "%",
    "@",
    "---",
    "...",
)
SPACE = ("", " ", "  ", "\t", "\n", "\n  ", "\n    ", "\n\n", "\xa0", "\u2028")

MARKDOWN = (
    *(
        "```nn-and-gate",
        "```nn-map",
        "```nn-quiz",
        "```",
        "````",
        "~~~nn-map",
        "~~~",
        "```python",
        "rate: 2",
        "id: and",
    ),
    *(
        "- item",
        "1. item",
        "!!! note",
        "> quoted",
        "| a | b |",
        "| - | - |",
        '=== "Tab"',
        "# Title",
        "term",
        ":   meaning",
    ),
    *(
        "<!-- claim: loss of #and is 1 -->",
        "<!-- claim:",
        "<!--",
        "-->",
        "`nn: loss of #and`",
        "`nn: los of and-gate",
        "`",
    ),
    *("<div markdown>", "</div>", "<td>", "[^1]: note", "![`nn: loss of and-gate`](x.png)", "text", "", "", "---"),
)
INDENTS = ("", "", "    ", "  ", "> ", "- ", "\t", "        ")

ASKED = (
    *(
        "loss",
        "los",
        "accuracy",
        "of",
        "and-gate",
        "#and",
        "nothing",
        "(rate: 2)",
        "(rate: x",
        "(",
        ")",
        "after",
        "when",
    ),
    *(
        "0",
        "3",
        "1.5",
        "-2",
        "1e3",
        "40 %",
        "2 of 4",
        "steps",
        "epochs",
        "at the end",
        "over",
        "within",
        "starts",
        "with",
    ),
    *(
        "median",
        "lowest",
        "spread",
        "share",
        ", then",
        "more",
        "is",
        "is below",
        "is within",
        "is not",
        "times",
        "<",
        ">=",
    ),
)


def check(text: str) -> None:
    html, problems = read(text)

    lines = text.count("\n") + 1
    for problem in problems:
        match = LINE.fullmatch(problem)
        assert match, problem
        assert 1 <= int(match["line"]) <= lines, problem
    assert "nnlessonblock" not in html


bodies = some.lists(some.sampled_from([*WORDS, *MARKS, *SPACE]), max_size=12).map("".join)
pages = some.lists(some.tuples(some.sampled_from(INDENTS), some.sampled_from(MARKDOWN)).map("".join), max_size=14)
questions = some.lists(some.sampled_from(ASKED), max_size=9).map(" ".join)


@anything
@given(bodies)
@example("rate: {[1]: 2}")
@example("\u2028rate")
@example("\r0")
def test_any_body_of_a_fence(body: str) -> None:
    check(f"```nn-and-gate\n{body}\n```")


@anything
@given(some.text(max_size=60))
def test_any_characters_in_a_fence_and_around_it(text: str) -> None:
    check(f"{text}\n\n```nn-and-gate\n{text}\n```\n\n`nn: {text}` <!-- claim: {text} -->")


@anything
@given(pages)
def test_any_markdown_around_fences(lines: list[str]) -> None:
    check("\n".join(lines))


@anything
@given(questions)
@example("loss of #and after 3 steps, then (rate: 2) after 2 more steps")
def test_any_question(asked: str) -> None:
    check(f"```nn-and-gate\nid: and\n```\n\nIt is `nn: {asked}`.")


@anything
@given(questions)
@example("loss of #and after 3 steps is below loss of #and")
def test_any_claim(claim: str) -> None:
    check(f"```nn-and-gate\nid: and\n```\n\nSo it is. <!-- claim: {claim} -->")


@anything
@given(
    some.dictionaries(
        some.sampled_from(["a", "b", "c", "right", "because_a", "if_a", "form", "answer", "low"]), questions
    )
)
def test_any_question_and_any_guess(options: dict[str, str]) -> None:
    body = "\n".join(f"{name}: {value}" for name, value in options.items())
    check(f"```nn-and-gate\nid: and\n```\n\n```nn-quiz\n{body}\n```\n\n```nn-guess\n{body}\n```")
