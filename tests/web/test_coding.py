"""The code of a figure: what is shown is what runs, also where somebody else's code was offered and declined."""

from typing import Any

from playwright.sync_api import Page

CODE = """
async () => {
  const { Coding } = await import("/coding.js");
  class Fake {
    text = "";
    constructor(changed) { this.changed = changed; }
    open(name, text) { this.text = text; }
    replace(text) { if (text !== this.text) this.changed(this.text = text); }
    note() {}
    focus() {}
    close() {}
  }
  const sources = { "a.forward": { text: "A", file: "a.py" }, "a.backward": { text: "B", file: "a.py" } };
  globalThis.nnlessonEditor = { sources, open: (place, use) => (window.editor = new Fake(use.changed)) };
  document.body.innerHTML = '<div id="and"><div><button data-codes>Code</button></div></div>';
  const block = document.getElementById("and"), life = new AbortController();
  window.sent = [];
  window.kept = {};
  const memory = { drafts: {}, keepDrafts: (texts) => (window.kept = { ...texts }) };
  const send = (name, value) => sent.push([name, value]);
  const coding = new Coding(block, block.firstElementChild, send, { say: () => {} }, memory, life.signal);
  const functions = [{ name: "a.forward", stage: "step", shapes: {} }];
  window.tell = (code) => coding.show({ functions, edits: {}, offered: {}, wrong: null, ...code });
  window.press = (words) => [...block.querySelectorAll("button")].find((one) => one.textContent === words).click();
}
"""
LOOKED_AT = "document.querySelector('.nn-code') !== null"
SHOWN = "[editor.text, document.querySelector('.nn-code option:checked').textContent]"
CHOOSE = """name => {
  const choice = document.querySelector(".nn-code select");
  choice.value = name;
  choice.dispatchEvent(new Event("change"));
}"""
OWN = "press('The core’s own')"
FOREIGN = {"a.forward": "foreign"}


def look_at(page: Page, code: dict[str, Any]) -> None:
    page.evaluate(CODE)
    page.evaluate("tell", code)
    page.evaluate("press('Code')")
    page.wait_for_function(LOOKED_AT)
    page.evaluate("tell", code)


def run(page: Page) -> Any:
    return page.evaluate("press('Run it'), sent.at(-1)")


def test_code_that_is_offered_and_only_looked_at_runs_as_it_came(modules: Page) -> None:
    look_at(modules, {"offered": FOREIGN})

    assert modules.evaluate(SHOWN) == ["foreign", "forward (edited, not running)"]
    assert run(modules) == ["consent", True]


def test_code_that_is_offered_and_declined_does_not_run(modules: Page) -> None:
    look_at(modules, {"offered": FOREIGN})

    modules.evaluate(OWN)

    assert modules.evaluate(SHOWN) == ["A", "forward"]
    assert run(modules) == ["edit", {}]
    modules.evaluate("tell", {})
    assert modules.evaluate(SHOWN) == ["A", "forward"]
    assert modules.evaluate("kept") == {}


def test_what_was_typed_into_offered_code_goes_with_it_where_it_is_declined(modules: Page) -> None:
    look_at(modules, {"offered": FOREIGN | {"a.backward": "too"}})
    modules.evaluate("editor.replace('mine')")

    modules.evaluate(OWN)

    assert modules.evaluate(SHOWN) == ["A", "forward"]
    assert run(modules) == ["edit", {"a.backward": "too"}]


def test_what_was_written_beside_offered_code_runs_with_it(modules: Page) -> None:
    look_at(modules, {"offered": {"a.backward": "foreign"}})
    modules.evaluate(CHOOSE, "a.forward")
    modules.evaluate("editor.replace('mine')")

    assert modules.evaluate(SHOWN) == ["mine", "forward (edited, not running)"]
    assert run(modules) == ["edit", {"a.forward": "mine", "a.backward": "foreign"}]


def test_what_was_written_beside_offered_code_and_given_up_leaves_that_as_it_came(modules: Page) -> None:
    look_at(modules, {"offered": {"a.backward": "foreign"}})
    modules.evaluate(CHOOSE, "a.forward")
    modules.evaluate("editor.replace('mine'), editor.replace('A')")

    assert run(modules) == ["consent", True]


def test_code_that_is_offered_is_read_before_an_older_draft_of_it_whatever_else_is_written(modules: Page) -> None:
    look_at(modules, {})
    modules.evaluate("editor.replace('mine')")
    modules.evaluate("tell", {"offered": FOREIGN})
    assert modules.evaluate(SHOWN) == ["foreign", "forward (edited, not running)"]

    modules.evaluate("tell", {"offered": FOREIGN | {"a.backward": "too"}})
    modules.evaluate(CHOOSE, "a.backward")
    modules.evaluate("editor.replace('mine too')")

    assert run(modules) == ["edit", {"a.forward": "foreign", "a.backward": "mine too"}]


def test_what_was_wrong_in_declined_code_is_said_no_more(modules: Page) -> None:
    wrong = {"name": "a.forward", "line": 1, "words": "It is."}
    look_at(modules, {"offered": FOREIGN, "wrong": wrong})

    modules.evaluate(OWN)

    assert "It is." not in modules.evaluate("document.querySelector('.nn-code__said').textContent")
    assert run(modules) == ["edit", {}]


def test_the_original_that_was_typed_back_over_what_runs_runs_as_the_original(modules: Page) -> None:
    look_at(modules, {"edits": FOREIGN})

    modules.evaluate("editor.replace('A')")

    assert modules.evaluate(SHOWN) == ["A", "forward (edited, not running)"]
    assert run(modules) == ["edit", {}]
    modules.evaluate("tell", {})
    assert modules.evaluate("kept") == {}


def test_a_draft_that_is_given_up_is_called_edited_no_more(modules: Page) -> None:
    look_at(modules, {})
    modules.evaluate("editor.replace('mine')")
    assert modules.evaluate(SHOWN) == ["mine", "forward (edited, not running)"]

    modules.evaluate(OWN)

    assert modules.evaluate(SHOWN) == ["A", "forward"]
    assert modules.evaluate("[kept, sent.map(([name]) => name)]") == [{}, ["code"]]
