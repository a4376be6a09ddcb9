"""The preview with MkDocs' server: what was saved decides how much is made anew, and nothing that is wrong ends it.

A page is rendered by itself. A theme that was edited is imported anew here and in the worker of every open page, and
then the pages that use it are rendered, first those that someone looks at. Anything else is a build of all; and where
each language is a build of its own, of which only the last is known here, so is any of this but a style.
"""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import RLock, Thread
from typing import Protocol
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from nnlesson.plugin.assets import FOLDER, StyleSheet, style_sheet
from nnlesson.plugin.mkdocs.one_page import Built, render_anew
from nnlesson.plugin.preview.keeping import kept
from nnlesson.plugin.preview.notices import Notices
from nnlesson.plugin.preview.script import CHANGES, PREFIX, script
from nnlesson.plugin.preview.watching import LOOK, Watcher
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.sources import NotText
from nnlesson.plugin.themes.adopting import Adopted, kinds_in, take_in
from nnlesson.plugin.themes.finding import own_themes
from nnlesson.plugin.themes.theme import Theme, is_test

log = get_plugin_logger("nnlesson")
STYLES = Path(__file__).parents[2] / "web" / "styles"


class Previewed(Protocol):
    """What a build tells the preview about itself."""

    begun: int  # before the first build read anything, in nanoseconds
    built: Built
    themes: Adopted
    styles: StyleSheet
    builds: int  # that a build of all consists of; the rest is about the last of them

    @property
    def texts(self) -> dict[str, str]:
        """The pages' Markdown, by their files."""

    def renew(self) -> None:
        """From now on the blocks are those of `themes` as they are now."""


