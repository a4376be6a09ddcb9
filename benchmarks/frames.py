"""How smoothly a figure plays, and how soon it answers: in a headless Chromium, on the built lesson.

uv run build_site.py && uv run benchmarks/frames.py [--all]

Prints, for the AND gate training at 60 and at 600 epochs per second with every other figure of the lesson open: frames
per second, beside those of a page that does nothing but count, and the longest gap between two of them; the time from a
slider's move to the changed picture; and every task of the page that took more than 50 ms once it had loaded, with
how long the processor worked on it: where a machine is shared, the rest is waiting for it. Each run is made twice: in
the first one the browser may still compile what runs often, which takes a processor of its own.

With --all it goes on to every figure of every lesson that can be played, at its own pace and at its fastest, and prints
how often the page was painted, and how often with another picture: a figure that makes 30 steps a second has no more.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from host import chromium, served

SITE = Path(__file__).parents[1] / "site"
LESSON = "lessons/how-a-neuron-learns/"
SECONDS = 5
READING = 5  # seconds before the first run, in which Python rehearses
MOVES = 40

TASKS = "disabled-by-default-devtools.timeline"  # the category of a trace in which tasks are
LONG = 50  # ms
# What this machine's browser can show at all.
COUNTER = """<output>0</output><script>
const count = () => { document.querySelector("output").textContent++; requestAnimationFrame(count); };
requestAnimationFrame(count);
</script>"""
# A frame is counted when the page is about to be painted with another number than at the frame before.
PLAY = """([number, seconds]) => new Promise(done => {
    const epoch = document.querySelector(number);
    const times = [];
    let shown = epoch.textContent;
    const start = performance.now();
    const look = now => {
        if (epoch.textContent !== shown) times.push(now);
        shown = epoch.textContent;
        if (now - start < 1000 * seconds) requestAnimationFrame(look); else done(times);
    };
    requestAnimationFrame(look);
})"""
# How often the page was about to be painted, and how often with something else in the block than before.
WATCH = """([id, seconds]) => new Promise(done => {
    const block = document.getElementById(id);
    let changed = false, frames = 0, pictures = 0;
    const observer = new MutationObserver(() => { changed = true; });
    observer.observe(block, { subtree: true, attributes: true, characterData: true, childList: true });
    const start = performance.now();
    const look = now => {
        frames++;
        if (changed) pictures++;
        changed = false;
        if (now - start < 1000 * seconds) return requestAnimationFrame(look);
        observer.disconnect();
        done([frames / seconds, pictures / seconds]);
    };
    requestAnimationFrame(look);
})"""
# From the event, as the browser gives it to a script, to the frame in which the drawing has changed.
MOVE = """([id, option, place]) => new Promise(done => {
    const block = document.getElementById(id);
    const slider = block.querySelector(`input[name=${option}]`);
    const start = performance.now();
    new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => done(performance.now() - start));
    }).observe(block.querySelector(".nn-panels"), { subtree: true, attributes: true, characterData: true });
    slider.valueAsNumber = place;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def open_lesson(page: Page, address: str) -> None:
    """Every figure of the lesson is made ready, as after a reader has scrolled through it and has read a little."""
    page.goto(address)
    for block in page.locator("nn-block").all():
        block.scroll_into_view_if_needed()
        page.wait_for_function("block => block.getAttribute('state') === 'ready'", arg=block.element_handle())
    page.wait_for_timeout(1000 * READING)


@contextmanager
def watched(browser: Browser, page: Page, lesson: str) -> Iterator[None]:
    """Print the long tasks of the page meanwhile."""
    browser.start_tracing(page=page, categories=[TASKS])
    yield
    found = long_tasks(json.loads(browser.stop_tracing())["traceEvents"])
    told = ", ".join(f"{took:.0f} ms ({worked:.0f} of work)" for took, worked in found)
    print(f"{lesson}: tasks over {LONG} ms on the page: {told or 'none'}", flush=True)


