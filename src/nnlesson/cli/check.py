"""`nnlesson check`: every mistake in every page, with nothing built."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from nnlesson.blocks import catalogue
from nnlesson.cli.course import CONFIG
from nnlesson.cli.numbers import remembering
from nnlesson.cli.themes import doubled_in, themes_here
from nnlesson.plugin.checking import Grammar, check
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.sources import NotText, Source, pages_in, read_source
from nnlesson.runtime.errors import BuildError

NOT_COMPUTED = "Numbers and claims were read, not computed: nnlesson check --claims computes them."
COMPUTED = "All numbers and claims were computed."


@click.command("check", short_help="Every mistake in every page, in about a second.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--claims", is_flag=True, help="Also compute every number and every claim, which can take minutes.")
def command(paths: tuple[Path, ...], claims: bool) -> int:
    """Tell what is wrong in pages, each mistake with its file and line.

    Looks at fences, options, ids, and at how numbers and claims are written.
    Nothing is built, drawn or computed. PATHS are files and folders; without
    any it is the folder docs. Exit status 1 if anything is wrong.

    \b
    Examples:
      nnlesson check
      nnlesson check docs/lessons/gates.md --claims
    """
    files = pages_in(paths or [docs()])
    themes = themes_here()
    problems = [*doubled_in(Path(CONFIG)), *themes.problems]
    sources = list(read(files, problems))
    with remembering(themes) if claims else nullcontext(Grammar(catalogue(), faults=themes.faults)) as evaluator:
        pages, found = check(sources, evaluator)
    for problem in sorted(problems + found):
        click.echo(problem)
    blocks = sum(len(page.uses) for page in pages)
    wrong = len(problems) + len(found)
    said = f"{counted(wrong, 'mistake')} in " if wrong else "Nothing is wrong in "
    click.echo(f"{said}{counted(len(files), 'page')} with {counted(blocks, 'block')}.", err=bool(wrong))
    if not wrong:
        click.echo(COMPUTED if claims else NOT_COMPUTED)
    return min(wrong, 1)


def docs() -> Path:
    """Where pages are, if nobody says so."""
    if Path("docs").is_dir():
        return Path("docs")
    if Path(CONFIG).is_file():
        return Path()
    raise BuildError("There is no folder docs here. Name the pages to check: nnlesson check FOLDER")


def read(files: list[Path], problems: list[Problem]) -> Iterator[Source]:
    """All that are text; of the others it is among the problems that they are not."""
    for file in files:
        try:
            yield read_source(file, file.as_posix())
        except NotText as error:
            problems.append(error.problem)


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
