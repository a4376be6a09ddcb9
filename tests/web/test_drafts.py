"""What was written in an editor is there in the next visit, and goes with everything else that is forgotten."""

import pytest
from playwright.sync_api import Page

VISITS = """
async () => {
  const { Device } = await import("/device/device.js");
  const visit = () => new Device(`${location.origin}/`, "Course", "code");
  const first = visit();
  first.keepDrafts("page#gate", { "layers.Dense.forward": "mine", "layers.Dense.backward": "x".repeat(8001) });
  dispatchEvent(new Event("pagehide"));
  const next = visit();
  const kept = next.drafts("page#gate"), others = next.drafts("page#other");
  const exported = JSON.stringify(next.record);
  next.forget();
  const gone = visit().drafts("page#gate");
  const refused = next.import(exported);
  return { kept, others, gone, refused, again: visit().drafts("page#gate") };
}
"""
GIVEN_UP = """
async () => {
  const { Device } = await import("/device/device.js");
  const { NNKept } = await import("/device/kept.js");
  const { Drawn } = await import("/device/drawn.js");
  const visit = () => new Device(`${location.origin}/`, "Given up", "code");
  const leave = () => dispatchEvent(new Event("pagehide"));
  visit().forget();
  const first = visit(), clock = Date.now;
  Date.now = () => clock() - 1000;
  first.keepDrafts("page#gate", { "layers.Dense.forward": "mine" });
  leave();
  Date.now = clock;
  const [giving, other] = [visit(), visit()];
  const [before, elsewhere] = [giving.drafts("page#gate"), JSON.stringify(other.record)];
  giving.keepDrafts("page#gate", {});
  OTHER;
  leave();
  const next = visit();
  const gone = next.drafts("page#gate");
  Drawn.device = next;
  customElements.define("nn-kept", NNKept);
  document.body.append(document.createElement("nn-kept"));
  const said = document.querySelector("nn-kept p").textContent;
  next.import(elsewhere);
  const imported = visit().drafts("page#gate");
  visit().forget();
  return { before, gone, said, imported };
}
"""
OTHER_PAGE = """
  other.keepDrafts("page#other", { "layers.Dense.forward": "theirs" });
  other.record;
"""


def test_drafts_outlast_a_visit_and_are_forgotten_exported_and_imported(modules: Page) -> None:
    found = modules.evaluate(VISITS)

    assert found["kept"] == found["again"] == {"layers.Dense.forward": "mine"}  # and not what is longer than a function
    assert found["others"] == found["gone"] == {}
    assert found["refused"] == ""


@pytest.mark.parametrize(
    ("other", "said"),
    [("", "Nothing is kept yet."), (OTHER_PAGE, "Kept on this device, from 1 page.")],
    ids=["alone", "beside another page"],
)
def test_a_draft_that_was_given_up_stays_so(modules: Page, other: str, said: str) -> None:
    found = modules.evaluate(GIVEN_UP.replace("OTHER;", other))

    assert found["before"] == {"layers.Dense.forward": "mine"}
    assert found["gone"] == found["imported"] == {}
    assert found["said"] == said
