"""Turning to a page of the course, with Python at work since the page before."""

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.pages import Course

# What is the same on disk is tried once, right after what is tried in both forms: it is the same visit.
over_http = pytest.mark.parametrize("course", ["http"], indirect=True, scope="module")

# As Material's instant navigation leads to another page and back, which there is not on disk: Python lives on, and all
# blocks begin anew.
FORGET = """
try {
    for (const name of Object.keys(localStorage)) if (name.startsWith("nnlesson ")) localStorage.removeItem(name);
} catch { /* nothing is stored on such a page */ }
"""
ANEW = f"""async html => {{
    const article = document.createElement("article");
    document.querySelector("article").replaceWith(article);
    await new Promise(resolve => setTimeout(resolve));
    {FORGET}
    dispatchEvent(new StorageEvent("storage", {{ key: null }}));
    const built = new DOMParser().parseFromString(html, "text/html");
    article.replaceWith(built.querySelector("article"));
    scrollTo(0, 0);
}}"""


def keep_nothing(context: BrowserContext) -> None:
    """Each page begins as if nobody had been there before."""
    context.add_init_script(FORGET)


def turn_to(page: Page, course: Course, name: str) -> Page:
    """The page of that name as it was built, its blocks not yet touched."""
    if page.url == course.page(name):
        page.evaluate(ANEW, course.html(name))
        return page
    page.goto("about:blank")  # what the page before was still fetching is not missed when the network goes
    page.context.set_offline(course.offline)
    page.goto(course.page(name))
    return page
