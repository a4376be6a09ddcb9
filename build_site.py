"""Builds the course: `site` for any web server, and `site-offline`, which opens by double click.

uv run build_site.py            build both, strictly: whatever is wrong in a lesson stops it
uv run build_site.py --serve    a live preview that follows every change in docs and src
"""

import argparse
import logging
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from nnlesson.runtime.archives import zipped
from nnlesson.runtime.cache import ADVICE, cache_folder, digest, evict_oldest
from nnlesson.runtime.drafts import clear, draft, put_in_place, told
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.wheel import browser_sources

PROJECT = Path(__file__).parent
SITE, OFFLINE = PROJECT / "site", PROJECT / "site-offline"
ARCHIVE = SITE / "downloads" / "nnlesson-offline.zip"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # Material's advertisement, in the middle of an author's messages


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the course, or preview it while you write.")
    parser.add_argument(
        "--serve", action="store_true", help="preview at http://127.0.0.1:8000/, following every change"
    )
    os.environ.update(QUIET)
    try:
        return preview() if parser.parse_args().serve else build_both()
    except BuildError as error:
        print(error, file=sys.stderr)
    except MkDocsException as error:
        error.show()
    except KeyboardInterrupt:
        print()
    return 1


def build_both() -> int:
    """Both forms and the archive are made beside those of the last build, and replace them when all are whole."""
    with lines_of_mkdocs(), draft(PROJECT) as beside:
        site, offline = beside / SITE.name, beside / OFFLINE.name
        build_site(site, offline=False)
        build_site(offline, offline=True)
        (site / ".nojekyll").touch()  # GitHub Pages is to serve the files as they are
        zipped(offline, site / ARCHIVE.relative_to(SITE))
        put_in_place(site, SITE)
        put_in_place(offline, OFFLINE)
    shown = [str(path.relative_to(PROJECT)) for path in (SITE, OFFLINE, ARCHIVE)]
    print(f"{shown[0]} ({megabytes(SITE)}): run `python -m http.server -d {SITE}`, then open http://127.0.0.1:8000/")
    print(f"{shown[1]} ({megabytes(OFFLINE)}): open {OFFLINE / 'index.html'}, by double click or in a browser")
    print(f"{shown[2]} ({megabytes(ARCHIVE)}): the same offline copy, for readers to download")
    return 0


def build_site(folder: Path, *, offline: bool) -> None:
    os.environ.update(settings(offline))
    config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(folder), strict=True)
    build(config)
    kept = Path(os.environ["NNLESSON_BUILD_CACHE"])
    if kept != build_cache():  # the code has changed meanwhile, and nobody knows which of the two made what
        kept.unlink(missing_ok=True)


def settings(offline: bool) -> dict[str, str]:
    """What mkdocs.yml reads from the environment."""
    return {
        "NNLESSON_BUILD_CACHE": str(build_cache()),
        "OFFLINE": str(offline).lower(),
        "DIR_URLS": str(not offline).lower(),
    }


def build_cache() -> Path:
    """Where computed numbers and stills are kept: as long as the code that makes them and its ground do."""
    makers = [*browser_sources(PROJECT), *sorted((PROJECT / "src" / "nnlesson" / "plugin").glob("*.py"))]
    ground = f"Python {platform.python_version()}, NumPy {version('numpy')}".encode()
    folder = cache_folder() / "numbers" / digest(ground, *[path.read_bytes() for path in makers])
    with told(folder, ADVICE):
        folder.mkdir(parents=True, exist_ok=True)
    clear(folder)
    evict_oldest(folder)
    return folder / "build-cache.json"


@contextmanager
def lines_of_mkdocs() -> Iterator[None]:
    """Print what MkDocs warns about: a line each, with nothing around it."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def preview() -> int:
    """Run MkDocs' own preview, which follows docs; when code changes, start it anew with that code."""
    clear(PROJECT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # whoever ends this ends MkDocs too
    while True:
        seen = code()
        served = start_preview()
        try:
            while code() == seen and (served is None or served.poll() is None):
                time.sleep(0.5)
        finally:
            if served:
                served.terminate()
                status = served.wait()
        if served and code() == seen:
            return status  # it ended by itself, and has said why


def start_preview() -> subprocess.Popen[bytes] | None:
    """None if the code cannot be built as it is now; the next change may put that right."""
    try:
        environment = os.environ | settings(offline=False)
    except BuildError as error:
        print(error, file=sys.stderr)
        return None
    return subprocess.Popen([sys.executable, "-m", "mkdocs", "serve"], cwd=PROJECT, env=environment)


def code() -> dict[Path, float]:
    """When each file of code was last written; not those of the themes, which the preview itself follows."""
    themes = PROJECT / "src" / "nnlesson" / "blocks"
    files = [path for ending in ("py", "js", "json") for path in (PROJECT / "src").rglob(f"*.{ending}")]
    files = [path for path in files if themes not in path.parents or path.parent == themes]
    return {path: path.stat().st_mtime for path in files if path.exists()}


def megabytes(path: Path) -> str:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
