"""One site, for a server or for disk, made by MkDocs with this plugin."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from nnlesson.cli.numbers import build_cache
from nnlesson.plugin.mkdocs.destination import for_disk
from nnlesson.plugin.mkdocs.plugin import BUILD_CACHE
from nnlesson.runtime.errors import BuildError

QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # Material's advertisement, in the middle of an author's messages
NO_PLUGIN = "{file} has no plugin nnlesson, so its figures would be code. Add `- nnlesson` to `plugins`."


def build_site(config_file: Path, folder: Path, *, offline: bool, strict: bool) -> None:
    os.environ.update(settings(offline=offline))
    directories = False if offline else None  # None leaves it to the file
    config = load_config(str(config_file), site_dir=str(folder), strict=strict, use_directory_urls=directories)
    if "nnlesson" not in config.plugins:
        raise BuildError(NO_PLUGIN.format(file=config_file.name))
    if offline and not for_disk(config):
        config.site_url = ""  # as MkDocs itself tells whoever wants a site for disk
    build(config)
    kept = Path(os.environ[BUILD_CACHE])
    if kept != build_cache():  # the code has changed meanwhile, and nobody knows which of the two made what
        kept.unlink(missing_ok=True)


def settings(*, offline: bool) -> dict[str, str]:
    """What a mkdocs.yml can read from the environment."""
    return QUIET | {
        BUILD_CACHE: str(build_cache()),
        "OFFLINE": str(offline).lower(),
        "DIR_URLS": str(not offline).lower(),
    }


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