class Preview:
    """Follows every change of the sources, for as long as the server runs."""

    def __init__(self, site: Previewed, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        self.site, self.build = site, builder
        self.notices, self.building = Notices(), RLock()
        self.whole = True  # whether the last build of all came to its end
        self.stale: list[str] = []  # pages that are to be rendered anew when there is time
        self.failed = set[Path]()  # pages that could not be, which are tried again with the next change
        self.take_over(server, site.built.config)
        self.watcher = Watcher(self.watched, site.begun)
        Thread(target=self.follow, daemon=True).start()

    def take_over(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """What MkDocs would watch is watched here: it builds everything, and loads every page anew."""
        self.extra = [Path(path) for path in config.watch]
        config.watch = []
        for path in (config.docs_dir, config.config_file_path):
            with suppress(KeyError):
                server.unwatch(path)
        self.inner: WSGIApplication = server.get_app()  # type: ignore[assignment]
        server.set_app(self.serve)

    # What pages ask for

    def serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith(PREFIX):
            content = self.changes(environ) if path == CHANGES else script()
            kind = "application/json" if path == CHANGES else "text/javascript"
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
            return [content]
        with self.building:  # no page is seen half made
            return self.inner(environ, start_response)

    def changes(self, environ: WSGIEnvironment) -> bytes:
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        return self.notices.answer(int(asked.get("since", ["0"])[0]), asked.get("page", ["/"])[0])

    # What was saved

    def watched(self) -> list[Path]:
        config, themes = self.site.built.config, self.site.themes
        folders = [theme.folder for theme in [*own_themes(), *themes.themes]]
        beside = [themes.folder] if themes.folder else []
        return [Path(config.docs_dir), Path(config.config_file_path), *self.extra, *beside, *folders, STYLES]

    def follow(self) -> None:
        while True:
            try:
                self.go_on()
            except (Exception, SystemExit) as error:  # the next change may put it right
                tell(error)

    def go_on(self) -> None:
        """Do what is next: what was saved, then what is stale, else wait a little."""
        if changed := self.watcher.changed():
            again, self.failed = self.failed, set()
            self.carry_out(changed | again)
        elif self.stale:
            self.render(self.stale.pop(0))
            if not self.stale:
                self.notices.tell("pages")
        else:
            time.sleep(LOOK)

    def carry_out(self, changed: set[Path]) -> None:
        """Make anew what follows from these files; all of it, if it is not known what does."""
        begun, pages, themes, styles = time.monotonic(), list[File](), dict[str, Theme](), False
        if not self.whole:
            return self.build_all()
        for path in sorted(changed):
            if (file := self.page_of(path)) and path.exists():
                pages.append(file)
            elif path.suffix == ".css" and (STYLES in path.parents or self.theme_of(path)):
                styles = True
            elif (theme := self.theme_of(path)) and path.suffix == ".py":
                themes |= {} if is_test(path.relative_to(theme.folder)) else {theme.name: theme}
            elif not theme:
                return self.build_all()
        for theme in themes.values():
            self.renew(theme)
        if styles:
            self.restyle()
        if self.site.builds > 1 and (pages or themes):
            return self.build_all()
        whole = [self.render(file.src_uri) for file in pages]
        if not all(whole):
            return self.build_all()
        if pages:
            self.notices.tell("pages")
        if names := ", ".join(sorted(path.name for path in changed - self.failed)):
            log.info(f"{names}: on the screen after {time.monotonic() - begun:.2f} s")
        return None

    def page_of(self, path: Path) -> File | None:
        built = self.site.built
        found = {Path(file.abs_src_path): file for file in built.files.documentation_pages() if file.abs_src_path}
        return found.get(path)

    def theme_of(self, path: Path) -> Theme | None:
        themes = [*self.site.themes.themes, *own_themes()]
        return next((theme for theme in themes if theme.folder in path.parents), None)

    def build_all(self) -> None:
        with self.building:
            self.stale.clear()
            self.whole, self.site.builds = False, 0
            with kept(Path(self.site.built.config.site_dir)):
                self.build()
            self.whole = True
        self.notices.tell("all")

    def render(self, page: str) -> bool:
        """Whether that was all that had to be done. A page that fails is told, and keeps no other one back."""
        file = self.site.built.files.get_file_from_path(page)
        if file is None or file.page is None:
            return False
        try:
            with self.building:
                return render_anew(file, self.site.built)
        except (Exception, SystemExit) as error:
            tell(error)
            self.failed |= {Path(file.abs_src_path)} if file.abs_src_path else set()
            return True

    def renew(self, theme: Theme) -> None:
        """The open pages come first: their figures go on in the new code before anything else is made."""
        known = self.site.themes
        kinds, before = self.kinds(theme), set(known.problems)
        take_in(known, theme)
        warn(known, before)
        self.site.renew()
        self.notices.tell_modules(known.modules, known.faults)
        kinds |= self.kinds(theme)
        using = [page for page, text in self.site.texts.items() if any(kind in text for kind in kinds)]
        self.stale = sorted({*self.stale, *using}, key=self.is_viewed, reverse=True)
        while self.stale and self.is_viewed(self.stale[0]):
            self.render(self.stale.pop(0))
        self.notices.tell("pages")

    def kinds(self, theme: Theme) -> set[str]:
        try:
            sources = self.site.themes.sources.get(theme.name) or theme.sources()
        except NotText:  # which is told when it is taken in
            return set()
        return {kind for module in sources for kind in kinds_in(sources, module)}

    def is_viewed(self, page: str) -> bool:
        file = self.site.built.files.get_file_from_path(page)
        paths = [path.strip("/").removesuffix("index.html").strip("/") for path in self.notices.viewed]
        url = file.url.strip("/").removesuffix("index.html").strip("./") if file else ""
        return any(path == url or path.endswith(f"/{url}") for path in paths)

    def restyle(self) -> None:
        """The sheet of the pages keeps its name, and has another content."""
        known = self.site.themes
        before = set(known.problems)
        known.read_styles()
        warn(known, before)
        sheet = Path(self.site.built.config.site_dir, FOLDER, self.site.styles.name)
        sheet.write_text(style_sheet(known.styles).content, "utf-8")
        self.notices.tell("style")


def warn(known: Adopted, before: set[Problem]) -> None:
    """Tell what was not wrong before."""
    for problem in [problem for problem in known.problems if problem not in before]:
        log.warning(str(problem))


def tell(error: BaseException) -> None:
    log.error(f"{type(error).__name__}: {error}", exc_info=log.logger.isEnabledFor(logging.DEBUG))
