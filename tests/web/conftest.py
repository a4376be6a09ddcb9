"""A page that can import the modules of the room one by one: in a browser they are plain modules."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page


class Modules(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def room(project: Path) -> Path:
    return project / "src" / "nnlesson" / "web"


@pytest.fixture(scope="session")
def modules_address(room: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Modules, directory=str(room))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def modules(browser: Browser, modules_address: str) -> Iterator[Page]:
    """An empty page beside the modules."""
    page = browser.new_page()
    page.goto(f"{modules_address}package.json")
    page.set_content("<!doctype html><body></body>")
    yield page
    page.close()
