"""The panels of a picture: the main one, what stands beside it, and what waits behind a tab until it is asked for.

All of them are in the page, one after the other, for who prints it or runs no scripts. Elsewhere the style sheet hides
what has not been chosen, from the first moment on: on a wide page a panel that is "more", on a narrow one all but the
main one. `data-chosen` says on which of them a panel is to be seen; it changes in the page, and never here.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from nnlesson.contract.block import Block
from nnlesson.contract.chart_foot import chart_foot
from nnlesson.contract.picture import Panel
from nnlesson.draw.element import Element, element


def panels(given: Sequence[Panel], block: Block, tables: Collection[str] | None) -> list[Element]:
    """The grid of panels; and where they do not stand in it, the tabs and what waits behind them."""
    more = [panel for panel in given if panel.place == "more"]
    seen = [panel for panel in given if panel.place != "more"]
    places = [Placed(panel, f"{block.id}-panel-{i}", chosen(panel, given, more)) for i, panel in enumerate(given)]
    drawn = {id(place.panel): whole_panel(place, block, tables) for place in places}
    tabs = [tab(place) for place in places if place.panel.word]
    waiting = [tab_list(tabs, block, more)] if len(tabs) > 1 else []
    look = "nn-tabbed" if more else "nn-tabbed nn-tabbed--narrow"
    behind = element("div", *waiting, *[drawn[id(panel)] for panel in more], class_=look)
    tall = any(panel.tall for panel in seen)
    inside = tall and bool(more) and not any(panel.wide for panel in more)
    rows = sum(not panel.wide and not panel.tall for panel in seen) + inside
    content = [drawn[id(panel)] for panel in seen] + ([behind] if inside else [])
    grid = element("div", *content, class_="nn-panels", style=f"--nn-rows: {rows}" if tall else None)
    return [grid] if inside or not waiting else [grid, behind]


class Placed(NamedTuple):
    """A panel, its id in the page, and the widths at which it is chosen from the start: "narrow", "wide" or none."""

    panel: Panel
    identity: str
    chosen: str


def chosen(panel: Panel, given: Sequence[Panel], more: Sequence[Panel]) -> str:
    main = next((other for other in given if other.place == "main"), given[0])
    return "narrow" if panel is main else "wide" if more and panel is more[0] else ""


def whole_panel(place: Placed, block: Block, tables: Collection[str] | None) -> Element:
    """Its title is a heading for whoever hears the page, and is not one of the page's contents."""
    given = place.panel
    heading = {"class_": "nn-panel__title", "role": "heading", "aria_level": block.heading}
    title = [element("div", given.title, **heading)] if given.title else []
    chart = given.figure.chart
    foot = [chart_foot(chart, block.id, tables is None or chart.name in tables)] if chart else []
    size = " nn-panel--wide" if given.wide else " nn-panel--tall" if given.tall else ""
    look = f"nn-panel nn-panel--{given.place if given.word else 'always'}{size}"
    return element("div", *title, given.figure.drawing, *foot, id=place.identity, class_=look, data_chosen=place.chosen)


def tab_list(tabs: Sequence[Element], block: Block, more: Sequence[Panel]) -> Element:
    """One alone has nothing to choose from, and is not seen on a wide page."""
    look = "nn-tabs" if len(more) > 1 else "nn-tabs nn-tabs--narrow"
    return element("div", *tabs, role="tablist", aria_label=f"Figures: {block.name}", class_=look)


def tab(place: Placed) -> Element:
    return element(
        "button",
        place.panel.word,
        type="button",
        role="tab",
        id=f"{place.identity}-tab",
        aria_controls=place.identity,
        aria_selected="true" if place.chosen else "false",
        tabindex="0" if place.chosen else "-1",
        class_=f"nn-tab nn-tab--{place.panel.place}",
        data_chosen=place.chosen,
    )
