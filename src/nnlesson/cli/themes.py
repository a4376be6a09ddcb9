"""The themes of others that a command takes in: of the course that it is called in, and of what is installed."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import MappingNode, Node, SafeLoader, SequenceNode, YAMLError, compose

from nnlesson.blocks import WrongKind
from nnlesson.cli.course import CONFIG
from nnlesson.plugin.assets import style_sheet
from nnlesson.plugin.beside import Beside
from nnlesson.plugin.kit import find_kit
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.themes.adopting import Adopted, adopted
from nnlesson.runtime.errors import BuildError


def themes_here() -> Adopted:
    """Raises BuildError."""
    try:
        return adopted(Path(), folder_named_in(Path(CONFIG)))
    except WrongKind as wrong:
        raise BuildError(str(wrong)) from wrong


def beside_pages(themes: Adopted, *, offline: bool) -> Beside:
    """What lies beside pages with figures, these themes among it."""
    modules = themes.script() if themes.themes else ("", "")
    return Beside(style_sheet(themes.styles), find_kit(offline=offline), *modules)


def doubled_in(config: Path) -> list[Problem]:
    """The plugin named a second time, of which MkDocs would make a second one."""
    try:
        root = compose(config.read_text("utf-8"), Loader=SafeLoader)
    except (OSError, UnicodeDecodeError, YAMLError):
        return []
    pairs = root.value if isinstance(root, MappingNode) else []
    entries = [value for key, value in pairs if key.value == "plugins"]
    lines = [entry.start_mark.line + 1 for entry in plugins_in(entries) if entry.value == "nnlesson"]
    said = f"it stands in line {lines[0]} already; keep one of them, with its options" if lines else ""
    return [Problem(config.name, line, "nnlesson", said) for line in lines[1:]]


def plugins_in(found: list[Node]) -> Iterator[Node]:
    """The names of plugins: a bare one, or one that has options."""
    for plugin in found[0].value if found and isinstance(found[0], SequenceNode) else []:
        yield plugin.value[0][0] if isinstance(plugin, MappingNode) and plugin.value else plugin


def folder_named_in(config: Path) -> str:
    """What a mkdocs.yml says of `blocks`; nothing where it says nothing, or cannot be read."""
    try:
        with config.open("rb") as file:
            plugins = yaml_load(file).get("plugins")
    except (OSError, YAMLError, MkDocsException, AttributeError, TypeError, ValueError):
        return ""  # the command that needs the file says so
    entries = plugins if isinstance(plugins, list) else [plugins]
    named = [plugin.get("nnlesson") for plugin in entries if isinstance(plugin, dict)]
    return next((str(options.get("blocks") or "") for options in named if isinstance(options, dict)), "")
