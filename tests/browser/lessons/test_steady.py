"""Nothing moves that is not drawn anew: not while a page loads, and not while its figures run."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from browser.fast_time import let_time_fly
from browser.lessons.test_every_lesson import every_lesson
from browser.pages import Course, Held, until

SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1280, "height": 720}, "phone": {"width": 360, "height": 640}}

# All that has moved so far, as the browser itself measures it, but for what a reader's own touch has moved: how much in
# all, and of what. A source is told by its text or its class, and by where it was and is.
MEASURE = """() => {
    window.shifts = [];
    const name = node => node?.nodeType === 3 ? node.data.slice(0, 40) : `<${node?.tagName} ${node?.className}>`;
    const at = rect => `${rect.x.toFixed(1)} ${rect.y.toFixed(1)} ${rect.width.toFixed(1)} ${rect.height.toFixed(1)}`;
    new PerformanceObserver(list => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push({
            value: shift.value,
            sources: shift.sources.map(s => `${name(s.node)}: ${at(s.previousRect)} -> ${at(s.currentRect)}`),
        });
    }).observe({ type: "layout-shift", buffered: true });
}"""
HEIGHTS = "() => Object.fromEntries([...document.querySelectorAll('nn-block')].map(b => [b.id, b.offsetHeight]))"
RUN = """async id => {
    const block = document.getElementById(id);
    block.scrollIntoView({ block: "start", behavior: "instant" });
    block.querySelector("button[name=train]:not([aria-disabled])")?.click();
    for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
    block.querySelector("button[name=pause]")?.click();
}"""


PAINTED = "async () => { for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame); }"
THEME = re.compile(r"/javascripts/bundle\.\w+\.min\.js$")


@pytest.fixture(params=SIZES)
def fresh(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a reader who comes for the first time, and at whom all that moves is counted."""
    context = browser.new_context(viewport=SIZES[request.param])
    context.add_init_script(f"({MEASURE})()")
    let_time_fly(context)
    yield context.new_page()
    context.close()


def moved(page: Page) -> tuple[float, list[str]]:
    """How much has moved since this was last asked, to three places, and what; what moves less is not told."""
    shifts = page.evaluate("window.shifts.splice(0)")
    total = round(sum(shift["value"] for shift in shifts), 3)
    return total, [source for shift in shifts for source in shift["sources"]] if total else []


@every_lesson
def test_nothing_moves_while_a_page_loads_its_figures_run_and_it_is_loaded_again(
    fresh: Page, site: Course, lesson: str
) -> None:
    fresh.goto(site.page(lesson))
    heights = fresh.evaluate(HEIGHTS)

    for id in heights:
        fresh.evaluate("id => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", id)
        until(fresh, id, "ready")
    assert moved(fresh) == (0, [])
    assert fresh.evaluate(HEIGHTS) == heights

    for id in heights:
        fresh.evaluate(RUN, id)
        assert (id, moved(fresh)) == (id, (0, []))
    assert fresh.evaluate(HEIGHTS) == heights

    fresh.reload()  # where its reader is, and with the runs that are kept
    fresh.locator("nn-block[state=ready]").first.wait_for()
    assert moved(fresh) == (0, [])
    assert fresh.evaluate(HEIGHTS) == heights


def test_what_stands_below_a_table_stays_there_when_the_theme_comes_late(fresh: Page, site: Course) -> None:
    """Its script would put a scroller around the table, and move what has been painted below it."""
    held = Held()
    fresh.context.route(THEME, held.hold)
    fresh.goto(site.page("lessons/the-next-word"), wait_until="commit")
    table = fresh.locator("article > .md-typeset__scrollwrap table, article > table")
    table.evaluate("table => scrollTo({ top: scrollY + table.getBoundingClientRect().top - 200, behavior: 'instant' })")
    fresh.evaluate(PAINTED)
    before = moved(fresh)

    held.let_go()
    fresh.wait_for_load_state()
    fresh.evaluate(PAINTED)

    assert (before, moved(fresh)) == ((0, []), (0, []))
