"""What is typed into a line of text is an event at each letter, and the frames leave the line alone meanwhile."""

from playwright.sync_api import Page

TYPE = """
async () => {
  const { listenToControls } = await import("/controls.js");
  const { HeldControls } = await import("/held-controls.js");
  const { patch } = await import("/patch.js");
  const { read } = await import("/tree.js");
  document.body.innerHTML = '<div><input type="text" name="sentence" value=""></div>';
  const root = document.body.firstElementChild, line = root.firstElementChild;
  const held = new HeldControls(), said = [], still = read(root);
  let count = 0;
  const send = (name, value) => { said.push([name, value]); return ++count; };
  listenToControls(root, held, send, new AbortController().signal);
  window.type = (text) => {
    line.value = text;
    line.dispatchEvent(new Event("input", { bubbles: true }));
  };
  window.show = (text, answered) => {
    held.answer(answered);
    const tree = structuredClone(still);
    tree[2][1].value = text;
    patch(root, still, tree, (option) => held.has(option));
    return line.value;
  };
  window.said = said;
}
"""


def test_every_letter_that_is_typed_is_told(modules: Page) -> None:
    modules.evaluate(TYPE)

    modules.evaluate("type('c'); type('ca')")

    assert modules.evaluate("said") == [
        ["set", {"option": "sentence", "to": "c"}],
        ["set", {"option": "sentence", "to": "ca"}],
    ]


def test_an_older_frame_does_not_take_back_what_was_typed_since(modules: Page) -> None:
    modules.evaluate(TYPE)

    modules.evaluate("type('c'); type('ca')")

    assert modules.evaluate("show('c', 1)") == "ca"
    assert modules.evaluate("show('ca', 2)") == "ca"
    assert modules.evaluate("show('the start', 2)") == "the start"
