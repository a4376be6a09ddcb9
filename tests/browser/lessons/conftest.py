"""The course as a learner has it: built by the command of the README, over http under a sub-path and from disk."""

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

import pytest
from build_site import build_site
from playwright.sync_api import BrowserContext

from browser.conftest import Quiet
from browser.pages import Course


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = tmp_path_factory.mktemp("site")
    build_site(folder / "course", offline=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Course(f"http://127.0.0.1:{server.server_port}/course/", offline=False)
        server.shutdown()


@pytest.fixture(scope="session")
def site_offline(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("offline") / "my course"
    build_site(folder, offline=True)
    return Course(f"file://{quote(str(folder))}/", offline=True)


@pytest.fixture(params=["http", "file"])
def course(request: pytest.FixtureRequest, context: BrowserContext) -> Course:
    if request.param == "file":
        context.set_offline(True)
    found: Course = request.getfixturevalue("site_offline" if request.param == "file" else "site")
    return found
