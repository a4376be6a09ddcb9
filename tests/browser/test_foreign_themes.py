"""The blocks of others live as ours do: of a folder, of a package, over http, from disk, and as they were left."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.foreign import PACKAGE, WAVES, write
from browser.pages import Course, Watch, button, readout, status, turn, until
from browser.small_course import CONFIG, build_pages
from serving import serving

PAGES = {
    "index.md": "# Home\n\n[Waves](waves.md)\n\n```nn-squared-error\nid: error\n```\n",
    "waves.md": """# Waves

After three steps it is at `nn: height of #wave after 3 steps`.

```nn-sine-wave
id: wave
rate: 0.2
```

```nn-tide
id: tide
```
""",
}
SETTINGS = CONFIG.replace("kit:", "blocks: blocks\n      kit:")


@pytest.fixture(scope="module")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The package is installed."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(write(tmp_path_factory.mktemp("installed"), PACKAGE)))
        yield


@pytest.fixture(scope="module")
def foreign_served(sea: None, kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = tmp_path_factory.mktemp("foreign")
    with serving(folder) as address:
        write(folder / "blocks" / "waves", WAVES)
        build_pages(folder / "site", kit, f"{address}site/", PAGES, SETTINGS.replace("FEATURES", "navigation.instant"))
        yield Course(f"{address}site/", offline=False)


@pytest.fixture(scope="module")
def foreign_on_disk(sea: None, offline_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("foreign-offline")
    write(folder / "blocks" / "waves", WAVES)
    build_pages(folder / "site", offline_kit, "", PAGES, SETTINGS.replace("FEATURES", ""))
    return Course(f"file://{quote(str(folder / 'site'))}/", offline=True)


@pytest.fixture(params=["foreign_served", "foreign_on_disk"])
def foreign(request: pytest.FixtureRequest) -> Course:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture
def context(browser: Browser, foreign: Course) -> Iterator[BrowserContext]:
    """In place of the visit that all tests of a file share: one that knows nothing yet."""
    context = browser.new_context()
    context.set_offline(foreign.offline)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize("id", ["wave", "tide"])
def test_a_block_of_somebody_else_lives_and_is_kept(page: Page, foreign: Course, id: str) -> None:
    page.goto(foreign.page("waves"))
    found = until(page, id, "ready")
    expect(page.locator(".nn-number")).to_have_text("0.565")  # sin 0.6
    for step in ("1", "2", "3"):
        button(found, "Step").click()
        expect(readout(found, "step")).to_have_text(step)
    expect(readout(found, "height")).to_have_text("0.565" if id == "wave" else "0.296")
    expect(found.locator(".wave-dot")).to_have_css("fill", "rgb(0, 128, 128)")

    page.reload()

    expect(until(page, id, "ready")).to_contain_text("As you left it")
    expect(readout(found, "step")).to_have_text("3")
    button(found, "Step").click()
    expect(readout(found, "step")).to_have_text("4")


def test_a_visit_that_begins_on_a_page_without_them_comes_to_them(page: Page, foreign: Course) -> None:
    page.goto(foreign.page(""))
    until(page, "error", "ready")

    turn(page.get_by_role("article").get_by_role("link", name="Waves"), foreign)

    button(until(page, "wave", "ready"), "Step").click()
    expect(readout(page.locator("#wave"), "step")).to_have_text("1")


def test_a_file_of_blocks_that_does_not_arrive_is_named_and_try_again_works(
    page: Page, foreign: Course, watch: Watch
) -> None:
    watch.expected.append("Failed to load resource")
    page.context.route("**/blocks.*.js", lambda route: route.abort())
    page.goto(foreign.page("waves"))
    wave = until(page, "wave", "failed")
    expect(status(wave)).to_contain_text("Python could not start: blocks.")
    expect(status(wave)).to_contain_text("did not arrive. The page can be read without it.")

    page.context.unroute("**/blocks.*.js")
    wave.get_by_role("button", name="Try again").click()

    until(page, "wave", "ready")
