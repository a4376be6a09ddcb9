"""A site with the blocks of others: a theme in a folder beside its lessons, and one of a package that is installed."""

from pathlib import Path

WAVE = '''"""The block sine-wave: a number that goes up and down."""

from waves.model import Oscillator

from nnlesson.contract import Block, Panel, Picture, Readout, Reset, Slider, Step, Train, option
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure


class SineWave(Block):
    """A wave that goes up and down."""

    kind = "sine-wave"
    rate: float = option(0.1, low=0.01, high=1.0, label="Rate", restarts=True)
    controls = (Train(), Step(), Reset(), Slider("rate"))

    def start(self):
        self.model, self.steps = Oscillator(self.rate), 0

    def step(self):
        self.model.step()
        self.steps += 1

    def readouts(self):
        return [Readout("step", self.steps, "Step"), Readout("height", self.model.height, "Height")]

    def picture(self):
        height = 50 - 40 * self.model.height
        dot = element("circle", class_="wave-dot", cx=50, cy=round(height, 3), r=5)
        drawing = element("svg", dot, class_="nn-svg", viewBox="0 0 100 100", width=200, height=200)
        return Picture([Panel("The wave", Figure(drawing))], "A wave.")
'''
MODEL = """import numpy as np


class Oscillator:
    def __init__(self, rate):
        self.rate, self.phase = rate, 0.0

    def step(self):
        self.phase += self.rate

    @property
    def height(self):
        return float(np.sin(self.phase))
"""
STYLE = ".wave-dot {\n  fill: rgb(0, 128, 128);\n}\n"
TEST = "from waves.sine_wave import SineWave\n\n\ndef test_it_starts():\n    assert SineWave().steps == 0\n"
WAVES = {
    "__init__.py": '"""Waves."""\n',
    "model.py": MODEL,
    "sine_wave.py": WAVE,
    "style.css": STYLE,
    "test_sine_wave.py": TEST,
}
TIDE = (
    WAVE.replace("from waves.model import Oscillator", "from .moon import Oscillator")
    .replace("SineWave", "Tide")
    .replace("sine-wave", "tide")
)
PACKAGE = {
    "sea/__init__.py": "import webbrowser  # for its other parts, which are in no page\n",
    "sea/blocks/__init__.py": "",
    "sea/blocks/tide.py": TIDE,
    "sea/blocks/moon.py": MODEL,
    "sea-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: sea\nVersion: 1.0\n",
    "sea-1.0.dist-info/entry_points.txt": "[nnlesson.blocks]\nsea = sea.blocks\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
