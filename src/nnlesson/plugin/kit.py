"""The kit, as pages see it: the scripts that they load, the files that lie beside them, and the licences of it all."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.supply import kit_folder


@dataclass(frozen=True)
class Licence:
    """What a page says of somebody's work that travels with the site; `file` in the kit has the licence in full."""

    name: str
    use: str
    home: str
    version: str
    licence: str
    file: str


@dataclass(frozen=True)
class Kit:
    """The runtime's files: `scripts` for the end of every page, `polyfills` for its head, `files` to lie beside.

    Those that are `early` are on their way as soon as the head of a page with blocks has arrived.
    """

    folder: Path
    scripts: list[str] = field(default_factory=list)
    polyfills: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)

    def all(self) -> list[str]:
        """Whatever is to lie beside the pages."""
        texts = [licence.file for licence in self.licences]
        return list(dict.fromkeys([*self.files, *self.scripts, *self.polyfills, *texts]))


def build_of(scripts: Sequence[str]) -> str:
    """Which scripts a page runs with: where an instant navigation brings one with others, that is loaded anew."""
    return sha256(" ".join(scripts).encode()).hexdigest()[:10]


class IncompleteKit(Exception):
    """There is no kit that can be used; the text says why, and what to do."""


def find_kit(*, offline: bool) -> Kit:
    """The kit for a site on a web server, or for one that is opened from disk: of the installed wheel, or just made."""
    try:
        return read_kit(kit_folder(offline=offline))
    except BuildError as error:
        raise IncompleteKit(str(error)) from error


def read_kit(folder: Path) -> Kit:
    listing = folder / "kit.json"
    otherwise = "leave the option kit out, and one is found"
    try:
        given = json.loads(listing.read_text("utf-8"))
        licences = [Licence(**licence) for licence in given["licences"]]
        kit = Kit(folder, given["scripts"], given["polyfills"], given["early"], given["files"], licences)
    except OSError as error:
        raise IncompleteKit(f"{folder} holds no kit (kit.json); {otherwise}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise IncompleteKit(f"{listing} is no list of a kit's files; {otherwise}") from error
    missing = [name for name in kit.all() if not (folder / name).is_file()]
    if missing:
        raise IncompleteKit(f"the kit in {folder} has no {missing[0]}; {otherwise}")
    return kit
