"""A square on a number line: a gap as its side, and the gap times itself as its area."""

from nnlesson.draw.axes import Axes, text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.handle import Handle, across
from nnlesson.draw.scales import Linear
from nnlesson.draw.wording import short

WIDTH, HEIGHT = 320.0, 382.0
LEFT, RIGHT, TOP, BOTTOM = 10.0, 10.0, 22.0, 60.0
WORDS = 36.0  # half the width of those above the square
CELLS = 10  # along each side of the square that has area 1


def gap_square(start: Handle, end: Handle, names: tuple[str, str]) -> Figure:
    """Both ends lie between 0 and 1. The faint squares have an area of 0.01 each, so the area can be counted."""
    axes = Axes(Linear(0.0, 1.0, LEFT, WIDTH - RIGHT), Linear(0.0, 1.0, HEIGHT - BOTTOM, TOP))
    low, high = min(start.value, end.value), max(start.value, end.value)
    gap = high - low
    left, right, base = axes.x.place(low), axes.x.place(high), axes.bottom
    side = right - left
    square = element("rect", x=left, y=base - side, width=side, height=side, class_="nn-area")
    drawing = svg(
        WIDTH,
        HEIGHT,
        f"A square from {names[0]} {short(start.value)} to {names[1]} {short(end.value)}: side {short(gap)}, "
        f"area {short(gap**2)}.",
        cells(axes),
        square,
        *side_and_area(left + side / 2, base, side, gap),
        end_mark(axes, end, names[1], "negative", above=True),
        end_mark(axes, start, names[0], "positive", above=False),
    )
    return Figure(drawing)


def cells(axes: Axes) -> Element:
    lines: list[Child] = []
    for i in range(CELLS + 1):
        x, y = axes.x.place(i / CELLS), axes.y.place(i / CELLS)
        lines.append(element("line", x1=x, x2=x, y1=axes.top, y2=axes.bottom, class_="nn-grid"))
        lines.append(element("line", x1=axes.left, x2=axes.right, y1=y, y2=y, class_="nn-grid"))
    ticks = [text(axes.x.place(tick), axes.bottom + 54, short(tick), "nn-tick nn-middle") for tick in (0.0, 0.5, 1.0)]
    return element("g", *lines, *ticks, aria_hidden="true")


def side_and_area(middle: float, base: float, side: float, gap: float) -> list[Element]:
    if side < 1:
        return []
    above = min(max(middle, WORDS), WIDTH - WORDS)
    words = [text(above, base - side - 7, f"side {short(gap)}", "nn-value nn-middle nn-halo")]
    if side > 110:
        words.append(text(middle, base - side / 2 + 5, f"area {short(gap * gap)}", "nn-value nn-middle nn-strong"))
    return words


def end_mark(axes: Axes, handle: Handle, name: str, tone: str, above: bool) -> Element:
    """A disc for the one end and a diamond for the other, on the line at the square's foot."""
    value = handle.value
    x, y = axes.x.place(value), axes.bottom
    diamond = element("path", d=f"M{x:.2f} {y - 8:.2f}l8 8l-8 8l-8 -8z", class_=f"nn-point nn-fill-{tone}")
    disc = element("circle", cx=x, cy=y, r=6.5, class_=f"nn-point nn-fill-{tone}")
    anchor = "nn-end" if value > 0.8 else "nn-start" if value < 0.2 else "nn-middle"
    words = text(x, y + (38 if above else 21), name, f"nn-value nn-halo {anchor} nn-fill-{tone}")
    return across(handle, axes.x, (x, y), diamond if above else disc, words)
