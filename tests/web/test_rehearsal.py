"""When Python rehearses: in its free moments only, and so often."""

from typing import Any

import pytest
from playwright.sync_api import Page

PLAY = """
async (script) => {
  const { cancel, interrupt, rehearse } = await import("/worker/rehearsal.js");
  let now = 1000;
  const later = [], rehearsed = [];
  globalThis.setTimeout = (call, wait, ...given) => later.push({ at: now + wait, call: () => call(...given) });
  performance.now = () => now;
  const pass = (time) => {
    for (const end = now + time; later.length && later[0].at <= end; ) {
      now = later[0].at;
      later.shift().call();
    }
  };
  const perform = () => rehearsed.push(now);
  eval(script);
  return { rehearsed, left: later.length };
}
"""


def play(page: Page, script: str) -> dict[str, Any]:
    return page.evaluate(PLAY, script)  # type: ignore[no-any-return]


def test_rehearsals_come_one_after_another_and_to_an_end(modules: Page) -> None:
    played = play(modules, "rehearse(perform); pass(60000);")

    assert played["rehearsed"] == list(range(1000, 2000, 10))
    assert played["left"] == 0


def test_a_message_puts_off_the_next_rehearsal_and_none_is_lost(modules: Page) -> None:
    played = play(
        modules,
        "rehearse(perform); for (let i = 0; i < 9; i++) { interrupt(); pass(10); }"
        "const during = rehearsed.length; pass(60000); rehearsed.unshift(during);",
    )

    during, *rehearsed = played["rehearsed"]
    assert during == 1
    assert rehearsed[1] >= 1000 + 100
    assert len(rehearsed) == 100


@pytest.mark.parametrize("failing", ["always", "once"])
def test_a_rehearsal_that_fails_keeps_no_other_from_coming(modules: Page, failing: str) -> None:
    fails = "true" if failing == "always" else "rehearsed.length === 1"

    played = play(
        modules, f"rehearse(() => {{ perform(); if ({fails}) throw new Error('a block of its own'); }}); pass(60000);"
    )

    assert len(played["rehearsed"]) == 100


def test_a_worker_that_is_needed_rehearses_no_more(modules: Page) -> None:
    played = play(modules, "rehearse(perform); pass(50); cancel(); pass(60000);")

    assert played["rehearsed"] == [1000, 1010, 1020, 1030, 1040, 1050]
    assert played["left"] == 0
