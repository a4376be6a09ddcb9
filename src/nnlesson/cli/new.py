"""`nnlesson new`: a course, a lesson or a block, from a template that works as it stands."""

from dataclasses import dataclass
from pathlib import Path

import click

from nnlesson.blocks import catalogue
from nnlesson.cli.course import CONFIG, found
from nnlesson.cli.names import checked, written
from nnlesson.cli.outputs import A_FOLDER
from nnlesson.cli.themes import themes_here
from nnlesson.runtime.errors import BuildError

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Template:
    """What is made, where it belongs in a course, and what its author does next."""

    place: str
    in_course: bool
    then: str


KINDS = {
    "course": Template(
        "my-name",
        False,
        "Go on with:\n  cd {folder}\n  pip install -r requirements.txt\n  nnlesson serve --open",
    ),
    "lesson": Template(
        "docs/lessons",
        True,
        "Name it under nav in mkdocs.yml, and then look for TODO in it:\n  - My name: lessons/my-name.md",
    ),
    "block": Template(
        "blocks",
        True,
        "In mkdocs.yml, put two lines in the place of - nnlesson, and write a fence ```nn-my-name in a page:\n"
        "  - nnlesson:\n      blocks: blocks\nIts test (pip install pytest): python -m pytest blocks/my_name",
    ),
}


@click.command("new", short_help="A course, a lesson or a block, from a template.")
@click.argument("what", metavar="course|lesson|block", type=click.Choice(list(KINDS)))
@click.argument("name")
@click.option("--in", "folder", type=A_FOLDER, help="The folder to put it into.")
def command(what: str, name: str, folder: Path | None) -> int:
    """Make something new that works as it stands, to be changed by you.

    A course is a folder with a page, a figure, a guess and a workflow for
    GitHub Pages. A lesson is a page with the form of one, and its TODOs. A
    block is a theme: a figure that trains, its look and its test. Lessons and
    blocks go into the course in whose folder you are. No file is overwritten.

    \b
    Examples:
      nnlesson new course gates
      cd gates
      nnlesson new lesson first-steps
      nnlesson new block my-neuron
    """
    kind, name = KINDS[what], checked(name, what)
    themes_here()
    if what == "block" and name in catalogue():
        raise BuildError(f"There is a block {name} already. Give yours another name.")
    if kind.in_course and not folder:
        found(Path(CONFIG))
    place = folder / name if what == "course" and folder else folder or Path(written(kind.place, name))
    for path in copied(what, name, place):
        click.echo(path)
    click.echo(written(kind.then, name).format(folder=place))
    return 0


def copied(what: str, name: str, place: Path) -> list[Path]:
    """The files that were made, all or none."""
    template = TEMPLATES / what
    files = {
        place / written(path.relative_to(template).as_posix(), name): written(path.read_text("utf-8"), name)
        for path in sorted(template.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    if there := [path for path in files if path.exists()]:
        raise BuildError(f"{there[0]} is there already, and nothing was written. Give another name.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(files)
