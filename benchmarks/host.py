"""Where a benchmark runs: the browser, and a web server for a folder, for as long as it is needed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

COMMANDS = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The Chromium that `CHROMIUM` names, or that is installed; None for the one that Playwright has."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, COMMANDS)), None)


class Host(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, host: type[Host] = Host) -> Iterator[str]:
    """The address at which the folder can be had."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
