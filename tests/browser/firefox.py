"""A smoke run in Firefox: the built lesson trains, over http and from disk, on a first and on a second visit.

uv run build_site.py && uv run tests/browser/firefox.py

Prints a line for each visit; ends with an error at the first one that does not train or that complains of anything.
Then a run as fast as it goes, by the kernel, has to end in the numbers to which NumPy comes here.
Firefox is spoken to by WebDriver BiDi: a web socket and JSON, with no driver in between.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from websockets.sync.client import ClientConnection, connect

sys.path.insert(0, str(Path(__file__).parents[1]))

from browsers import FIREFOX, NoBrowser, browser, started
from nnlesson.blocks import catalogue
from nnlesson.contract.measure import advance
from serving import Quiet, serving

PROJECT = Path(__file__).parents[2]
LESSON = "lessons/how-a-neuron-learns"
AND = "document.getElementById('and')"
EPOCHS = 120

SCROLL = f"{AND}.scrollIntoView()"
STATE = f"['ready', 'failed'].includes({AND}.getAttribute('state'))"
SAID = f"{AND}.querySelector('.nn-status').textContent"
PRESS = f"{AND}.querySelector('.nn-controls button').click()"
TRAINED = f"Number({AND}.querySelector('output[name=epoch]').dataset.value) >= {EPOCHS}"
RIGHT = f"{AND}.querySelector('output[name=accuracy]').textContent"
PLAINLY = "performance.getEntriesByType('mark').filter(({ name }) => name === 'nnlesson:boot').length"
TOOK = "['boot', 'ready'].map(name => performance.getEntriesByName('nnlesson:' + name).at(-1).startTime)"

FASTEST_LESSON = "lessons/who-will-pass"
ON = "document.getElementById('on')"
REST = "The run rests after 5,000 epochs."
RUN_FASTEST = f"""(async () => {{
    {ON}.querySelector("label[for=on-speed-full]").click();
    {ON}.querySelector("button[name=train]").click();
}})()"""
LOSSES = f"['loss', 'held-out-loss'].map(name => Number({ON}.querySelector(`output[name=${{name}}]`).dataset.value))"
PACE = f"{ON}.querySelector('output[name=epoch]').textContent"
KERNEL_MARK = 'performance.mark("nnlesson:kernel")'

PREFERENCES = {
    "remote.active-protocols": 1,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
PATIENCE = 120  # s


class Telling(Quiet):
    """Lets Python's worker tell when it has a kernel: what happens in a worker, Firefox shows to nobody else."""

    told: ClassVar[list[str]] = []
    snapshot: ClassVar[bool] = True  # whether it is there

    def do_GET(self) -> None:
        if self.path.endswith("/kernel"):
            self.told.append(self.path)
        if "/snapshot-" in self.path and not self.snapshot:
            self.send_error(404)
        elif re.search(r"/python\.\w+\.js$", self.path):
            self.telling(Path(self.translate_path(self.path)).read_text("utf-8"))
        else:
            super().do_GET()

    def telling(self, script: str) -> None:
        content = script.replace(KERNEL_MARK, f'{KERNEL_MARK},fetch("/kernel")').encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Tab:
    """One tab, and what its pages have complained of."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.numbers = socket, count(1)
        self.complaints: list[str] = []
        self.send("session.new", capabilities={})
        self.context = self.send("browsingContext.getTree")["contexts"][0]["context"]
        self.send("session.subscribe", events=["log.entryAdded"])

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:  # events come in between
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
                self.complaints.append(message["params"]["text"])
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return dict(message["result"])

    def open(self, address: str) -> None:
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of JavaScript, awaited."""
        text = f"Promise.resolve({expression}).then(value => JSON.stringify(value) ?? 'null')"
        outcome = self.send("script.evaluate", expression=text, target={"context": self.context}, awaitPromise=True)
        if outcome["type"] == "exception":
            raise RuntimeError(outcome["exceptionDetails"]["text"])
        return json.loads(outcome["result"]["value"])

    def until(self, condition: str) -> None:
        """Wait for the page to show something."""
        self.evaluate(
            f"new Promise(met => {{ const look = () => ({condition}) ? met() : setTimeout(look, 20); look() }})"
        )


@contextmanager
def tab(command: str) -> Iterator[Tab]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        Path(profile, "user.js").write_text("".join(lines))
        with (
            started(FIREFOX, command, profile) as address,
            connect(f"{address}/session", max_size=None) as socket,
        ):
            yield Tab(socket)


def visit(tab: Tab, address: str) -> str:
    """What a visit has shown; a sentence if it went wrong."""
    tab.open("about:blank")
    tab.open(address)
    tab.evaluate(SCROLL)
    tab.until(STATE)
    if said := tab.evaluate(SAID):
        sys.exit(f"Firefox, {address}: {said}")
    boot, ready = tab.evaluate(TOOK)
    workers = tab.evaluate(PLAINLY)
    tab.evaluate(PRESS)
    tab.until(TRAINED)
    tab.evaluate(PRESS)
    if tab.complaints:
        sys.exit(f"Firefox, {address}: {json.dumps(tab.complaints, indent=1)}")
    if workers != 1:
        sys.exit(f"Firefox, {address}: Python could not be restored from the snapshot, and was started plainly")
    return f"{ready - boot:.0f} ms to ready, then {tab.evaluate(RIGHT)} right after {EPOCHS} epochs or more"


def run_fastest(tab: Tab, address: str) -> str:
    """What a run has shown that is made as fast as it goes; a sentence if it has other numbers than NumPy here."""
    tab.open("about:blank")
    tab.open(address)
    tab.evaluate(f"{ON}.scrollIntoView()")
    tab.until(f"{ON}.getAttribute('state') === 'ready'")
    tab.evaluate(RUN_FASTEST)
    tab.until(f"{ON}.textContent.includes({REST!r})")
    shown, block = tab.evaluate(LOSSES), catalogue()["student-training"]("on")
    advance(block, 5000)
    here = [readout.value for readout in block.readouts() if "loss" in readout.name]
    if not all(isclose(one, other, rel_tol=1e-10) for one, other in zip(shown, here, strict=True)):
        sys.exit(f"Firefox, {address}: the losses {shown}, and {here} by NumPy in CPython")
    if tab.complaints:
        sys.exit(f"Firefox, {address}: {json.dumps(tab.complaints, indent=1)}")
    return f"losses {shown} at {tab.evaluate(PACE)}, as by NumPy"


def main() -> None:
    try:
        command = browser(FIREFOX)
    except NoBrowser as missing:
        sys.exit(str(missing))
    offline = (PROJECT / "site-offline").as_uri()
    disk = f"{offline}/{LESSON}.html"
    with serving(PROJECT / "site", Telling) as root:
        for way in (f"{root}{LESSON}/", disk):
            with tab(command) as opened:
                for number in ("first", "second"):
                    print(f"{way.partition(':')[0]}, {number} visit: {visit(opened, way)}", flush=True)
        online = f"{root}{FASTEST_LESSON}/"
        for way, snapshot in ((online, True), (online, False), (f"{offline}/{FASTEST_LESSON}.html", True)):
            Telling.snapshot, before = snapshot, len(Telling.told)
            with tab(command) as opened:
                said = run_fastest(opened, way)
            print(
                f"{way.partition(':')[0]}{'' if snapshot else ', plain start'}, as fast as it goes: {said}", flush=True
            )
            if way == online and len(Telling.told) == before:
                sys.exit(f"Firefox, {way}: it has trained without the kernel")


if __name__ == "__main__":
    main()
