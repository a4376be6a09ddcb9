"""How fast does the core train in a browser, next to ConvNetJS, TensorFlow.js and TensorFlow Playground?

`uv run benchmarks/training.py [--playground CHECKOUT]` prints epochs per second. All contestants run in workers of one
page of one headless Chromium, by turns, for several rounds: on a shared machine only numbers of the same run compare.
Before any clock starts, all of them must come to the same predictions from the same weights.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from playwright.sync_api import Error, Page, sync_playwright

from nnlesson.core import Dense
from nnlesson.core.datasets import gate, two_moons
from nnlesson.runtime.bundle import bundle
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.distribution import distribution, member
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import npm_package, tools
from nnlesson.runtime.numpy_wheel import numpy_wheel
from nnlesson.runtime.pins import PYODIDE, NpmPackage
from nnlesson.runtime.stock import WEB

PROJECT = Path(__file__).parent.parent
SCRIPTS = Path(__file__).parent / "training"

CONVNETJS = NpmPackage(
    file="convnetjs-0.3.0.tgz",
    hash="sha512-qG6VEbJS8FOQFR6xS0NMfUseR3P6GJ/JfAq2Ff8MrpeF5Y2HVmZI6zcakOYz50f34qq2SMumlUhB7gfmypo8lg==",
    package="convnetjs@0.3.0",
)
TFJS = NpmPackage(
    file="tensorflow-tfjs-4.22.0.tgz",
    hash="sha512-0TrIrXs6/b7FLhLVNmfh8Sah6JgjBPH4mZ8JGb7NU6WW+cx00qK5BcAZxw7NCzxj6N8MRAIfHq+oNbPUNG5VAg==",
    package="@tensorflow/tfjs@4.22.0",
)
TFJS_WASM = NpmPackage(
    file="tensorflow-tfjs-backend-wasm-4.22.0.tgz",
    hash="sha512-/IYhReRIp4jg/wYW0OwbbJZG8ON87mbz0PgkiP3CdcACRSvUN0h8rvC0O3YcDtkTQtFWF/tcXq/KlVDyV49wmA==",
    package="@tensorflow/tfjs-backend-wasm@4.22.0",
)
PEER_FILES = {
    CONVNETJS: ["build/convnet-min.js"],
    TFJS: ["dist/tf.min.js"],
    TFJS_WASM: ["dist/tf-backend-wasm.min.js", "dist/tfjs-backend-wasm.wasm", "dist/tfjs-backend-wasm-simd.wasm"],
}

OURS, PLAYGROUND = "nnlesson", "Playground"
WORKERS = {
    OURS: "core.js",
    "ConvNetJS": "convnetjs.js",
    "TF.js cpu": "tensorflow.js#cpu",
    "TF.js wasm": "tensorflow.js#wasm",
    PLAYGROUND: "playground.js",
}

NETWORKS = [(4, (2, 1)), (4, (2, 4, 1)), (200, (2, 4, 2, 1)), (500, (2, 8, 8, 1)), (500, (2, 8, 8, 8, 8, 8, 8, 1))]
RATE = 0.1
AHEAD_FROM = 200  # examples; fewer than that are over in microseconds, and what is measured is the way to them
EPOCHS_CHECKED = 20
TOLERANCE = 1e-4  # TensorFlow.js counts in float32
WARM_UP = 1000  # ms in a first round that is not counted: a browser takes a while to compile WebAssembly well

ASK = """([worker, message]) => new Promise((resolve, reject) => {
    const asked = ((window.workers ??= {})[worker] ??= new Worker(worker));
    asked.onmessage = ({ data }) => ("error" in data ? reject(new Error(data.error)) : resolve(data.answer));
    asked.onerror = (event) => reject(new Error(`${worker}: ${event.message}`));
    asked.postMessage(message);
})"""


@dataclass(frozen=True)
class Result:
    """What came out for one network: epochs per second of every contestant, round by round."""

    label: str
    examples: int
    speeds: dict[str, list[float]]

    def median(self, name: str) -> float:
        return statistics.median(self.speeds[name])

    def lead(self) -> tuple[float, str]:
        """How many times as fast as its strongest peer the core is, and which that is.

        Taken round by round, as both are then slowed alike by whatever else the machine does, and the median of that.
        """
        return min((self.times(name), name) for name in self.speeds if name != OURS)

    def times(self, name: str) -> float:
        return statistics.median(a / b for a, b in zip(self.speeds[OURS], self.speeds[name], strict=True))


def network(examples: int, sizes: tuple[int, ...]) -> dict[str, Any]:
    """What every contestant gets: examples with targets of ±1, and the weights to start from."""
    rng = np.random.default_rng(7)
    x, target = gate("and") if examples == 4 else two_moons(examples, 0.1, rng)
    layers = [Dense(inputs, outputs, rng) for inputs, outputs in pairwise(sizes)]
    return {
        "sizes": sizes,
        "x": x.tolist(),
        "target": (2 * target - 1).tolist(),
        "layers": [{"W": layer.W.tolist(), "b": layer.b.tolist()} for layer in layers],
        "rate": RATE,
    }


def gather(folder: Path, playground: Path | None) -> None:
    """Put into one flat folder all that the browser will ask for."""
    cache = cache_folder()
    downloads = cache / "downloads"
    shutil.copytree(SCRIPTS, folder, dirs_exist_ok=True)
    (folder / "index.html").write_text("<!doctype html><title>Training</title>")
    numpy = numpy_wheel(downloads)
    pyodide = distribution(npm_package(PYODIDE, downloads), numpy, tools(PROJECT / WEB, cache), cache)
    shutil.copytree(pyodide, folder, dirs_exist_ok=True)
    shutil.copy(numpy, folder)  # with the docstrings that NumPy looks for where it is imported as usual
    (folder / "core.json").write_text(json.dumps(core(numpy)))
    for pin, names in PEER_FILES.items():
        package = npm_package(pin, downloads)
        for name in names:
            (folder / Path(name).name).write_bytes(member(package, name))
    if playground:
        (folder / "nn.js").write_bytes(compiled(playground, folder, cache))


def core(numpy: Path) -> dict[str, Any]:
    """The core as it stands in this tree, and the name of NumPy's wheel."""
    sources = [PROJECT / "src" / "nnlesson" / "__init__.py", *(PROJECT / "src" / "nnlesson" / "core").glob("*.py")]
    files = {path.relative_to(PROJECT / "src").as_posix(): path.read_text() for path in sources}
    files["core_trainer.py"] = (SCRIPTS / "core_trainer.py").read_text()
    return {"numpy": numpy.name, "files": files}


