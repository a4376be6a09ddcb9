"""What a page tells its readers where its script does not arrive: no script can say so, and a style can."""

import re
from functools import cache
from importlib.resources import files

BLOCK = re.compile(r"<nn-block\b")
COMMENT, SPACE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s+")
# Who has switched scripts off is told so at the top of the page.
SWITCHED_OFF = "<noscript><style>nn-block:not(:defined)::after{display:none}</style></noscript>"


def told(page: str) -> str:
    """The page with the style in it, if there is a block in it, be it written by hand."""
    return page.replace("</head>", f"<style>{style()}</style>{SWITCHED_OFF}</head>", 1) if BLOCK.search(page) else page


@cache
def style() -> str:
    text = (files("nnlesson") / "web" / "styles" / "told.css").read_text("utf-8")
    return SPACE.sub(" ", COMMENT.sub("", text)).strip()
