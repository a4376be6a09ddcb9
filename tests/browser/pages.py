"""Where the pages of a course are, and what a test reads in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Error, Locator, Page, Route, Worker, expect

SNAPSHOT = re.compile(r"/snapshot(-bin-|\.bin\.)")  # Python's memory: its parts, or on disk its chunks
STARTING = 60_000  # ms: a cold start of Python on a slow machine that does other things too
# ms from one look to the next. Else Playwright looks once a frame, and a page of Chromium 156 on a very busy machine
# may get no frame any more once the fragment of its address has changed.
LOOK = 50
HANG = "setTimeout(() => { while (true) {} })"  # what a worker does from then on
PRESSED = """link => {
  addEventListener("click", event => event.preventDefault(), { once: true });
  link.click();
}"""


@dataclass(frozen=True)
class Course:
    """Where a course is, and how its pages are named there."""

    root: str
    offline: bool

    def page(self, name: str) -> str:
        if self.offline:
            return f"{self.root}{name or 'index'}.html"
        return f"{self.root}{name}/" if name else self.root

    def html(self, name: str) -> str:
        """The page as it was built."""
        with urlopen(self.page(name)) as file:
            text: str = file.read().decode()
        return text


@dataclass
class Held:
    """A file on its way, which does not arrive before a test lets it go."""

    routes: list[Route] | None = field(default_factory=list)

    def hold(self, route: Route) -> None:
        if self.routes is None:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        routes, self.routes = self.routes, None
        for route in routes or []:
            route.continue_()


@dataclass
class Watch:
    """What went wrong in the pages of a test. A test that breaks something on purpose says so in `expected`."""

    wrong: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def unexpected(self) -> list[str]:
        return [line for line in self.wrong if not any(part in line for part in self.expected)]


def block(page: Page, id: str) -> Locator:
    return page.locator(f"nn-block#{id}")


def until(page: Page, id: str, state: str) -> Locator:
    """The block, once it is in that state."""
    found = block(page, id)
    expect(found).to_have_attribute("state", state)
    return found


def button(found: Locator, label: str) -> Locator:
    """The button with this label. Its full name also says whose it is: "Train: AND gate"."""
    return found.get_by_role("button", name=re.compile(rf"^{label}(:|$)"))


def readout(found: Locator, name: str) -> Locator:
    return found.locator(f'output[name="{name}"]')


def status(found: Locator) -> Locator:
    """The line that says what Python is doing."""
    return found.locator(".nn-status")


def in_workers(page: Page, expression: str) -> Iterator[tuple[Worker, Any]]:
    """The workers of a page, with what each of them says; but for one that has done its work and ends meanwhile."""
    for worker in page.workers:
        try:
            yield worker, worker.evaluate(expression)
        except Error as error:
            if "has been closed" not in error.message:
                raise


def python(page: Page) -> Worker:
    """The worker with Python in it; files and the search have workers of their own."""
    return next(worker for worker, loads in in_workers(page, "'loadPyodide' in self") if loads)


def follow(link: Locator) -> None:
    """By instant navigation, which takes a press that came before its list of the pages as soon as the list is there.

    A browser itself would load where the link leads meanwhile. Without a pointer over the link, for that would open
    a preview of it, sooner or later.
    """
    link.evaluate(PRESSED)


def turn(link: Locator, course: Course) -> None:
    """To another page of a course, as a reader turns to it: from disk each page is loaded."""
    if course.offline:
        link.click()
    else:
        follow(link)
