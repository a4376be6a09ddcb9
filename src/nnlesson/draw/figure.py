"""A figure: one drawing, the words that stand for it, and the pixels that a drawing of lines cannot carry."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nnlesson.draw.element import Child, Element, element

Pixels = NDArray[np.uint8]  # (rows, columns, 4): red, green, blue, alpha


@dataclass(frozen=True)
class Figure:
    """`drawing` is an SVG or HTML tree; `pixels` fills every canvas in it, by the canvas' name."""

    drawing: Element
    pixels: dict[str, Pixels] = field(default_factory=dict)


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
