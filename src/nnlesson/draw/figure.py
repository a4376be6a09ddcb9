"""A figure: one drawing, the words that stand for it, and the pixels that a drawing of lines cannot carry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.course import Line
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.wording import short

Pixels = NDArray[np.uint8]  # (rows, columns, 4): red, green, blue, alpha


@dataclass(frozen=True)
class Numbers:
    """The numbers behind a chart, row by row under the names of their columns; the first of a row says what it is of.

    None is a place without a number. `written` puts a number into words, but not those of the first column.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[float | str | None]]
    written: Callable[[float], str] = short


@dataclass(frozen=True)
class Chart:
    """What makes a figure a chart: its name among those of its block, and its numbers, should anybody want to see them.

    `scale` says on which one it is drawn, "linear" or "log"; "" leaves its reader no choice. `lines` are the
    courses that it shows of a run, if it does.
    """

    name: str
    numbers: Callable[[], Numbers]
    scale: str = ""
    lines: Sequence[Line] = ()


@dataclass(frozen=True)
class Figure:
    """`drawing` is an SVG or HTML tree; `pixels` fills every canvas in it, by the canvas' name.

    Below a `chart` its reader finds its numbers as a table.
    """

    drawing: Element
    pixels: dict[str, Pixels] = field(default_factory=dict)
    chart: Chart | None = None


def svg(width: float, height: float, description: str, *children: Child, class_: str = "") -> Element:
    """A drawing of width × height units, one of which is about a CSS pixel at full size.

    `description` says in words what the drawing shows, for those who cannot see it.
    """
    return element(
        "svg",
        *children,
        class_=f"nn-svg {class_}".strip(),
        viewBox=f"0 0 {width:g} {height:g}",
        role="group",
        aria_label=description,
    )
