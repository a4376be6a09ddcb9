"""How fast does the core train in a browser, next to ConvNetJS, TensorFlow.js and TensorFlow Playground?

`uv run benchmarks/training.py [--playground CHECKOUT]` prints epochs per second. All contestants run in workers of one
page of one headless Chromium, by turns, for several rounds: on a shared machine only numbers of the same run compare.
Before any clock starts, all of them must come to the same predictions from the same weights. The core is there three
times: trained by the kernel with many epochs in a call, with a call for each, and by NumPy. Native code of the same
algorithm, if there is a C compiler, has its turns beside the browser.
"""

import argparse
import json
import shutil
import statistics
import sys
import threading
from base64 import b64encode
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

from host import chromium
from native import Native
from nnlesson.core import Dense
from nnlesson.core.datasets import gate, two_moons
from nnlesson.runtime.bundle import bundle, esbuild
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.distribution import distribution, member
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.kernel import kernel
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

OURS, ONE, NUMPY, PLAYGROUND, NATIVE = "nnlesson", "one a call", "NumPy", "Playground", "native"
WORKERS = {
    OURS: "core.js#many",
    ONE: "core.js#one",
    NUMPY: "core.js#numpy",
    "ConvNetJS": "convnetjs.js",
    "TF.js cpu": "tensorflow.js#cpu",
    "TF.js wasm": "tensorflow.js#wasm",
    PLAYGROUND: "playground.js",
}
NO_PEERS = (OURS, ONE, NUMPY, NATIVE)

NETWORKS = [(4, (2, 1)), (4, (2, 4, 1)), (200, (2, 4, 2, 1)), (500, (2, 8, 8, 1)), (500, (2, 8, 8, 8, 8, 8, 8, 1))]
BATCHES = [(200, (2, 4, 2, 1), 10), (500, (2, 8, 8, 1), 32), (1000, (2, 64, 64, 1), 32)]
RATE = 0.1
TIMES, TIMES_FROM_MANY, MANY = 5, 10, 200  # as fast as the best peer: always, and from so many examples on
SHARE, SHARE_FROM = 0.85, 500  # of the speed of native code
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
        return min((self.times(name), name) for name in self.speeds if name not in NO_PEERS)

    def times(self, name: str) -> float:
        return statistics.median(a / b for a, b in zip(self.speeds[OURS], self.speeds[name], strict=True))


def network(examples: int, sizes: tuple[int, ...], batch: int | None = None) -> dict[str, Any]:
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
        "batch": batch,
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
    web = PROJECT / WEB
    installed = tools(web, cache)
    compiled = b64encode(kernel(web, installed, cache)).decode()
    script = esbuild(
        [str(SCRIPTS / "kernel.js"), "--global-name=kernel", f"--define:KERNEL={json.dumps(compiled)}"], installed
    )
    (folder / "kernel.js").write_bytes(script)
    for pin, names in PEER_FILES.items():
        package = npm_package(pin, downloads)
        for name in names:
            (folder / Path(name).name).write_bytes(member(package, name))
    if playground:
        (folder / "nn.js").write_bytes(playground_script(playground, folder, cache))


def core(numpy: Path) -> dict[str, Any]:
    """The core as it stands in this tree, and the name of NumPy's wheel."""
    sources = [PROJECT / "src" / "nnlesson" / "__init__.py", *(PROJECT / "src" / "nnlesson" / "core").glob("*.py")]
    files = {path.relative_to(PROJECT / "src").as_posix(): path.read_text() for path in sources}
    files["core_trainer.py"] = (SCRIPTS / "core_trainer.py").read_text()
    return {"numpy": numpy.name, "files": files}


def playground_script(playground: Path, folder: Path, cache: Path) -> bytes:
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
        page = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"]).new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        yield page
        server.shutdown()


class Silent(SimpleHTTPRequestHandler):
    """Serves files without a word on the terminal."""

    def log_message(self, *arguments: object) -> None: ...


