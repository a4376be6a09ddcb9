"""Turning to a page of the course, with Python at work since the page before."""

import pytest
from playwright.sync_api import Page

from browser.pages import Course

# What is the same on disk is tried once, right after what is tried in both forms: it is the same visit.
over_http = pytest.mark.parametrize("course", ["http"], indirect=True, scope="module")

# As Material's instant navigation does it, which there is not on disk: Python lives on, and all blocks begin anew.
ANEW = """html => {
    const built = new DOMParser().parseFromString(html, "text/html");
    document.querySelector("article").replaceWith(built.querySelector("article"));
    scrollTo(0, 0);
}"""


def turn_to(page: Page, course: Course, name: str) -> Page:
    """The page of that name as it was built, its blocks not yet touched."""
    page.context.set_offline(course.offline)
    if page.url == course.page(name):
        page.evaluate(ANEW, course.html(name))
    else:
        page.goto(course.page(name))
    return page
