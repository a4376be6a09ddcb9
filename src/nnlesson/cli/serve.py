"""`nnlesson serve`: a live preview that follows every change."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click

import nnlesson
from nnlesson.cli.course import config_option, found
from nnlesson.cli.ports import HOST, is_free, next_free
from nnlesson.cli.sites import settings
from nnlesson.runtime.drafts import clear
from nnlesson.runtime.errors import BuildError

PACKAGE = Path(nnlesson.__file__).parent


@click.command("serve", short_help="A live preview while you write.")
@config_option
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Where it can be had.")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
def command(config: Path, port: int, opened: bool) -> int:
    """Show the course as readers get it, and every change as you save it.

    A mistake stands in the page, where its figure would be, and here, with its
    file and line. Ctrl-C ends the preview.

    \b
    Example:
      nnlesson serve --port 8080 --open
    """
    config = found(config)
    if not is_free(port):
        other = next_free(port)
        raise BuildError(f"Port {port} is taken. The next free one is {other}: nnlesson serve --port {other}")
    return preview(config, [f"--dev-addr={HOST}:{port}", *(["--open"] if opened else [])])


def preview(config: Path, options: list[str]) -> int:
    """Run MkDocs' own preview, which follows docs; when code changes, start it anew with that code."""
    clear(config.parent)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # whoever ends this ends MkDocs too
    while True:
        seen = code()
        served = start_preview(config, options)
        try:
            while code() == seen and (served is None or served.poll() is None):
                time.sleep(0.5)
        finally:
            if served:
                served.terminate()
                status = served.wait()
        if served and code() == seen:
            return status  # it ended by itself, and has said why
        options = [option for option in options if option != "--open"]  # once is enough


def start_preview(config: Path, options: list[str]) -> subprocess.Popen[bytes] | None:
    """None if the code cannot be built as it is now; the next change may put that right."""
    try:
        environment = os.environ | settings(offline=False)
    except BuildError as error:
        click.echo(error, err=True)
        return None
    command = [sys.executable, "-m", "mkdocs", "serve", f"--config-file={config}", *options]
    return subprocess.Popen(command, cwd=config.parent, env=environment)


def code() -> dict[Path, float]:
    """When each file of code was last written; not those of the themes, which the preview itself follows."""
    themes = PACKAGE / "blocks"
    files = [path for ending in ("py", "js", "json") for path in PACKAGE.rglob(f"*.{ending}")]
    files = [path for path in files if themes not in path.parents or path.parent == themes]
    return {path: path.stat().st_mtime for path in files if path.exists()}
