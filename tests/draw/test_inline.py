import pytest

from nnlesson.draw.element import element, markup
from nnlesson.draw.inline import escaped, inline, plain


def html(text: str) -> str:
    return markup(element("p", *inline(text))).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nothing at all", "nothing at all"),
        ("*so* and **so**, _so_", "<em>so</em> and <strong>so</strong>, <em>so</em>"),
        ("**all of *it***", "<strong>all of <em>it</em></strong>"),
        ("`w * x * 2`", "<code>w * x * 2</code>"),
        ("``a ` b``", "<code>a ` b</code>"),
        ("3 * 4 * 5 and weight_1_of", "3 * 4 * 5 and weight_1_of"),
        ("[the *gate*](../gate/#and)", '<a href="../gate/#and">the <em>gate</em></a>'),
        ("[there](https://example.org/a_b)", '<a href="https://example.org/a_b">there</a>'),
        (r"\*not so\*", "*not so*"),
        ("1 < 2 <script>alert(1)</script>", "1 &lt; 2 &lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_a_text_with_emphasis_code_and_links(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x"])
def test_no_address_runs_code(address: str) -> None:
    assert html(f"[press]({address})") == f"[press]({address})"


def test_whoever_hears_it_hears_the_letters() -> None:
    assert plain("**all of *it***, `x` and [there](a.md)") == "all of it, x and there"


@pytest.mark.parametrize(
    "text", ["*", "*so*", "a_b_c _d_", "`x`", "[a](b.md)", "**1** \\*", "-0.5", "1. 2", "<0.1 %", "1e-05"]
)
def test_an_escaped_text_is_the_text_itself(text: str) -> None:
    assert plain(escaped(text)) == text
    assert html(f"**{escaped(text)}**") == f"<strong>{html(escaped(text))}</strong>"
