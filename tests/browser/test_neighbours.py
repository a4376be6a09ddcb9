"""Our plugin beside those that other people's documentation uses: strict builds, and figures that come to life."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.neighbours import NEIGHBOURS, Neighbour
from browser.pages import Watch, readout
from serving import serving

SETTINGS = """
site_name: Somebody's
site_url: SITE_URL
theme: {{name: material, font: false}}
plugins: [search, {plugins}]
markdown_extensions:
  - admonition
  - attr_list
  - pymdownx.superfences
{extensions}
extra: {{generator: false}}
"""
OF_OURS = re.compile(r"nnlessonblock|data-place|language-nn-|<code[^>]*>nn:")


def built(folder: Path, neighbour: Neighbour, kit: Path, address: str) -> Path:
    """The site, built strictly by the command that its author would give, in a repository of its author's."""
    for name, text in neighbour.pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    plugins = neighbour.plugins.replace("*", f"nnlesson: {{kit: '{kit}'}}")
    extensions = f"  - {neighbour.extensions}" if neighbour.extensions else ""
    settings = SETTINGS.format(plugins=plugins, extensions=extensions).replace("SITE_URL", address)
    (folder / "mkdocs.yml").write_text(settings)
    person = ["-c", "user.name=Author", "-c", "user.email=author@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*person, "commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    outcome = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (outcome.returncode, "WARNING" in outcome.stderr) == (0, False), outcome.stderr
    return folder / "site"


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda neighbour: neighbour.name)
def test_a_figure_stands_beside(neighbour: Neighbour, page: Page, kit: Path, tmp_path: Path, watch: Watch) -> None:
    page.on("response", lambda response: missing.append(response.url) if response.status == 404 else None)
    missing: list[str] = []
    with serving(tmp_path) as address:
        site = built(tmp_path, neighbour, kit, f"{address}site/")

        for url, count in neighbour.figures.items():
            html = (site / url / "index.html").read_text()
            ids = re.findall(r'<nn-block kind="?squared-error"? id="?([\w-]+)', html)
            assert (url, len(ids), len(set(ids))) == (url, count, count)
            (style,) = re.findall(r'href="?((?:\.\./)*assets/nnlesson/nnlesson\.[0-9a-f]{10}\.css)', html)
            assert (site / url / style).exists()
        for path in site.rglob("*"):
            if path.suffix in (".html", ".xml", ".json") and "assets" not in path.parts:
                assert (path.name, OF_OURS.findall(path.read_text())) == (path.name, [])
        for url in neighbour.visit:
            page.goto(f"{address}site/{url}")
            for figure in page.locator("nn-block").all():
                expect(figure).to_have_attribute("state", re.compile("ready|running"))
                figure.get_by_role("slider", name="Target").first.press("ArrowLeft")
                expect(readout(figure, "gap")).not_to_have_text("-0.5")
        if "i18n" in neighbour.name:  # Material asks for a sitemap of each language, and this plugin makes one for all
            watch.expected.append("status of 404")
        assert [url for url in missing if not url.endswith("/sitemap.xml")] == []
