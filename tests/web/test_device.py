"""What is done now is what is kept of it, whatever the clock of this device or of another one has said before."""

import pytest
from playwright.sync_api import Page

CLOCKS = """
async () => {
  const { Device } = await import("/device/device.js");
  const clock = Date.now;
  const visit = () => new Device(`${location.origin}/`, "Clocks", "code");
  const leave = () => dispatchEvent(new Event("pagehide"));
  const figure = (said) => ({ title: "A", name: "B", said, made: "b {}", code: "code", state: new ArrayBuffer(3),
    shelf: `before ${said}`, at: Date.now() });
  const keep = (device, said) => {
    device.keepFigure("page#gate", figure(said));
    device.keepDrafts("page#gate", { "layers.Dense.forward": said });
    device.keepPlace("page", { title: "A", section: said, heading: "B", read: 0.5, at: Date.now() });
  };
  const shown = (device) => {
    const { figures, drafts, places } = device.record;
    const [tried, draft, place] = [figures["page#gate"], drafts["page#gate"], places.page];
    return { said: [tried.said, tried.shelf, ...Object.values(draft.texts), place.section],
      future: [tried, draft, place].some(({ at }) => at > Date.now() + 1000) };
  };
  const ahead = () => (Date.now = () => clock() + 1e10);
  const now = () => (Date.now = clock);
  visit().forget();
  const found = await (BODY);
  now();
  visit().forget();
  return found;
}
"""
AHEAD_ONCE = """(() => {
  ahead();
  keep(visit(), "then");
  leave();
  now();
  const next = visit();
  keep(next, "now");
  leave();
  return [shown(next), shown(visit())];
})()"""
SET_BACK = """(() => {
  ahead();
  const only = visit();
  keep(only, "then");
  leave();
  now();
  keep(only, "now");
  leave();
  return [{ ...shown(only), future: false }, shown(visit())];
})()"""
IMPORTED = """(() => {
  const other = visit();
  keep(other, "then");
  const file = JSON.stringify(other.record).replaceAll(/"at":[0-9]+/g, '"at":1e15');
  other.forget();
  const here = visit();
  here.import(file);
  keep(here, "now");
  leave();
  return [shown(here), shown(visit())];
})()"""
TWO_PAGES = """(() => {
  ahead();
  keep(visit(), "then");
  leave();
  now();
  const [one, other] = [visit(), visit()];
  shown(one), shown(other);
  keep(one, "one");
  leave();
  Date.now = () => clock() + 5;
  keep(other, "now");
  leave();
  return [shown(other), shown(visit())];
})()"""
LAST_READ = """(() => {
  ahead();
  visit().keepPlace("then", { title: "A", section: "a", heading: "A", read: 1, at: Date.now() });
  leave();
  now();
  const next = visit();
  next.record;
  Date.now = () => clock() + 5;
  next.keepPlace("now", { title: "B", section: "b", heading: "B", read: 0, at: Date.now() });
  leave();
  const { places } = visit().record;
  return Object.keys(places).sort((one, other) => places[other].at - places[one].at);
})()"""


@pytest.mark.parametrize("times", [AHEAD_ONCE, SET_BACK, IMPORTED, TWO_PAGES], ids=["ahead", "back", "file", "pages"])
def test_what_is_done_now_replaces_what_is_dated_in_the_future(modules: Page, times: str) -> None:
    found = modules.evaluate(CLOCKS.replace("BODY", times))

    assert found == [{"said": ["now", "before now", "now", "now"], "future": False}] * 2


def test_one_goes_on_where_one_was_last_and_not_where_a_clock_was_ahead(modules: Page) -> None:
    assert modules.evaluate(CLOCKS.replace("BODY", LAST_READ)) == ["now", "then"]
