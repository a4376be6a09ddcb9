"""Files that are kept on the device are checked whenever they are used: a damaged part is fetched anew, no other."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from browser.faults.gateway import Gateway
from browser.pages import until
from browser.test_snapshot import KEPT

FILES = ["snapshot-bin", "pyodide-asm-wasm", "libraries-bin"]
FLIPPED = "a bit flipped"
DAMAGES = {
    FLIPPED: "bytes[bytes.length >> 1] ^= 1",
    "cut short": "bytes = bytes.slice(0, -1)",
    "empty": "bytes = new Uint8Array()",
    "longer": "bytes = new Uint8Array([...bytes, 0])",
    "another part": "bytes = await contentOf(cache, keys.find(({ url }) => !url.includes(name)))",
}
DAMAGE = """
async (name) => {
  const contentOf = async (cache, key) => new Uint8Array(await (await cache.match(key)).arrayBuffer());
  const cache = await caches.open((await caches.keys())[0]);
  const keys = await cache.keys();
  const damaged = keys.filter(({ url }) => url.includes(`/${name}-`));
  for (const key of damaged) {
    let bytes = await contentOf(cache, key);
    DAMAGE;
    await cache.put(key, new Response(bytes));
  }
  return damaged.map(({ url }) => url.split("/").at(-1)).sort();
}
"""
SPOILT = """
async () => {
  const cache = await caches.open((await caches.keys())[0]);
  const spoilt = [];
  for (const key of await cache.keys()) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await (await cache.match(key)).arrayBuffer()));
    const shown = Array.from(hash.slice(0, 5), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (!key.url.includes(`.${shown}.`)) spoilt.push(key.url);
  }
  return spoilt;
}
"""
NONE_SPOILT = f"async () => (await ({SPOILT})()).length === 0"


@dataclass(frozen=True)
class Reader:
    """Someone who has been here before."""

    page: Page
    address: str
    parts: int  # that are kept


@pytest.fixture(scope="module")
def reader(browser: Browser, between: Gateway) -> Iterator[Reader]:
    context = browser.new_context()
    page = context.new_page()
    between.strike({})
    page.goto(f"{between.address}course/")
    until(page, "error", "ready")
    parts = sum(name.endswith(".bin") for name in between.asked)
    page.wait_for_function(KEPT, arg=parts)
    yield Reader(page, page.url, parts)
    context.close()


@pytest.mark.parametrize(
    ("file", "damage"), [(FILES[0], damage) for damage in DAMAGES] + [(file, FLIPPED) for file in FILES[1:]]
)
def test_a_damaged_file_is_fetched_anew_and_kept(reader: Reader, between: Gateway, file: str, damage: str) -> None:
    damaged = reader.page.evaluate(DAMAGE.replace("DAMAGE", DAMAGES[damage]), file)
    between.strike({})

    reader.page.goto(reader.address)

    until(reader.page, "error", "ready")
    assert damaged
    assert sorted(name for name in between.asked if name.endswith(".bin")) == damaged
    reader.page.wait_for_function(KEPT, arg=reader.parts)
    reader.page.wait_for_function(NONE_SPOILT)
