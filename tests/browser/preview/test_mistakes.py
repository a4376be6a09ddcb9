"""The preview: a mistake that was saved is told in its place, ends nothing, and is over once it is put right."""

import pytest
from playwright.sync_api import Page, expect

from browser.foreign import write
from browser.lessons.figures import value
from browser.pages import button, readout, status, until
from browser.preview.previewed import Previewed, at_step_three, running, visit


def test_a_file_that_is_no_python_shows_its_line_and_all_else_goes_on(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    wave, error = page.locator("#wave"), page.locator("#error")

    preview.save("blocks/waves/sine_wave.py", "self.steps += 1", "self.steps += 1 +")

    fault = "blocks/waves/sine_wave.py, line 22: SyntaxError: invalid syntax"
    expect(status(wave)).to_contain_text(f"This block cannot be had: {fault}")
    expect(readout(wave, "step")).to_have_text("3")  # its last picture stays
    before = readout(error, "loss").inner_text()
    error.get_by_label("Prediction", exact=True).press("ArrowRight")
    expect(readout(error, "loss")).not_to_have_text(before)
    preview.save("docs/other.md", "Nothing here.", "Something here.")
    other = page.context.new_page()
    visit(other, f"{preview.address}other/")
    expect(other.get_by_text("Something here.")).to_be_visible()
    visit(other, preview.address)
    expect(other.locator("div.nn-problem")).to_contain_text(f"its block cannot be had: see {fault.partition(': ')[0]}")
    expect(other.locator("#wave")).to_have_count(0)
    preview.terminal.until("blocks/waves/sine_wave.py:22: SyntaxError: invalid syntax")

    preview.save("blocks/waves/sine_wave.py", "self.steps += 1 +", "self.steps += 1")

    expect(until(page, "wave", "ready").locator(".nn-status")).to_be_empty()
    expect(readout(wave, "step")).to_have_text("3")
    until(other, "wave", "ready")
    assert page.evaluate("loadedOnce")


def test_a_block_that_failed_goes_on_from_before_once_it_is_put_right(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    wave = page.locator("#wave")
    preview.save("blocks/waves/model.py", "self.phase += self.rate", "self.phase += self.rate / 0")
    expect(page.locator("mark.nn-problem")).to_contain_text("blocks/waves/sine_wave.py:21")
    button(wave, "Step").click()
    until(page, "wave", "failed")
    expect(wave.locator(".nn-where summary")).to_have_text("model.py, line 9: self.phase += self.rate / 0")
    expect(wave.locator(".nn-where pre")).to_be_hidden()
    wave.locator(".nn-where summary").press("Enter")
    expect(wave.locator(".nn-where pre")).to_contain_text("after 3 steps, with")

    preview.save("blocks/waves/model.py", "self.rate / 0", "self.rate")

    until(page, "wave", "ready")
    expect(readout(wave, "step")).to_have_text("3")
    assert page.evaluate("loadedOnce")


ABOVE = """block => {
    const [picture, words] = [".nn-svg", ".nn-status"].map(part => block.querySelector(part).getBoundingClientRect());
    return words.height > 0 && picture.height > 0 && picture.bottom <= words.top;
}"""
RUNNING_FAULTS = {
    "which is no Python": ("self.steps += 1", "self.steps += 1 +", "This block cannot be had: "),
    "in its picture": ('"A wave.")', '"A wave." + 1)', "This figure met an error of its own"),
}


@pytest.mark.parametrize("fault", RUNNING_FAULTS)
def test_a_run_that_met_a_mistake_rests_in_view_and_goes_on_at_its_step(
    page: Page, preview: Previewed, fault: str
) -> None:
    right, wrong, said = RUNNING_FAULTS[fault]
    preview.save("docs/index.md", "# Home", "# Home\n\n<!-- claim: height of #wave after 3 steps is above 0 -->")
    wave = running(page, preview)

    preview.save("blocks/waves/sine_wave.py", right, wrong)

    expect(status(wave)).to_contain_text(said)
    expect(button(wave, "Train")).to_be_visible()  # nothing runs that could be paused
    expect(page.locator("mark.nn-problem", has_text="claim")).to_have_count(0)
    assert wave.evaluate(ABOVE)
    step = value(wave, "step")
    preview.save("blocks/waves/sine_wave.py", wrong, right)

    expect(status(wave)).to_be_empty()
    expect(wave).to_have_attribute("state", "running")
    assert value(wave, "step") >= step > 3
    assert page.evaluate("loadedOnce")


def test_a_run_goes_on_where_its_page_is_the_one_of_before_for_a_moment(page: Page, preview: Previewed) -> None:
    """A block is put right at once, and the page is asked for before it has been made anew."""
    wave = running(page, preview)
    preview.save("blocks/waves/sine_wave.py", "self.steps += 1", "self.steps += 1 +")
    expect(status(wave)).to_contain_text("This block cannot be had: ")
    expect(page.locator("mark.nn-problem")).to_be_visible()  # so the page is there, too
    before = page.request.get(preview.address).text()
    page.route(preview.address, lambda route: route.fulfill(body=before, content_type="text/html"), times=1)

    with page.expect_response(preview.address):
        preview.save("blocks/waves/sine_wave.py", "self.steps += 1 +", "self.steps += 1")
    claim = "<!-- claim: height of #wave after 3 steps is above 0 -->"  # no other prose, but the page is built again
    preview.save("docs/index.md", "# Home", f"# Home\n\n{claim}")

    expect(page.locator("mark.nn-problem")).to_have_count(0)
    expect(wave).to_have_attribute("state", "running")
    assert page.evaluate("loadedOnce")


def test_a_block_that_cannot_be_had_says_so_again_whatever_is_pressed(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    wave = page.locator("#wave")
    preview.save("blocks/waves/sine_wave.py", "self.steps += 1", "self.steps += 1 +")
    expect(status(wave)).to_contain_text("This block cannot be had: ")

    button(wave, "Step").click()

    expect(status(wave)).to_contain_text("blocks/waves/sine_wave.py, line 22: SyntaxError")
    preview.save("blocks/waves/sine_wave.py", "self.steps += 1 +", "self.steps += 1")
    expect(status(wave)).to_be_empty()
    expect(readout(wave, "step")).to_have_text("3")


def test_a_page_that_stops_the_build_of_all_stops_nothing_else(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    (preview.folder / "docs" / "latin.md").write_bytes("# Déjà vu\n".encode("latin-1"))
    preview.terminal.until("docs/latin.md:1: byte 0xe9 is not UTF-8")
    other = page.context.new_page()
    visit(other, preview.address)
    button(until(other, "wave", "ready"), "Step").click()

    write(preview.folder, {"docs/latin.md": "# Déjà vu\n"})

    expect(page.get_by_role("link", name="Déjà vu").first).to_be_attached()
    until(page, "wave", "ready")
