"""A small course with the blocks as they are, built in both forms: for a server, and to be opened from disk."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from themes import as_it_was

PAGES = {
    "index.md": """
# Home

```nn-squared-error
id: error
```

[The gate](gate.md)

<div style="height: 4000px" markdown>A long way down.</div>

```nn-squared-error
id: far
target: 0.5
```
""",
    "gate.md": """
# The gate

```nn-and-gate
id: gate
seed: 7
```

[Home](index.md)

<div style="height: 4000px" markdown>A long way down.</div>

The end.
""",
    "students.md": """
# As fast as it goes

```nn-student-training
id: students
speed: full
```
""",
    "two.md": """
# Two blocks

```nn-and-gate
id: gate
```

```nn-descent
id: hill
```
""",
}

CONFIG = """
site_name: A small course
site_url: !ENV [SITE_URL, ""]
use_directory_urls: !ENV [DIR_URLS, true]
theme:
  name: material
  font: false
  features: [FEATURES]
plugins:
  - search
  - nnlesson:
      kit: !ENV [NNLESSON_KIT, ""]
  - offline:
      enabled: !ENV [OFFLINE, false]
markdown_extensions: [attr_list, md_in_html, pymdownx.superfences]
extra:
  generator: false
hooks: [HOOKS] # pages without the barriers that a theme has of its own
""".replace("HOOKS", str(Path(__file__).parents[2] / "course" / "hooks.py"))


def build_course(folder: Path, kit: Path, address: str = "") -> Path:
    """The course as a site in `folder`: for a server at that address, or, without one, to be opened from disk."""
    site = folder / ("course" if address else "Kurs für alle")  # a folder may be called anything
    build_pages(site, kit, address, PAGES, CONFIG.replace("FEATURES", "navigation.instant" if address else ""))
    return site


def build_pages(site: Path, kit: Path, address: str, pages: Mapping[str, str], config: str) -> None:
    """A site of these pages, whose sources stand beside it."""
    offline = not address
    for name, text in pages.items():
        path = site.parent / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (site.parent / "mkdocs.yml").write_text(config)
    form = {"OFFLINE": str(offline).lower(), "DIR_URLS": str(not offline).lower()}
    with environment({"NNLESSON_KIT": str(kit), "SITE_URL": address, **form}), as_it_was():
        build(load_config(str(site.parent / "mkdocs.yml"), site_dir=str(site)))


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
