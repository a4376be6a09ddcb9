"""How long a reader waits for Python, and what travels: in a headless Chromium, ours beside Pyodide as it comes.

uv run build_site.py && uv run benchmarks/start.py [--rounds 5]

Stock is what Pyodide's documentation tells: `loadPyodide`, `loadPackage` of NumPy and of this course's wheel, and the
import, in a worker of an empty page. Ours is the built lesson, with all that a page does besides. Each round visits
all of them, each in a new profile (cold) and once more in the same (warm), and times from the making of the worker to
`nnlesson:ready`. The server keeps to what a static host does: text goes out as gzip, anything else as it is.
"""

import argparse
import gzip
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from host import Host, chromium, served
from nnlesson.runtime.archives import repack
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.distribution import LIBRARY, LOCK, MODULE, SCRIPTS, member
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.numpy_wheel import numpy_wheel
from nnlesson.runtime.pins import PYODIDE
from nnlesson.runtime.wheel import brief, for_the_browser, plain_wheel

PROJECT = Path(__file__).parents[1]
LESSON = "lessons/how-a-neuron-learns"
RUNTIME = "/assets/nnlesson/"
TEXT = (".html", ".js", ".mjs", ".json", ".css", ".svg", ".xml", ".txt")

STOCK_PAGE = """<!doctype html><title>stock</title><script>
performance.mark("nnlesson:boot");
const worker = new Worker("worker.js");
worker.onmessage = () => performance.mark("nnlesson:ready");
</script>"""
STOCK_WORKER = """
importScripts("pyodide.js");
(async () => {
    const pyodide = await loadPyodide();
    await pyodide.loadPackage(["nnlesson"]);
    pyodide.pyimport("nnlesson.live.dispatcher");
    postMessage("ready");
})();
"""
WATCH = """
window.longTasks = [];
const note = list => longTasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]));
new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
"""
SETTLED = 3000  # ms after which a browser has drawn its own window, which takes as much work as a lesson
READY = "performance.getEntriesByName('nnlesson:ready').length > 0"
TIMES = "['boot', 'ready'].map(name => performance.getEntriesByName('nnlesson:' + name)[0].startTime)"


class Visit(NamedTuple):
    """What a visit took."""

    ready: float  # ms from the making of the worker
    longest: float  # ms: the longest task of the page meanwhile
    memory: float  # MB: the most that the tab has held


