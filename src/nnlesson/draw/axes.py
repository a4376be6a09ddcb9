"""Axes: a light grid, round numbers, and what they count."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.placing import BOLD
from nnlesson.draw.pointing import stop
from nnlesson.draw.scales import Scale
from nnlesson.draw.wording import short


@dataclass(frozen=True)
class Axes:
    """Where a chart's values stand. y grows upwards, so its scale starts below and ends above."""

    x: Scale
    y: Scale
    x_label: str = ""
    y_label: str = ""
    width: float = inf  # of the drawing, which a number beside the axis does not leave

    @property
    def left(self) -> float:
        return self.x.start

    @property
    def right(self) -> float:
        return self.x.end

    @property
    def top(self) -> float:
        return self.y.end

    @property
    def bottom(self) -> float:
        return self.y.start

    @lru_cache(maxsize=64)  # noqa: B019 - axes are small, and most frames have the axes of the frame before
    def draw(self) -> Element:
        return element(
            "g",
            *[child for tick in self.y.ticks() for child in self.row(tick)],
            *[child for tick in self.x.ticks() for child in self.column(tick)],
            text(self.right, self.bottom + 6, self.x_label, "nn-label nn-end", dy="2.2em"),
            text(4.0, self.top - 10, self.y_label, "nn-label"),
            class_="nn-axes",
            aria_hidden="true",
        )

    def row(self, tick: float) -> list[Child]:
        y = self.y.place(tick)
        line = element("line", x1=self.left, x2=self.right, y1=y, y2=y, class_="nn-grid")
        return [line, text(self.left - 6, y, short(tick), "nn-tick nn-end", dy="0.33em")]

    def column(self, tick: float) -> list[Child]:
        x = self.x.place(tick)
        line = element("line", x1=x, x2=x, y1=self.bottom, y2=self.bottom + 4, class_="nn-grid")
        middle = min(x, self.width - BOLD * len(short(tick)) / 2 - 1)
        return [line, text(middle, self.bottom + 6, short(tick), "nn-tick nn-middle", dy="0.95em")]


def text(x: float, y: float, content: str, class_: str, dy: str | None = None) -> Element:
    """Words that start at x, or stand on it (nn-middle), or end there (nn-end); `dy` moves them down by their size."""
    return element("text", content, x=x, y=y, dy=dy, class_=class_)


def target(axes: Axes, name: str, label: str, spoken: str = "", at: float = 0.5) -> Element:
    """An unseen area over a chart that a learner can point at, with the pointer or with the arrow keys."""
    return area(axes, **stop(name, label, spoken or label, at))


def ground(axes: Axes, name: str) -> Element:
    """An unseen area that can be clicked; what the keys move stands on it."""
    return area(axes, data_point=name)


def area(axes: Axes, **attributes: str | None) -> Element:
    return element(
        "rect",
        x=axes.left,
        y=axes.top,
        width=axes.right - axes.left,
        height=axes.bottom - axes.top,
        class_="nn-target",
        **attributes,
    )
