"""What lies beside pages: style sheet, kit and blocks of others; and how a page of Markdown loads them."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, relpath

from nnlesson.draw.element import element, markup
from nnlesson.plugin.assets import FOLDER, StyleSheet
from nnlesson.plugin.kit import Kit
from nnlesson.plugin.told import style


@dataclass(frozen=True)
class Beside:
    """The style sheet and the kit of a site, and the file that brings the blocks of others, with its content."""

    styles: StyleSheet
    kit: Kit
    modules: str = ""
    sources: str = ""

    def write(self, site: Path) -> None:
        folder = site / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.kit.all():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.kit.folder / name, folder / name)
        (folder / self.styles.name).write_text(self.styles.content, "utf-8")
        self.write_modules(site)

    def write_modules(self, site: Path) -> None:
        if self.modules:
            (site / FOLDER / self.modules).write_text(self.sources, "utf-8")

    def line(self, root: str) -> str:
        """All that a page loads, as one line of Markdown; `root` leads from the page to the root of its site."""
        sheet = markup(element("link", rel="stylesheet", href=f"{root}{FOLDER}/{self.styles.name}"))
        names = [*self.kit.polyfills, *self.kit.scripts]
        scripts = [element("script", src=f"{root}{FOLDER}/{name}", defer=True) for name in names]
        modules = markup(element("meta", name="nnlesson-blocks", content=self.modules)) if self.modules else ""
        return f"<div>{sheet}{modules}<style>{style()}</style>{''.join(map(markup, scripts))}</div>"


# Addresses


def url(page: str, directories: bool) -> str:
    """Where a page will be, from the root of its site: a/b.md is a/b/ if each page has a directory, else a/b.html."""
    stem = page.removesuffix(".md")
    if not directories:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def root_of(page: str, directories: bool) -> str:
    """The way from a page to the root of its site: nothing, or steps up."""
    return "../" * url(page, directories).count("/")


def between(page: str, other: str, directories: bool) -> str:
    """The way from one page to another one."""
    start, end = url(page, directories), url(other, directories)
    way = relpath(end or ".", dirname(start) or ".")
    return f"{way}/" if end.endswith("/") or not end else way
