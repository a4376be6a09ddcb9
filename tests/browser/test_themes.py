"""Figures stand under every theme, in light and in dark: whole, readable, within their column, and alive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.barriers import axe
from browser.layout.looking import LAW
from browser.pages import Watch, button, readout, until
from browser.themes import PAGES, build_all
from serving import serving

LOOK = f"ids => {{ {LAW}\nreturn faults(ids).map(found => [found.block, found.law, found.text, found.other]); }}"
CONTRAST = """() => axe.run({ include: [["nn-block"]] }, { runOnly: ["color-contrast"] })
    .then(found => [found.violations, found.passes].map(all => all.flatMap(one => one.nodes.map(node => node.html))))"""
OUTSIDE = """() => [...document.querySelectorAll("nn-block, nn-block :is(button, input, table, svg)")].filter(part => {
    const [own, around] = [part, part.closest("nn-block").parentElement].map(one => one.getBoundingClientRect());
    return own.width && (own.left < around.left - 1 || own.right > around.right + 1);
}).map(part => part.outerHTML.slice(0, 80))"""
DARK = """() => [...document.querySelectorAll("nn-block")].map(block => {
    const [r, g, b] = getComputedStyle(block).backgroundColor.match(/\\d+/g).map(Number);
    return r + g + b < 384;
})"""
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
CONTROLS = ("Train", "Step", "Reset", "New start")


@pytest.fixture(scope="module")
def themes(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("themes")
    with serving(folder) as address:
        yield dict(build_all(folder, kit, address))


@pytest.mark.parametrize("size", [(1280, 720), (360, 640)], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_a_figure_stands_under(
    name: str, size: tuple[int, int], page: Page, themes: dict[str, str], tmp_path: Path, watch: Watch
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(
        color_scheme="dark", reduced_motion="reduce"
    )  # dark is what the page says, not what a reader likes
    if name == "mkdocs-dark":  # the theme's own script looks for a style that it has only with highlight.js
        watch.expected.append("Cannot set properties of null (setting 'disabled')")
    page.goto(themes[name])
    gate = until(page, "gate", "ready")
    page.evaluate(DRAWN)
    page.screenshot(path=tmp_path / f"{name}.png", full_page=True)

    assert page.evaluate(DARK) == [name.endswith("dark")] * 3
    assert page.evaluate(LOOK, ["gate", "quiz", "cycle"]) == []
    assert page.evaluate(OUTSIDE) == []
    page.evaluate(axe())
    too_faint, seen = page.evaluate(CONTRAST)
    assert too_faint == []
    assert len(seen) > 30
    for label in CONTROLS:
        expect(button(gate, label)).to_be_visible()
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text("1")
