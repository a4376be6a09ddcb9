"""What an author's mistakes are called, word for word."""

import pytest

from plugin.small_blocks import Broken, read


def fence(*body: str) -> str:
    return "\n".join(["# Page", "", "```nn-and-gate", *body, "```"])  # so that the body begins in line 4


LONG = "x" * 1001
START, STEP = Broken.start.__code__.co_firstlineno + 2, Broken.step.__code__.co_firstlineno + 1  # where it fails

FENCES = {
    fence("rate: fast"): "4: nn-and-gate: rate is 'fast'; give a number from 0.001 to 10",
    fence("seed: 1", "rate: 20"): "5: nn-and-gate: rate is 20; give a number from 0.001 to 10",
    fence("rate: yes"): "4: nn-and-gate: rate is 'yes'; give a number from 0.001 to 10",
    fence("rate: .nan"): "4: nn-and-gate: rate is .nan; give a number from 0.001 to 10",
    fence("rate: inf"): "4: nn-and-gate: rate is inf; give a number from 0.001 to 10",
    fence("rate:"): "4: nn-and-gate: rate has no value; give a number from 0.001 to 10",
    fence("rate: [1, 2]"): "4: nn-and-gate: rate is [1, 2]; give a number from 0.001 to 10",
    fence("gate: on"): '4: nn-and-gate: gate is \'on\'; give "and", "or" or "xor"',
    fence("gate: nand"): '4: nn-and-gate: gate is \'nand\'; give "and", "or" or "xor"',
    fence("rat: 1"): "4: nn-and-gate: there is no option 'rat'; did you mean rate?",
    fence("hue: red"): "4: nn-and-gate: there is no option 'hue'; there are caption, gate, id, rate, seed and title",
    fence("yes: 1"): "4: nn-and-gate: there is no option 'yes'; there are caption, gate, id, rate, seed and title",
    fence("rate: 1", "seed: 2", "rate: 3"): "6: nn-and-gate: rate is given twice; keep one",
    fence("id: my gate"): "4: nn-and-gate: id is 'my gate'; give letters, digits and hyphens, beginning with a letter",
    fence("id: 2nd"): "4: nn-and-gate: id is '2nd'; give letters, digits and hyphens, beginning with a letter",
    fence("id:"): "4: nn-and-gate: id has no value; give letters, digits and hyphens, beginning with a letter",
    fence(f"caption: {LONG}"): (
        f"4: nn-and-gate: caption is '{'x' * 47} ... xxxxxx'; give a text of at most 1000 characters"
    ),
    fence("id: page"): (
        "4: nn-and-gate: its id is 'page', as that of a heading or another element; give it an id of its own"
    ),
    # YAML
    fence("rate 0.5"): (
        "4: nn-and-gate: the body begins with 'rate 0.5'; write each option as name: value, on a line of its own"
    ),
    fence("- rate: 1"): (
        "4: nn-and-gate: the body begins with '- rate: 1'; write each option as name: value, on a line of its own"
    ),
    fence("\trate: 1"): "4: nn-and-gate: a tab stands at the beginning of the line; use spaces",
    fence("rate:\t1"): "4: nn-and-gate: a tab stands in the line; use spaces",
    fence("rate: 1", "seed 7", "gate: and"): "5: nn-and-gate: the line has no colon; write it as name: value",
    fence("seed 7", "gate: and"): "4: nn-and-gate: the line has no colon; write it as name: value",
    fence("rate: 1", "  seed: 2"): (
        "5: nn-and-gate: the line is indented further than the one before it; begin every option in the same column"
    ),
    fence("  rate: 1", "seed: 2"): (
        "5: nn-and-gate: the line does not fit the ones before it; begin every option in the same column"
    ),
    fence("rate: 1", "- seed"): (
        "5: nn-and-gate: the line does not fit the ones before it; begin every option in the same column"
    ),
    fence("caption: Watch: it rolls"): (
        "4: nn-and-gate: a colon stands inside the value; put quotation marks around the value"
    ),
    fence("caption: @home"): "4: nn-and-gate: no value can begin with @; put quotation marks around the value",
    fence("caption: *this*"): "4: nn-and-gate: no value can begin with &, * or !; put quotation marks around the value",
    fence("caption: !!python/name:os.system"): (
        "4: nn-and-gate: no value can begin with &, * or !; put quotation marks around the value"
    ),
    fence("caption: - dash"): (
        "4: nn-and-gate: no value can begin with a dash and a space; put quotation marks around the value"
    ),
    fence("seed: 1", "caption: 'open"): "5: nn-and-gate: a quotation mark is opened and never closed",
    fence('caption: "one" two'): ("4: nn-and-gate: something follows the closing quotation mark; take it inside"),
    fence(r'caption: "\q"'): (
        "4: nn-and-gate: a backslash stands in the value; put 'single' quotation marks around the value"
    ),
    fence("caption: [open"): (
        "4: nn-and-gate: a bracket is opened and not closed; close it, or put quotation marks around the value"
    ),
    fence("rate: 1", "---", "seed: 2"): ("5: nn-and-gate: a line of three dashes begins a second body; leave it out"),
    fence("caption: \x07"): (
        "4: nn-and-gate: an invisible character stands in the line; take it out, or write the line anew"
    ),
    fence("rate: {[1]: 2}"): (
        "4: nn-and-gate: YAML cannot read this: while constructing a mapping found unhashable key"
    ),
    fence(f"rate: {'[' * 3000}"): "4: nn-and-gate: brackets stand in brackets, too many to read",
    # The fence itself
    "```nn-and-gat\n```": "1: nn-and-gat: there is no such block; did you mean nn-and-gate?",
    "```nn-AND-gate\n```": "1: nn-AND-gate: there is no such block; did you mean nn-and-gate?",
    "```nn_and_gate\n```": "1: nn_and_gate: there is no such block; did you mean nn-and-gate?",
    "```nn-zzz\n```": "1: nn-zzz: there is no such block; there are nn-and-gate, nn-broken and nn-map",
    "```nn\n```": "1: nn: there is no such block; there are nn-and-gate, nn-broken and nn-map",
    "```nn-and-gate rate=1\n```": (
        "1: nn-and-gate: the opening line is ```nn-and-gate rate=1; write ```nn-and-gate alone, "
        "and the options below it as name: value"
    ),
    "``` {.nn-and-gate rate=1}\n```": (
        "1: nn-and-gate: the opening line is ```{.nn-and-gate rate=1}; write ```nn-and-gate alone, "
        "and the options below it as name: value"
    ),
    "\n~~~~nn-and-gate\nrate: 1\n\nText": (
        "2: nn-and-gate: the fence is never closed; end it with ~~~~ on a line of its own, in the same column"
    ),
    "!!! note\n    ```nn-and-gate\n    rate: 1\n```": (
        "2: nn-and-gate: the fence is never closed; end it with ``` on a line of its own, in the same column"
    ),
    "```nn-and-gate\nrate: 1\n\nText\n\n```python\nx\n```": (
        "1: nn-and-gate: the fence is never closed; end it with ``` on a line of its own, in the same column"
    ),
    "Text\n\n```\ncode\n\n```nn-and-gate\nrate: 1\n```": (
        "6: nn-and-gate: it stands inside the fence of line 3; "
        "close that one before it, or give that one more backticks if this one is only to be shown"
    ),
    "- ```nn-and-gate\n  rate: 1\n  ```": (
        "1: nn-and-gate: the fence opens behind the mark of its list item; open it on the next line, four columns in"
    ),
    "```nn-broken\nseed: 1\n```": (
        "1: nn-broken: the block's own code failed in "
        f"plugin/small_blocks.py:{START} (ValueError: no start with this seed)"
    ),
    "```nn-broken\nseed: 2\n```": (
        "1: nn-broken: the block's own code failed in "
        "plugin/small_blocks.py (NotData: broken.undo is a method; a block's state is data only)"
    ),
    "```nn-map\nid: same\n```\n\n```nn-map\nseed: 1\nid: same\n```": (
        "7: nn-map: two blocks of this page have the id 'same', in lines 2 and 7; rename one"
    ),
}

