"""A scroller: what may be wider than its place is moved about in it, by finger, mouse and keys."""

from nnlesson.draw.element import Element, element


def scroller(name: str, content: Element) -> Element:
    return element("div", content, class_="nn-scroller", role="region", aria_label=name, tabindex="0")
