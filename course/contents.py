"""The contents bar of a lesson: how far it has been read, its sections, and the other lessons. All of it is links."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Element, element, markup

ARTICLE = '<article class="md-content__inner md-typeset">'  # where Material begins a page
LESSON = '<article class="md-content__inner md-typeset nn-lesson">'


@dataclass(frozen=True)
class Link:
    """What a link says, and where it leads."""

    title: str
    url: str


@dataclass(frozen=True)
class Contents:
    """The lessons in their order, which of them this is, and what it consists of."""

    lessons: Sequence[Link]
    this: int
    sections: Sequence[Link]


def with_contents(html: str, contents: Contents) -> str:
    """The whole page as that of a lesson, with its bar above the text.

    The style sheet goes by the class. A rule for what has a bar in it, `:has(nn-contents)`, would be looked into anew,
    for the whole page, whenever a figure draws a line.
    """
    return html.replace(ARTICLE, f"{LESSON}\n{markup(bar(contents))}", 1)


def bar(contents: Contents) -> Element:
    return element("nn-contents", element("nav", menu(contents), line(contents.sections), aria_label="This lesson"))


def menu(contents: Contents) -> Element:
    lessons = [
        entry(link, aria_current="page" if i == contents.this else None) for i, link in enumerate(contents.lessons)
    ]
    place = element("summary", f"Lesson {contents.this + 1} of {len(lessons)}", class_="nn-contents__open")
    columns = [
        column("In this lesson", [entry(link) for link in contents.sections]),
        column("All lessons", lessons),
    ]
    return element("details", place, element("div", *columns, class_="nn-contents__menu"), class_="nn-contents__fold")


def column(title: str, entries: Sequence[Element]) -> Element:
    return element("div", element("p", title), element("ol", *entries))


def line(sections: Sequence[Link]) -> Element:
    """A part for each section, which fills as it is read."""
    parts = [
        element("li", element("a", element("span", link.title), href=link.url), style=f"--nn-index: {i}")
        for i, link in enumerate(sections)
    ]
    return element("ol", *parts, class_="nn-contents__line", style=f"--nn-sections: {len(parts)}")


def entry(link: Link, **attributes: object) -> Element:
    return element("li", element("a", link.title, href=link.url, **attributes))
