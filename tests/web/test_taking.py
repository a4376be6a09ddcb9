"""The address of a page leads to a moment of a figure, or to none: whatever stands there, the figures live."""

import pytest
from playwright.sync_api import Page

FOLLOW = """
async (fragment) => {
  const { Taking } = await import("/taking.js");
  document.body.innerHTML = '<div id="and"><div></div></div>';
  const block = document.getElementById("and"), life = new AbortController(), sent = [];
  const send = (name, value) => sent.push([name, value]);
  location.hash = fragment;
  new Taking(block, block.firstElementChild, { say: () => {} }, send, life.signal).follow();
  life.abort();
  return sent;
}
"""


@pytest.mark.parametrize("fragment", ["and~eNo_-", "and%7EeNo_-", "%61nd~eNo_-"])
def test_a_link_is_followed_whatever_of_it_was_encoded_on_its_way(modules: Page, fragment: str) -> None:
    assert modules.evaluate(FOLLOW, fragment) == [["follow", "eNo_-"]]


@pytest.mark.parametrize("fragment", ["", "and", "and~", "or~eNo", "%~x", "%E4nd~x", "~", "~%"])
def test_an_address_that_names_no_moment_of_the_figure_is_left_alone(modules: Page, fragment: str) -> None:
    assert modules.evaluate(FOLLOW, fragment) == []


def test_a_link_that_was_cut_off_in_its_midst_is_followed_for_the_figure_says_so(modules: Page) -> None:
    assert modules.evaluate(FOLLOW, "and~eNo%2") == [["follow", "eNo%2"]]


COME_BACK = """
async goesOn => {
  const { Taking } = await import("/taking.js");
  document.body.innerHTML = '<div id="and"><div></div></div>';
  const block = document.getElementById("and"), life = new AbortController(), sent = [];
  const send = (name, value) => sent.push(value);
  const taking = new Taking(block, block.firstElementChild, { say: () => {} }, send, life.signal);
  const changed = () => new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  const go = (act) => { const there = changed(); act(); return there; };
  const [to, back] = [(fragment) => go(() => (location.hash = fragment)), () => go(() => history.back())];
  await to("and~eNo");
  if (goesOn) taking.goOn();
  await to("a-section");
  await back();
  const seen = sent.length;
  await to("a-section");
  await to("and~eNo");
  life.abort();
  return [seen, sent.length];
}
"""


@pytest.mark.parametrize(("goes_on", "followed"), [(True, [1, 2]), (False, [2, 3])])
def test_who_went_on_from_a_link_is_not_led_to_it_by_back_but_by_the_link(
    modules: Page, goes_on: bool, followed: list[int]
) -> None:
    assert modules.evaluate(COME_BACK, goes_on) == followed
