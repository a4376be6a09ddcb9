"""The panels of a picture: the main one, what stands beside it, and what waits behind a tab until it is asked for.

All of them are in the page, one after the other, for who prints it or runs no scripts. Elsewhere the style sheet hides
what has not been chosen, from the first moment on: on a wide page a panel that is "more", on a narrow one all but the
main one. `data-wide` and `data-narrow` mark the chosen one of either; they change in the page, and never here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nnlesson.contract.block import Block
from nnlesson.contract.chart_foot import chart_foot
from nnlesson.contract.picture import Panel, Place
from nnlesson.draw.element import Element, element


@dataclass(frozen=True)
class Placed:
    """A panel in the page: its id, its place, where it is chosen from the start, and what is drawn of it."""

    panel: Panel
    identity: str
    place: Place
    chosen: dict[str, bool]
    drawn: Element


def panels(given: Sequence[Panel], block: Block, tables: Collection[str] | None) -> list[Element]:
    """The grid of panels; and where they do not stand in it, the tabs and what waits behind them."""
    placed = [place(i, given, block, tables) for i in range(len(given))]
    more = [one for one in placed if one.place == "more"]
    seen = [one for one in placed if one.place != "more"]
    tabs = [tab(one) for one in placed if one.panel.word]
    waiting = [tab_list(tabs, block, alone=len(more) < 2)] if len(tabs) > 1 else []
    look = "nn-tabbed" if more else "nn-tabbed nn-tabbed--narrow"
    behind = element("div", *waiting, *[one.drawn for one in more], class_=look)
    tall = any(one.panel.tall for one in seen)
    inside = tall and bool(more) and not any(one.panel.wide for one in more)
    rows = sum(not one.panel.wide and not one.panel.tall for one in seen) + inside
    content = [one.drawn for one in seen] + ([behind] if inside else [])
    grid = element("div", *content, class_="nn-panels", style=f"--nn-rows: {rows}" if tall else None)
    return [grid] if inside or not waiting else [grid, behind]


def place(index: int, given: Sequence[Panel], block: Block, tables: Collection[str] | None) -> Placed:
    """Of a picture in which no panel is said to be the main one, the first one is."""
    panel, places = given[index], [panel.place for panel in given]
    main = places.index("main") if "main" in places else 0
    first = places.index("more") if "more" in places else -1
    own: Place = "main" if index == main else panel.place
    chosen = {"data_narrow": index == main, "data_wide": index == first}
    identity = f"{block.id}-panel-{index}"
    look = f"nn-panel nn-panel--{own if panel.word else 'always'}"
    return Placed(panel, identity, own, chosen, whole_panel(panel, block, tables, id=identity, look=look, **chosen))


def whole_panel(
    given: Panel, block: Block, tables: Collection[str] | None, *, look: str, **attributes: object
) -> Element:
    """Its title is a heading for whoever hears the page, and is not one of the page's contents."""
    heading = {"class_": "nn-panel__title", "role": "heading", "aria_level": block.heading}
    title = [element("div", given.title, **heading)] if given.title else []
    chart = given.figure.chart
    foot = [chart_foot(chart, block.id, tables is None or chart.name in tables)] if chart else []
    size = " nn-panel--wide" if given.wide else " nn-panel--tall" if given.tall else ""
    return element("div", *title, given.figure.drawing, *foot, class_=f"{look}{size}", **attributes)


def tab_list(tabs: Sequence[Element], block: Block, alone: bool) -> Element:
    """`alone` on a wide page, where only what is "more" has a tab, one has nothing to choose from, and is not seen."""
    look = "nn-tabs nn-tabs--narrow" if alone else "nn-tabs"
    return element("div", *tabs, role="tablist", aria_label=f"Figures: {block.name}", class_=look)


def tab(given: Placed) -> Element:
    chosen = any(given.chosen.values())
    return element(
        "button",
        given.panel.word,
        type="button",
        role="tab",
        id=f"{given.identity}-tab",
        aria_controls=given.identity,
        aria_selected="true" if chosen else "false",
        tabindex="0" if chosen else "-1",
        class_=f"nn-tab nn-tab--{given.place}",
        **given.chosen,
    )
