"""What Python draws runs nothing and fetches nothing, whoever had a hand in it."""

import pytest
from playwright.sync_api import Page

DRAW = """
async (tree) => {
  const { create } = await import("/tree.js");
  document.body.replaceChildren(create(tree, document.body));
  return document.body.innerHTML;
}
"""
HARMFUL = [
    ["img", {"src": "x", "onerror": "1"}],
    ["img", {"src": "https://elsewhere.invalid/x.png"}],
    ["img", {"srcset": "https://elsewhere.invalid/x.png"}],
    ["input", {"type": "image", "src": "//elsewhere.invalid/x.png", "formaction": "x"}],
    ["script", {"src": "x"}],
    ["iframe", {"srcdoc": "x"}],
    ["a", {"href": "javascript:x"}],
    ["a", {"href": "java\nscript:x"}],
    ["a", {"href": "data:text/html,x"}],
    ["div", {"onClick": "x", "ONLOAD": "x"}],
    ["div", {"style": "background: url(//elsewhere.invalid/x)"}],
    ["div", {"style": "background: u\\72l(//elsewhere.invalid/x)"}],
    ["svg", {}, ["use", {"href": "https://elsewhere.invalid/x#y"}]],
    ["svg", {}, ["image", {"href": "https://elsewhere.invalid/x"}]],
    ["svg", {}, ["a", {"xlink:href": "javascript:x"}]],
    ["svg", {}, ["set", {"attributeName": "href", "to": "x"}]],
    ["svg", {}, ["rect", {"fill": "url(//elsewhere.invalid/x#y)"}]],
    ["link", {"rel": "stylesheet", "href": "x"}],
    ["form", {"action": "x"}],
    ["object", {"data": "x"}],
]
HARMLESS = [
    (["a", {"href": "#below"}, "Below"], '<a href="#below">Below</a>'),
    (["a", {"href": "../gate/"}, "Gate"], '<a href="../gate/">Gate</a>'),
    (["img", {"src": "data:image/png;base64,AA==", "alt": ""}], '<img src="data:image/png;base64,AA==" alt="">'),
    (["div", {"style": "--nn-place: 2%"}], '<div style="--nn-place: 2%"></div>'),
    (["svg", {}, ["rect", {"fill": "url(#stripes)"}]], '<svg><rect fill="url(#stripes)"></rect></svg>'),
]


@pytest.mark.parametrize("tree", HARMFUL, ids=str)
def test_nothing_of_it_runs_or_is_fetched(modules: Page, tree: list[object]) -> None:
    drawn = modules.evaluate(DRAW, tree)

    assert not any(
        word in drawn.lower() for word in ("script", "elsewhere", "on", "srcdoc", "style=", 'src="x"', "data")
    )
    assert not any(tag in drawn for tag in ("<iframe", "<link", "<form", "<object", "<image", "<set"))


@pytest.mark.parametrize(("tree", "markup"), HARMLESS, ids=str)
def test_what_figures_are_drawn_of_is_drawn(modules: Page, tree: list[object], markup: str) -> None:
    assert modules.evaluate(DRAW, tree) == markup
