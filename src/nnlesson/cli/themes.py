"""The themes of others that a command takes in: of the course that it is called in, and of what is installed."""

from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from nnlesson.blocks import WrongKind
from nnlesson.cli.course import CONFIG
from nnlesson.plugin.assets import style_sheet
from nnlesson.plugin.beside import Beside
from nnlesson.plugin.kit import find_kit
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
    return Beside(style_sheet(themes.styles()), find_kit(offline=offline), *modules)


def folder_named_in(config: Path) -> str:
    """What a mkdocs.yml says of `blocks`; nothing where it says nothing, or cannot be read."""
    try:
        with config.open("rb") as file:
            plugins = yaml_load(file).get("plugins") or []
    except (OSError, YAMLError, MkDocsException, AttributeError):
        return ""  # the command that needs the file says so
    named = [plugin.get("nnlesson") for plugin in plugins if isinstance(plugin, dict)]
    if isinstance(plugins, dict):
        named = [plugins.get("nnlesson")]
    return next((str(options.get("blocks", "")) for options in named if isinstance(options, dict)), "")