NUMBERS = {
    "loss for and-gate": (
        "write it as: loss of and-gate (rate: 0.5) after 100 epochs, or: epoch of #my-id when accuracy >= 1"
    ),
    "epoch of and-gate when loss < low": ("write a condition as: accuracy >= 1 (or >, <, <=, = and another number)"),
    "epoch of and-gate when loss < 1.2.3": ("write a condition as: accuracy >= 1 (or >, <, <=, = and another number)"),
    "loss of and-gat": "there is no block 'and-gat'; did you mean and-gate?",
    "loss of zzz": "there is no block 'zzz'; there are and-gate, broken and map",
    "los of and-gate": "and-gate has no read-out 'los'; did you mean loss?",
    "bias of and-gate": "and-gate has no read-out 'bias'; there are accuracy, epoch, half and loss",
    "loss of and-gate when los < 1": "and-gate has no read-out 'los'; did you mean loss?",
    "loss of #and": "this page has no block #and; there are no blocks at all",
    "loss of and-gate (rate: fast)": "rate is 'fast'; give a number from 0.001 to 10",
    "loss of and-gate (rate: 20, gat: or)": (
        "rate is 20; give a number from 0.001 to 10; there is no option 'gat'; did you mean gate?"
    ),
    "loss of and-gate (rate: [1)": (
        "a bracket is opened and not closed; close it, or put quotation marks around the value"
    ),
    "loss of and-gate (rate=1)": "there is no option 'rate=1'; did you mean rate?",
    "loss of and-gate (rate: 1, rate: 2)": "rate is given twice; keep one",
    "loss of and-gate after 1,000,000 steps": "1000000 steps are too many; give at most 100000",
    "loss of and-gate when accuracy >= 1": (
        "accuracy >= 1 has not come true by the end of the run (at most 100000 steps are made)"
    ),
    "epoch of broken after 2 steps": (
        f"the block's own code failed in plugin/small_blocks.py:{STEP} (ZeroDivisionError: division by zero)"
    ),
}


@pytest.mark.parametrize(("page", "line"), FENCES.items())
def test_a_mistake_in_a_fence_is_one_line_and_one_box(page: str, line: str) -> None:
    html, problems = read(page)

    assert problems == [f"docs/x.md:{line}"]
    assert html.count('<div class="admonition failure nn-problem">') == 1
    assert "nnlessonblock" not in html


@pytest.mark.parametrize(("query", "said"), NUMBERS.items())
def test_a_mistake_in_a_query_is_one_line_with_the_query_in_it(query: str, said: str) -> None:
    html, problems = read(f"# Title\n\nText and\n`nn: {query}` more.")

    assert problems == [f"docs/x.md:4: nn: {query}: {said}"]
    assert '<mark class="nn-problem">nn: ' in html


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