def long_tasks(events: list[dict[str, Any]]) -> list[tuple[float, float]]:
    """How long each took, and how long the processor worked on it, in ms."""
    threads = {id_of(event): event["args"]["name"] for event in events if event["name"] == "thread_name"}
    tasks = [event for event in events if event["name"] == "RunTask" and threads.get(id_of(event)) == "CrRendererMain"]
    [(page, _)] = Counter(map(id_of, tasks)).most_common(1)  # an empty page has a few tasks, too
    return [
        (task["dur"] / 1000, task["tdur"] / 1000)
        for task in tasks
        if id_of(task) == page and task.get("dur", 0) > 1000 * LONG
    ]


def id_of(event: dict[str, Any]) -> tuple[int, int]:
    """Of the thread that it is about."""
    return event["pid"], event["tid"]


def play(page: Page, speed: str) -> list[float]:
    page.locator("#and").scroll_into_view_if_needed()
    page.locator(f"#and label[for=and-speed-{speed}]").click()
    page.wait_for_selector(f"#and-speed-{speed}:checked")
    page.locator("#and .nn-controls button").first.click()
    page.wait_for_selector("#and[state=running]")
    times: list[float] = page.evaluate(PLAY, ["#and output[name=epoch]", SECONDS])
    page.locator("#and .nn-controls button").first.click()
    page.wait_for_selector("#and[state=ready]")
    return times


def moves(page: Page, id: str, option: str, low: float, high: float) -> list[float]:
    page.locator(f"#{id}").scroll_into_view_if_needed()
    places = [low + (high - low) * (i % 2) + (high - low) * i / (3 * MOVES) for i in range(MOVES)]
    return [page.evaluate(MOVE, [id, option, place]) for place in places]


def smoothness(times: list[float]) -> str:
    gaps = [after - before for before, after in pairwise(times)]
    return f"{len(times) / SECONDS:.1f} frames/s, gap median {median(gaps):.1f} ms, longest {max(gaps):.1f} ms"


def report(page: Page) -> None:
    for run in ("first", "second"):
        for speed, epochs in (("medium", 60), ("fast", 600)):
            print(f"the AND gate, {epochs} epochs per second, {run} run: {smoothness(play(page, speed))}")
    for id, option, low, high in (("wrong", "prediction", 0.1, 0.5), ("bowl", "rate", -2.0, -1.0)):
        waits = sorted(moves(page, id, option, low, high))
        print(
            f"slider '{option}' of #{id} to the changed picture: median {median(waits):.1f} ms, "
            f"slowest {waits[-1]:.1f} ms of {len(waits)} moves"
        )


def every_figure(page: Page, lesson: str) -> None:
    for id in page.locator("nn-block:has(button[name=train])").evaluate_all("blocks => blocks.map(({ id }) => id)"):
        block = page.locator(f"#{id}")
        block.scroll_into_view_if_needed()
        print(f"{lesson} #{id}: {painted(page, block)}", end="")
        speeds = block.locator("input[id*='-speed-'] + label")
        if speeds.count():
            speeds.last.click()
            print(f"; fastest: {painted(page, block)}", end="")
        print(flush=True)


def painted(page: Page, block: Locator) -> str:
    """How it plays from its start: until the seconds are over, or its run is."""
    block.locator("button[name=reset]").click()
    train, pause = block.locator("button[name=train]"), block.locator("button[name=pause]")
    if train.is_disabled():
        return "has nothing to train"
    train.click()
    pause.wait_for()
    frames, pictures = page.evaluate(WATCH, [block.get_attribute("id"), SECONDS])
    ended = pause.count() == 0
    if not ended:
        pause.click()
        train.wait_for()
    return f"{frames:.1f} frames/s, {pictures:.1f} with another picture{', to its end' if ended else ''}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=SITE, help="the folder of a built site")
    parser.add_argument("--all", action="store_true", help="every figure of every lesson, too")
    given = parser.parse_args()
    site: Path = given.site
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_content(COUNTER)
        print(f"a page that only counts: {smoothness(page.evaluate(PLAY, ['output', SECONDS]))}")
        open_lesson(page, address + LESSON)
        with watched(browser, page, Path(LESSON).name):
            report(page)
        for lesson in sorted(site.glob("lessons/*/index.html")) if given.all else []:
            open_lesson(page, f"{address}lessons/{lesson.parent.name}/")
            with watched(browser, page, lesson.parent.name):
                every_figure(page, lesson.parent.name)
        browser.close()


if __name__ == "__main__":
    main()
