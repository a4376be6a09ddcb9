"""A mixing desk: every number of a network as a fader, so that all of them can be seen to move at once."""

from collections.abc import Sequence

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure, svg

WIDTH, ROW, GAP = 320.0, 40.0, 6.0  # of the desk, of a row of faders, and between two rows
IN_A_ROW = 27
APART = WIDTH / IN_A_ROW


def faders(values: Sequence[float], high: float, name: str = "", held: int | None = None) -> Figure:
    """Each value from -`high` to `high`, up is positive. A `name` makes every row a place to press: "name-0", ..."""
    rows = [values[i : i + IN_A_ROW] for i in range(0, len(values), IN_A_ROW)]
    height = len(rows) * (ROW + GAP)
    drawn: list[Element] = []
    for i, row in enumerate(rows):
        top = i * (ROW + GAP) + GAP / 2
        drawn.append(element("path", d=slots(len(row), top), class_="nn-fader__slot"))
        drawn += [fader(j, top, value / high, i * IN_A_ROW + j == held) for j, value in enumerate(row)]
        if name:
            drawn.append(place(name, i, len(row), top))
    said = f"A mixing desk of {len(values)} faders, each a number of the network."
    return Figure(svg(WIDTH, height, said, *drawn, class_="nn-faders"))


def slots(count: int, top: float) -> str:
    return "".join(f"M{(j + 0.5) * APART:.1f} {top:.1f}v{ROW:.1f}" for j in range(count))


def fader(column: int, top: float, share: float, held: bool) -> Element:
    """`share` is from -1 at the bottom to 1 at the top; what lies beyond stands at its end."""
    tone = "positive" if share >= 0 else "negative"
    y = top + ROW * (0.5 - 0.5 * max(-1.0, min(1.0, share)))
    look = f"nn-fader nn-fill-{tone}" + (" nn-fader--held" if held else "")
    return element("rect", x=(column + 0.5) * APART - 4, y=y - 3, width=8.0, height=6.0, rx=2.0, class_=look)


def place(name: str, row: int, count: int, top: float) -> Element:
    return element(
        "rect",
        x=0,
        y=top - GAP / 2,
        width=count * APART,
        height=ROW + GAP,
        class_="nn-target nn-faders__row",
        data_point=f"{name}-{row}",
    )


def fader_at(name: str, pointed: str, x: float) -> int | None:
    """The number of the fader that is pressed, `x` of the way along its row; None if that is nowhere on this desk."""
    own, _, row = pointed.rpartition("-")
    if own != name or not row.isdecimal():
        return None
    return int(row) * IN_A_ROW + min(int(x * IN_A_ROW), IN_A_ROW - 1)


def height_at(y: float, high: float) -> float:
    """The value that lies `y` of the way down a row."""
    share = (y * (ROW + GAP) - GAP / 2) / ROW
    return high * (1 - 2 * min(1.0, max(0.0, share)))
