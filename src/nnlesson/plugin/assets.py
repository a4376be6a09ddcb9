"""Static assets: the style sheet, made of what the rooms and themes say, and the folder in which all of it lies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from nnlesson.draw.tokens import stylesheet

FOLDER = "assets/nnlesson"  # in the site, beside the pages
# The later ones may say something else than the earlier ones.
SHARED = (
    "guard",
    "block",
    "panels",
    "controls",
    "run",
    "code",
    "fixing",
    "figure",
    "network",
    "hold",
    "charts",
    "surface",
    "written",
    "kept",
    "senses",
    "where",
    "print",
)
# The oldest browsers mix no colours: they are given the one of a line, and of a surface what is below it.
MIXED = re.compile(r"([a-z-]+): color-mix\(in \w+, (.+) \S+, (var\([a-z-]+\)|transparent)\);")


@dataclass(frozen=True)
class StyleSheet:
    """All of the blocks' CSS as one file, named by its content."""

    name: str
    content: str


def style_sheet(others: Sequence[str] = ()) -> StyleSheet:
    """The colours from `draw`, the styles that every block shares, and then those of each theme; ours come first."""
    package = files("nnlesson")
    shared = [package / "web" / "styles" / f"{name}.css" for name in SHARED]
    themes = sorted((package / "blocks").iterdir(), key=lambda theme: theme.name)
    own = [file for theme in themes if theme.is_dir() for file in styles_of(theme)]
    content = "\n".join([stylesheet(), *(file.read_text("utf-8") for file in [*shared, *own]), *others]) + "\n"
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
