"""One page of a site that has been built, rendered anew: as MkDocs renders each of them, and without all others."""

from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file


@dataclass
class Built:
    """What a build has made, and all that a page is made with."""

    config: MkDocsConfig
    files: Files
    env: Environment
    nav: Navigation


def render_anew(file: File, built: Built) -> bool:
    """Write the page as its file is now. False if that also changes what other pages say of it: its title."""
    page = file.page
    assert page
    before = str(page.title)
    read(page, built)
    write(page, built)
    return str(page.title) == before


def read(page: Page, built: Built) -> None:
    config, files = built.config, built.files
    page = config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.markdown = markdown
    page.render(config, files)
    page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)


def write(page: Page, built: Built) -> None:
    config, nav = built.config, built.nav
    page.active = True
    try:
        context = get_context(nav, built.files.documentation_pages(), config, page)
        template = built.env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        output = config.plugins.on_post_page(template.render(context), page=page, config=config)
    finally:
        page.active = False
    write_file(output.encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path)
