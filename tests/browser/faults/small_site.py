"""A small site with one page of each kind, as the tables of faults visit it."""

from pathlib import Path

from browser.small_course import build_pages

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
      headers: true
  - offline:
      enabled: !ENV [OFFLINE, false]
markdown_extensions:
  - attr_list
  - md_in_html
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
hooks: [HOOKS]
extra:
  lessons: lessons
  generator: false
"""
HOOKS = Path(__file__).parents[3] / "course" / "hooks.py"


def build_small_site(folder: Path, kit: Path, address: str = "") -> Path:
    """The site for a server at that address, or, without one, to be opened from disk."""
    features = "navigation.instant, search.suggest, search.highlight" if address else ""
    build_pages(folder / "site", kit, address, PAGES, CONFIG.replace("FEATURES", features).replace("HOOKS", str(HOOKS)))
    return folder / "site"
