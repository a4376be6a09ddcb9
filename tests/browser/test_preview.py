"""The preview: what was saved is on the screen, in the page that is open, at the step where the run was."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

import pytest
from playwright.sync_api import Page, expect

from browser.foreign import WAVES, write
from browser.pages import STARTING, button, readout, status, until

SETTINGS = """
site_name: A preview
theme: {name: material, font: false}
plugins:
  - search
  - nnlesson: {blocks: blocks, kit: !ENV NNLESSON_KIT}
markdown_extensions: [pymdownx.superfences]
extra: {generator: false}
"""
HOME = """# Home

Once upon a time it was at `nn: height of #wave after 3 steps`.

```nn-sine-wave
id: wave
rate: 0.2
```

```nn-squared-error
id: error
```
"""


@dataclass
class Previewed:
    """A course whose preview runs, with all that it has said in the terminal."""

    address: str
    folder: Path
    terminal: "Terminal"

    def save(self, file: str, before: str, after: str) -> None:
        """Save a file with another word in it."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")


class Terminal:
    """What the preview says, line by line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: list[str] = []
        self.news = Condition()
        self.reader = Thread(target=self.read, args=[lines], daemon=True)
        self.reader.start()

    def read(self, lines: Iterable[str]) -> None:
        for line in lines:
            with self.news:
                self.lines.append(line)
                self.news.notify_all()

    def until(self, words: str) -> None:
        with self.news:
            said = self.news.wait_for(lambda: any(words in line for line in self.lines), STARTING / 1000)
        assert said, f"{words!r} was not said, but:\n{''.join(self.lines)}"


@pytest.fixture
def preview(kit: Path, tmp_path: Path) -> Iterator[Previewed]:
    write(tmp_path, {"mkdocs.yml": SETTINGS, "docs/index.md": HOME, "docs/other.md": "# Other\n\nNothing here.\n"})
    write(tmp_path / "blocks" / "waves", WAVES)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", address]
    environment = os.environ | {"NNLESSON_KIT": str(kit), "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        terminal = Terminal(server.stderr)
        try:
            terminal.until("Serving on ")
            yield Previewed(f"http://{address}/", tmp_path, terminal)
            assert server.poll() is None, "the preview went down"
        finally:
            server.send_signal(signal.SIGINT)
            terminal.reader.join(10)
            server.kill()  # if it was told to mind no interruption


def at_step_three(page: Page, preview: Previewed) -> None:
    """A run of three steps, in a page that has been loaded once."""
    page.goto(preview.address)
    wave = until(page, "wave", "ready")
    for step in ("1", "2", "3"):
        button(wave, "Step").click()
        expect(readout(wave, "step")).to_have_text(step)
    page.evaluate("globalThis.loadedOnce = true")


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
    page.goto(f"{preview.address}other/")
    page.goto(preview.address)
    expect(until(page, "wave", "ready").locator(".nn-sentence")).to_have_text("A long wave.")


def test_a_run_goes_on_running_while_its_block_is_edited(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    wave = page.locator("#wave")
    button(wave, "Train").click()
    expect(wave).to_have_attribute("state", "running")

    preview.save("blocks/waves/sine_wave.py", "A wave.", "A long wave.")

    expect(wave.locator(".nn-sentence")).to_have_text("A long wave.")
    expect(wave).to_have_attribute("state", "running")
    button(wave, "Pause").click()
    expect(wave).to_have_attribute("state", "ready")
    assert int(readout(wave, "step").inner_text()) > 3
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
    other.goto(f"{preview.address}other/")
    expect(other.get_by_text("Something here.")).to_be_visible()
    other.goto(preview.address)
    expect(other.locator("div.nn-problem")).to_contain_text(f"its block cannot be had: {fault}")
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


def test_a_page_that_stops_the_build_of_all_stops_nothing_else(page: Page, preview: Previewed) -> None:
    at_step_three(page, preview)
    (preview.folder / "docs" / "latin.md").write_bytes("# Déjà vu\n".encode("latin-1"))
    preview.terminal.until("docs/latin.md:1: byte 0xe9 is not UTF-8")
    other = page.context.new_page()
    other.goto(preview.address)
    button(until(other, "wave", "ready"), "Step").click()

    write(preview.folder, {"docs/latin.md": "# Déjà vu\n"})

    expect(page.get_by_role("link", name="Déjà vu").first).to_be_attached()
    until(page, "wave", "ready")


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
    expect(page.get_by_role("link", name="A new page").first).to_be_visible()

    square = {name: text.replace("waves.", "squares.") for name, text in WAVES.items()}
    square["sine_wave.py"] = (
        square["sine_wave.py"].replace("SineWave", "SquareWave").replace("sine-wave", "square-wave")
    )
    write(preview.folder / "blocks" / "squares", square)
    page.goto(f"{preview.address}new/")

    until(page, "square", "ready")
