"""How soon five figures answer while the sixth of their page hangs: at its opening, at a step, in a picture.

uv run benchmarks/neighbours.py [--rounds 3]

Prints, for each fault, the slowest answer to a click on one of the others: before the fault, from the moment of the
fault on (the first click and the later ones), and after the learner has stopped the figure that hangs. The page and its
faulty block are those of the tests (`tests/browser/faults`).
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from host import chromium

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from browser.faults.six import GUILTY, six_blocks, teach, write_page  # noqa: E402
from nnlesson.runtime.supply import assemble  # noqa: E402

FAULTS = {"hang in start": "", "hang in step": "Step", "hang in picture": "Step"}
OTHERS = ("first", "second", "fourth", "fifth", "sixth")
SETTLED = 5000  # ms: a spare worker is there, and has found the block that hangs
# From the click to the changed number.
CLICK = """id => new Promise(done => {
    const block = document.getElementById(id);
    const output = block.querySelector("output[name=count]");
    const before = output.textContent;
    const start = performance.now();
    new MutationObserver((_, observer) => {
        if (output.textContent === before) return;
        observer.disconnect();
        done(performance.now() - start);
    }).observe(block, { subtree: true, childList: true, characterData: true });
    block.querySelector("button[name=step]").click();
})"""


def clicks(page: Page) -> list[float]:
    return [page.evaluate(CLICK, id) for id in OTHERS]


def measure(page: Page, address: str, step: str) -> dict[str, float]:
    page.goto(address)
    for id in OTHERS:
        page.wait_for_selector(f"#{id}[state=ready]")
    page.wait_for_timeout(SETTLED)
    before = max(clicks(page))
    if step:
        page.locator(f"#{GUILTY} button[name=step]").click()
    first, *later = clicks(page)
    page.locator(f"#{GUILTY} .nn-status button").click()
    return {"before": before, "the first click": first, "later clicks": max(later), "after Stop": max(clicks(page))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    kit = assemble(PROJECT, offline=False)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        with six_blocks(site, kit) as address:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for fault, step in FAULTS.items():
                found = []
                for _ in range(rounds):
                    context = browser.new_context()
                    teach(context)
                    found.append(measure(context.new_page(), address + write_page(site, fault), step))
                    context.close()
                slowest = [f"{name} {max(times[name] for times in found):.0f} ms" for name in found[0]]
                print(f"{fault}: {', '.join(slowest)}", flush=True)
            browser.close()


if __name__ == "__main__":
    main()
