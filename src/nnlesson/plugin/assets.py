"""Static assets: the style sheet that the plugin makes, and the kit of scripts that the runtime has made before."""

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from nnlesson.draw.tokens import stylesheet

FOLDER = "assets/nnlesson"  # in the site, beside the pages
# The later ones may say something else than the earlier ones.
SHARED = (
    "block",
    "panels",
    "controls",
    "figure",
    "network",
    "hold",
    "charts",
    "surface",
    "written",
    "kept",
    "senses",
    "print",
)
# The oldest browsers mix no colours: they are given the one of a line, and of a surface what is below it.
MIXED = re.compile(r"([a-z-]+): color-mix\(in \w+, (.+) \S+, (var\([a-z-]+\)|transparent)\);")


@dataclass(frozen=True)
class StyleSheet:
    """All of the blocks' CSS as one file, named by its content."""

    name: str
    content: str


def style_sheet() -> StyleSheet:
    """The colours from `draw`, the styles that every block shares, and then those of each theme."""
    package = files("nnlesson")
    shared = [package / "web" / "styles" / f"{name}.css" for name in SHARED]
    themes = sorted((package / "blocks").iterdir(), key=lambda theme: theme.name)
    own = [file for theme in themes if theme.is_dir() for file in styles_of(theme)]
    content = "\n".join([stylesheet(), *(file.read_text("utf-8") for file in [*shared, *own])]) + "\n"
    content = unmixed(content)
    return StyleSheet(f"nnlesson.{sha256(content.encode()).hexdigest()[:10]}.css", content)


def styles_of(theme: Traversable) -> list[Traversable]:
    """What a theme styles in common, and then what may say something else of some of its blocks."""
    styles = [file for file in theme.iterdir() if file.name.endswith(".css")]
    return sorted(styles, key=lambda file: (file.name != "style.css", file.name))


def unmixed(content: str) -> str:
    """The style sheet with a colour that is not mixed before each that is."""
    return MIXED.sub(with_plain_colour, content)


def with_plain_colour(found: re.Match[str]) -> str:
    name, colour, ground = found.groups()
    return f"{name}: {colour if name == 'stroke' else ground}; {found[0]}"


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

    `preloads` are on their way as soon as the head of a page with blocks has arrived.
    """

    folder: Path
    scripts: list[str] = field(default_factory=list)
    polyfills: list[str] = field(default_factory=list)
    preloads: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)

    def all(self) -> list[str]:
        """Whatever is to lie beside the pages."""
        texts = [licence.file for licence in self.licences]
        return list(dict.fromkeys([*self.files, *self.scripts, *self.polyfills, *texts]))

    @property
    def build(self) -> str:
        """Which scripts a page runs with: where an instant navigation brings one with others, that is loaded anew."""
        return sha256(" ".join(self.scripts).encode()).hexdigest()[:10]


class IncompleteKit(Exception):
    """A kit that cannot be used; the text says what is missing."""


def read_kit(folder: Path) -> Kit:
    listing = folder / "kit.json"
    try:
        given = json.loads(listing.read_text("utf-8"))
        licences = [Licence(**licence) for licence in given["licences"]]
        kit = Kit(folder, given["scripts"], given["polyfills"], given["preloads"], given["files"], licences)
    except OSError as error:
        raise IncompleteKit(f"{folder} holds no kit (kit.json); make it with build_site.py") from error
    except (ValueError, KeyError, TypeError) as error:
        raise IncompleteKit(f"{listing} is no list of a kit's files; make it anew with build_site.py") from error
    missing = [name for name in kit.all() if not (folder / name).is_file()]
    if missing:
        raise IncompleteKit(f"the kit in {folder} has no {missing[0]}; make it anew with build_site.py")
    return kit