def check(page: Page, contestants: list[str], native: Native | None) -> None:
    """Stop unless every contestant predicts the same after a few epochs from the same weights."""
    for examples, sizes in NETWORKS:
        given = network(examples, sizes)
        message = {"task": "predict", "network": given, "epochs": EPOCHS_CHECKED}
        answers = {name: np.array(page.evaluate(ASK, [WORKERS[name], message])) for name in contestants}
        if native:
            answers[NATIVE] = np.array(native.predict(given, EPOCHS_CHECKED))
        for name, answer in answers.items():
            apart = float(np.abs(answer - answers[OURS]).max())
            if not apart < TOLERANCE:
                raise BuildError(f"{name} and {OURS} differ by {apart:.2g} on {label(examples, sizes)}.")


def measure(
    page: Page, contestants: list[str], shapes: list[Any], rounds: int, budget: int, native: Native | None
) -> list[Result]:
    columns = [*contestants, *([NATIVE] if native else [])]
    results = [Result(label(*shape), shape[0], {name: [] for name in columns}) for shape in shapes]
    for turn in range(rounds + 1):
        order = np.random.default_rng(turn).permutation(columns)
        for shape, result in zip(shapes, results, strict=True):
            given, warm_up = network(*shape), budget / 2 if turn else WARM_UP
            message = {"task": "speed", "network": given, "warmUp": warm_up, "budget": budget}
            for name in map(str, order):
                if native and name == NATIVE:
                    speed = native.speed(given, budget)
                else:
                    speed = page.evaluate(ASK, [WORKERS[name], message])
                result.speeds[name] += [speed] if turn else []
    return results


def table(results: list[Result]) -> Iterator[str]:
    columns = list(results[0].speeds)
    peers = [name for name in columns if name not in NO_PEERS]
    yield f"{'examples: layers':24}" + "".join(f"{name:>12}" for name in columns) + "   ours is"
    for result in results:
        cells = "".join(f"{result.median(name):12,.0f}" for name in columns)
        said = [f"{result.times(NUMPY):.1f} × NumPy"]
        if peers:
            times, best = result.lead()
            said.insert(0, f"{times:.1f} × {best}")
        if NATIVE in columns:
            said.append(f"{result.times(NATIVE):.0%} of native")
        yield f"{result.label:24}{cells}   {', '.join(said)}"


def verdict(results: list[Result]) -> str:
    """Which of the aims are missed, and where."""
    missed = []
    for result in results:
        wanted = TIMES_FROM_MANY if result.examples >= MANY else TIMES
        times, best = result.lead()
        if times < wanted:
            missed.append(f"{times:.1f} instead of {wanted} × {best} with {result.label}")
        if NATIVE in result.speeds and result.examples >= SHARE_FROM and result.times(NATIVE) < SHARE:
            missed.append(f"{result.times(NATIVE):.0%} instead of {SHARE:.0%} of native code with {result.label}")
    return f"Target missed: {'; '.join(missed)}." if missed else "Target met."


def label(examples: int, sizes: tuple[int, ...], batch: int | None = None) -> str:
    return f"{examples}: {'-'.join(map(str, sizes))}" + (f" by {batch}" if batch else "")


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
        native = Native.compiled(folder)
        everyone = [*contestants, *([NATIVE] if native else [])]
        with page_at(folder) as page:
            version = page.context.browser.version if page.context.browser else ""
            check(page, contestants, native)
            if given.check:
                print(f"{', '.join(everyone)} predict the same after {EPOCHS_CHECKED} epochs.")
                return
            results = measure(page, contestants, NETWORKS, given.rounds, given.budget, native)
            batches = measure(page, [OURS, NUMPY], BATCHES, given.rounds, given.budget, None)
    print(
        f"Epochs per second, median of {given.rounds} rounds in Chromium {version}. Full batch, tanh, squared error.\n"
    )
    print(*table(results), "", *table(batches), "", verdict(results), sep="\n")


if __name__ == "__main__":
    try:
        main()
    except (BuildError, Error) as why:
        sys.exit(f"The benchmark could not run. {why}")
