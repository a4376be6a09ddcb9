"""`nnlesson build`: the site for any web server, and on demand a copy that opens by double click."""

import shlex
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from nnlesson.cli import sites
from nnlesson.cli.course import config_option, found
from nnlesson.cli.outputs import A_FOLDER, for_a_site
from nnlesson.runtime.archives import zipped
from nnlesson.runtime.drafts import draft, put_in_place


@dataclass(frozen=True)
class Order:
    """What is to be built: a site, and perhaps a copy of it for disk, and in the site that copy as an archive."""

    config: Path
    site: Path
    offline: Path | None = None
    download: str = ""
    strict: bool = True


@click.command("build", short_help="Build the site, for any web server and for disk.")
@config_option
@click.option("--site", type=A_FOLDER, help="The folder of the site.  [default: site, beside mkdocs.yml]")
@click.option("--offline", type=A_FOLDER, help="Also a copy that opens by double click, in this folder.")
@click.option("--download", metavar="FILE", default="", help="Put that copy into the site, as a zip for readers.")
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether a mistake in a page stops it.")
def command(config: Path, site: Path | None, offline: Path | None, download: str, strict: bool) -> int:
    """Build the course: pages, figures, and Python for the browser.

    The site is static files. They work on any web server and under any path. A
    build is whole or not at all: if it stops, the last site is as it was.

    \b
    Examples:
      nnlesson build
      nnlesson build --offline site-offline --download downloads/course.zip
    """
    if download and not offline:
        raise click.UsageError("--download packs the copy for disk, so it needs --offline DIR.")
    config = found(config)
    site = site or config.parent / "site"
    for folder in filter(None, (site, offline)):
        for_a_site(folder, config.parent)
    return carry_out(Order(config, site.absolute(), offline and offline.absolute(), download, strict))


def carry_out(order: Order) -> int:
    """Whatever is ordered is made beside what the last build made, and replaces it when all is whole."""
    forms = [place for place in (order.site, order.offline) if place]
    with sites.lines_of_mkdocs(), ExitStack() as drafts:
        made = {place: drafts.enter_context(draft(place.parent)) / place.name for place in forms}
        for place, folder in made.items():
            sites.build_site(order.config, folder, offline=place == order.offline, strict=order.strict)
        (made[order.site] / ".nojekyll").touch()  # GitHub Pages is to serve the files as they are
        if order.offline and order.download:
            zipped(made[order.offline], made[order.site] / order.download)
        for place, folder in made.items():
            put_in_place(folder, place)
    for line in told(order):
        click.echo(line)
    return 0


def told(order: Order) -> list[str]:
    """What there is now, and how to see it."""
    serve = f"python -m http.server -d {shlex.quote(str(order.site))}"
    lines = [f"{shown(order.site)}: run `{serve}`, then open http://127.0.0.1:8000/"]
    if order.offline:
        lines.append(f"{shown(order.offline)}: open {order.offline / 'index.html'}, by double click or in a browser")
    if order.download:
        lines.append(f"{shown(order.site / order.download)}: the same offline copy, for readers to download")
    return lines


def shown(path: Path) -> str:
    """A path as one sees it from here, and its size."""
    here = Path.cwd()
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    return f"{path.relative_to(here) if path.is_relative_to(here) else path} ({size:.1f} MB)"
