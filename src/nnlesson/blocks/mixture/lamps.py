"""A diagram of a router and its experts, each a lamp. The lamps of the chosen experts are lit, all others rest.

Up to eight experts stand in a row, each with its score as a column. More of them are a panel of lamps, where a lamp is
tinted by its score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from nnlesson.blocks.mixture.colours import colour
from nnlesson.draw.axes import text
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure, svg
from nnlesson.draw.wording import percent, short

WIDTH = 700.0
BOX_WIDTH, BOX = 380.0, 44.0  # the router
IN_A_ROW, ACROSS = 8, 16  # experts that have columns; lamps in a line of a panel
LAMPS, RADIUS, COLUMN, GROUND = 110.0, 27.0, 52.0, 296.0  # of a row: the lamps' height, a score of 1, where it stands
PANEL, LINE, SMALL, GLOWING = 112.0, 38.0, 13.5, 17.0  # of a panel: its first line of lamps, the next one, their radii


@dataclass(frozen=True)
class Lamp:
    """One expert: what the router scores it, and what its answer is multiplied by; a gate of 0 means it rests."""

    score: float  # from 0 to 1
    gate: float


def switchboard(word: str, lamps: Sequence[Lamp]) -> Figure:
    """`word` is what the router has before it; without a word nothing is scored, and all rest."""
    draw, height = (row, 338.0) if len(lamps) <= IN_A_ROW else (panel, PANEL + LINE * ceil(len(lamps) / ACROSS) - 14)
    drawing = svg(
        WIDTH, height, description(word, lamps), *draw(lamps), *router(word), class_="nn-svg--wide nn-switchboard"
    )
    return Figure(drawing)


def router(word: str) -> list[Element]:
    label = f"router: “{word}”" if word else "router: no word"
    return [
        element("rect", x=(WIDTH - BOX_WIDTH) / 2, y=2.0, width=BOX_WIDTH, height=BOX, rx=8.0, class_="nn-router"),
        text(WIDTH / 2, 2 + BOX / 2, label, "nn-value nn-middle", dy="0.35em"),
    ]


def row(lamps: Sequence[Lamp]) -> list[Element]:
    cell = WIDTH / len(lamps)
    places = [(cell * (i + 0.5), LAMPS) for i in range(len(lamps))]
    wires = [wire(i, *place, RADIUS, lamps[i].gate) for i, place in enumerate(places)]
    drawn = [lamp_of(i, *place, RADIUS, lamps[i]) for i, place in enumerate(places)]
    columns = [column(i, x, lamps[i], min(56.0, cell * 0.55)) for i, (x, _) in enumerate(places)]
    said = text(0.0, GROUND - COLUMN - 10, "The router's scores (%)", "nn-label")
    return [*wires, *drawn, said, *columns]


def panel(lamps: Sequence[Lamp]) -> list[Element]:
    cell = WIDTH / ACROSS
    places = [(cell * (i % ACROSS + 0.5), PANEL + LINE * (i // ACROSS)) for i in range(len(lamps))]
    radii = [GLOWING if lamp.gate else SMALL for lamp in lamps]
    lit = [(i, *place, GLOWING, lamps[i].gate) for i, place in enumerate(places) if lamps[i].gate]
    drawn = [lamp_of(i, *place, radii[i], lamps[i]) for i, place in enumerate(places)]
    return [*[wire(*given) for given in lit], *drawn]


def wire(index: int, x: float, y: float, radius: float, gate: float) -> Element:
    """From the router down to a lamp: the wider, the more the expert's answer counts."""
    top, end = 2 + BOX, y - radius
    bend = (top + min(end, LAMPS - RADIUS)) / 2
    path = f"M{WIDTH / 2:.1f} {top:.1f}C{WIDTH / 2:.1f} {bend:.1f} {x:.1f} {bend - 8:.1f} {x:.1f} {end:.1f}"
    if not gate:
        return element("path", d=path, class_="nn-wire")
    return element("path", d=path, class_=f"nn-wire nn-wire--lit {colour(index)}", stroke_width=1.5 + 4.5 * sqrt(gate))


def lamp_of(index: int, x: float, y: float, radius: float, lamp: Lamp) -> Element:
    small = radius < RADIUS
    tint = min(1.0, sqrt(lamp.score)) if small and not lamp.gate else 0.0
    number = text(x, y, str(index + 1), "nn-value nn-middle nn-lamp__number", dy="0.35em")
    return element(
        "g",
        element("circle", cx=x, cy=y, r=radius, class_="nn-lamp__glass"),
        *([element("circle", cx=x, cy=y, r=radius, class_="nn-map-positive", fill_opacity=tint)] if tint else []),
        *([number] if not small or lamp.gate else []),
        class_=f"nn-lamp{' nn-lamp--small' if small else ''}{' nn-lamp--lit' if lamp.gate else ''} {colour(index)}",
        data_expert=index + 1,
    )


def column(index: int, x: float, lamp: Lamp, width: float) -> Element:
    """Under a lamp: what its answer is multiplied by, and how high the router scores it."""
    tall = COLUMN * min(1.0, lamp.score)
    return element(
        "g",
        *(gate(x, lamp.gate) if lamp.gate else [beneath(x, "rests", "nn-label", "1.25em")]),
        element("rect", x=x - width / 2, y=GROUND - COLUMN, width=width, height=COLUMN, class_="nn-bar-ground"),
        element(
            "rect",
            x=x - width / 2,
            y=GROUND - tall,
            width=width,
            height=tall,
            class_="nn-expert__fill" if lamp.gate else "nn-fill-bar",
        ),
        text(x, GROUND, percent(lamp.score).removesuffix(" %"), "nn-value nn-middle", dy="1.15em"),
        class_=colour(index),
    )


def gate(x: float, size: float) -> list[Element]:
    look = "nn-value nn-expert__ink"
    return [beneath(x, "gate", look, "1.25em"), beneath(x, short(size, 2), look, "2.4em")]


def beneath(x: float, words: str, look: str, dy: str) -> Element:
    return text(x, LAMPS + RADIUS, words, f"{look} nn-middle", dy=dy)


def description(word: str, lamps: Sequence[Lamp]) -> str:
    if not word:
        return f"A router and {len(lamps)} experts. There is no word, so all of them rest."
    order = sorted(range(len(lamps)), key=lambda i: -lamps[i].score)
    scores = ", ".join(f"expert {i + 1} {percent(lamps[i].score)}" for i in order[:IN_A_ROW])
    lit = ", ".join(f"expert {i + 1}, times {short(lamps[i].gate, 2)}" for i in order if lamps[i].gate)
    resting = sum(not lamp.gate for lamp in lamps)
    return f"The router's highest scores for {word}: {scores}. Lit: {lit}. The other {resting} rest."
