"""What every page of a preview has in its head: the script that asks what is new, and how its prose is known."""

import re
from hashlib import sha256
from importlib.resources import files

from nnlesson.draw.element import element, markup

PREFIX = "/nnlesson-preview/"
# A number, or what stands in its place where nothing could be computed; and which of all places one is.
NUMBER = re.compile(
    r'<(span class="nn-number"|mark class="nn-problem")[^>]*>.*?</(span|mark)>| data-place="?\d+"?', re.DOTALL
)

SCRIPT, CHANGES = f"{PREFIX}script.js", f"{PREFIX}changes"


def head(prose: str) -> str:
    """`prose` is all of the page but its blocks: where only these are others, the page need not be loaded anew.

    Nor where only its numbers are, which the script puts in their places.
    """
    digest = sha256(NUMBER.sub("", prose).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    meta = markup(element("meta", name="nnlesson-prose", content=digest))
    return f'{meta}<script type="module" src="{SCRIPT}"></script>'


def script() -> bytes:
    return (files("nnlesson") / "web" / "preview.js").read_bytes()
