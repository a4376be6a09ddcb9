"""A worker in seclusion: what a learner's code could reach the page, a network or storage by is not there."""

from playwright.sync_api import Page

# A worker that lists its ways out once it is secluded. It has taken before what it says that by.
SECLUDED = """
async (address) => {
  const code = `
    import { seclude } from "${address}worker/seclusion.js";
    const say = postMessage.bind(self), timer = setTimeout;
    const ways = { fetch: () => fetch("/"), socket: () => new WebSocket("ws://127.0.0.1"), post: () => postMessage(1),
      prototype: () => DedicatedWorkerGlobalScope.prototype.postMessage.call(self, 1),
      inherited: () => WorkerGlobalScope.prototype.fetch.call(self, "/"), request: () => new XMLHttpRequest(),
      scripts: () => importScripts("x.js"), worker: () => new Worker("x.js"), stored: () => indexedDB.open("x"),
      cached: () => caches.open("x"), channel: () => new BroadcastChannel("x"), port: () => new MessageChannel(),
      beacon: () => navigator.sendBeacon("/"), locks: () => navigator.locks.request("x", () => {}),
      evaluated: () => eval("1"), made: () => Function("return 1")(), indirectly: () => (() => {}).constructor("1"),
      awaited: () => (async () => {}).constructor("return import('/x.js')"),
      generated: () => (function* () {}).constructor("1"), awaitedly: () => (async function* () {}).constructor("1"),
      clocked: () => { if (!WorkerGlobalScope.prototype.setTimeout.call(self, "1")) throw new Error("no"); },
      timed: () => { if (!setTimeout("1")) throw new Error("no"); }, font: () => new FontFace("x", "url(/x)"),
      back: () => { self.fetch = say; fetch(1); }, source: () => new EventSource("/") };
    seclude();
    const open = Object.keys(ways).filter((name) => { try { ways[name](); return true; } catch { return false; } });
    setTimeout(() => say({ open, all: Object.keys(ways).length }), 1);
  `;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
}
"""


def test_nothing_leads_out_of_a_secluded_worker(modules: Page, modules_address: str) -> None:
    found = modules.evaluate(SECLUDED, modules_address)

    assert found["open"] == []
    assert found["all"] == 25