class StaticHost(Host):
    """A static host. `sent` counts the bytes of each path; `fresh` is for how long a browser may keep a file."""

    protocol_version = "HTTP/1.1"
    sent: defaultdict[str, int] = defaultdict(int)
    fresh = 600  # s

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        stamp = f'"{path.stat().st_mtime_ns}"'
        if self.headers.get("If-None-Match") == stamp:
            self.answer(304, b"", stamp, path)
        else:
            self.answer(200, path.read_bytes(), stamp, path)

    def answer(self, status: int, content: bytes, stamp: str, path: Path) -> None:
        text = path.suffix in TEXT
        content = gzip.compress(content) if text and content else content
        self.send_response(status)
        for name, value in {
            "Content-Type": self.guess_type(path),
            "Content-Length": str(len(content)),
            "Cache-Control": f"max-age={self.fresh}",
            "ETag": stamp,
            **({"Content-Encoding": "gzip"} if text and content else {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.sent[self.path] += len(content)


def make_stock(folder: Path) -> None:
    """Pyodide's files as npm delivers them, NumPy's wheel as it is, and ours with its source."""
    downloads = cache_folder() / "downloads"
    pyodide, numpy = npm_package(PYODIDE, downloads), numpy_wheel(downloads)
    for name in (*SCRIPTS, MODULE, LIBRARY, LOCK):
        (folder / name).write_bytes(member(pyodide, name))
    repack(plain_wheel(PROJECT, folder), keep=for_the_browser, change=brief)  # Pyodide has none of what authors install
    shutil.copy(numpy, folder)
    lock = PyodideLockSpec.from_json(folder / LOCK)
    lock.packages = {"numpy": lock.packages["numpy"]}
    add_wheels_to_spec(lock, [next(folder.glob("nnlesson*.whl"))], base_path=folder).to_json(folder / LOCK)
    (folder / "index.html").write_text(STOCK_PAGE)
    (folder / "worker.js").write_text(STOCK_WORKER)


def visit(page: Page, address: str) -> Visit:
    page.goto("about:blank")
    page.goto(address)
    if page.locator("nn-block").count():
        page.locator("nn-block").first.scroll_into_view_if_needed()
    page.wait_for_function(READY, timeout=120_000)
    boot, ready = page.evaluate(TIMES)
    meanwhile = [took for start, took in page.evaluate("longTasks") if start + took > boot and start < ready]
    return Visit(ready - boot, max(meanwhile, default=0.0), peak())


def peak() -> float:
    """The most that any tab of this process' browser has held, in MB."""
    return max((high_water(int(entry)) for entry in os.listdir("/proc") if entry.isdigit()), default=0.0)


def high_water(process: int) -> float:
    try:
        if "--type=renderer" not in Path(f"/proc/{process}/cmdline").read_text() or not descends(process):
            return 0.0
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0  # it has ended
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def descends(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    return False


@contextmanager
def profile(playwright: Playwright) -> Iterator[BrowserContext]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium(), args=["--no-sandbox"]
        )
        context.add_init_script(WATCH)
        context.pages[0].wait_for_timeout(SETTLED)
        yield context
        context.close()


def measure(playwright: Playwright, addresses: dict[str, str], rounds: int) -> dict[str, list[Visit]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for number in range(rounds):
        for way, address in addresses.items():
            with profile(playwright) as context:
                for when in ("cold", "warm"):
                    found[f"{way}, {when}"].append(visit(context.pages[0], address))
                    context.pages[0].wait_for_timeout(2500)  # what is kept for the next visit is kept a little later
        print(f"round {number + 1} of {rounds}", flush=True)
    return found


def report(found: dict[str, list[Visit]]) -> None:
    for way, visits in found.items():
        ready = median(visit.ready for visit in visits)
        stock = median(visit.ready for visit in found[f"stock over http, {way.rpartition(' ')[2]}"])
        print(
            f"{way:24} {ready:6.0f} ms to ready (fastest {min(visit.ready for visit in visits):5.0f}), "
            f"{ready / stock:.3f} of stock; longest task of the page {max(visit.longest for visit in visits):3.0f} ms; "
            f"peak memory of the tab {max(visit.memory for visit in visits):3.0f} MB"
        )


def weigh(playwright: Playwright, address: str) -> None:
    """What of the runtime travels, with a host that lets a browser keep nothing without asking again."""
    StaticHost.fresh = 0
    with profile(playwright) as context:
        for when in ("first", "second"):
            StaticHost.sent.clear()
            visit(context.pages[0], address)
            context.pages[0].wait_for_timeout(5000)  # the standard library comes after ready
            runtime = {path: size for path, size in StaticHost.sent.items() if RUNTIME in path}
            print(f"the {when} visit brings {sum(runtime.values()) / 1e6:.2f} MB of the runtime")
            for path, size in sorted(runtime.items(), key=lambda item: -item[1]):
                print(f"    {size:9,} bytes  {path.rpartition('/')[2]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    site, offline = PROJECT / "site", PROJECT / "site-offline"
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        make_stock(Path(folder))
        with served(Path(folder), StaticHost) as stock, served(site, StaticHost) as ours:
            addresses = {
                "stock over http": stock,
                "ours over http": f"{ours}{LESSON}/",
                "ours from disk": (offline / f"{LESSON}.html").as_uri(),
            }
            report(measure(playwright, addresses, rounds))
            weigh(playwright, addresses["ours over http"])


if __name__ == "__main__":
    main()
