"""A small site with one page of each kind, as the tables of faults visit it."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from browser.small_course import environment

BLOCK = "```nn-squared-error\nid: error\n```"
TABBED = '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.'
PAGES = {
    "index.md": f"# Home\n\n<nn-go-on>[Begin](lessons/first.md)</nn-go-on>\n\n{BLOCK}\n",
    "lessons/first.md": f"# First\n\n## A part\n\n{BLOCK}\n\n[Home](../index.md)\n\n{TABBED}\n",
    "kept.md": "# Kept\n\n<nn-kept></nn-kept>\n",
    "by-hand.md": '# By hand\n\n<nn-block kind="and-gate"></nn-block>\n\n<p id="below">Below.</p>\n',
    "plain.md": "# Plain\n\nWords alone.\n",
}

CONFIG = """
site_name: A small site
site_url: !ENV [SITE_URL, ""]
use_directory_urls: !ENV [DIR_URLS, true]
theme:
  name: material
  font: false
  features: [FEATURES]
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: To the dark page}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: To the light page}}
plugins:
  - search
  - nnlesson:
      kit: !ENV [NNLESSON_KIT, ""]
      lessons: lessons
  - offline:
      enabled: !ENV [OFFLINE, false]
markdown_extensions:
  - attr_list
  - md_in_html
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
extra:
  generator: false
"""


def build_small_site(folder: Path, kit: Path, address: str = "") -> Path:
    """The site for a server at that address, or, without one, to be opened from disk."""
    offline = not address
    for name, text in PAGES.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    features = "" if offline else "navigation.instant, search.suggest, search.highlight"
    (folder / "mkdocs.yml").write_text(CONFIG.replace("FEATURES", features))
    form = {"OFFLINE": str(offline).lower(), "DIR_URLS": str(not offline).lower()}
    with environment({"NNLESSON_KIT": str(kit), "SITE_URL": address, **form}):
        build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return folder / "site"
