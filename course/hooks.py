"""What only our course wants of MkDocs: its look, the form of its lessons, and pages without barriers.

MkDocs calls these functions as it calls a plugin's; see `hooks` in `mkdocs.yml`. `extra.lessons` there names the folder
whose pages have the form of a lesson.
"""

from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from answers import with_answers
from barriers import without_barriers
from contents import Contents, Link, with_contents
from nnlesson.draw.tokens import stylesheet
from nnlesson.plugin.assets import FOLDER, unmixed
from nnlesson.plugin.mkdocs.plugin import LessonPlugin
from sections import sectioned

STYLES = Path(__file__).parent / "styles"
LOOK = ("cards", "page", "section", "contents", "opening", "print", "worksheet")  # the later may overrule the earlier
STEMMERS = "assets/javascripts/lunr/"  # Material loads them for languages other than English


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Every page has the course's look, and the scripts that the kit has for its head."""
    config.extra_css.insert(0, sheet_name(look()))
    config.extra["polyfills"] = [f"{FOLDER}/{name}" for name in lesson_plugin(config).kit.polyfills]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The theme's search has stemmers, each with a licence of its own, which a course in English needs not."""
    for file in [file for file in files if file.src_uri.startswith(STEMMERS)]:
        files.remove(file)
    files.append(File.generated(config, sheet_name(look()), content=look()))
    return files


def look() -> str:
    """The style sheet of the course: the colours of the blocks, and all that is not in them."""
    return unmixed("\n".join([stylesheet(), *((STYLES / f"{name}.css").read_text("utf-8") for name in LOOK)]))


def sheet_name(content: str) -> str:
    return f"assets/course.{sha256(content.encode()).hexdigest()[:10]}.css"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if is_lesson(page, config):
        page.meta.setdefault("hide", ["navigation", "toc"])  # its own bar has both
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """At the end of a page are the answers for paper."""
    own = lesson_plugin(config).pages[page.file.dest_uri]
    return with_answers(html, {own.first + i: block for i, block in enumerate(own.blocks)})


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if is_lesson(page, config):  # not before: the search reads a page as its author wrote it
        text = page.content or ""
        output = with_contents(output.replace(text, sectioned(text), 1), contents(page, config))
    return without_barriers(output)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    server.watch(str(STYLES))
    return server


def lesson_plugin(config: MkDocsConfig) -> LessonPlugin:
    return cast(LessonPlugin, config.plugins["nnlesson"])


def is_lesson(page: Page, config: MkDocsConfig) -> bool:
    folder = config.extra.get("lessons")
    return bool(folder) and page.file.src_uri.startswith(f"{folder}/")


def contents(page: Page, config: MkDocsConfig) -> Contents:
    """The lessons beside this one, and the sections of this one."""
    beside = page.parent.children if page.parent else [page]
    lessons = [other for other in beside if isinstance(other, Page) and is_lesson(other, config)]
    links = [Link(str(other.title), get_relative_url(other.url, page.url)) for other in lessons]
    sections = [Link(unescape(part.title), part.url) for top in page.toc for part in top.children]
    return Contents(links, lessons.index(page), sections)