def compiled(playground: Path, folder: Path, cache: Path) -> bytes:
    """TensorFlow Playground's network code as a classic script."""
    module = playground.absolute() / "src" / "nn.ts"
    if not module.exists():
        raise BuildError(f"{module} is not there; --playground takes a checkout of TensorFlow Playground.")
    entry = folder / "nn-entry.js"
    entry.write_text(f"import * as nn from {json.dumps(str(module))};\nself.nn = nn;\n")
    return bundle(entry, tools(PROJECT / "src" / "nnlesson" / "web", cache))


@contextmanager
def page_at(folder: Path) -> Iterator[Page]:
    """A page in a headless Chromium, served from the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with server, sync_playwright() as playwright:
        own = os.environ.get("CHROMIUM") or shutil.which("chromium")  # else the one that Playwright has installed
        page = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"]).new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        yield page
        server.shutdown()


class Silent(SimpleHTTPRequestHandler):
    """Serves files without a word on the terminal."""

    def log_message(self, *arguments: object) -> None: ...


def check(page: Page, contestants: list[str]) -> None:
    """Stop unless every contestant predicts the same after a few epochs from the same weights."""
    for examples, sizes in NETWORKS:
        message = {"task": "predict", "network": network(examples, sizes), "epochs": EPOCHS_CHECKED}
        answers = {name: np.array(page.evaluate(ASK, [WORKERS[name], message])) for name in contestants}
        for name, answer in answers.items():
            apart = float(np.abs(answer - answers[OURS]).max())
            if not apart < TOLERANCE:
                raise BuildError(f"{name} and {OURS} differ by {apart:.2g} on {label(examples, sizes)}.")


def measure(page: Page, contestants: list[str], rounds: int, budget: int) -> list[Result]:
    results = [Result(label(*shape), shape[0], {name: [] for name in contestants}) for shape in NETWORKS]
    for turn in range(rounds + 1):
        order = np.random.default_rng(turn).permutation(contestants)
        for shape, result in zip(NETWORKS, results, strict=True):
            message = {
                "task": "speed",
                "network": network(*shape),
                "warmUp": budget / 2 if turn else WARM_UP,
                "budget": budget,
            }
            for name in map(str, order):
                speed = page.evaluate(ASK, [WORKERS[name], message])
                result.speeds[name] += [speed] if turn else []
    return results


def table(results: list[Result], contestants: list[str]) -> Iterator[str]:
    yield f"{'examples: layers':24}" + "".join(f"{name:>12}" for name in contestants) + "   ours / best peer"
    for result in results:
        cells = "".join(f"{result.median(name):12,.0f}" for name in contestants)
        times, best = result.lead()
        yield f"{result.label:24}{cells}   {times:.2f} ({best})"


def verdict(results: list[Result]) -> str:
    aim = f"ahead of every peer from {AHEAD_FROM} examples on"
    behind = [result.label for result in results if result.examples >= AHEAD_FROM and result.lead()[0] <= 1]
    return f"Target missed: {aim}, but not with {', '.join(behind)}." if behind else f"Target met: {aim}."


def label(examples: int, sizes: tuple[int, ...]) -> str:
    return f"{examples}: {'-'.join(map(str, sizes))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--playground", type=Path, help="a checkout of TensorFlow Playground, to measure it too")
    parser.add_argument("--rounds", type=int, default=15, help="how often every contestant has its turn")
    parser.add_argument("--budget", type=int, default=120, help="ms that a turn is measured for")
    parser.add_argument("--check", action="store_true", help="only compare what the contestants predict")
    given = parser.parse_args()
    contestants = [name for name in WORKERS if given.playground or name != PLAYGROUND]
    with TemporaryDirectory() as name:
        folder = Path(name)
        gather(folder, given.playground)
        with page_at(folder) as page:
            version = page.context.browser.version if page.context.browser else ""
            check(page, contestants)
            if given.check:
                print(f"{', '.join(contestants)} predict the same after {EPOCHS_CHECKED} epochs.")
                return
            results = measure(page, contestants, given.rounds, given.budget)
    print(
        f"Epochs per second, median of {given.rounds} rounds in Chromium {version}. Full batch, tanh, squared error.\n"
    )
    print(*table(results, contestants), "", verdict(results), sep="\n")


if __name__ == "__main__":
    try:
        main()
    except (BuildError, Error) as why:
        sys.exit(f"The benchmark could not run. {why}")
