"""Tabs tell who hears the page what is seen, and have the browser work that out as seldom as can be."""

from typing import Any

from playwright.sync_api import Page

OPEN = """
async () => {
  const { Tabs } = await import("/tabs.js");
  const tab = (name) => `<button role="tab" id="${name}-tab" aria-controls="${name}">${name}</button>`;
  const body = (id) => `<div><div role="tablist">${tab(id + "a")}${tab(id + "b")}</div>
    <div id="${id}a"></div><div id="${id}b"></div></div>`;
  document.body.innerHTML = body("one") + body("two");
  window.asked = 0;
  const measure = Element.prototype.getClientRects;
  Element.prototype.getClientRects = function () { window.asked++; return measure.call(this); };
  window.tabs = [...document.body.children].map((root) => new Tabs(root, new AbortController().signal));
  for (const each of window.tabs) each.follow();
  const asked = window.asked;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return asked;
}
"""
SELECTED = "[...document.querySelectorAll('[role=tab]')].map((tab) => tab.ariaSelected)"


def opened(modules: Page) -> int:
    """How often the browser was asked what is seen, before it had drawn the blocks."""
    asked: int = modules.evaluate(OPEN)
    return asked


def test_a_page_gets_its_blocks_without_a_question_of_what_is_seen(modules: Page) -> None:
    """Each one would have the browser work out the styles of the whole page, for every block anew."""
    assert opened(modules) == 0
    assert modules.evaluate(SELECTED) == ["true", "false"] * 2


def test_a_tab_that_comes_with_a_frame_is_told_at_once(modules: Page) -> None:
    opened(modules)

    found: list[Any] = modules.evaluate("""() => {
      const list = document.querySelector("[role=tablist]");
      list.insertAdjacentHTML("beforeend", '<button role="tab" id="onec-tab" aria-controls="onea">c</button>');
      tabs[0].follow();
      return [list.lastElementChild.ariaSelected, list.lastElementChild.tabIndex];
    }""")

    assert found == ["false", -1]
