"""What was written in an editor is there in the next visit, and goes with everything else that is forgotten."""

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


def test_drafts_outlast_a_visit_and_are_forgotten_exported_and_imported(modules: Page) -> None:
    found = modules.evaluate(VISITS)

    assert found["kept"] == found["again"] == {"layers.Dense.forward": "mine"}  # and not what is longer than a function
    assert found["others"] == found["gone"] == {}
    assert found["refused"] == ""
