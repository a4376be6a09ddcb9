"""Elements: the tree of tags, attributes and texts that every picture is made of.

An element is a plain list, [tag, attributes, child, child, ...], and a child is another element or a text. So a frame
is JSON as it stands: the build writes it as HTML, and the browser compares it with the frame before.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

type Element = list[Any]
type Child = Element | str

VOID = {"br", "hr", "img", "input", "link", "meta"}


def element(tag: str, *children: Child, **attributes: object) -> Element:
    """An element; `stroke_width=2` becomes stroke-width="2", `class_` becomes class; None and False are left out."""
    given = {
        name(key): value if type(value) is str else written(value)
        for key, value in attributes.items()
        if value is not None and value is not False
    }
    return [tag, given, *children]


@cache
def name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def written(given: object) -> str:
    """An attribute's value as it stands in HTML: numbers rounded to a hundredth of a pixel, True as the empty text."""
    if given is True:
        return ""
    return number(given) if isinstance(given, float) else str(given)


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """A path along the points, to a tenth of a pixel; formatted in one go, since a curve has hundreds of points."""
    flat = [coordinate for point in points for coordinate in point]
    return "M" + ("%.1f %.1fL" * (len(flat) // 2) % tuple(flat)).removesuffix("L") if flat else ""


def number(given: float) -> str:
    """A coordinate in as few characters as a hundredth of a pixel needs."""
    text = f"{given:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def markup(node: Child) -> str:
    """The tree as HTML."""
    if isinstance(node, str):
        return escaped(node)
    tag, attributes, *children = node
    opening = "".join(f' {key}="{quoted(text)}"' if text else f" {key}" for key, text in attributes.items())
    if tag in VOID:
        return f"<{tag}{opening}>"
    return f"<{tag}{opening}>{''.join(map(markup, children))}</{tag}>"


def escaped(text: str) -> str:
    """As `html.escape` does it, which would bring the names of two thousand characters into the browser's memory."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    return escaped(text).replace('"', "&quot;").replace("'", "&#x27;")
