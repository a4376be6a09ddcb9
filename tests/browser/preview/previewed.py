"""A course whose preview runs: its files, its address, and what it says in the terminal."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

from playwright.sync_api import Locator, Page, expect

from browser.pages import STARTING, button, readout, until

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


def visit(page: Page, address: str) -> None:
    """Go to a page, which may load itself anew before it has been loaded."""
    page.goto(address, wait_until="commit")


def at_step_three(page: Page, preview: Previewed) -> None:
    """A run of three steps, in a page that has been loaded once."""
    visit(page, preview.address)
    wave = until(page, "wave", "ready")
    for step in ("1", "2", "3"):
        button(wave, "Step").click()
        expect(readout(wave, "step")).to_have_text(step)
    page.evaluate("globalThis.loadedOnce = true")


def running(page: Page, preview: Previewed) -> Locator:
    """A run that has gone on after three steps."""
    at_step_three(page, preview)
    wave = page.locator("#wave")
    button(wave, "Train").click()
    expect(readout(wave, "step")).not_to_have_text("3")
    expect(wave).to_have_attribute("state", "running")
    return wave
