"""The preview: what was saved is on the screen, in the page that is open, at the step where the run was."""

from playwright.sync_api import Page, expect

from browser.foreign import WAVES, write
from browser.lessons.figures import value
from browser.pages import button, readout, until
from browser.preview.previewed import Previewed, at_step_three, running, visit


def test_a_saved_sentence_is_seen_and_the_run_is_as_it_was_left(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)

    preview.save("docs/index.md", "Once upon a time", "Long ago")

    expect(page.get_by_text("Long ago")).to_be_visible()
    expect(readout(until(page, "wave", "ready"), "step")).to_have_text("3")


def test_a_saved_block_goes_on_at_its_step_in_the_page_that_is_open(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    wave = page.locator("#wave")

    preview.save("blocks/waves/sine_wave.py", "A wave.", "A long wave.")
    expect(wave.locator(".nn-sentence")).to_have_text("A long wave.")
    preview.save("blocks/waves/model.py", "np.sin(", "np.cos(")

    expect(readout(wave, "height")).to_have_text("0.825")  # cos 0.6
    expect(page.locator(".nn-number")).to_have_text("0.825")
    expect(readout(wave, "step")).to_have_text("3")
    button(wave, "Step").click()
    expect(readout(wave, "step")).to_have_text("4")
    assert page.evaluate("loadedOnce")
    visit(page, f"{preview.address}other/")
    visit(page, preview.address)
    expect(until(page, "wave", "ready").locator(".nn-sentence")).to_have_text("A long wave.")


def test_a_run_goes_on_running_while_its_block_is_edited(page: Page, preview: Previewed) -> None:
    wave = running(page, preview)

    preview.save("blocks/waves/sine_wave.py", "A wave.", "A long wave.")

    expect(wave.locator(".nn-sentence")).to_have_text("A long wave.")
    expect(wave).to_have_attribute("state", "running")
    button(wave, "Pause").click()
    expect(wave).to_have_attribute("state", "ready")
    assert value(wave, "step") > 3
    assert page.evaluate("loadedOnce")


def test_what_does_not_fit_any_more_begins_anew(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)

    preview.save("blocks/waves/sine_wave.py", "Oscillator(self.rate), 0", "Oscillator(self.rate), [0]")
    preview.save("blocks/waves/sine_wave.py", "self.steps += 1", "self.steps[0] += 1")
    preview.save("blocks/waves/sine_wave.py", '"step", self.steps,', '"step", self.steps[0],')

    wave = page.locator("#wave")
    expect(readout(wave, "step")).to_have_text("0")
    button(wave, "Step").click()
    expect(readout(wave, "step")).to_have_text("1")


def test_a_saved_style_is_swapped(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    dot = page.locator(".wave-dot")
    expect(dot).to_have_css("fill", "rgb(0, 128, 128)")

    preview.save("blocks/waves/style.css", "rgb(0, 128, 128)", "rgb(200, 0, 0)")

    expect(dot).to_have_css("fill", "rgb(200, 0, 0)")
    assert page.evaluate("loadedOnce")
    page.reload()
    expect(dot).to_have_css("fill", "rgb(200, 0, 0)")


def test_a_fence_that_says_something_else_begins_anew(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)

    preview.save("docs/index.md", "rate: 0.2", "rate: 0.4")

    wave = page.locator("#wave")
    expect(readout(wave, "step")).to_have_text("0")
    button(until(page, "wave", "ready"), "Step").click()
    expect(readout(wave, "height")).to_have_text("0.389")  # sin 0.4


def test_a_new_page_and_a_new_theme_are_there(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    write(preview.folder, {"docs/new.md": "# A new page\n\n```nn-square-wave\nid: square\n```\n"})
    page.get_by_role("link", name="A new page").first.click()
    expect(page.locator("div.nn-problem")).to_contain_text("there is no such block")

    square = {name: text.replace("waves.", "squares.") for name, text in WAVES.items()}
    square["sine_wave.py"] = (
        square["sine_wave.py"].replace("SineWave", "SquareWave").replace("sine-wave", "square-wave")
    )
    write(preview.folder / "blocks" / "squares", square)

    until(page, "square", "ready")
