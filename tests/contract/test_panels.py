"""The panels of a block in the page: which is the main one, what stands beside it, and what waits behind a tab."""

from typing import Any

import pytest

from nnlesson.contract import Block, Panel
from nnlesson.contract.panels import panels
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure


class Plain(Block):
    kind = "plain"


def drawn(*given: Panel) -> list[Element]:
    return panels(given, Plain("plain"), ())


def panel(title: str, *where: Any, **size: Any) -> Panel:
    return Panel(title, Figure(element("i", title)), *where, **size)


def found(trees: list[Element], word: str) -> list[Element]:
    """Every element with this class or this role."""
    children = [child for tree in trees for child in tree[2:] if not isinstance(child, str)]
    here = [tree for tree in trees if word in (*tree[1].get("class", "").split(), tree[1].get("role"))]
    return here + (found(children, word) if children else [])


def chosen(trees: list[Element], width: str) -> list[str]:
    return [one[1]["id"] for one in found(trees, "nn-panel") if width in one[1]]


def test_one_panel_has_no_tabs() -> None:
    trees = drawn(panel("Alone"))

    assert found(trees, "tab") == found(trees, "nn-tabbed") == []
    assert chosen(trees, "data-narrow") == ["plain-panel-0"]


@pytest.mark.parametrize(("places", "main"), [(("beside", "main"), 1), (("beside", "beside"), 0)])
def test_the_main_panel_is_the_one_that_says_so_or_else_the_first(places: tuple[str, str], main: int) -> None:
    trees = drawn(panel("A", places[0]), panel("B", places[1]))

    assert chosen(trees, "data-narrow") == [f"plain-panel-{main}"]
    assert chosen(trees, "data-wide") == []
    assert [one[1]["id"] for one in found(trees, "nn-tab--main")] == [f"plain-panel-{main}-tab"]
    assert found(trees, "nn-tabs--narrow")  # on a wide page both are seen


def test_what_is_more_waits_behind_tabs_and_the_first_of_it_is_seen_on_a_wide_page() -> None:
    trees = drawn(panel("A", "main", "Map"), panel("B", "more"), panel("C", "more", "Right"))

    assert chosen(trees, "data-narrow") == ["plain-panel-0"]
    assert chosen(trees, "data-wide") == ["plain-panel-1"]
    tabs = found(trees, "tab")
    assert [(one[2], one[1]["aria-controls"]) for one in tabs] == [
        ("Map", "plain-panel-0"),
        ("B", "plain-panel-1"),
        ("Right", "plain-panel-2"),
    ]
    assert not found(trees, "nn-tabs--narrow")


def test_a_panel_without_a_word_has_no_tab_and_is_always_seen() -> None:
    trees = drawn(panel(""), panel("A", "main"), panel("B"))

    assert [one[1]["id"] for one in found(trees, "nn-panel--always")] == ["plain-panel-0"]
    assert [one[2] for one in found(trees, "tab")] == ["A", "B"]


def test_a_tall_panel_stands_beside_all_others_and_their_tabs() -> None:
    inside = drawn(panel("A", "main", tall=True), panel("B"), panel("C", "more"), panel("D", "more"))
    below = drawn(panel("A", "main", tall=True), panel("B"), panel("C", "more", wide=True))

    assert [tree[1].get("style") for tree in inside] == ["--nn-rows: 2"]
    assert [tree[1].get("style") for tree in below] == ["--nn-rows: 1", None]
