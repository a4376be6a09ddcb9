"""Pages with figures under each theme: Material, `mkdocs`, `readthedocs`, and HTML with no theme at all."""

from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown

from browser.small_course import build_pages
from nnlesson.blocks import catalogue
from nnlesson.plugin.assets import FOLDER, style_sheet
from nnlesson.plugin.beside import Beside
from nnlesson.plugin.equipment import Equipment
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.kit import read_kit
from nnlesson.plugin.page import Page
from nnlesson.plugin.rendering import rendered

TEXT = """# A page of somebody's

Words, a [link](index.md), and `code`.

```nn-and-gate
id: gate
seed: 7
```

```nn-quiz
id: quiz
question: Why?
a: So.
because_a: Because.
b: Not so.
because_b: No.
right: a
```

```nn-training-cycle
id: cycle
```

| a | b |
|---|---|
| 1 | 2 |
"""
THEMES = {  # by the name of the page that is looked at
    "material": "{name: material, font: false}",
    "material-dark": "{name: material, font: false, palette: {scheme: slate}}",
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "mkdocs-dark": "{name: mkdocs, highlightjs: false, color_mode: dark}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
}
PAGES = (*THEMES, "plain", "plain-dark")
CONFIG = """
site_name: Somebody's
site_url: !ENV SITE_URL
theme: THEME
plugins: [search, nnlesson: {kit: !ENV NNLESSON_KIT}]
markdown_extensions: [admonition, tables, pymdownx.superfences]
"""
PLAIN = """<!doctype html>
<html lang="en"{0}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Plain</title><link rel="icon" href="data:,">
</head>
<body>{1}</body>
</html>"""


def build_all(folder: Path, kit: Path, address: str) -> Iterator[tuple[str, str]]:
    """The name of each page, and its address."""
    for name, theme in THEMES.items():
        build_pages(
            folder / name / "site", kit, f"{address}{name}/site/", {"index.md": TEXT}, CONFIG.replace("THEME", theme)
        )
        yield name, f"{address}{name}/site/"
    beside = f"../material/site/{FOLDER}/"
    for name, attribute in (("plain", ""), ("plain-dark", ' data-theme="dark" style="background: #111; color: #eee"')):
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(plain(kit, attribute, beside))
        yield name, f"{address}{name}/"


def plain(kit: Path, attribute: str, beside: str) -> str:
    """The page as any generator might make it, with nothing but our own style sheet."""
    text = rendered(Page("x.md", 0, Evaluator(catalogue())), TEXT)
    page = PLAIN.format(attribute, Markdown(extensions=["tables"]).convert(text))
    equipment = Equipment(Beside(style_sheet(), read_kit(kit)), "Plain")
    return equipment.given_to(page, lambda file: f"{beside}{file.removeprefix(f'{FOLDER}/')}")
