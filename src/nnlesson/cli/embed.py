"""`nnlesson embed`: one figure as a page of its own."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from nnlesson.cli.numbers import remembering
from nnlesson.cli.outputs import A_FOLDER, fill, for_pages
from nnlesson.cli.themes import beside_pages, themes_here
from nnlesson.plugin.embedding import SCHEMES, NoFigure, chosen, drawn, framed, with_asked, write_page
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.problem import is_number, suggestion
from nnlesson.plugin.sources import PAGE, NotText, read_source, site_of
from nnlesson.runtime.drafts import draft
from nnlesson.runtime.errors import BuildError

EMBED = """\
Put the folder {out} on your server. The page around the frame has these lines:

<iframe src="{out}/index.html" title="{title}" style="width: 100%; border: 0"></iframe>
<script>addEventListener("message", ({{ source, data }}) => {{ for (const frame of document.querySelectorAll("iframe"))
  if (frame.contentWindow === source && data.type === "nnlesson:height") frame.style.height = `${{data.height}}px`; }});
</script>"""


@click.command("embed", short_help="One figure as a page of its own, for a frame.")
@click.argument("figure", metavar="PAGE#ID|KIND")
@click.argument("out", type=A_FOLDER)
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="An option of the figure, with KIND.")
@click.option("--scheme", type=click.Choice(list(SCHEMES)), default="light", show_default=True)
@click.option("--online", is_flag=True, help="For web servers only: a quarter less to fetch.")
def command(figure: str, out: Path, settings: tuple[str, ...], scheme: str, online: bool) -> int:
    """Write one figure as the folder OUT: a page for a frame, a slide or an LMS.

    It works on a web server and opens from disk. The figure is one of a page,
    by its id, or any kind of block. It tells the page around its frame how tall
    it is; the lines that page needs are printed.

    \b
    Examples:
      nnlesson embed docs/lessons/gates.md#and gate
      nnlesson embed and-gate gate --set rate=2 --set seed=7
    """
    place = for_pages(out)
    themes = themes_here()
    for problem in themes.problems:
        click.echo(problem, err=True)
    with remembering(themes) as evaluator:
        page, id = page_of(figure, settings, evaluator)
        try:
            uses = with_asked(page, chosen(page, id))
        except NoFigure as missing:
            raise BuildError(str(missing)) from missing
        figures = drawn(page, uses)
    if page.problems:
        of_kind = not page.file.endswith(PAGE)  # which no file and no line has
        raise BuildError("\n".join(f"{p.word}: {p.text}" if of_kind else str(p) for p in sorted(page.problems)))
    beside = beside_pages(themes, offline=not online)
    with draft(place.parent) as made:
        write_page(made, framed(figures, beside, scheme), beside)
        fill(place, made)
    click.echo(EMBED.format(out=place.name, title=figures.name.replace('"', "&quot;")))
    return 0


def page_of(figure: str, settings: Sequence[str], evaluator: Evaluator) -> tuple[Page, str]:
    """The page that the figure is on, read, and its id there. A kind is on a page of its own."""
    file, _, id = figure.partition("#")
    if not file.endswith(PAGE):
        if figure not in evaluator.catalogue:
            raise BuildError(f"There is no block {figure!r}; {suggestion(figure, evaluator.catalogue)}")
        text = "\n".join([f"```nn-{figure}", *map(entry, settings), "```"])
        page = Page(figure, 0, evaluator)
        page.read(text)
        return page, ""
    if settings:
        raise click.UsageError("--set goes with a kind of block; a figure of a page has its own.")
    try:
        source = read_source(Path(file), file)
    except NotText as error:
        raise BuildError(str(error)) from error
    page = Page(source.name, source.offset, evaluator, root=site_of(source.path))
    page.read(source.text)
    return page, id


def entry(setting: str) -> str:
    """NAME=VALUE as a line of a fence."""
    name, equals, value = setting.partition("=")
    if not equals:
        raise click.UsageError(f"--set {setting} has no value; write --set {setting}=VALUE.")
    return f"{name}: {value if is_number(value) else json.dumps(value, ensure_ascii=False)}"
