"""Texts that take turns in one place. All of them are there, so that the place has room for the longest of them."""

from collections.abc import Sequence

from nnlesson.draw.element import Element, element
from nnlesson.draw.inline import inline


def turns(texts: Sequence[str], shown: int) -> Element:
    """The texts, as inline Markdown, of which one is seen."""
    return element("div", *[turn(text, i == shown) for i, text in enumerate(texts)], class_="nn-turns")


def turn(text: str, shown: bool) -> Element:
    look = "nn-turn nn-turn--shown" if shown else "nn-turn"
    return element("p", *inline(text), class_=look, aria_hidden=None if shown else "true")
