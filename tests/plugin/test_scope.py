"""A site with the plugin is the site without it, to the byte, but for the pages with something of ours on them."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from plugin.test_site import FENCE, small_kit

THEMES = ("{name: material, font: false, features: [navigation.instant]}", "mkdocs", "readthedocs")
SETTINGS = """
site_name: Somebody's
site_url: https://somebody.example/
theme: THEME
plugins: [PLUGINS]
extra_css: [own.css]
extra_javascript: [own.js]
markdown_extensions: [admonition, attr_list, md_in_html, tables, pymdownx.details, pymdownx.superfences]
"""
PLAIN = """# Plain

Words, `code`, and a [link](other/page.md).

| a | b |
| - | - |
| 1 | 2 |

??? question "Why?"

    So.

```python
print("<nn-block>")
```

```` markdown
```nn-and-gate
rate: 2
```
````

<svg width="10" height="10"></svg>
"""
PAGES = {"index.md": PLAIN, "other/page.md": "# Other\n\nMore.\n", "own.css": "a {}\n", "own.js": "1;\n"}


def site(folder: Path, theme: str, plugins: str, pages: dict[str, str]) -> dict[str, bytes]:
    """Every file of the built site."""
    small_kit(folder)
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "mkdocs.yml").write_text(SETTINGS.replace("THEME", theme).replace("PLUGINS", plugins))
    build(load_config(str(folder / "mkdocs.yml"), strict=True))
    found = folder / "site"
    return {path.relative_to(found).as_posix(): path.read_bytes() for path in found.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs writes into its pages when they were made."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.mark.parametrize("theme", THEMES)
def test_a_site_without_blocks_is_what_it_is_without_the_plugin(tmp_path: Path, theme: str) -> None:
    without = site(tmp_path / "without", theme, "search", PAGES)

    with_it = site(tmp_path / "with", theme, "search, nnlesson: {kit: kit}", PAGES)

    assert len(without) > 10
    assert [name for name in {**without, **with_it} if without.get(name) != with_it.get(name)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_block_changes_its_own_page_and_no_other(tmp_path: Path, theme: str) -> None:
    pages = PAGES | {"live.md": f"# Live\n\n{FENCE}"}
    without = site(tmp_path / "without", theme, "search", pages)

    with_it = site(tmp_path / "with", theme, "search, nnlesson: {kit: kit}", pages)

    others = {name for name in {**without, **with_it} if without.get(name) != with_it.get(name)}
    beside = {name for name in others if name.startswith("assets/nnlesson/")}
    assert others - beside == {"live/index.html", "search/search_index.json"}
    live = with_it["live/index.html"].decode()
    (style,) = (name for name in beside if name.endswith(".css"))
    assert 0 < live.index(f'href="../{style}"') < live.index('href="../own.css"') < live.index("</head>")
    assert '<script defer src="../assets/nnlesson/nnlesson.0123456789.js"></script>' in live
    assert "data-place" not in with_it["search/search_index.json"].decode()
