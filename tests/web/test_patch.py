"""The patcher makes the page show the next tree, and leaves alone what did not change or what the learner holds."""

from typing import Any

import pytest
from playwright.sync_api import Page

from nnlesson.draw.element import element, markup

Tree = list[Any]

SHOW = """
async ([html, trees, held, script]) => {
  const { patch } = await import("/patch.js");
  const { read } = await import("/tree.js");
  document.body.innerHTML = html;
  const root = document.body.firstElementChild;
  const kept = new Set(root.querySelectorAll("*"));
  let last = read(root);
  eval(script);
  for (const tree of trees) {
    patch(root, last, tree, (option) => held.includes(option));
    last = tree;
  }
  const value = root.querySelector("input")?.value;
  const chosen = root.querySelector("select")?.value;
  const focused = document.activeElement?.getAttribute("data-point") ?? document.activeElement?.getAttribute("name");
  const fresh = [...root.querySelectorAll("*")].filter((node) => !kept.has(node)).length;
  const spaces = [...root.querySelectorAll("*")].map((node) => node.namespaceURI.split("/").at(-1));
  return { html: root.outerHTML, value, chosen, focused, fresh, spaces };
}
"""


def show(page: Page, first: Tree, *trees: Tree, held: str = "", script: str = "") -> dict[str, Any]:
    """Write the first tree as the build does, run the script, patch to the others; then what the page has."""
    return page.evaluate(SHOW, [markup(first), list(trees), [held], script])  # type: ignore[no-any-return]


def picture(*children: Any) -> Tree:
    return element("div", element("svg", *children, viewBox="0 0 10 10"))


def slider(value: str, text: str) -> Tree:
    output = element("output", text, name="rate", for_="rate", data_value=text)
    return element("div", output, element("input", type="range", id="rate", name="rate", min=0, max=9, value=value))


CHANGES = {
    "an attribute": (element("p", id="a"), element("p", id="b")),
    "an attribute that goes": (element("button", disabled=True), element("button")),
    "a text": (element("p", "before"), element("p", "after & <after>")),
    "a text that was empty": (element("p", ""), element("p", "after")),
    "two texts in a row": (element("p", "one"), element("p", "one", "two")),
    "another tag": (element("img", src="data:,"), element("canvas", width=2)),
    "children that come": (element("p", element("b")), element("p", element("b"), element("i"), "text")),
    "children that go": (element("p", element("b"), element("i"), "text"), element("p", "text")),
    "children that change places": (element("p", element("b"), element("i")), element("p", element("i"), element("b"))),
    "names of two words": (element("svg", viewBox="0 0 1 1"), element("svg", viewBox="0 0 2 2")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_page_shows_the_next_tree_whatever_changes(modules: Page, change: str) -> None:
    first, then = (element("div", tree) for tree in CHANGES[change])

    shown = show(modules, first, then)

    assert shown["html"] == modules.evaluate(
        "html => { document.body.innerHTML = html; return document.body.innerHTML }", markup(then)
    )


def test_what_did_not_change_is_the_same_element_as_before(modules: Page) -> None:
    dots = [element("circle", r=size) for size in (1, 2, 3)]

    assert show(modules, picture(*dots), picture(*dots, element("circle", r=4)))["fresh"] == 1


def test_new_parts_of_a_drawing_are_svg(modules: Page) -> None:
    drawing = element("svg", element("g", element("text", "1")))

    shown = show(modules, element("div"), element("div", drawing, element("p")))

    assert shown["spaces"] == ["svg", "svg", "svg", "xhtml"]


def test_an_edge_that_comes_to_the_front_keeps_the_focus(modules: Page) -> None:
    edges = [element("path", data_point=name, tabindex="0") for name in ("a", "b", "c")]
    front = [edges[1], edges[2], edges[0]]

    shown = show(modules, picture(*edges), picture(*front), script="root.querySelector('[data-point=a]').focus()")

    assert shown["focused"] == "a"
    assert shown["fresh"] == 0
    assert shown["html"].index('data-point="c"') < shown["html"].index('data-point="a"')


def test_train_turns_to_pause_without_losing_the_focus(modules: Page) -> None:
    train, pause = (
        element("div", element("button", word, name=word.lower(), type="button")) for word in ("Train", "Pause")
    )

    shown = show(modules, train, pause, script="root.querySelector('button').focus()")

    assert shown["focused"] == "pause"


def test_a_slider_stands_where_the_frame_says(modules: Page) -> None:
    shown = show(modules, slider("1", "1"), slider("2", "2"), script="root.querySelector('input').value = '7'")

    assert shown["value"] == "2"


def test_a_slider_and_its_number_are_left_alone_while_they_are_held(modules: Page) -> None:
    moved = "root.querySelector('input').value = '7'; root.querySelector('output').textContent = '7'"

    shown = show(modules, slider("1", "1"), slider("2", "2"), held="rate", script=moved)

    assert shown["value"] == "7"
    assert ">7</output>" in shown["html"]


def test_a_control_whose_value_was_refused_goes_back_though_the_tree_never_changed(modules: Page) -> None:
    moved = "root.querySelector('input').value = '7'; root.querySelector('output').textContent = '7'"

    shown = show(modules, slider("1", "1"), slider("1", "1"), script=moved)

    assert shown["value"] == "1"
    assert ">1</output>" in shown["html"]


def test_a_list_shows_the_choice_of_the_frame(modules: Page) -> None:
    def choice(chosen: str) -> Tree:
        entries = [element("option", word, value=word, selected=word == chosen) for word in ("and", "or", "xor")]
        return element("div", element("select", *entries, name="gate", id="gate"))

    assert show(modules, choice("xor"), choice("or"), choice("and"))["chosen"] == "and"


@pytest.mark.parametrize("translation", ["<font>avant</font>", "<font>avant</font><font>!</font>"])
def test_a_translator_that_rewrites_the_page_does_not_stop_the_frames(modules: Page, translation: str) -> None:
    rewrite = f"root.firstChild.innerHTML = '{translation}'"

    shown = show(modules, element("div", element("p", "before")), element("div", element("p", "after")), script=rewrite)

    assert shown["html"] == "<div><p>after</p></div>"
