"""The course that a command is called for: the folder of its mkdocs.yml."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from nnlesson.runtime.errors import BuildError

CONFIG = "mkdocs.yml"


def config_option[Command: Callable[..., Any]](command: Command) -> Command:
    """The option that names the course's file, for every command that needs one."""
    option = click.option(
        "-f",
        "--config-file",
        "config",
        type=click.Path(path_type=Path, dir_okay=False),
        default=CONFIG,
        show_default=True,
        help="The file of the course.",
    )
    return option(command)


def found(config: Path) -> Path:
    """The file, which is there; raises BuildError."""
    if config.is_file():
        return config.absolute()
    where = config.absolute().parent
    raise BuildError(
        f"There is no {config.name} in {where}. Go into the folder of your course, name its file with -f,"
        " or make a course: nnlesson new course my-course"
    )
