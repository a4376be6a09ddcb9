"""A site with the plugin is the site without it, to the byte, but for the pages with something of ours on them."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from nnlesson.plugin.preview.script import SCRIPT, head
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


OWN = {
    "own.html": "<html><head><title>Déjà vu</title></head>\r\n<body><script>'é'</script></body></html>\r\n",
    "own.xml": '<?xml version="1.0" encoding="windows-1252"?><a>é</a>',
    "own.json": '["é"]',
}


def test_a_file_of_the_author_s_own_that_is_not_utf_8_comes_through_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name, text in OWN.items():
        (tmp_path / "docs" / name).write_bytes(text.encode("windows-1252"))

    found = site(tmp_path, "mkdocs", "nnlesson: {kit: kit, headers: true}", {"index.md": f"# Home\n\n{FENCE}"})

    assert {name: found[name] for name in OWN} == {name: text.encode("windows-1252") for name, text in OWN.items()}
    assert b"script-src" in found["_headers"]


HOOK = """
def on_post_build(config):
    page = '<html><head></head>\\r\\n<body>Déjà vu <nn-block data-place="0"></nn-block></body></html>'
    feed = '"Déjà vu &lt;nn-block data-place=&quot;0&quot;&gt;&lt;/nn-block&gt;"\\r\\n'
    for name, text in (("all.html", page), ("feed.json", feed)):
        with open(f"{config.site_dir}/{name}", "wb") as file:
            file.write(text.encode("latin-1"))
"""


def test_a_page_of_another_plugin_that_is_not_utf_8_has_its_figures_and_all_else_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(HOOK, "utf-8")

    found = site(tmp_path, "mkdocs\nhooks: [hook.py]", "nnlesson: {kit: kit}", {"index.md": f"# Home\n\n{FENCE}"})

    before, figure, _ = found["all.html"].partition(b'<nn-block kind="squared-error"')
    assert figure
    assert b"\r\n<body>D\xe9j\xe0 vu " in before
    assert found["feed.json"] == b'"D\xe9j\xe0 vu "\r\n'


def test_in_the_preview_a_page_that_is_not_utf_8_is_known_by_its_prose_too() -> None:
    before, after = (head(word.encode("latin-1").decode("utf-8", "surrogateescape")) for word in ("Déjà", "Voilà"))

    assert SCRIPT in before
    assert before != after
