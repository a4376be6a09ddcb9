"""A few small blocks, and the way of a page from Markdown to HTML with nothing of MkDocs around it."""

from typing import NamedTuple

import numpy as np
from markdown import Markdown

from nnlesson.contract import Block, Panel, Picture, Readout, choice, option
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.placing import Blocks

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]


class AndGate(Block):
    """A block whose loss falls by its rate at every step, so that anyone can foresee it."""

    kind = "and-gate"
    rate: float = option(0.5, low=0.001, high=10.0, log=True, label="Learning rate")
    gate: str = choice("and", {"and": "AND", "or": "OR", "xor": "XOR"}, label="Gate")

    def start(self) -> None:
        self.epoch, self.loss = 0, 1.0

    def step(self) -> None:
        self.epoch, self.loss = self.epoch + 1, self.loss * (1 - self.rate)

    def readouts(self) -> list[Readout]:
        return [
            Readout("epoch", self.epoch, "Epoch"),
            Readout("loss", self.loss, "Loss"),
            Readout("accuracy", 0.5, "Right answers", "2 of 4 | *half*"),
        ]

    def measures(self) -> list[Readout]:
        return [Readout("half", self.loss / 2, "Half the loss")]

    def picture(self) -> Picture:
        return Picture([], f"The gate is {self.gate} & the loss is < 2.")


class Map(Block):
    """A block with a canvas."""

    kind = "map"

    def picture(self) -> Picture:
        pixels = np.array([[[255, 0, 0, 255], [0, 255, 0, 128]]], dtype=np.uint8)
        canvas = element("canvas", class_="nn-pixels", data_layer="answers", width=2, height=1)
        return Picture([Panel("", Figure(canvas, {"answers": pixels}))], "Red and green.")


class Broken(Block):
    """A block whose own code fails at its first step, or at once with a seed of 1. With one of 2 it holds no data."""

    kind = "broken"

    def start(self) -> None:
        if self.seed == 1:
            raise ValueError("no start\nwith this seed")
        if self.seed == 2:
            self.undo = self.start

    def step(self) -> None:
        raise ZeroDivisionError("division by zero")

    def readouts(self) -> list[Readout]:
        return [Readout("epoch", 0, "Epoch")]

    def picture(self) -> Picture:
        return Picture([], "Whole.")


class Result(NamedTuple):
    html: str
    problems: list[str]


CATALOGUE = {block.kind: block for block in (AndGate, Broken, Map)}


def read(text: str) -> Result:
    """A page's HTML and its problems, each as the line that is logged."""
    page = Page("docs/x.md", 0, Evaluator(CATALOGUE))
    html = Blocks(page).placed(page.content(Markdown(extensions=EXTENSIONS).convert(page.markdown(text))))
    return Result(html, [str(problem) for problem in sorted(page.problems)])
