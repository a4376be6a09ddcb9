"""The browsers that the tests run in: one that is named, else one that is here, else one that is installed.

A browser counts if it starts. One may be there, tell its version, and still lack a library of the system. Of Chromium,
the headless shell comes first: the same engine without the windows around it, which opens a page in half the time.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread, Timer

from filelock import FileLock

from nnlesson.runtime.cache import cache_folder

STARTING = 60.0  # s
# Of Chromium in a test: it talks to the page under test and to nobody else, and draws letters as wide as with windows.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]
OWN = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(getattr(playwright, sys.argv[1]).executable_path)
"""


@dataclass(frozen=True)
class Kind:
    """A sort of browser: its names, and how it is started and seen to have started."""

    name: str
    commands: tuple[str, ...]
    headless: tuple[str, ...]
    profile: str  # the option that names the folder of its profile
    says: str  # before the address at which it can be spoken to

    @property
    def variable(self) -> str:
        return self.name.upper()


CHROMIUM = Kind(
    "chromium",
    commands=("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    headless=("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"),
    profile="--user-data-dir={}",
    says="DevTools listening on ",
)
FIREFOX = Kind(
    "firefox",
    commands=("firefox-esr", "firefox"),
    headless=("--headless", "--no-remote", "--remote-debugging-port=0"),
    profile="--profile={}",
    says="WebDriver BiDi listening on ",
)


@dataclass(frozen=True)
class Manager:
    """A program that installs the packages of a system: what it is told, before the name of a package."""

    install: tuple[str, ...]
    update: tuple[str, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of packages that are not called as the browser is


MANAGERS = {
    "apt-get": Manager(
        ("install", "-y", "-qq", "--no-install-recommends"),
        ("update", "-qq"),
        (("chromium", ("chromium-headless-shell", "chromium")), ("firefox", ("firefox-esr",))),
    ),
    "dnf": Manager(("install", "-y", "-q")),
    "pacman": Manager(("-Sy", "--noconfirm")),
    "apk": Manager(("add", "--update-cache")),
}


class NoBrowser(Exception):
    """In a sentence: which browser is missing, and what to do."""


@cache
def browser(kind: Kind) -> str:
    """The command of such a browser."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with FileLock(cache_folder() / "browsers.lock"):  # two runs do not install at once
        for install in (nothing, by_playwright, by_the_system):
            install(kind)
            if found := next((command for command in places(kind) if starts(kind, command)), None):
                return found
    raise NoBrowser(
        f"No {kind.name} starts here, and none could be installed: install it with your system's packages "
        f"(Debian: apt-get install {packages(kind, 'apt-get')[-1]}), or set {kind.variable} to the path of one."
    )


def places(kind: Kind) -> Iterator[str]:
    """Where such a browser is, the first choice first."""
    if named := os.environ.get(kind.variable):
        yield named
    yield from filter(None, map(shutil.which, kind.commands))
    if own := playwrights_own(kind):
        yield own


def playwrights_own(kind: Kind) -> str | None:
    """The one that Playwright has installed. Asked in a program of its own, since Playwright runs only once in one.

    On a bare Debian it does not even run once: its driver lacks a library, which comes with the system's browser.
    """
    asked = subprocess.run([sys.executable, "-c", OWN, kind.name], capture_output=True, text=True, check=False)
    path = asked.stdout.strip()
    return path if Path(path).is_file() else None


def starts(kind: Kind, command: str) -> bool:
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        try:
            with started(kind, command, profile):
                return True
        except OSError:
            print(f"{command} does not start.", file=sys.stderr)
            return False


@contextmanager
def started(kind: Kind, command: str, profile: str) -> Iterator[str]:
    """The address at which the browser, now that it has started, can be spoken to."""
    line = [command, *kind.headless, kind.profile.format(profile)]
    with subprocess.Popen(
        line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr
        patience = Timer(STARTING, end, [process, signal.SIGKILL])
        rest = Thread(target=process.stderr.read)  # or it would wait until somebody reads it
        patience.start()
        address = next((said.partition(kind.says)[2].strip() for said in process.stderr if kind.says in said), "")
        patience.cancel()
        rest.start()
        try:
            if not address:
                raise OSError(f"{command} does not start")
            yield address
        finally:
            end(process)
            rest.join()


def end(process: subprocess.Popen[str], by: signal.Signals = signal.SIGTERM) -> None:
    """A command may be a script that starts the browser, and does not end it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, by)


def nothing(kind: Kind) -> None:
    """What is here may do."""


def by_playwright(kind: Kind) -> None:
    libraries = [] if rights() is None else ["--with-deps"]
    tell(f"No {kind.name} starts here: installing Playwright's{', with the libraries that it needs' * len(libraries)}.")
    run([sys.executable, "-m", "playwright", "install", *libraries, kind.name])


def by_the_system(kind: Kind) -> None:
    name, allowed = next(filter(shutil.which, MANAGERS), None), rights()
    if name is None or allowed is None:
        return
    command, manager = [*allowed, "env", "DEBIAN_FRONTEND=noninteractive", name], MANAGERS[name]
    tell(f"No {kind.name} starts here: installing the system's with {name}.")
    if manager.update:
        run([*command, *manager.update])
    any(run([*command, *manager.install, package]) for package in packages(kind, name))


def packages(kind: Kind, manager: str) -> tuple[str, ...]:
    """Of those that bring such a browser, the first choice first."""
    return dict(MANAGERS[manager].names).get(kind.name, (kind.name,))


def rights() -> list[str] | None:
    """What has to stand before a command that changes the system; None where that is not allowed."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if shutil.which("sudo") and run([*sudo, "true"]) else None


def run(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
