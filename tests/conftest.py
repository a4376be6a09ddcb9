"""What tests of several rooms share: the kits that `runtime` assembles, and a browser to try them in.

A run of everything is shared by two workers. Each of them takes one file after the other. The longest comes first, and
builds the course; then those with a browser that do without it, so that nobody waits; then the lessons; and at last the
short ones, which make up for what is left.
"""

import re
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from browsers import ARGUMENTS, CHROMIUM, NoBrowser, browser
from nnlesson.blocks.overlay import OVERLAY
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.stock import Parts, gather
from nnlesson.runtime.supply import assemble
from once import Once
from pythons import told
from themes import as_it_was

PROJECT = Path(__file__).parents[1]
BROWSER = Path(__file__).parent / "browser"
FAULTS, LAYOUT, LESSONS = BROWSER / "faults", BROWSER / "layout", BROWSER / "lessons"
IN_A_BROWSER = re.compile(r"tests/(browser|web)/.*chromium")  # as pytest-playwright names it


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two for what takes minutes; a room of its own is through before a second worker has started."""
    asked = [(config.invocation_params.dir / name).resolve() for name in config.args]
    return 2 if any(long.is_relative_to(path) for path in asked for long in (FAULTS, LESSONS)) else 0


def pytest_configure() -> None:
    """A shell has what it runs in the background mind no interruption. Tests interrupt what they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_report_header() -> str:
    return told()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser_type_launch_args" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=turn)


def turn(item: pytest.Item) -> int:
    """When a test has its turn among the others."""
    if item.get_closest_marker("browser") is None:
        return 3
    return 0 if LAYOUT in item.path.parents else 2 if LESSONS in item.path.parents else 1


def pytest_collection_finish(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput") and not session.config.option.collectonly:
        find_browser(item.nodeid for item in session.items)


def pytest_xdist_node_collection_finished(ids: list[str]) -> None:
    find_browser(ids)


def find_browser(tests: Iterable[str]) -> None:
    """Before the first test, in one place for all workers: a browser, if any of the tests is to run in one."""
    try:
        if any(map(IN_A_BROWSER.match, tests)):
            browser(CHROMIUM)
    except NoBrowser as missing:
        pytest.exit(str(missing), returncode=1)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": browser(CHROMIUM), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    own = tmp_path_factory.getbasetemp()
    return Once(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def parts(project: Path) -> Parts:
    """What kits are made of. One worker makes it, the other one finds it in the cache."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with FileLock(cache_folder() / "tests.lock"):
        return gather(project, cache_folder())


@pytest.fixture(scope="session")
def kit(project: Path, parts: Parts) -> Path:
    """The kit for a site on a web server."""
    return assemble(project, offline=False)


@pytest.fixture(scope="session")
def offline_kit(project: Path, parts: Parts) -> Path:
    """The kit for a copy that is opened from disk."""
    return assemble(project, offline=True)


@pytest.fixture
def as_before() -> Iterator[None]:
    """Themes that a test takes in are gone after it, and ours are the very classes that they were."""
    with as_it_was():
        yield


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """The next test of this process, whichever that is, finds our blocks alone."""
    yield
    assert not OVERLAY.themes, f"left in the catalogue: {', '.join(OVERLAY.themes)}"
