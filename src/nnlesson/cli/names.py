"""Names of what is new: small letters, digits and hyphens, beginning with a letter."""

import re
import sys
from keyword import iskeyword
from unicodedata import normalize

from nnlesson.runtime.errors import BuildError

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RULE = "It takes small letters, digits and hyphens, and begins with a letter"
TAKEN = {"nnlesson", "numpy", *sys.stdlib_module_names}


def checked(name: str, what: str) -> str:
    """The name, which can be one of a file and of a class; raises BuildError."""
    if not NAME.fullmatch(name):
        raise BuildError(f"{name!r} cannot be the name of a {what}. {RULE}, such as {nearest(name, what)}")
    if what == "block" and is_python(name):
        raise BuildError(f"{name!r} is a name of Python's own. Take another one, such as {name}-block")
    return name


def nearest(name: str, what: str) -> str:
    """The name that was meant, as far as there is one."""
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)
    found = "-".join(words).lstrip("0123456789-")
    return found or f"my-{what}"


def is_python(name: str) -> bool:
    module = name.replace("-", "_")
    return iskeyword(module) or module in TAKEN


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
