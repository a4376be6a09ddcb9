"""`nnlesson render`: Markdown with the figures in it, for any generator of sites."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from nnlesson.cli.numbers import remembering
from nnlesson.cli.outputs import A_FOLDER, fill, for_pages
from nnlesson.cli.themes import beside_pages, themes_here
from nnlesson.plugin.assets import FOLDER
from nnlesson.plugin.folder import Folder
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.sources import NotText, pages_in, read_source
from nnlesson.plugin.themes.adopting import Adopted
from nnlesson.runtime.drafts import draft
from nnlesson.runtime.errors import BuildError


@click.command("render", short_help="Markdown with the figures in it, for other generators.")
@click.argument("docs", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("out", type=A_FOLDER)
@click.option(
    "--directory-urls/--no-directory-urls",
    default=True,
    show_default=True,
    help="Whether a/b.md becomes a/b/, or a/b.html.",
)
@click.option("--offline", is_flag=True, help="For pages that are opened from disk.")
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether a mistake in a page stops it.")
def command(docs: Path, out: Path, directory_urls: bool, offline: bool, strict: bool) -> int:
    """Write the folder DOCS once more as OUT, with every figure as HTML in its page.

    Numbers are computed and claims checked. What the figures need lies in
    OUT/assets/nnlesson: let your generator copy that folder as it is. Anything
    that builds Markdown can build OUT: Zensical, Eleventy, Hugo, Jekyll.

    \b
    Example:
      nnlesson render docs rendered
      npx @11ty/eleventy --input=rendered
    """
    if out.resolve().is_relative_to(docs.resolve()) or docs.resolve().is_relative_to(out.resolve()):
        raise BuildError(f"{out} and {docs} are inside one another. Name a folder elsewhere.")
    themes = themes_here()
    place, beside = for_pages(out), beside_pages(themes, offline=offline)
    texts, problems = rendered(Folder(docs, beside, directory_urls), themes)
    problems = [*themes.problems, *problems]
    for problem in problems:
        click.echo(problem, err=True)
    if problems and strict:
        raise BuildError("Nothing was written. Put this right, or have it shown in its page: --no-strict")
    with draft(place.parent) as made:
        write(made, docs, texts)
        beside.write(made)
        fill(place, made)
    click.echo(f"{out}: {len(texts)} pages. Let your generator copy {out / FOLDER} as it is.")
    return 0


def rendered(folder: Folder, themes: Adopted) -> tuple[dict[str, str], list[Problem]]:
    """Each page by its file, and all that is wrong in any of them."""
    try:
        sources = [read_source(page, page.as_posix()) for page in pages_in([folder.path])]
    except NotText as error:
        raise BuildError(str(error)) from error
    with remembering(themes) as evaluator:
        return folder.pages(sources, evaluator)


def write(made: Path, docs: Path, texts: Mapping[str, str]) -> None:
    """All that is in the folder, with these texts for its pages."""
    shutil.copytree(docs, made, dirs_exist_ok=True)
    for name, text in texts.items():
        (made / name).write_text(text, "utf-8")
