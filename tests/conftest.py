"""What tests of several rooms share: the kits that `runtime` assembles, and a browser to try them in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from nnlesson.runtime.kit import assemble

PROJECT = Path(__file__).parents[1]
COMMANDS = ("chromium", "chromium-browser", "google-chrome")
# The browser is to talk to the page under test and to nobody else.
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def kit(project: Path) -> Path:
    """The kit for a site on a web server."""
    return assemble(project, offline=False)


@pytest.fixture(scope="session")
def offline_kit(project: Path) -> Path:
    """The kit for a copy that is opened from disk."""
    return assemble(project, offline=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Playwright) -> dict[str, Any]:
    arguments = ["--no-sandbox", "--disable-gpu", *QUIET]
    return {**browser_type_launch_args, "executable_path": chromium(playwright), "args": arguments}


def chromium(playwright: Playwright) -> str:
    """The Chromium that CHROMIUM names, else one of this system, else Playwright's own, installed if need be."""
    if found := os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, COMMANDS)), None):
        return found
    own = playwright.chromium.executable_path
    if not Path(own).exists():
        install = [sys.executable, "-m", "playwright", "install", "chromium"]
        if subprocess.run(install, check=False, capture_output=True).returncode:
            pytest.exit(
                "The browser tests need Chromium, and Playwright could not install one. Install it with your system's "
                "packages (Debian: apt-get install chromium), or set CHROMIUM to the path of one.",
                returncode=1,
            )
    return own
