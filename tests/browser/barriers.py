"""What axe finds on a page, its best practices included: barriers for who cannot see it, or uses no mouse."""

import tarfile
from functools import cache

from playwright.sync_api import Page

from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.pins import NpmPackage

AXE = NpmPackage(
    file="axe-core-4.14.1.tgz",
    hash="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    package="axe-core@4.14.1",
)
# A colour on its way to another one is neither.
SETTLED = """() => Promise.all(
    document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished.catch(() => {})))"""

# The theme makes what scrolls a stop for the Tab key, in a moment of its own.
REACHED = """() => [...document.querySelectorAll("pre > code")].every(
    code => code.scrollWidth <= code.clientWidth || code.tabIndex >= 0)"""


@cache
def axe() -> str:
    """The script that looks a page over."""
    with tarfile.open(npm_package(AXE, cache_folder() / "downloads")) as package:
        script = package.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """Every rule that is broken, with what breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    page.evaluate(SETTLED)
    page.wait_for_function(REACHED)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [(broken["id"], [node["html"] for node in broken["nodes"]]) for broken in found["violations"]]
