"""A code listing, with the line marked that is at work."""

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure


def listing(functions: list[tuple[str, str, str]]) -> Figure:
    """Functions as (name, source, what the running line begins with), the caller before what it calls.

    A source none of whose lines begins so has no line at work.
    """
    return Figure(element("div", *[code(*function) for function in functions], class_="nn-listings"))


def code(name: str, source: str, running: str) -> Element:
    lines = [line(text, bool(running) and text.strip().startswith(running)) for text in source.splitlines()]
    return element(
        "div",
        element("div", name, class_="nn-listing__name"),
        element("div", *lines, class_="nn-listing__code", tabindex="0", role="group", aria_label=f"The code of {name}"),
        class_="nn-listing",
    )


def line(text: str, running: bool) -> Element:
    look = "nn-line nn-line--running" if running else "nn-line"
    return element("code", text + "\n", class_=look, aria_current="step" if running else None)
