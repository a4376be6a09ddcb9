"""Folders that a command fills. What a person has put there is never taken away."""

import shutil
from pathlib import Path

import click

from nnlesson.plugin.assets import FOLDER
from nnlesson.runtime.errors import BuildError

A_FOLDER = click.Path(path_type=Path, file_okay=False)


def for_a_site(folder: Path, project: Path) -> Path:
    """A folder whose content a build may replace: a new one, an empty one, or one with a site; raises BuildError."""
    place = folder.absolute()
    if project.is_relative_to(place) or (any_in(place) and not (place / "index.html").is_file()):
        raise BuildError(f"{folder} holds files that are no site, and a build would replace them. Name another folder.")
    return place


def for_pages(folder: Path) -> Path:
    """A folder to write into: a new or empty one, or one that a command has made before; raises BuildError."""
    if any_in(folder) and not (folder / FOLDER).is_dir():
        raise BuildError(f"{folder} holds files that this command has not made. Name an empty folder, or a new one.")
    return folder.absolute()


def fill(folder: Path, made: Path) -> None:
    """Put what was made into a folder that `for_pages` has let through; what else is there stays."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    shutil.copytree(made, folder, dirs_exist_ok=True)


def any_in(folder: Path) -> bool:
    return folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir())
