"""What the browser tests share: a course over http and one on disk, and an eye on everything a page should not do."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError, expect

from browser.pages import SNAPSHOT, STARTING, Course, Held, Watch
from browser.small_course import build_course
from serving import serving

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture(scope="session")
def base_url() -> None:
    """In place of pytest-playwright's own, which is declared in a way that pytest warns of."""


@pytest.fixture(scope="session")
def served(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """The course on a server, under a sub-path."""
    folder = tmp_path_factory.mktemp("online")
    with serving(folder) as address:
        # Instant navigation asks the sitemap, so that the site must know its own address.
        build_course(folder, kit, f"{address}course/")
        yield Course(f"{address}course/", offline=False)


@pytest.fixture(scope="session")
def downloaded(offline_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course in a folder, as after a download."""
    site = build_course(tmp_path_factory.mktemp("offline"), offline_kit)
    return Course(f"file://{quote(str(site))}/", offline=True)


@pytest.fixture
def on_disk(downloaded: Course, context: BrowserContext) -> Course:
    """The course as a reader without a network has it."""
    context.set_offline(True)
    return downloaded


@pytest.fixture(params=["served", "on_disk"])
def course(request: pytest.FixtureRequest) -> Course:
    """The course in either form."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture
def held(context: BrowserContext) -> Held:
    """Python is on its way, and does not arrive before the test says so."""
    held = Held()
    context.route(SNAPSHOT, held.hold)
    return held


@pytest.fixture(autouse=True)
def watch(context: BrowserContext) -> Iterator[Watch]:
    """No page may log an error, throw one, or ask another origin for anything."""
    seen = Watch()

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.wrong.append(f"{message.type}: {message.text}")

    def request(asked: Request) -> None:
        if not asked.url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            seen.wrong.append(f"request: {asked.url}")

    def thrown(error: WebError) -> None:
        seen.wrong.append(f"thrown: {error.error}")

    listeners = {"console": console, "request": request, "weberror": thrown}
    for event, listener in listeners.items():
        context.on(event, listener)  # type: ignore[call-overload]
    yield seen
    for event, listener in listeners.items():
        context.remove_listener(event, listener)
    assert seen.unexpected() == []


@pytest.fixture(autouse=True)
def patience(context: BrowserContext) -> None:
    expect.set_options(timeout=STARTING)
    context.set_default_timeout(STARTING)
