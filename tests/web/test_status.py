"""The status line: what stands in it can be pressed for as long as it stands there."""

from playwright.sync_api import Page

TROUBLES = """
async () => {
  const { Status } = await import("/status.js");
  document.body.innerHTML = "<div></div>";
  const said = [], undone = [], life = new AbortController();
  const status = new Status(document.body.firstElementChild, { say: (sentence) => said.push(sentence) });
  const trouble = (loss, moment) => status.trouble(`It is ${loss} now.`, () => undone.push(moment), life.signal);
  trouble(3, 8);
  const button = document.querySelector("button");
  button.focus();
  trouble(4, 9);
  trouble(4, 10);
  button.click();
  const there = [button === document.activeElement, document.querySelector(".nn-status").textContent];
  status.trouble("It is no number.", undefined, life.signal);
  return [...there, document.querySelector(".nn-status").textContent, said, undone];
}
"""


def test_undo_stays_the_same_button_while_a_run_goes_from_bad_to_worse(modules: Page) -> None:
    stays, told, without, said, undone = modules.evaluate(TROUBLES)

    assert stays
    assert told == "It is 4 now. Undo"
    assert without == "It is no number."
    assert said == ["It is 3 now. ", "It is 4 now.", "It is no number."]
    assert undone == [10]
