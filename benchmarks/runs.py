"""What a long run costs, how soon any moment of it is there, and how soon it is back: in a headless Chromium.

uv run build_site.py && uv run benchmarks/runs.py [--lesson experts --figure collapse --steps 12000 --rounds 3]

Trains one figure of a built lesson, by default the one with the largest state, for so many steps; where its run ends
before, in several runs. Prints by how much the memory of the tab has grown: as it is found when the last step is made;
as it is found some seconds later, when a browser has collected rubbish by itself; with rubbish collected before and
after; and what of that the page's own objects are. Then, in the last run, the time from a move of the slider *Run* to a
picture of that moment; and, after a reload, from a Python that is there to a run that is. The memory before is that of
a page that has been read for a while: its workers are there, and have rehearsed. Each round is a visit of its own;
where a machine is shared, the lowest counts.
"""

import argparse
import random
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Locator, Page, sync_playwright

from host import chromium, served

SITE = Path(__file__).parents[1] / "site"
READING = 10  # seconds before the run, in which Python rehearses
WRITING = 2  # seconds after which what is kept has been written
RESTING = 15  # seconds after which a browser has collected its rubbish by itself
JUMPS = 50
MB = 2**20
WATCH_BACK = """(id => {
    const look = () => {
        const block = document.getElementById(id);
        const there = block?.getAttribute("state") === "ready" && block.textContent.includes("As you left it");
        if (there) performance.mark("back"); else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})"""
# From the event, as the browser gives it to a script, to the frame in which the picture shows that moment.
JUMP = """([id, moment]) => new Promise(done => {
    const block = document.getElementById(id);
    const slider = block.querySelector("input[name=rewind]");
    const bar = slider.closest(".nn-run");
    const start = performance.now();
    const observer = new MutationObserver(() => {
        if (Number(bar.dataset.moment) !== moment) return;
        observer.disconnect();
        done(performance.now() - start);
    });
    observer.observe(bar, { attributes: true, attributeFilter: ["data-moment"] });
    slider.valueAsNumber = moment;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""
# Whether a run has come as far, or to its end.
FAR = """([id, moment]) => {
    const block = document.getElementById(id);
    return block.getAttribute("state") !== "running" || block.querySelector(".nn-run").dataset.moment >= moment;
}"""
BACK = """["ready", "live"].map(name => performance.getEntriesByName("nnlesson:" + name)[0].startTime)
    .concat(performance.getEntriesByName("back")[0].startTime)"""


class Round(NamedTuple):
    grown: float  # MB by which the tab has, as it is found when the last step is made
    rested: float  # MB by which it has, when its reader has looked at it for a while
    collected: float  # MB by which it has, when rubbish is collected
    objects: float  # MB of them the page's own objects
    jumps: list[float]  # ms
    live: float  # ms from a Python that is there to the first figure that is
    back: float  # ms from a Python that is there to the run that is back


class Gauge:
    """Measures the memory of one page's tab."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self.browser: CDPSession = browser.new_browser_cdp_session()
        self.page: CDPSession = page.context.new_cdp_session(page)
        self.page.send("Performance.enable")

    def collect(self) -> None:
        for _ in range(3):
            self.page.send("HeapProfiler.collectGarbage")

    @property
    def tab(self) -> float:
        """All that it holds, in MB."""
        processes = self.browser.send("SystemInfo.getProcessInfo")["processInfo"]
        return max(resident(int(process["id"])) for process in processes if process["type"] == "renderer")

    @property
    def objects(self) -> float:
        """The page's own, in MB."""
        metrics = {metric["name"]: metric["value"] for metric in self.page.send("Performance.getMetrics")["metrics"]}
        return float(metrics["JSHeapUsedSize"]) / MB


def resident(process: int) -> float:
    """What a process holds in memory, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def ready(page: Page, figure: str) -> Locator:
    found = page.locator(f"#{figure}")
    found.scroll_into_view_if_needed()
    page.wait_for_selector(f"#{figure}[state=ready]")
    return found


def train(page: Page, figure: str, steps: int) -> None:
    """At its fastest, so many steps; a run that is over begins anew."""
    block = ready(page, figure)
    speeds = block.locator("input[id*='-speed-'] + label")
    if speeds.count():
        speeds.last.click()
    made, bar = 0, page.locator(f"#{figure} .nn-run")
    while made < steps:
        if block.locator("button[name=train]").is_disabled():
            block.locator("button[name=reset]").click()
            page.wait_for_selector(f"#{figure} .nn-run[data-moment='0']", state="attached")
        began = int(bar.get_attribute("data-moment") or 0)
        block.locator("button[name=train]").click()
        page.wait_for_selector(f"#{figure}[state=running]")
        page.wait_for_function(FAR, arg=[figure, began + steps - made], timeout=600_000)
        if block.get_attribute("state") == "running":
            block.locator("button[name=pause]").click()
        page.wait_for_selector(f"#{figure}[state=ready]")
        made += int(bar.get_attribute("data-moment") or 0) - began


def jumps(page: Page, figure: str) -> list[float]:
    end = int(page.locator(f"#{figure} input[name=rewind]").get_attribute("max") or 0)
    chance = random.Random(0)
    moments = chance.sample(range(1, end), min(JUMPS, end - 1))
    return [page.evaluate(JUMP, [figure, moment]) for moment in moments]


def visit(browser: Browser, address: str, figure: str, steps: int) -> Round:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    ready(page, figure)
    page.wait_for_timeout(1000 * READING)
    gauge = Gauge(browser, page)
    found_before = gauge.tab
    gauge.collect()
    before, objects = gauge.tab, gauge.objects
    train(page, figure, steps)
    grown = gauge.tab - found_before
    page.wait_for_timeout(1000 * RESTING)
    rested = gauge.tab - found_before
    gauge.collect()
    collected, objects = gauge.tab - before, gauge.objects - objects
    found = jumps(page, figure)
    page.wait_for_timeout(1000 * WRITING)
    page.add_init_script(f"{WATCH_BACK}({figure!r})")
    page.reload()
    page.locator(f"#{figure}").scroll_into_view_if_needed()
    page.wait_for_function("performance.getEntriesByName('back').length", timeout=60_000)
    there, live, back = page.evaluate(BACK)
    context.close()
    return Round(grown, rested, collected, objects, found, live - there, back - there)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=SITE, help="the folder of a built site")
    parser.add_argument("--lesson", default="experts")
    parser.add_argument("--figure", default="collapse")
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with served(given.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for number in range(given.rounds):
            found = visit(browser, f"{address}lessons/{given.lesson}/", given.figure, given.steps)
            print(
                f"round {number + 1}, #{given.figure}: in {given.steps:,} steps the tab grew by {found.grown:.0f} MB, "
                f"{found.rested:.0f} MB after a rest, {found.collected:.0f} MB without rubbish, "
                f"{found.objects:.1f} MB of it the page's objects; a jump "
                f"takes {median(found.jumps):.0f} ms, the slowest {max(found.jumps):.0f} ms; after a reload the first "
                f"figure is there {found.live:.0f} ms after Python, the run {found.back:.0f} ms",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
