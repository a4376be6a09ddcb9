"""The MkDocs plugin: what MkDocs calls while it builds a course. Only hooks stand here; the work is done next door."""

from collections.abc import Sequence
from functools import partial
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from nnlesson.blocks import DoubledKind, catalogue
from nnlesson.contract.terms import Term
from nnlesson.draw.element import element, markup
from nnlesson.plugin.assets import FOLDER, IncompleteKit, Kit, read_kit, style_sheet
from nnlesson.plugin.barriers import without_barriers
from nnlesson.plugin.build_cache import load_cache, save_cache
from nnlesson.plugin.contents import Contents, Link, with_contents
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.licences import unused, with_licences
from nnlesson.plugin.page import Page
from nnlesson.plugin.policy import write_headers
from nnlesson.plugin.reference import reference
from nnlesson.plugin.sections import sectioned
from nnlesson.plugin.told import told
from nnlesson.plugin.validation import Use

log = get_plugin_logger("nnlesson")


class LessonConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml can tell the plugin."""

    kit = Type(str, default="")  # the folder that nnlesson.runtime made; without it the site has stills only
    build_cache = Type(str, default="")  # the file where numbers and stills are kept from build to build
    reference = Type(str, default="")  # where the page about all blocks shall stand, such as authors/blocks.md
    lessons = Type(str, default="")  # the folder whose pages have the form of a lesson


class LessonPlugin(BasePlugin[LessonConfig]):  # type: ignore[no-untyped-call]
    """Puts blocks and numbers into pages, and reports what is wrong with them."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """A new build: nothing is known from the one before."""
        root = Path(config.config_file_path).parent
        self.docs = Path(config.docs_dir)
        self.docs = self.docs.relative_to(root) if self.docs.is_relative_to(root) else self.docs
        try:
            blocks = catalogue()
        except DoubledKind as doubled:
            raise PluginError(f"nnlesson: {doubled}") from doubled
        cache = load_cache(Path(self.config.build_cache)) if self.config.build_cache else None
        self.evaluator = Evaluator(blocks, cache)
        self.pages: dict[str, Page] = {}
        self.styles = style_sheet()
        try:
            self.kit = read_kit(root / self.config.kit) if self.config.kit else Kit(root)
        except IncompleteKit as incomplete:
            raise PluginError(f"nnlesson: {incomplete}") from incomplete
        config.extra_css.append(f"{FOLDER}/{self.styles.name}")
        config.extra_javascript += [f"{FOLDER}/{name}" for name in self.kit.scripts]
        config.extra.setdefault("polyfills", []).extend(f"{FOLDER}/{name}" for name in self.kit.polyfills)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        files.append(File.generated(config, f"{FOLDER}/{self.styles.name}", content=self.styles.content))
        for name in self.kit.all():
            path = str(self.kit.folder / name)
            files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=path))
        for file in [file for file in files if unused(file.src_uri, searched(config))]:
            files.remove(file)
        if self.config.reference:
            page = reference(self.evaluator)
            files.append(File.generated(config, self.config.reference, content=page))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Before the first page is made: all runs that the pages ask for are made together."""
        asked: list[tuple[Term, Sequence[Use]]] = []
        for file in files.documentation_pages():
            page = Page(file.src_uri, 0, self.evaluator)
            page.read(get_data(self.text_of(file))[0])
            asked += [(term, page.uses) for term in page.terms()]
        self.evaluator.prepare(asked)
        return nav

    def text_of(self, file: File) -> str:
        try:
            return file.content_string
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            place = f"{(self.docs / file.src_uri).as_posix()}:{line}"
            byte = f"byte {error.object[error.start]:#04x}"
            raise PluginError(f"nnlesson: {place}: {byte} is not UTF-8; save the file with this encoding") from error

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        file = page.file.src_uri
        if self.is_lesson(page):
            page.meta.setdefault("hide", ["navigation", "toc"])  # its own bar has both
        front_matter = page.file.content_string.count("\n") - markdown.count("\n")
        address = partial(address_of, page.file, files)
        self.pages[file] = Page((self.docs / file).as_posix(), front_matter, self.evaluator, address)
        return with_licences(self.pages[file].markdown(markdown), file, self.kit.licences)

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        own = self.pages[page.file.src_uri]
        content = own.content(html)
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= {use.id for use in own.uses if use.id}  # a text may link to a block
        for problem in sorted(own.problems):
            log.warning(str(problem))
        return content

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        own = self.pages[page.file.src_uri]
        paths = [get_relative_url(f"{FOLDER}/{name}", page.url) for name in self.kit.preloads if own.blocks]
        links = "".join(f'<link rel="preload" href="{path}" as="script">' for path in paths)
        if self.is_lesson(page):  # not before: the search reads a page as its author wrote it
            text = page.content or ""
            output = with_contents(output.replace(text, sectioned(text), 1), self.contents(page))
        names = {"nnlesson-course": config.site_name, "nnlesson-build": self.kit.build}
        metas = "".join(markup(element("meta", name=name, content=content)) for name, content in names.items())
        whole = own.whole(without_barriers(output)).replace("</head>", f"{metas}{links}</head>", 1)
        return told(whole)

    def is_lesson(self, page: MkDocsPage) -> bool:
        return bool(self.config.lessons) and page.file.src_uri.startswith(f"{self.config.lessons}/")

    def contents(self, page: MkDocsPage) -> Contents:
        """The lessons beside this one, and the sections of this one."""
        beside = page.parent.children if page.parent else [page]
        lessons = [other for other in beside if isinstance(other, MkDocsPage) and self.is_lesson(other)]
        links = [Link(str(other.title), get_relative_url(other.url, page.url)) for other in lessons]
        sections = [Link(unescape(part.title), part.url) for top in page.toc for part in top.children]
        return Contents(links, lessons.index(page), sections)

    @event_priority(-100)  # when all others have had their say about the pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.config.build_cache:
            try:
                save_cache(Path(self.config.build_cache), self.evaluator.cache)
            except OSError as error:
                why = f"{self.config.build_cache} cannot be written ({error.strerror})"
                raise PluginError(
                    f"nnlesson: {why}. Make room or allow it, or name another file in mkdocs.yml"
                ) from error
        write_headers(Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """A style that is changed is seen at once."""
        package = Path(__file__).parent.parent
        for folder in (package / "web" / "styles", package / "blocks"):
            server.watch(str(folder))
        return server


def searched(config: MkDocsConfig) -> list[str]:
    """The languages of the search, as its plugin has them after its own `on_config`."""
    found = [plugin.config.get("lang") or [] for name, plugin in config.plugins.items() if name.endswith("search")]
    return [language for languages in found for language in languages]


def address_of(page: File, files: Files, link: str) -> str:
    """Where another page will be, as seen from this one; raises LookupError."""
    linked = files.get_file_from_path(normpath(join(dirname(page.src_uri), link)))
    if linked is None:
        raise LookupError(link)
    return linked.url_relative_to(page)
