"""The MkDocs plugin: what MkDocs calls while it builds a site. Only hooks stand here; the work is done next door."""

import json
import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from jinja2 import Environment
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
from mkdocs.utils.templates import TemplateContext

from nnlesson.blocks import WrongKind, catalogue
from nnlesson.contract.terms import Term
from nnlesson.plugin.assets import FOLDER, StyleSheet, style_sheet
from nnlesson.plugin.beside import Beside
from nnlesson.plugin.build_cache import load_cache, save_cache
from nnlesson.plugin.equipment import Equipment
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.kit import IncompleteKit, Kit, find_kit, read_kit
from nnlesson.plugin.late import LateFences
from nnlesson.plugin.licences import marked, with_licences
from nnlesson.plugin.mkdocs.destination import SITEMAP, for_disk, without_instant_navigation
from nnlesson.plugin.mkdocs.one_page import Built
from nnlesson.plugin.mkdocs.preview import Preview
from nnlesson.plugin.page import Page
from nnlesson.plugin.placing import PLACE, Blocks, without_places
from nnlesson.plugin.policy import write_headers
from nnlesson.plugin.preview.script import head
from nnlesson.plugin.reference import reference
from nnlesson.plugin.schema import NAME, schema
from nnlesson.plugin.sources import not_utf8
from nnlesson.plugin.themes.adopting import adopted
from nnlesson.plugin.validation import Use
from nnlesson.runtime.errors import BuildError

log = get_plugin_logger("nnlesson")
BUILD_CACHE = "NNLESSON_BUILD_CACHE"  # in the environment: the file that the command keeps for all courses
OTHER_FILE = "let build_cache in mkdocs.yml name another file"
FEEDS = ("*.xml", "*.json")  # at the root of a site


class LessonConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml can tell the plugin."""

    kit = Type(str, default="")  # the folder of a kit to take, for tests; without it one is found
    build_cache = Type(str, default="")  # the file where numbers and stills are kept from build to build
    reference = Type(str, default="")  # where the page about all blocks shall stand, such as authors/blocks.md
    headers = Type(bool, default=False)  # whether a file with a policy for the server is written (see `policy`)
    blocks = Type(str, default="")  # the folder beside mkdocs.yml that holds themes of one's own, each in a folder


class LessonPlugin(BasePlugin[LessonConfig]):  # type: ignore[no-untyped-call]
    """Puts blocks and numbers into pages, and reports what is wrong with them."""

    serving = False
    builds = 0  # static-i18n makes one of each language, further ones from within the first
    used = False  # whether any page of any of them has something of ours, or may come to have

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Because of this, MkDocs keeps the plugin from one build of a preview to the next."""
        self.serving = self.used = command == "serve"
        self.begun, self.builds = time.time_ns(), 0

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """A new build: nothing is known from the one before."""
        self.builds += 1
        self.root = root = Path(config.config_file_path).parent
        self.docs = Path(config.docs_dir)
        self.docs = self.docs.relative_to(root) if self.docs.is_relative_to(root) else self.docs
        try:
            blocks = catalogue()
        except WrongKind as wrong:
            raise PluginError(f"nnlesson: {wrong}") from wrong
        self.themes = adopted(root, self.config.blocks)
        for problem in self.themes.problems:
            log.warning(str(problem))
        self.config.build_cache = self.config.build_cache or os.environ.get(BUILD_CACHE, "")
        cache = load_cache(Path(self.config.build_cache)) if self.config.build_cache else None
        self.evaluator = Evaluator(blocks, cache, faults=self.themes.faults)
        self.blocks, self.pages = Blocks(), dict[str, Page]()  # the pages by where they will be
        self.current: Page | None = None  # whose Markdown is about to be converted
        self.styles = style_sheet(self.themes.styles)
        self.modules = self.themes.script() if self.themes.themes else ("", "")
        if self.serving:  # where both change, and keep their places
            self.modules = ("blocks.js", self.themes.script()[1])
            self.styles = StyleSheet("nnlesson.preview.css", self.styles.content)
        self.for_disk = for_disk(config)
        if self.for_disk:
            without_instant_navigation(config)
        self.kit = self.kit_of(root)
        config.markdown_extensions.append(LateFences(self.late))  # type: ignore[arg-type]  # Markdown takes either
        return config

    def kit_of(self, root: Path) -> Kit:
        try:
            return read_kit(root / self.config.kit) if self.config.kit else find_kit(offline=self.for_disk)
        except IncompleteKit as incomplete:
            log.warning(f"{incomplete} (until then no figure is live)")
            return Kit(root)

    @event_priority(-200)  # behind static-i18n, which knows no page that is not in the folder of pages
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        if self.config.reference:
            page = reference(self.evaluator)
            files.append(File.generated(config, self.config.reference, content=page))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Before the first page is made: all runs that the pages ask for are made together."""
        asked: list[tuple[Term, Sequence[Use]]] = []
        for file in files.documentation_pages():
            page = Page(file.src_uri, 0, self.evaluator, root=self.root)
            page.read(get_data(self.text_of(file))[0])
            asked += [(term, page.uses) for term in page.terms()]
        self.evaluator.prepare(asked)
        return nav

    def text_of(self, file: File) -> str:
        try:
            return file.content_string
        except UnicodeDecodeError as error:
            line, said = not_utf8(error)
            place = f"{(self.docs / file.src_uri).as_posix()}:{line}"
            raise PluginError(f"nnlesson: {place}: {said}") from error

    @event_priority(-50)  # when all others have put in what they have: macros, included files
    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        address = partial(address_of, page.file, files)
        name, source = (self.docs / page.file.src_uri).as_posix(), page.file.content_string
        own = Page(name, 0, self.evaluator, address, first=self.blocks.count, source=source, root=self.root)
        self.blocks.pages.append(own)
        self.pages[page.file.dest_uri] = self.current = own
        content = own.markdown(markdown)
        self.used = self.used or bool(marked(content))
        return with_licences(content, partial(relative, page), self.kit.licences)

    def late(self, text: str) -> str:
        """What extensions of Markdown have brought into the page that is being converted, or into a part of one."""
        if self.current is None:
            self.current = Page("", 0, self.evaluator, first=self.blocks.count)
            self.blocks.pages.append(self.current)
        return self.current.markdown(text)

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        own, self.current = self.pages[page.file.dest_uri], None
        content = own.content(html)
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= {use.id for use in own.uses if use.id}  # a text may link to a block
        for problem in sorted(set(own.problems)):
            log.warning(str(problem))
        return content

    @event_priority(-100)  # nobody need read the drawings
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        return self.whole(output, partial(relative, page), config)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return "" if self.for_disk and template_name == SITEMAP else output_content

    @event_priority(-100)  # when all others have had their say about the pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.config.build_cache:
            try:
                save_cache(Path(self.config.build_cache), self.evaluator.cache, advice=OTHER_FILE)
            except BuildError as error:
                raise PluginError(f"nnlesson: {error}") from error
        site = Path(config.site_dir)
        for path in site.rglob("*.html"):  # pages that others have made of pages, such as one of everything
            self.complete(path, path.relative_to(site).as_posix(), config)
        for path in (path for kind in FEEDS for path in site.glob(kind)):
            if "data-place=" in (feed := as_text(path.read_bytes())):
                path.write_bytes(as_bytes(without_places(feed)))
        if self.used:  # none of it goes through MkDocs' list of files, which others read and change
            self.beside.write(site)
            said = json.dumps(schema(self.evaluator.catalogue), ensure_ascii=False, indent=1)
            (site / FOLDER / NAME).write_text(said, "utf-8")
        if self.config.headers and not self.for_disk:
            write_headers(site)

    def complete(self, path: Path, url: str, config: MkDocsConfig) -> None:
        """A page with places left in it, which MkDocs has not shown us before it was written."""
        if "data-place=" in (page := as_text(path.read_bytes())) and PLACE.search(page):
            path.write_bytes(as_bytes(self.whole(page, partial(get_relative_url, other=url), config)))

    def whole(self, page: str, address: Callable[[str], str], config: MkDocsConfig) -> str:
        """A page of the site with its blocks, and with what these need."""
        equipment = Equipment(self.beside, config.site_name, list(map(str, config.extra_css)))
        whole = self.blocks.placed(page.replace("</head>", f"{head(page)}</head>", 1) if self.serving else page)
        self.used = self.used or equipment.needed(whole)
        return equipment.given_to(whole, address)

    @property
    def beside(self) -> Beside:
        return Beside(self.styles, self.kit, *self.modules)

    # The preview

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        self.made = (config, files, env)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.built = Built(*self.made, nav)
        return context

    @property
    def texts(self) -> dict[str, str]:
        files = self.built.files.documentation_pages()
        known = {file.src_uri: self.pages.get(file.dest_uri) for file in files}
        return {file: "\n".join(page.all_lines) for file, page in known.items() if page}

    def renew(self) -> None:
        """The blocks are others now: for what is rendered, and for pages that are opened."""
        self.evaluator.faults = self.themes.faults
        self.modules = (self.modules[0], self.themes.script()[1])
        self.beside.write_modules(Path(self.built.config.site_dir))
        reference_page = self.built.files.get_file_from_path(self.config.reference)
        if reference_page:
            reference_page.content_string = reference(self.evaluator)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        if self.serving:  # and not `serve --clean`, which shows what a build makes
            Preview(self, server, builder)
        return server


def as_text(content: bytes) -> str:
    """What others have written, which may be in any encoding; `as_bytes` makes the same of it again."""
    return content.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def relative(page: MkDocsPage, file: str) -> str:
    """Where a file of the site is, as seen from a page."""
    return get_relative_url(file, page.url)


def address_of(page: File, files: Files, link: str) -> str:
    """Where another page will be, as seen from this one; raises LookupError."""
    linked = files.get_file_from_path(normpath(join(dirname(page.src_uri), unquote(link))))
    if linked is None:
        raise LookupError(link)
    return linked.url_relative_to(page)
