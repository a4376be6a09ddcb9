"""Names of what is new: small letters, digits and hyphens, beginning with a letter."""

import re
import sys
from keyword import iskeyword
from pathlib import Path
from unicodedata import normalize

from nnlesson.plugin.themes.finding import is_taken
from nnlesson.plugin.themes.theme import is_test
from nnlesson.runtime.errors import BuildError

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RULE = "It takes small letters, digits and hyphens, and begins with a letter"


def checked(name: str, what: str) -> str:
    """The name, which can be one of a file and of a class; raises BuildError."""
    if not NAME.fullmatch(name):
        raise BuildError(f"{name!r} cannot be the name of a {what}. {RULE}, such as {nearest(name, what)}")
    if what == "block":
        check_module(name, name.replace("-", "_"))
    return name


def check_module(name: str, module: str) -> None:
    """Whether the block's module can have this name, and is seen by that; raises BuildError."""
    if iskeyword(module) or module in sys.stdlib_module_names:
        raise BuildError(f"{name!r} is a name of Python's own. Take another one, such as {name}-block")
    if is_test(Path(f"{module}.py")):
        raise BuildError(f"{name!r} is a name for tests. Take another one, such as my-{name}")
    if is_taken(module):
        raise BuildError(f"{name!r} is a module that is installed here. Take another one, such as {name}-block")


def nearest(name: str, what: str) -> str:
    """The name that was meant, as far as there is one."""
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)
    found = "-".join(words).lstrip("0123456789-")
    return found or f"my-{what}"


def written(text: str, name: str) -> str:
    """A template's text, or the name of its file, with this name in place of its own in all its forms."""
    words = name.split("-")
    forms = {
        "my-name": name,
        "my_name": "_".join(words),
        "MyName": "".join(word.capitalize() for word in words),
        "My name": " ".join(words).capitalize(),
    }
    for form, own in forms.items():
        text = text.replace(form, own)
    return text
