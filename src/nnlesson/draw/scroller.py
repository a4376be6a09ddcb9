"""A scroller: what may be wider than its place is moved about in it, by finger, mouse and keys."""

from nnlesson.draw.element import Element, element


def scroller(name: str, content: Element, *, stop: bool = True) -> Element:
    """A stop for the Tab key, which the arrows scroll; none is needed where there are stops in the content."""
    return element("div", content, class_="nn-scroller", role="group", aria_label=name, tabindex="0" if stop else None)
