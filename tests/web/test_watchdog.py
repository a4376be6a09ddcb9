"""How the silence of a worker is counted: look by look, and only while someone waits."""

from typing import Any

import pytest
from playwright.sync_api import Page

PLAY = """
async (script) => {
  const { Watchdog } = await import("/watchdog.js");
  const seen = [];
  let waits = true, look;
  globalThis.setInterval = (call) => { look = call; return 1; };
  globalThis.clearInterval = () => { look = undefined; };
  const dog = new Watchdog((silence) => { seen.push(silence); return waits; });
  const pass = (looks) => { for (let i = 0; i < looks; i++) look?.(); };
  eval(script);
  return { seen, awake: look !== undefined };
}
"""


@pytest.mark.parametrize(
    ("script", "seen", "awake"),
    [
        ("pass(3);", [], False),
        ("dog.wake(); pass(3);", [50, 100, 150], True),
        ("dog.wake(); pass(2); dog.heard(); pass(2);", [50, 100, 50, 100], True),
        ("dog.wake(); pass(2); waits = false; pass(5);", [50, 100, 150], False),
        ("dog.wake(); pass(2); waits = false; pass(1); waits = true; dog.heard(); pass(1);", [50, 100, 150, 50], True),
        ("dog.wake(); pass(1); dog.sleep(); pass(5); dog.wake(); pass(1);", [50, 50], True),
    ],
)
def test_silence_is_counted_while_someone_waits(modules: Page, script: str, seen: list[int], awake: bool) -> None:
    played: dict[str, Any] = modules.evaluate(PLAY, script)

    assert played == {"seen": seen, "awake": awake}
