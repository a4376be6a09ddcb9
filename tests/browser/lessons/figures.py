"""What a test does with a figure of a lesson, and what it reads there."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from browser.pages import block, button, readout, until

NUMBERS = """block => [...block.querySelectorAll("output, .nn-stage")]
    .map(output => [output.name ?? "", output.dataset.value ?? "", output.textContent])"""
STILLS = f"""html => Object.fromEntries(
    [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("nn-block")]
        .map(block => [block.id, ({NUMBERS})(block)]))"""
TOGETHER = "(block, names) => names.map(name => block.querySelector(`output[name='${name}']`).dataset.value)"
CHANGED = f"([id, still]) => JSON.stringify(({NUMBERS})(document.getElementById(id))) !== JSON.stringify(still)"


def numbers(found: Locator) -> list[list[str]]:
    shown: list[list[str]] = found.evaluate(NUMBERS)
    return shown


def stills(page: Page, html: str) -> dict[str, list[list[str]]]:
    """What each block of a page shows as it was built, before any script came near it."""
    shown: dict[str, list[list[str]]] = page.evaluate(STILLS, html)
    return shown


def same(shown: list[list[str]], others: list[list[str]]) -> bool:
    """Whether both say the same: the same words, and numbers that are the same to 1e-12, as in CPython and Pyodide."""
    words = [[name, text] for name, _, text in shown] == [[name, text] for name, _, text in others]
    pairs = zip(shown, others, strict=False)
    return words and all(a == b or abs(float(a) - float(b)) <= 1e-12 for (_, a, _), (_, b, _) in pairs)


def ready(page: Page, id: str) -> Locator:
    block(page, id).scroll_into_view_if_needed()
    return until(page, id, "ready")


def press(found: Locator, name: str) -> None:
    button(found, name).click()


def rest(found: Locator) -> None:
    """Paused, where the run has not come to its end by itself."""
    found.evaluate("block => block.querySelector('.nn-buttons button[name=pause]')?.click()")
    expect(found).to_have_attribute("state", "ready")


def show(found: Locator, tab: str) -> None:
    """Bring the panel behind this tab to the front."""
    found.get_by_role("tab", name=tab, exact=True).click()


def value(found: Locator, name: str) -> float:
    return float(readout(found, name).get_attribute("data-value") or "nan")


def values(found: Locator, *names: str) -> list[float]:
    """Several read-outs of one frame, also while frames go on coming."""
    shown: list[str] = found.evaluate(TOGETHER, names)
    return [float(number) for number in shown]


def sentence(found: Locator) -> Locator:
    return found.locator(".nn-sentence")


def says(*words: str) -> Callable[[Page], None]:
    """A check that the article has these words."""

    def check(page: Page) -> None:
        article = page.locator("article")
        for word in words:
            expect(article).to_contain_text(word)

    return check


def each_is_there(page: Page, items: Mapping[str, Callable[[Page], None]]) -> None:
    """Each item of a lesson, by its own check; one that fails says which it was."""
    for item, check in items.items():
        try:
            check(page)
        except AssertionError as missing:
            missing.add_note(item)
            raise
